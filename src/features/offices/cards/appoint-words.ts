import { type Charter, officesOf } from '#charter/charter.ts'
import { readGroup } from '#charter/find-group.ts'
import type { Instant } from '#time/instant.ts'
import { readDate } from '#time/read-date.ts'

/** What was typed of an appointment: `office` and `group` as ids, `from` 'YYYY-MM-DD', `name` what is left over. */
export type AppointWords = { office: string | null; group: string | null; from: string | null; name: string }

/** A group's name is looked for from each of so many words on, and an office in so many characters: nobody appoints in more. */
const mostWords = 20
const mostCharacters = 600

/** Reads `@person leader procurement from 1 May`, in any order. Mentions are known by their accounts, not by these words. */
export function readAppointment(
  charter: Charter,
  words: string,
  speaker: { now: Instant; zone: string },
): AppointWords {
  const date = readDate(words.replace(/@\S+/g, ' '), speaker)
  const { office, rest } = officeIn(charter, date.rest)
  const tokens = rest.split(/\s+/).filter((token) => token !== '' && !/^(as|the|of|for|to|be)$/i.test(token))
  const from = date.kind === 'date' ? date.date : null
  for (const at of tokens.slice(0, mostWords).keys()) {
    const read = readGroup(charter, tokens.slice(at).join(' '))
    if (read.found.kind !== 'one') continue
    const name = [...tokens.slice(0, at), read.rest].join(' ').trim()
    return { office, group: read.found.group.id, from, name }
  }
  return { office, group: null, from, name: tokens.join(' ') }
}

/** The office with the longest title in these words; "leader" means the one that leads, whatever it is called. */
function officeIn(charter: Charter, words: string): { office: string | null; rest: string } {
  const [leading] = officesOf(charter, 'leader')
  const names = [
    ...charter.offices.flatMap(({ id, title }) => [id, title.one, title.many].map((name) => ({ id, name }))),
    ...(leading ? [{ id: leading.id, name: 'leader' }] : []),
  ].toSorted((a, b) => b.name.length - a.name.length)
  for (const { id, name } of names) {
    const at = placeOf(name, words)
    if (at !== null) return { office: id, rest: `${words.slice(0, at)} ${words.slice(at + name.length)}` }
  }
  return { office: null, rest: words }
}

const sameWords = new Intl.Collator('en', { sensitivity: 'accent' })

/** Where a name stands in words as a whole, in capitals or not; null where it does not. */
function placeOf(name: string, words: string): number | null {
  const isInside = (sign: string) => /[\p{L}-]/u.test(sign)
  const last = Math.min(words.length, mostCharacters) - name.length
  for (let at = 0; at <= last; at++) {
    const whole = !isInside(words.charAt(at - 1)) && !isInside(words.charAt(at + name.length))
    if (whole && sameWords.compare(words.slice(at, at + name.length), name) === 0) return at
  }
  return null
}
