import { sayDate } from '../../say-instant.ts'
import { type CalendarDate, plusDays, weekdayOf } from '../../wall-time.ts'
import type { Doubt, SessionDraft } from '../../when.ts'
import type { Found } from '../found.ts'
import type { Mended } from './spelling.ts'

/** "21-22 July": likely a session on each day, but not surely; of "21 and 22 July" it is sure. */
export function doubtfulLists(found: Found[]): Doubt[] {
  const lists = found.flatMap((piece) =>
    piece.kind === 'date' && piece.list && /(?:\d|st|nd|rd|th)\s*[-/\u2013]\s*\d|\bto\b|through/i.test(piece.words)
      ? [piece.words]
      : [],
  )
  return [...new Set(lists)].map((words) => ({
    words,
    question: `"${words}": a session on each of these days?`,
    confirm: 'Yes, on each day',
  }))
}

/** "17:00 and 19:00": two sessions, or from one to the other? Ranges leave no doubt. */
export function doubtfulPairs(sessions: SessionDraft[]): Doubt[] {
  const bare = sessions.filter((session) => session.ends === undefined)
  const times = bare.flatMap((session) => session.time.options.slice(0, 1))
  const days = new Set(bare.map((session) => session.date.options[0]))
  if (bare.length < 2 || days.size === bare.length) return []
  return [
    {
      words: times.join(' and '),
      question: `${times.join(' and ')}: ${bare.length} sessions?`,
      confirm: `Yes, ${bare.length} sessions`,
    },
  ]
}

/** Sessions a week and more apart, with hours of their own: likely meetings of their own. */
export function doubtfulMeetings(sessions: SessionDraft[]): Doubt[] {
  const dates = sessions.flatMap((session) => session.date.options.slice(0, 1))
  const apart = dates.every((date, at) => at === 0 || date >= plusDays(dates[at - 1] ?? '', 7))
  if (dates.length < 2 || !apart) return []
  const words = dates.map(sayDate).join(', ')
  const question = `One meeting with sessions on ${words}? Meetings of their own are scheduled one by one.`
  return [{ words, question, confirm: `One meeting, ${sessions.length} sessions` }]
}

/** "21 May 2030" alone: the year, or half past eight in the evening? Beside a time it is the year. */
export function doubtfulYears(found: Found[]): Doubt[] {
  if (found.some((piece) => piece.kind === 'time')) return []
  const years = found.flatMap((piece) =>
    piece.kind === 'date' ? (/\s20(?:00|15|30|45)$/.exec(piece.words) ?? []) : [],
  )
  return years.map((year) => ({
    words: year.trim(),
    question: `"${year.trim()}" was taken as the year.`,
    confirm: 'Yes, the year',
  }))
}

/** "Mar 4" is Tuesday the 4th in Spanish, French and Italian: doubtful where such a Tuesday is near. */
export function doubtfulMonths(found: Found[], today: CalendarDate): Doubt[] {
  return found.flatMap((piece) => {
    const day = piece.kind === 'date' ? /^mar\.?\s*(\d{1,2})$/i.exec(piece.words)?.[1] : undefined
    const march = piece.kind === 'date' ? piece.date.options[0] : undefined
    if (day === undefined || march === undefined) return []
    const near = Array.from({ length: 60 }, (_, days) => plusDays(today, days)).filter((date) => date !== march)
    if (!near.some((date) => Number(date.slice(8)) === Number(day) && weekdayOf(date) === tuesday)) return []
    const shown = sayDate(march)
    return [{ words: piece.words, question: `"${piece.words}" was read as ${shown}.`, confirm: `Yes, ${shown}` }]
  })
}

const tuesday = 2

/** "Wendesday": read as Wednesday, which has to be confirmed. */
export function doubtfulSpelling(mended: Mended[]): Doubt[] {
  return mended.map(({ typed, meant }) => ({
    words: typed,
    question: `"${typed}" was read as ${meant}.`,
    confirm: `Yes, ${meant}`,
  }))
}

/** "15:00 in the morning": a time that its part of the day does not fit. */
export function doubtfulParts(found: Found[]): Doubt[] {
  const parts = found.flatMap((piece) => (piece.kind === 'part' ? [piece] : []))
  const times = found.flatMap((piece) =>
    piece.kind === 'time' && piece.time.options.length === 1 ? piece.time.options : [],
  )
  const strange = parts.filter(({ part }) => {
    const [from, to] = hours[part]
    return times.length > 0 && times.every((time) => time < from || time >= to)
  })
  return strange.map(({ words }) => ({
    words,
    question: `"${words}", at ${times.join(' and ')}?`,
    confirm: `Yes, at ${times.join(' and ')}`,
  }))
}

/** Within these nobody would wonder. */
const hours = {
  morning: ['00:00', '12:30'],
  afternoon: ['12:00', '18:30'],
  evening: ['16:00', '24:00'],
  night: ['17:00', '24:00'],
} as const
