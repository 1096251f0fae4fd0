import type { Charter } from '#charter/charter.ts'
import { publicFields } from '#charter/charter.ts'
import { note } from '#chat/button.ts'
import type { Block, Span } from '#chat/message.ts'
import type { ApplicationFacts } from '#features/applications/application-facts.ts'
import type { Application } from '#features/groups/application.ts'

/** One line each of what helps to decide, as the charter says: capacity, country, expertise. */
export function glanceFacts(charter: Charter, application: Application): Block {
  return facts(charter, application, (field) => field.glance)
}

/** Every answer, for those who decide and for the applicant. */
export function allFacts(charter: Charter, application: Application): Block {
  return facts(charter, application, () => true)
}

/** What those who decide should know of an application that did not come from a chat; nothing where it did. */
export function pageNote({ onPage }: Pick<Application, 'onPage'>): Block[] {
  if (!onPage) return []
  const came = "They applied on the public page, and don't use this chat"
  return [
    note(
      onPage.addressConfirmed
        ? `${came}. We write to their e-mail address, which is confirmed.`
        : `${came}. We can't write to them: their e-mail address is not confirmed. They read the answer on their own page.`,
    ),
  ]
}

/** The page where somebody who is in no chat sees how their application stands; null for all others. */
export function ownPage(
  { about, people, links }: Pick<ApplicationFacts, 'about' | 'people' | 'links'>,
  label = 'See my application',
): Block | null {
  const person = people.get(about.person)
  if (!about.onPage || !person) return null
  return { kind: 'buttons', buttons: [{ label, url: links.sign('application', [about._id], person) }] }
}

/** The one line that is published once somebody is accepted. */
export function publicLine(charter: Charter, answers: Record<string, string>): string {
  return publicFields(charter)
    .map(({ id }) => answers[id])
    .filter((answer) => answer !== undefined && answer !== '')
    .join(', ')
}

function facts(
  charter: Charter,
  { answers }: Application,
  which: (field: Charter['fields'][number]) => boolean,
): Block {
  const shown = charter.fields.filter((field) => which(field) && answers[field.id])
  return {
    kind: 'facts',
    facts: shown.map((field) => ({ label: field.label, value: [answers[field.id] ?? ''] satisfies Span[] })),
  }
}
