import { builtPattern } from '#built-pattern.ts'
import { type Charter, groupByPrefix } from '#charter/charter.ts'

/** `sure`: it cannot be anything else. "proc 21" may also be a group and the beginning of a date. */
export type TypedReference = { reference: string; rest: string; sure: boolean }

const reference =
  /(?<![\p{L}\p{N}])(?<prefix>[a-z]{2,6})(?<gap>\s*(?:[-\u2010-\u2014]\s*)?)(?<number>\d{1,5})(?![\d/]|[:.-]\d|\p{L}|(?:\s*(?:st|nd|rd|th))?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))[:,.]?/iu
const [atTheBeginning, anywhere] = [builtPattern(reference.source, 'iuy'), builtPattern(reference.source, 'giu')]

/** The reference at the beginning of some words: `PROC-7`, `proc7`, `proc 7 travelling`. Null where there is none. */
export function readReference(charter: Charter, words: string): TypedReference | null {
  const typed = words.trim()
  atTheBeginning.lastIndex = 0
  const found = atTheBeginning.exec(typed)
  return found && typedReference(charter, found, typed.slice(found[0].length))
}

/** Every reference in some words, wherever it stands: "here are the minutes of proc7", each once. */
export function referencesIn(charter: Charter, words: string): TypedReference[] {
  const found = [...words.matchAll(anywhere)]
  const read = found.flatMap((one) => {
    const rest = `${words.slice(0, one.index)} ${words.slice(one.index + one[0].length)}`
    return typedReference(charter, one, rest) ?? []
  })
  return read.filter((one, at) => read.findIndex((other) => other.reference === one.reference) === at)
}

function typedReference(charter: Charter, found: RegExpExecArray, rest: string): TypedReference | null {
  const { prefix = '', gap = '', number } = found.groups ?? {}
  const group = groupByPrefix(charter, prefix)
  return group
    ? { reference: referenceOf(group.prefix, Number(number)), rest: rest.trim(), sure: !/^\s+$/.test(gap) }
    : null
}

export function referenceOf(prefix: string, number: number): string {
  return `${prefix}-${number}`
}
