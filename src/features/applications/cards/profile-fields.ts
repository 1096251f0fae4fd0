import type { Commitment, ProfileField } from '#charter/admission.ts'
import type { Field } from '#chat/form.ts'

/** Who sees an answer, said beside its question. */
export const whoSees: Record<ProfileField['published'], string> = {
  no: 'Only the people who decide see this.',
  members: 'Members of your groups see this.',
  public: "We publish this if you're accepted.",
}

/** The charter's questions about a person, as a form asks them. */
export function profileFields(fields: readonly ProfileField[]): Field[] {
  return fields.map((field): Field => {
    const common = {
      name: field.id,
      label: field.label,
      help: [field.hint, whoSees[field.published]].filter(Boolean).join(' '),
      ...(field.required ? {} : { optional: true as const }),
    }
    if (field.kind !== 'choice') return { ...common, kind: field.kind, max: field.max }
    const options = (field.options ?? []).map((option) => ({ value: option, label: option }))
    return { ...common, kind: 'choice', options }
  })
}

/** The question about the applicant's place, which decides how times are shown to them. */
export const zoneField = {
  name: 'zone',
  label: 'Your time zone',
  help: 'A city, for instance Nairobi. Meetings are shown in your time.',
  kind: 'text',
  max: 60,
} as const satisfies Field

/** Asked of whoever applies after the deadline. */
export const lateField = {
  name: 'why',
  label: 'Why should you be considered?',
  kind: 'multiline',
  max: 500,
} as const satisfies Field

/** Each commitment whole, with a tick of its own. */
export function commitmentFields(commitments: readonly Commitment[]): Field[] {
  return commitments.map(
    ({ id, label, text: statement }): Field => ({ name: id, label, kind: 'statement', statement, tick: 'I confirm' }),
  )
}

/** The checked answers to the charter's questions; what was left out is empty. */
export function profileAnswers(
  fields: readonly ProfileField[],
  answers: Record<string, unknown>,
): Record<string, string> {
  return Object.fromEntries(
    fields.map(({ id }) => {
      const answer = answers[id]
      return [id, typeof answer === 'string' ? answer : '']
    }),
  )
}

/** What was answered; else what is known of the person. The country is never guessed. */
export function knownAnswers(
  fields: readonly ProfileField[],
  answers: Record<string, string>,
  me: { name: string; email: string | null },
): Record<string, string> {
  const known = { name: me.name, email: me.email ?? '' }
  return Object.fromEntries(fields.map(({ id, prefill }) => [id, answers[id] || (prefill ? known[prefill] : '')]))
}
