import { z } from 'zod'
import { type Context, entry } from '#context.ts'
import { groupsAllowing, mustBeAbleTo } from '#features/groups/access.ts'
import { type CurrentCall, currentCall } from '#features/groups/call.ts'
import type { CallRecord } from '#features/groups/group.ts'
import { callStore } from '#features/groups/group-store.ts'
import { type Deadline, deadlineInstant } from '#time/deadline.ts'
import type { CalendarDate } from '#time/wall-time.ts'
import { opening } from './change-call.ts'

/** What opening all calls until a day does to one of them. One that has no deadline, or a later one, stays as it is. */
export type PlannedCall = {
  group: string
  call: CurrentCall | null
  becomes: 'opens' | 'extends' | 'stays'
  waiting: number
}

/** What opening all calls would do, in the charter's order. Nothing changes. @throws UserError for those who may not, and a day that is over. */
export async function planOpening(context: Context, ask: { date: CalendarDate }): Promise<PlannedCall[]> {
  const { charter, now } = context
  const all = charter.groups.map(({ id }) => id)
  const groups = await groupsAllowing(context, 'open-calls', all)
  if (groups.length === 0) await mustBeAbleTo(context, 'open-calls', null)
  // It refuses a day that is over.
  opening(context, { date: ask.date })
  const records = await context.store(callStore).find({ _id: { $in: groups } })
  return groups.map((group) => {
    const record = records.find(({ _id }) => _id === group) ?? null
    const call = currentCall(charter, record, { group, now })
    return { group, call, becomes: changeOf(context, call, ask), waiting: record?.waiting.length ?? 0 }
  })
}

function changeOf({ charter }: Context, call: CurrentCall | null, deadline: Deadline): PlannedCall['becomes'] {
  if (call?.state !== 'open') return 'opens'
  const until = deadlineInstant(deadline, charter.organisation.zone)
  return call.closesAt !== null && call.closesAt < until ? 'extends' : 'stays'
}

/**
 * Opens these calls until the end of this day, each by one write of its own: three commands, however many they are. Those
 * that stay as they are by now are left alone. @returns the groups of those that are open until that day now.
 */
export async function openAllCalls(
  context: Context,
  ask: { groups: readonly string[]; date: CalendarDate },
): Promise<string[]> {
  const planned = await planOpening(context, ask)
  const due = planned.flatMap(({ group, becomes }) =>
    becomes !== 'stays' && ask.groups.includes(group) ? [group] : [],
  )
  const calls = context.store(callStore)
  const known = new Set((await calls.find({ _id: { $in: planned.map(({ group }) => group) } })).map(({ _id }) => _id))
  const opened = opening(context, { date: ask.date })
  const until = deadlineInstant({ date: ask.date }, context.charter.organisation.zone)
  const isOpenUntil = new Map(
    planned.map(({ group, call }) => [group, call?.state === 'open' && call.closesAt === until]),
  )
  // Somebody may have written since it was planned: what is open for longer by now is not shortened.
  const rule = (group: string, before: CallRecord | null, otherwise: CallRecord): CallRecord => {
    const call = currentCall(context.charter, before, { group, now: context.now })
    const stays = changeOf(context, call, ask) === 'stays'
    isOpenUntil.set(group, !stays || call?.closesAt === until)
    return stays ? (before ?? otherwise) : otherwise
  }
  const fresh = due.filter((group) => !known.has(group))
  const made = await calls.insertAll(
    fresh.map((group) => opened(group, null)),
    entry(context, 'opened'),
  )
  for (const group of fresh.slice(0, made)) isOpenUntil.set(group, true)
  // Somebody else has just written one of them for the first time.
  for (const group of fresh.slice(made))
    await calls.put(group, entry(context, 'opened'), (before) => rule(group, before, opened(group, before)))
  await calls.changeAll(
    due.filter((group) => known.has(group)),
    entry(context, 'opened'),
    (before) => rule(before._id, before, opened(before._id, before)),
  )
  return ask.groups.filter((group) => isOpenUntil.get(group))
}

const draftShape = z.object({ groups: z.array(z.string()), date: z.string() })

/** @returns what was previewed; null where it is too old. */
export function readOpeningDraft(values: Record<string, unknown> | null): z.infer<typeof draftShape> | null {
  const read = draftShape.safeParse(values)
  return read.success ? read.data : null
}
