import { plainLetters } from '#plain-letters.ts'
import type { Instant } from '#time/instant.ts'
import { readDate } from '#time/read-date.ts'
import type { CalendarDate } from '#time/wall-time.ts'

/** Somebody who can own an action. */
export type Owner = { person: string; name: string }

/** An action as it was read: `owner` is null where nobody, or more than one, has the name `who`. */
export type ActionDraft = { owner: string | null; who: string; what: string; due: CalendarDate | null }

type Reading = { owners: readonly Owner[]; now: Instant; zone: string }

/** So many actions are read of one text: more fit no form. */
export const mostActions = 8
export const longestAction = 200

const marked = /^(?:action|actions|action item|action point|todo|to do|to-do)\s?\d{0,2}\s?[:–—-]\s*(?=\S)/i
/** An action may follow a sentence in the same line. */
const between = /(?<=[.!?;] )(?=@|action(?: item| point)?\s?:|to-?do\s?:)/i

/**
 * The actions in some words: lines, or sentences, that begin with `ACTION:` or with `@name`. An `@` that names nobody of
 * the group and no day is no action.
 */
export function readActionLines(text: string, reading: Reading): ActionDraft[] {
  return text
    .split('\n')
    .flatMap((line) => line.replaceAll(/\s+/g, ' ').split(between))
    .flatMap((part): ActionDraft[] => {
      const line = part.trim().replace(/^(?:[-*\u2022\u2013]|\d{1,2}[.)])\s+/, '')
      const said = line.replace(marked, '')
      if (said !== line) return [readAction(said, reading)]
      if (!line.startsWith('@')) return []
      const draft = readAction(line, reading)
      return draft.owner === null && draft.due === null ? [] : [draft]
    })
    .filter(({ what }) => what !== '')
    .slice(0, mostActions)
}

/** One action: `Amina - draft the text by 12 June`. The name stands first, the day last. */
export function readAction(words: string, reading: Reading): ActionDraft {
  const { owner, who, rest } = ownerIn(words.trim().replace(/^@\s?/, ''), reading.owners)
  const { what, due } = dayIn(rest.replace(/^(?:to|will|shall)\s+/i, ''), reading)
  return { owner, who, what: tidy(what).slice(0, longestAction), due }
}

/** A name has so many words at most. */
const longestName = 5

/** Who is named first; where nobody of the group is, what stands before a dash or a colon. */
function ownerIn(words: string, owners: readonly Owner[]): { owner: string | null; who: string; rest: string } {
  const tokens = words.split(/\s+/)
  for (let count = Math.min(longestName, tokens.length - 1); count > 0; count--) {
    const who = tokens.slice(0, count).join(' ')
    const found = owners.filter(({ name }) => isNamed(name, who))
    const rest = tokens
      .slice(count)
      .join(' ')
      .replace(/^[\s:,–—-]+/, '')
    if (found.length > 0) return { owner: found.length === 1 ? (found[0]?.person ?? null) : null, who: bare(who), rest }
  }
  const dash = tokens.findIndex((token) => /^[–—-]$|:$/.test(token))
  if (dash < 0 || dash >= longestName) return { owner: null, who: '', rest: words }
  const who = tokens.slice(0, dash + 1).join(' ')
  return { owner: null, who: bare(who), rest: tokens.slice(dash + 1).join(' ') }
}

/** Whether words are somebody's name: the whole of it, or its first or last part. */
function isNamed(name: string, words: string): boolean {
  const said = plainLetters(bare(words))
  const parts = plainLetters(name).split(' ')
  return (
    said !== '' && (said === parts.join(' ') || said === parts.join('') || said === parts[0] || said === parts.at(-1))
  )
}

function bare(words: string): string {
  return words.replace(/(?<![\s:,–—-])[\s:,–—-]+$/, '')
}

/** The day behind the last "by", "until", "before" or "due" of which one can be read. */
function dayIn(words: string, { now, zone }: Reading): { what: string; due: CalendarDate | null } {
  const marks = [...words.matchAll(/(?<=^|[\s(,])(?:by|until|before|due)\s+(?=\S)/gi)].toReversed()
  for (const mark of marks) {
    const read = readDate(words.slice(mark.index), { now, zone })
    if (read.kind === 'date' && !/[\p{L}\p{N}]/u.test(read.rest.replace(/^(?:by|until|before|due)\b/i, '')))
      return { what: words.slice(0, mark.index), due: read.date }
  }
  return { what: words, due: null }
}

function tidy(words: string): string {
  return words
    .trim()
    .replace(/^[\s:,–—-]+/, '')
    .replace(/(?<![\s.,;:(–—-])[\s.,;:(–—-]+$/, '')
}
