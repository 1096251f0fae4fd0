import type { Field } from '#chat/form.ts'
import type { Raw } from '#chat/incoming.ts'
import { inputName } from './render-fields.ts'

/** Decodes one field of a form that a page posted. A browser leaves out what is not ticked or chosen: that is an answer too. */
export function postedAnswer({ name, kind }: Pick<Field, 'name' | 'kind'>, posted: URLSearchParams): Raw[string] {
  const given = posted.getAll(inputName(name))
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
