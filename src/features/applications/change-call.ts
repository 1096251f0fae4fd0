import { isDeepStrictEqual } from 'node:util'
import { type Context, entry } from '#context.ts'
import { mustBeAbleTo } from '#features/groups/access.ts'
import { type CurrentCall, currentCall } from '#features/groups/call.ts'
import type { CallRecord } from '#features/groups/group.ts'
import { callStore } from '#features/groups/group-store.ts'
import { readCall } from '#features/groups/read-call.ts'
import { type Deadline, deadlineInstant } from '#time/deadline.ts'
import { UserError } from '#user-error.ts'

/** Opens a call, with a deadline or rolling (null). */
export async function openCall(
  context: Context,
  ask: { group: string; deadline: Deadline | null },
): Promise<CurrentCall> {
  await mustBeAbleTo(context, 'open-calls', ask.group)
  return setDeadline(context, { ...ask, what: 'opened' })
}

/** Gives an open call, or one that has just closed, more time. */
export async function extendCall(context: Context, ask: { group: string; deadline: Deadline }): Promise<CurrentCall> {
  await mustBeAbleTo(context, 'extend-calls', ask.group)
  return setDeadline(context, { ...ask, what: 'extended', check: (before) => mustBeExtendable(context, ask, before) })
}

/** @throws UserError where there is no call, somebody closed it, or the new deadline is no later. */
function mustBeExtendable(
  context: Context,
  ask: { group: string; deadline: Deadline },
  record: CallRecord | null,
): void {
  const call = currentCall(context.charter, record, { group: ask.group, now: context.now })
  if (call === null)
    throw new UserError('no-call', 'This group has no call to extend.', {
      next: [{ label: 'See groups', say: 'groups' }],
    })
  if (call.state === 'not-yet')
    throw new UserError('not-open', 'This call is not open yet.', {
      next: [{ label: 'See who can open it', say: `contact ${ask.group}` }],
    })
  if (record?.state === 'closed' && record.closedBy !== 'clock')
    throw new UserError('was-closed', 'This call was closed early. The people in charge can open it again.', {
      next: [
        { label: 'Open it again', say: `open ${ask.group}` },
        { label: 'See who can open it', say: `contact ${ask.group}` },
      ],
    })
  if (call.closesAt !== null && deadlineInstant(ask.deadline, context.charter.organisation.zone) <= call.closesAt)
    throw new UserError(
      'earlier',
      'The new deadline is not later than the old one. To end the call sooner, close it.',
      {
        field: 'date',
        next: [{ label: 'Close the call', say: `close ${ask.group}` }],
      },
    )
}

/** The call that somebody wants to close, as it stands; null where there is none. */
export async function callToClose(context: Context, ask: { group: string }): Promise<CurrentCall | null> {
  await mustBeAbleTo(context, 'open-calls', ask.group)
  return readCall(context, ask.group)
}

/** Closes a call now. */
export async function closeCall(context: Context, ask: { group: string }): Promise<CurrentCall> {
  await mustBeAbleTo(context, 'open-calls', ask.group)
  await context.store(callStore).put(ask.group, entry(context, 'closed'), (before) => ({
    ...(before ?? fresh(ask.group, context.now)),
    state: 'closed',
    closedBy: context.by,
  }))
  return callNow(context, ask.group)
}

/** Writes down that calls have closed, once their deadline and grace are over. */
export async function closePassedCalls(context: Context, _ask: object): Promise<void> {
  for (const group of await passedCalls(context))
    await context.store(callStore).put(group, { ...entry(context, 'closed'), by: 'clock' }, (before) => {
      const record = before ?? fresh(group, context.now)
      // Somebody may have extended it meanwhile.
      const call = currentCall(context.charter, before, { group, now: context.now })
      if (call?.state !== 'closed') return record
      return { ...record, state: 'closed', closedBy: 'clock', deadline: storedDeadline(context, call.deadline) }
    })
}

/** "Tell me when it opens." Asking again before it has opened is asking once. */
export async function waitForCall(context: Context, ask: { group: string }): Promise<void> {
  await context.store(callStore).put(ask.group, entry(context, 'waits'), (before) => {
    const record = before ?? { ...fresh(ask.group, context.now), state: 'charter' as const }
    const asked = record.waiting.find(({ person }) => person === context.by)
    const opened = currentCall(context.charter, before, { group: ask.group, now: context.now })?.opensAt ?? null
    const answered = asked !== undefined && opened !== null && asked.since < opened && opened <= context.now
    if (asked && !answered) return record
    const others = record.waiting.filter(({ person }) => person !== context.by)
    return { ...record, waiting: [...others, { person: context.by, since: context.now }] }
  })
}

async function passedCalls(context: Context): Promise<string[]> {
  const records = await context.store(callStore).find({ _id: { $in: context.charter.groups.map(({ id }) => id) } })
  return context.charter.groups.flatMap(({ id }) => {
    const record = records.find(({ _id }) => _id === id) ?? null
    const call = currentCall(context.charter, record, { group: id, now: context.now })
    return call?.state === 'closed' && record?.state !== 'closed' ? [id] : []
  })
}

type DeadlineAsk = { group: string; deadline: Deadline | null; what: string; check?(before: CallRecord | null): void }

async function setDeadline(context: Context, ask: DeadlineAsk) {
  const rule = opening(context, ask.deadline)
  await context
    .store(callStore)
    .put(ask.group, entry(context, ask.what), (before) => rule(ask.group, before, ask.check))
  return callNow(context, ask.group)
}

/**
 * The rule that opens a call until a deadline, or changes the deadline of one that is open.
 * @throws UserError where the deadline has passed.
 */
export function opening(context: Context, until: Deadline | null) {
  if (until !== null && deadlineInstant(until, context.charter.organisation.zone) <= context.now)
    throw new UserError('past', 'This deadline has passed already. Please choose a later day.', { field: 'date' })
  const deadline = storedDeadline(context, until)
  return (group: string, before: CallRecord | null, check?: DeadlineAsk['check']): CallRecord => {
    // Asked for again, for instance after a crash, it is so already.
    if (before?.state === 'open' && isDeepStrictEqual(before.deadline, deadline)) return before
    check?.(before)
    const { closedBy: _, ...record } = before ?? fresh(group, context.now)
    const openedAt = before?.state === 'open' ? before.openedAt : context.now
    return { ...record, state: 'open', deadline, openedAt, rev: record.rev + 1 }
  }
}

function storedDeadline({ charter }: Context, deadline: Deadline | null): CallRecord['deadline'] {
  if (deadline === null) return null
  const { date, time = null, zone = charter.organisation.zone } = deadline
  return { date, time, zone }
}

function fresh(group: string, now: string): CallRecord {
  return { _id: group, state: 'open', deadline: null, openedAt: now, rev: 0, waiting: [] }
}

async function callNow(context: Context, group: string): Promise<CurrentCall> {
  const call = await readCall(context, group)
  if (call === null) throw new Error(`the call of ${group} was written and is not there`)
  return call
}
