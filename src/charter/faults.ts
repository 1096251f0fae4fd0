import { basename } from 'node:path'
import { nearest } from './charter-scalars.ts'
import type { Path, Positioned } from './sound-sections.ts'

/** Where in the file, in its own keys and indexes; what is wrong there; how to mend it. */
export type Fault = { path: Path; says: string; mend: string }

/** A fault for each value that stands in the list before. */
export function repeats(ids: Positioned<string>[], mend: string): Fault[] {
  return ids.flatMap(({ path, value }, index) =>
    ids.findIndex((other) => other.value === value) < index ? [fault(path, `"${value}" stands here twice`, mend)] : [],
  )
}

/** A fault where an id is none of those that are known, with the nearest one. */
export function unknown(path: Path, id: string, known: readonly string[]): Fault[] {
  if (known.includes(id)) return []
  const near = nearest(id, known)
  const mend = near === undefined ? `Use one of: ${known.join(', ')}.` : `Did you mean "${near}"?`
  return [fault(path, `"${id}" is not known`, mend)]
}

/** A fault, from its place, what is wrong and how to mend it. */
export function fault(path: Path, says: string, mend: string): Fault {
  return { path, says, mend }
}

/** The text of a file beside the charter, by its name; `undefined` where there is none. */
export type ReadBeside = (name: string) => string | undefined

/** The faults of a file that the charter names: it stands beside the charter, and is there. */
export function fileFaults(path: Path, file: string, beside: ReadBeside): Fault[] {
  if (file !== basename(file))
    return [fault(path, 'stands in another folder', 'Put it beside the charter and give its name alone.')]
  return beside(file) === undefined
    ? [fault(path, `"${file}" is not there`, 'Put the file beside the charter, or mend its name.')]
    : []
}

/** The faults of the places in a text that are filled in, `{name}`: each is one of those that are known. */
export function placeholderFaults({ path, value }: Positioned<string>, known: readonly string[]): Fault[] {
  return [...value.matchAll(/\{(\w*)\}/g)].flatMap(([, name = '']) => unknown(path, name, known))
}
