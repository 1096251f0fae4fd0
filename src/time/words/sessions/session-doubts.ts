import { sayDate } from '../../say-instant.ts'
import type { Doubt, OtherReading, SessionDraft } from '../../when.ts'
import type { Found } from '../found.ts'

/** One of two days that were said of a session. */
export function onlyOne(session: SessionDraft): OtherReading[] {
  const [day] = session.date.options
  return day === undefined ? [] : [{ label: `Only ${sayDate(day)}`, sessions: [session] }]
}

/** "10h 15h": from the one to the other, or a session at each. */
export function besideDoubt(sessions: SessionDraft[], second: Found | undefined): Doubt[] {
  const [first] = sessions
  const [from, to] = [first?.time.options[0], second?.kind === 'time' ? second.time.options[0] : undefined]
  if (!first || from === undefined || to === undefined || to <= from) return []
  const lasts = Temporal.PlainTime.from(from).until(to).toString()
  const range = sessions.map((session) => ({ ...session, lasts: { options: [lasts] }, ends: to }))
  const two = sessions.flatMap((session) => [session, { ...session, time: { options: [to] } }])
  const others = [
    { label: `From ${from} to ${to}`, sessions: range },
    { label: `${two.length} sessions`, sessions: two },
  ]
  const question = `From ${from} to ${to}, or a session at each?`
  return [{ words: `${from} ${to}`, question, others, confirm: `Only ${from}` }]
}
