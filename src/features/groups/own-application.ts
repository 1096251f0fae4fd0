import type { Context } from '#context.ts'
import { UserError } from '#user-error.ts'
import type { Application } from './application.ts'
import { isHeld } from './application-rules.ts'
import { applicationStore } from './application-store.ts'
import { readIdentity } from './read-identity.ts'

/** The application, for the person whose it is. @throws UserError for everybody else, as though there were none. */
export async function ownApplication(context: Context, id: string): Promise<Application> {
  const application = await context.store(applicationStore).get(id)
  if (application?.person === context.by) return application
  throw new UserError('no-such-application', 'This application no longer exists.', {
    next: [{ label: 'See my status', say: 'status' }],
  })
}

/** Where the person is a member. A decision that can still be undone makes nobody one. */
export async function ownMemberships(context: Context): Promise<Application[]> {
  const { applications } = await readIdentity(context)
  return applications.filter(
    ({ state, decision }) => state === 'accepted' && !isHeld(decision, context.charter, context.now),
  )
}
