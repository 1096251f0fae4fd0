import type { Charter } from '#charter/charter.ts'
import { actButton, buttons, ending } from '#chat/button.ts'
import { cutAt } from '#chat/cut-text.ts'
import type { Block } from '#chat/message.ts'
import type { Absence } from '#features/groups/absence.ts'
import type { OfficeTerm } from '#features/groups/office-term.ts'
import { officeName } from '#features/offices/cards/office-card.ts'
import { listed } from '#time/english-words.ts'
import { epochOf, type Instant, millisecondsOf } from '#time/instant.ts'
import { readDate } from '#time/read-date.ts'
import { sayDateAt } from '#time/say-instant.ts'
import { type CalendarDate, dateAt } from '#time/wall-time.ts'

/** "from Mon 20 Apr until Sun 3 May", or of one day "on Mon 20 Apr". */
export function sayDays({ from, until }: Pick<Absence, 'from' | 'until'>, now: Instant): string {
  return from === until ? `on ${sayDateAt(from, now)}` : `from ${sayDateAt(from, now)} until ${sayDateAt(until, now)}`
}

/** "leader of Procurement and co-chair". */
export function sayOffices(charter: Charter, terms: readonly OfficeTerm[]): string {
  return listed([...new Set(terms.map((term) => officeName(charter, term)))])
}

/** The two answers to whoever asks somebody to stand in. */
export function standInButtons({ _id }: Pick<Absence, '_id'>, name: string): Block {
  return buttons(
    actButton(`Act for ${cutAt(name, 40)}`, 'accept-stand-in', { absence: _id }),
    ending(actButton('Decline to act', 'decline-stand-in', { absence: _id }), 'Decline to act for them?'),
  )
}

/** The two answers of the secretariat about a stand-in who has accepted. */
export function approvalButtons({ _id }: Pick<Absence, '_id'>): Block {
  return buttons(
    actButton('Confirm the stand-in', 'confirm-stand-in', { absence: _id }),
    ending(actButton('Decline the stand-in', 'refuse-stand-in', { absence: _id }), 'Decline this stand-in?'),
  )
}

/** What concerns the very next day cannot wait. @param asked when it was asked. */
export function urgencyOf({ startsAt }: Pick<Absence, 'startsAt'>, asked: Instant): 'now' | 'soon' {
  return epochOf(startsAt) < epochOf(asked) + millisecondsOf('P1D') ? 'now' : 'soon'
}

/** What was typed of an absence: days as 'YYYY-MM-DD', `standIn` the name of whoever is to stand in. */
export type AbsenceWords = { from: CalendarDate; until: CalendarDate | null; standIn: string | null }

/** Reads `from 20 April until 3 May, stand-in Maria Silva`. The first day is today where none is named. */
export function readAbsenceWords(words: string, speaker: { now: Instant; zone: string }): AbsenceWords {
  const [days = '', named] = splitAt(words, /\b(?:stand-?\s?in|deputy|substitute)\b(?:[\s:]{0,3}(?:is|by)\b)?/i)
  const [first = '', last] = splitAt(days, /\b(?:until|till|through|to)\b/i)
  const day = (text: string) => {
    const read = readDate(text.trim().replace(/[,;]$/, ''), speaker)
    return read.kind === 'date' ? read.date : null
  }
  const today = dateAt(speaker.now, speaker.zone)
  const from = last === undefined ? null : day(first)
  const only = last === undefined && /\bfrom\b/i.test(days) ? day(first) : null
  const begins = from ?? only ?? (last === undefined ? (day(first) ?? today) : today)
  const until = last === undefined ? (only === null ? day(first) : null) : day(last)
  return {
    from: until !== null && until < begins ? aYearEarlier(begins) : begins,
    until,
    standIn: named === undefined || named.trim() === '' ? null : named.replace(/^[\s:@]+/, '').trim(),
  }
}

/** The words before the first place where this stands, and those behind it; undefined where it stands nowhere. */
function splitAt(words: string, sign: RegExp): [string, string?] {
  const found = sign.exec(words)
  return found ? [words.slice(0, found.index), words.slice(found.index + found[0].length)] : [words]
}

/** Whoever has left already names a day that is over: it is not the one of next year. */
function aYearEarlier(date: CalendarDate): CalendarDate {
  return Temporal.PlainDate.from(date).subtract({ years: 1 }).toString()
}
