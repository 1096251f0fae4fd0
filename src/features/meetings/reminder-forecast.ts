import type { Charter } from '#charter/charter.ts'
import type { Group } from '#charter/convening.ts'
import type { Person } from '#features/people/person.ts'
import { epochOf, type Instant, instantText, millisecondsOf } from '#time/instant.ts'
import { dateAt } from '#time/wall-time.ts'
import { rhythmOf } from './group-rhythm.ts'
import type { Meeting } from './meeting.ts'
import { answerAskOf, isReadAtOnce, ownOffsets, type RemindedOf, remindersOf } from './reminder-times.ts'
import type { Rsvp } from './rsvp.ts'
import { lastEnd } from './session-times.ts'

/** So far ahead somebody is told what they will get. */
const forecastFor = 'P30D'

/** A meeting ahead, as far as it decides of somebody's messages. */
export type MeetingAhead = {
  meeting: Meeting
  apart: number | null
  before: Instant | null
  leads: boolean
  answers: readonly Rsvp[]
}

/** What somebody will get of one group. `apart`: of its next meeting; null also where none is near. */
export type GroupForecast = {
  group: Group
  meetings: number
  /** Of these meetings, those that they lead. */
  led: number
  messages: number
  apart: number | null
  offsets: readonly string[]
  /** They chose their own reminders for it. */
  own: boolean
}

/**
 * What somebody will get in the next 30 days, if nothing changes. `messages`: all of them; with one summary a day, what
 * comes alone and one message for each day that has something else.
 */
export type Forecast = { messages: number; groups: readonly GroupForecast[] }

type Coming = { at: number; alone: boolean }

/** @returns the forecast of one person, group by group in the order given. */
export function forecastOf(
  me: Person,
  groups: readonly { group: Group; ahead: readonly MeetingAhead[] }[],
  { charter, now }: { charter: Charter; now: Instant },
): Forecast {
  const end = epochOf(now) + millisecondsOf(forecastFor)
  const isSoon = ({ at }: { at: number }) => at > epochOf(now) && at <= end
  const own = groups.map(({ group, ahead }) => {
    const coming = ahead.flatMap((one) => comingOf(me, one, { charter, now })).filter(isSoon)
    const [next] = ahead
    const apart = next?.apart ?? null
    const chosen = ownOffsets(group.id, me)
    const soon = ahead.filter(({ meeting }) => isSoon({ at: epochOf(lastEnd(meeting, charter)) }))
    const [meetings, led] = [soon.length, soon.filter(({ leads }) => leads).length]
    const offsets = chosen ?? rhythmOf(charter, apart).offsets
    return { coming, group, meetings, led, messages: coming.length, apart, offsets, own: chosen !== undefined }
  })
  const all = own.flatMap(({ coming }) => coming)
  const zone = me.zone ?? charter.organisation.zone
  const others = all.filter(({ alone }) => !alone).map(({ at }) => dateAt(instantText(at), zone))
  const perDay = [...Map.groupBy(others, (day) => day).values()].map(({ length }) => length)
  const messages = all.length - others.length + sum(perDay.map(me.digestOnly ? () => 1 : withinBudget(charter)))
  return { messages, groups: own.map(({ coming: _, ...forecast }) => forecast) }
}

/** What a day with so many messages comes to: those beyond the day's number are one summary the next morning. */
function withinBudget({ reminders: { maxPerDay } }: Charter): (count: number) => number {
  return (count) => (count <= maxPerDay ? count : maxPerDay + 1)
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}

/** The messages about one meeting: reminders, the question whether they come, and to its leader that for the minutes. */
function comingOf(
  person: Person,
  { meeting, apart, before, leads, answers }: MeetingAhead,
  { charter, now }: { charter: Charter; now: Instant },
): Coming[] {
  const known = { lastNotified: { rev: meeting.rev, at: 0 }, since: instantText(0) }
  const reminders = meeting.sessions.flatMap((session) => {
    const rsvp = answers.find((answer) => answer.session === session.id) ?? null
    const of: RemindedOf = { person, rsvp, leads, charter, before, apart, now, ...known }
    return [...remindersOf(meeting, session, of), ...[answerAskOf(meeting, session, of) ?? []].flat()]
  })
  const [first] = charter.minutes.ladder
  const minutes = leads && first ? [epochOf(lastEnd(meeting, charter)) + millisecondsOf(first.after)] : []
  return [
    ...reminders.map(({ dueAt, offset }) => ({ at: dueAt, alone: isReadAtOnce(offset) })),
    ...minutes.map((at) => ({ at, alone: false })),
  ]
}
