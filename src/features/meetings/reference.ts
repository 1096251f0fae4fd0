import { type Charter, groupByPrefix } from '#charter/charter.ts'

/** `sure`: it cannot be anything else. "proc 21" may also be a group and the beginning of a date. */
export type TypedReference = { reference: string; rest: string; sure: boolean }

const pattern =
  /^(?<prefix>[a-z]{2,6})(?<gap>\s*(?:[-\u2010-\u2014]\s*)?)(?<number>\d{1,5})(?![\d/]|[:.-]\d|\p{L}|(?:\s*(?:st|nd|rd|th))?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))[:,.]?(?<rest>.*)$/isu

/** The reference at the beginning of some words: `PROC-7`, `proc7`, `proc 7 travelling`. Null where there is none. */
export function readReference(charter: Charter, words: string): TypedReference | null {
  const groups = pattern.exec(words.trim())?.groups
  const group = groups?.prefix === undefined ? undefined : groupByPrefix(charter, groups.prefix)
  if (!groups || !group) return null
  return {
    reference: referenceOf(group.prefix, Number(groups.number)),
    rest: (groups.rest ?? '').trim(),
    sure: !/^\s+$/.test(groups.gap ?? ''),
  }
}

export function referenceOf(prefix: string, number: number): string {
  return `${prefix}-${number}`
}
