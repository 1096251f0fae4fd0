import type { Application } from '#applications/application.ts'
import { addressIn } from '#applications/apply-on-page.ts'
import type { Context } from '#context.ts'
import { plus } from '#time/instant.ts'
import type { PageParts } from '../page.ts'
import { signLink } from '../signed-link.ts'

/** How long: a letter is opened soon, or is too old; a page where one stands is looked at until all is over. */
const valid = { confirm: 'P7D', application: 'P400D' }

/** The path of an application's own page: to confirm the address it gives, or to see where it stands. Whoever has it is let in. */
export async function applicationPath(
  parts: PageParts,
  purpose: keyof typeof valid,
  application: Application,
): Promise<string> {
  const { _id, person } = application
  const context: Context = parts.contextOf(person)
  const generation = (await context.stores.people.get(person))?.linkGeneration ?? 0
  const expires = plus(context.now, valid[purpose])
  const ids = purpose === 'confirm' ? [_id, addressIn(context.charter, application)] : [_id]
  return `/${purpose}/${signLink(parts.secret, { purpose, ids, person, generation, expires })}`
}
