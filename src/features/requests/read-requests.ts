import type { Context } from '#context.ts'
import { factsOfRequests, type RequestFacts } from './request-facts.ts'
import { requestStore } from './request-store.ts'

/** So many of somebody's requests are listed. */
const shown = 5

/** The last requests of the one who asks, the latest first. */
export async function readOwnRequests(context: Context, _ask: object = {}): Promise<RequestFacts[]> {
  const found = await context.store(requestStore).find({ by: context.by }, { sort: { at: -1 }, limit: shown })
  return [...(await factsOfRequests(context, found)).values()]
}
