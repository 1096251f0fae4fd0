import type { Application } from '#applications/application.ts'
import type { Charter } from '#charter/charter.ts'
import { publicFields } from '#charter/charter.ts'
import type { Block, Span } from '#chat/message.ts'

/** One line each of what helps to decide, as the charter says: capacity, country, expertise. */
export function glanceFacts(charter: Charter, application: Application): Block {
  return facts(charter, application, (field) => field.glance)
}

/** Every answer, for those who decide and for the applicant. */
export function allFacts(charter: Charter, application: Application): Block {
  return facts(charter, application, () => true)
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
