import type { Context } from '#context.ts'
import { type CurrentCall, currentCall } from './call.ts'
import { callStore } from './group-store.ts'

/** The group's call for experts as it stands now; null where there has never been one. */
export async function readCall(context: Context, group: string): Promise<CurrentCall | null> {
  const record = await context.store(callStore).get(group)
  return currentCall(context.charter, record, { group, now: context.now })
}
