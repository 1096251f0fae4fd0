import { sayDate } from './say-instant.ts'
import { type CalendarDate, dateAt, plusDays } from './wall-time.ts'
import type { When, WhenOptions } from './when.ts'
import { readDay } from './words/days/read-day.ts'

/**
 * Asks which day is meant where a session is over already: nobody holds it then. Buttons are the next such day, and for a
 * time that has passed today the same time tomorrow and in a week. A series that has begun goes on.
 */
export function askOver(when: When, options: WhenOptions): When {
  if (when.kind === 'gap' || when.series) return when
  const [place] = when.past
  const session = place === undefined ? undefined : when.sessions[place]
  if (place === undefined || !session) return when
  const { draft, title, link, meanings } = when
  const { date, time, zone, said } = session
  const today = dateAt(options.now, zone)
  const days = date < today ? nextSuch(date, today) : [plusDays(date, 1), plusDays(date, 7)]
  const choices = days.map((day) => ({
    label: sayDate(day),
    draft: {
      ...draft,
      sessions: draft.sessions.map((one, at) => (at === place ? { ...one, date: { options: [day] } } : one)),
    },
  }))
  const question = `${sayDate(date)}, ${time} ${said} is over. Which day do you mean?`
  return { kind: 'gap', draft, title, link, meanings, asks: [{ about: 'date', session: place, question, choices }] }
}

function nextSuch(date: CalendarDate, today: CalendarDate): CalendarDate[] {
  return readDay({ day: Number(date.slice(8)), month: Number(date.slice(5, 7)) }, today).options.slice(0, 1)
}
