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
