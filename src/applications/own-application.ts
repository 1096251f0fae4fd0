import type { Context } from '#context.ts'
import { UserError } from '#user-error.ts'
import type { Application } from './application.ts'

/** The application, for the person whose it is. @throws UserError for everybody else, as though there were none. */
export async function ownApplication(context: Context, id: string): Promise<Application> {
  const application = await context.stores.applications.get(id)
  if (application?.person === context.by) return application
  throw new UserError('no-such-application', 'This application is not there any more.', {
    next: [{ label: 'See where you stand', say: 'status' }],
  })
}
