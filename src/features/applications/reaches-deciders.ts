import type { Context } from '#context.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { readLeadership } from '#features/groups/read-roster.ts'
import { decidersOf } from '#features/groups/roster.ts'

/** Whether a message reaches anybody who decides on this application. It says nothing else of them. */
export async function reachesDeciders(context: Context, ask: { application: string }): Promise<boolean> {
  const applications = context.store(applicationStore)
  const deliveries = context.deliveries
  const application = await applications.get(ask.application)
  if (application === null) return false
  const [leadership] = await readLeadership(context, [application.group])
  if (leadership === undefined) return false
  const deciders = decidersOf(leadership, application.person)
  return (await deliveries.reachable(deciders)).size > 0
}
