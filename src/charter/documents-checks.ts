import { basename } from 'node:path'
import { type Fault, fault } from './faults.ts'
import type { SoundParts } from './sound-sections.ts'

/** A document that is listed can be read: at its address, or in a file that is there. */
export function documentFaults(
  { documents }: Pick<SoundParts, 'documents'>,
  beside: (name: string) => string | undefined,
): Fault[] {
  return documents.flatMap(({ path, value: { url, file } }) => {
    if (url === undefined && file === undefined)
      return [fault(path, 'cannot be read', 'Give its url, or a text file beside the charter.')]
    if (url !== undefined && file !== undefined)
      return [fault(path, 'has both a url and a file', 'Keep one of the two.')]
    if (file === undefined) return []
    if (file !== basename(file))
      return [
        fault([...path, 'file'], 'stands in another folder', 'Put it beside the charter and give its name alone.'),
      ]
    return beside(file) === undefined
      ? [fault([...path, 'file'], `"${file}" is not there`, 'Put the file beside the charter, or mend its name.')]
      : []
  })
}
