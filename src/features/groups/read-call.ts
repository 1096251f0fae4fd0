import type { Context } from '#context.ts'
import { type CurrentCall, currentCall } from './call.ts'
import { callStore } from './group-store.ts'

/** The group's call for experts as it stands now; null where there has never been one. */
export async function readCall(context: Context, group: string): Promise<CurrentCall | null> {
  const record = await context.store(callStore).get(group)
  return currentCall(context.charter, record, { group, now: context.now })
}

/** The calls of these groups, in their order: one read, however many there are. */
export async function readCalls(context: Context, groups: readonly string[]): Promise<(CurrentCall | null)[]> {
  const records = groups.length === 0 ? [] : await context.store(callStore).find({ _id: { $in: groups } })
  const byGroup = new Map(records.map((record) => [record._id, record]))
  return groups.map((group) => currentCall(context.charter, byGroup.get(group) ?? null, { group, now: context.now }))
}
