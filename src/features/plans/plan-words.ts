import type { Instant } from '#time/instant.ts'
import { type DateReading, readDate } from '#time/read-date.ts'

/** What was typed of a milestone: its day, its title, and the name behind an `@`; null where none was typed. */
export type MilestoneWords = { date: DateReading; title: string; named: string | null }

/** Reads `30 June first draft @amina`, in any order. A mention ends the words, or is one word. */
export function readMilestoneWords(words: string, speaker: { now: Instant; zone: string }): MilestoneWords {
  const at = words.indexOf('@')
  const named = at < 0 ? '' : words.slice(at + 1).trim()
  const date = readDate(at < 0 ? words : words.slice(0, at), speaker)
  if (at < 0) return { date, title: titleOf(date.rest), named: null }
  // "@amina 30 June first draft": what follows the name is read, too.
  if (date.kind !== 'none' || date.rest !== '') return { date, title: titleOf(date.rest), named }
  const [name = '', ...rest] = named.split(/\s+/)
  const after = readDate(rest.join(' '), speaker)
  return { date: after, title: titleOf(after.rest), named: name }
}

/** Chapters as they are typed: `Tendering: law, public finance`. */
export function readChapterWords(words: string): { title: string; topics: string[] } {
  const [title = '', ...rest] = words.split(':')
  return { title: titleOf(title), topics: topicsIn(rest.join(':')) }
}

/** The topics in a list with commas; a dozen at most. */
export function topicsIn(words: string): string[] {
  const topics = words.split(/[,;]/).map((topic) => topic.trim())
  return topics.filter((topic) => topic !== '').slice(0, 12)
}

function titleOf(words: string): string {
  const title = words
    .replace(/^[\s:,"-]+/, '')
    .trim()
    .replace(/"$/, '')
  return title.charAt(0).toUpperCase() + title.slice(1)
}
