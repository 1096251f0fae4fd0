import type { Context } from '#context.ts'
import { addressIn, addressMark } from '#features/applications/apply-on-page.ts'
import type { Application } from '#features/groups/application.ts'
import { letterLasts } from '#features/groups/application-rules.ts'
import { personStore } from '#features/people/person-store.ts'
import { plus } from '#time/instant.ts'
import type { PageParts } from '#web/page.ts'
import { signLink } from '#web/signed-link.ts'

/** The path of the page where an application stands. Whoever has it is let in. */
export async function applicationPath(parts: PageParts, application: Application): Promise<string> {
  const { links, person } = await applicantOf(parts, application)
  return new URL(links.sign('application', [application._id], person)).pathname
}

/** The path of the page where the address that an application gives is confirmed. */
export async function confirmPath(parts: PageParts, application: Application): Promise<string> {
  const { now, charter, person } = await applicantOf(parts, application)
  const { _id, linkGeneration: generation } = person
  const ids = [application._id, addressMark(application._id, addressIn(charter, application))]
  const purpose = 'confirm'
  return `/${purpose}/${signLink(parts.secret, { purpose, ids, person: _id, generation, expires: plus(now, letterLasts) })}`
}

async function applicantOf(parts: PageParts, { person }: Application) {
  const context: Context = parts.contextOf(person)
  const applicant = await context.store(personStore).get(person)
  if (applicant === null) throw new Error(`nobody is ${person}, who has applied`)
  return { ...context, person: applicant }
}
