import type { z } from 'zod'
import { nearest } from './charter-scalars.ts'
import { charterShape } from './charter-shape.ts'
import type { Fault } from './faults.ts'
import type { Path } from './sound-sections.ts'

/** Everything in an unchecked charter that has not the shape of one. */
export function shapeFaults(raw: unknown): Fault[] {
  const read = charterShape.safeParse(raw, { reportInput: true })
  return read.success ? [] : read.error.issues.flatMap(faultsOf)
}

function faultsOf(issue: z.core.$ZodIssue): Fault[] {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))
  // The message of an unknown key is the list of the known ones: see charter-shape.ts.
  if (issue.code === 'unrecognized_keys') return unknownKeys(path, issue.keys, issue.message.split(' '))
  return [{ path, ...inWords(issue) }]
}

function unknownKeys(path: Path, keys: string[], known: string[]): Fault[] {
  return keys.map((key) => {
    const near = nearest(key, known)
    return {
      path: [...path, key],
      says: `"${key}" is not a key of this part`,
      mend: near === undefined ? `Its keys are: ${known.join(', ')}.` : `Did you mean "${near}"?`,
    }
  })
}

function inWords(issue: z.core.$ZodIssue): Omit<Fault, 'path'> {
  const got = JSON.stringify(issue.input)
  if (issue.input === undefined || issue.input === null) return { says: 'is missing', mend: expectation(issue) }
  switch (issue.code) {
    case 'custom':
      return { says: `${got} ${issue.message}`, mend: mendOf(issue.params, issue.input) }
    case 'too_small':
      return { says: issue.origin === 'number' ? `${got} is too small` : 'is empty', mend: expectation(issue) }
    default:
      return { says: `${got} does not fit here`, mend: expectation(issue) }
  }
}

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `Write ${kinds[issue.expected] ?? issue.expected}.`
    case 'invalid_value':
      return oneOf(issue.values.map(String), String(issue.input))
    case 'too_small':
      return issue.origin === 'number' ? `Write ${issue.minimum} or more.` : 'Write at least one.'
    case 'too_big':
      return `Write at most ${issue.maximum}${issue.origin === 'number' ? '' : ' of them'}.`
    default:
      return issue.message
  }
}

/** What was meant, where it is near to one of the words; else all of them. */
function oneOf(words: readonly string[], written: string): string {
  const near = nearest(written, words)
  return near === undefined ? `Write one of: ${words.join(', ')}.` : `Did you mean "${near}"?`
}

const kinds: Partial<Record<string, string>> = {
  string: 'text',
  array: 'a list, each item on its own line after a hyphen',
  object: 'keys and values, indented below it',
  record: 'keys and values, indented below it',
  boolean: 'true or false',
  number: 'a number',
  int: 'a whole number',
}

/** Scalars say how to mend them, as a sentence or as a function of what was written. */
function mendOf(params: Record<string, unknown> | undefined, input: unknown): string {
  const mend = params?.mend
  return String(typeof mend === 'function' ? mend(String(input)) : mend)
}
