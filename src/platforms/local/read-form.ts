import { z } from 'zod'
import type { Field } from '#chat/form.ts'
import type { FormTag, Raw } from '#chat/incoming.ts'
import { tagShape } from './read-event.ts'

/** What render-form writes beside the answers: which form it is, and which fields it has. */
export const ownNames = { tag: '@tag', kinds: '@kinds' } as const
/** An answer's name in the page: no field of a form can be mistaken for our own. */
export const inputName = (field: string) => `f.${field}`

const kindNames = [
  'text',
  'email',
  'url',
  'multiline',
  'number',
  'date',
  'time',
  'choice',
  'choices',
  'statement',
] as const
const kindsShape = z.record(z.string(), z.enum(kindNames))

/**
 * Decodes a form that the page posted. A browser leaves out what is not ticked or chosen; the answers here name every
 * field, always. @throws ZodError where the form was not rendered by us.
 */
export function readForm(posted: URLSearchParams): { tag: FormTag; raw: Raw } {
  const tag = tagShape.parse(JSON.parse(posted.get(ownNames.tag) ?? 'null'))
  const kinds = kindsShape.parse(JSON.parse(posted.get(ownNames.kinds) ?? 'null'))
  const raw: Raw = {}
  for (const [name, kind] of Object.entries(kinds)) raw[name] = answer(kind, posted.getAll(inputName(name)))
  return { tag, raw }
}

function answer(kind: Field['kind'], given: string[]): Raw[string] {
  const [first = ''] = given
  switch (kind) {
    case 'statement':
      return given.length > 0
    case 'choices':
      return given
    case 'choice':
    case 'date':
    case 'time':
      return first === '' ? null : first
    default:
      return first.replace(/\r\n?/g, '\n')
  }
}
