import { z } from 'zod'
import type { FormTag, Raw } from '#chat/incoming.ts'
import { postedAnswer } from '#web/form/posted-answer.ts'
import { tagShape } from './read-event.ts'

/** What render-form writes beside the answers: which form it is, and which fields it has. */
export const ownNames = { tag: '@tag', kinds: '@kinds' } as const

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
  for (const [name, kind] of Object.entries(kinds)) raw[name] = postedAnswer({ name, kind }, posted)
  return { tag, raw }
}
