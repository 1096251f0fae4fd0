import { z } from 'zod'
import type { Field } from '#chat/form.ts'
import type { Act, FormTag, Raw } from '#chat/incoming.ts'

/** What our cards carry beside a person's answers: which button it was, or which form with which fields. */
const words = z.record(z.string().refine(isStorable), z.string())
const actShape = z.object({ verb: z.string(), about: words })
const tagShape = z.object({
  form: z.string(),
  version: z.number(),
  instance: z.string(),
  about: words.exactOptional(),
})
const kinds = ['text', 'email', 'url', 'multiline', 'number', 'date', 'time', 'choice', 'choices', 'statement'] as const
const formShape = z.object({ tag: tagShape, kinds: z.record(z.string().refine(isStorable), z.enum(kinds)) })
const dataShape = z.looseObject({
  convenor: z.union([z.object({ act: actShape }), z.object({ form: formShape })]),
})

/** A button's data. @param asksForDialog Teams then fetches a dialog instead of sending the press. */
export function actData(act: Act, asksForDialog: boolean): Record<string, unknown> {
  return { convenor: { act }, ...(asksForDialog && { msteams: { type: 'task/fetch' } }) }
}

/** A form's data: Teams adds the answers beside it. */
export function formData(tag: FormTag, fields: readonly Field[]): Record<string, unknown> {
  return { convenor: { form: { tag, kinds: Object.fromEntries(fields.map(({ name, kind }) => [name, kind])) } } }
}

/** An answer's name in the card: no field of a form can be mistaken for our own data. */
export const inputName = (field: string) => `field_${field}`

/** Several choices come back joined by commas, so a value in such a list may hold none. */
export const listValue = (value: string) => value.replaceAll('%', '%25').replaceAll(',', '%2C')
const ofListValue = (text: string) => text.replaceAll('%2C', ',').replaceAll('%25', '%')

/** What was pressed or submitted; null where the card was not made by us. */
export function readForm(data: unknown): { act: Act } | { tag: FormTag; raw: Raw } | null {
  const read = dataShape.safeParse(data)
  if (!read.success) return null
  const { convenor, ...given } = read.data
  if ('act' in convenor) return convenor
  const { tag, kinds } = convenor.form
  const answers = Object.entries(kinds).map(([name, kind]) => [name, answer(kind, given[inputName(name)])])
  return { tag, raw: Object.fromEntries(answers) }
}

/** Everything comes as text, and what was left empty may not come at all: https://learn.microsoft.com/adaptive-cards/ */
function answer(kind: Field['kind'], given: unknown): Raw[string] {
  const text = typeof given === 'string' || typeof given === 'number' ? String(given) : ''
  switch (kind) {
    case 'statement':
      return given === true || text === 'true'
    case 'choices':
      return text === '' ? [] : text.split(',').map(ofListValue)
    case 'choice':
    case 'date':
      return text === '' ? null : text
    case 'time':
      return text === '' ? null : text.padStart(5, '0').slice(0, 5)
    default:
      return text.replace(/\r\n?/g, '\n')
  }
}

/** Whether a name is one that the database takes as the name of a field. Ours are; other cards were not made by us. */
function isStorable(name: string): boolean {
  return !name.startsWith('$') && !/[.\0]/.test(name)
}
