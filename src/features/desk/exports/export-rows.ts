import { type Charter, groupOf } from '#charter/charter.ts'
import { applicantName } from '#features/applications/cards/review-card.ts'
import type { Application } from '#features/groups/application.ts'
import type { Roster } from '#features/groups/roster.ts'
import type { AnswerCount } from '#features/meetings/away-answers.ts'
import type { Meeting, MinutesItem, Session } from '#features/meetings/meeting.ts'
import { type Rsvp, stands } from '#features/meetings/rsvp.ts'
import { firstStart, lastEnd } from '#features/meetings/session-times.ts'
import { minutesDue, owesMinutes } from '#features/minutes/minutes-escalation.ts'
import type { Person } from '#features/people/person.ts'
import { capitalised } from '#time/english-words.ts'
import { type Instant, millisecondsOf } from '#time/instant.ts'
import { dateAt } from '#time/wall-time.ts'
import type { Cell, Table } from './table.ts'

/** What every table is made with. */
type Known = { charter: Charter; now: Instant; people: ReadonlyMap<string, Pick<Person, 'name' | 'details'>> }

/** Who is in these groups, and leads them, with what each of them agreed to show members. */
export function membersTable(rosters: readonly Roster[], { charter, now, people }: Known): Table {
  const fields = charter.fields.filter(({ published, prefill }) => published !== 'no' && prefill !== 'name')
  const { member, leader } = charter.words
  const rows = rosters.flatMap(({ group, members, leaders }) => {
    const leading = new Set(leaders.map(({ person }) => person))
    const listed = [
      ...leaders.map((one) => ({ ...one, role: leader.one })),
      ...members
        .filter(({ person, since }) => !leading.has(person) && since <= now)
        .map((one) => ({ ...one, role: member.one }))
        .toSorted(byName(({ person }) => people.get(person)?.name)),
    ]
    return listed.map(({ person, since, role }): Cell[] => {
      const known = people.get(person)
      const answers = fields.map(({ id }) => known?.details[id] ?? '')
      return [groupOf(charter, group).short, known?.name ?? '', role, dayOf(since, charter), ...answers]
    })
  })
  return { columns: [noun(charter), 'Name', 'Role', 'Since', ...fields.map(({ label }) => label)], rows }
}

/** Applications that were sent, with their answers and what became of them. */
export function applicationsTable(applications: readonly Application[], { charter, people }: Known): Table {
  const rows = applications.map((one): Cell[] => {
    const { decision } = one
    const reason = charter.decisions.reasons.find(({ id }) => id === decision?.reason)?.label ?? ''
    const decider = decision?.by === 'charter' ? 'the charter' : people.get(decision?.by ?? '')?.name
    return [
      groupOf(charter, one.group).short,
      applicantName({ about: one, people, charter }),
      one.state,
      one.submittedAt === null ? '' : dayOf(one.submittedAt, charter),
      decision === null ? '' : dayOf(decision.at, charter),
      decider ?? '',
      reason,
      one.late ?? '',
      ...charter.fields.map(({ id }) => one.answers[id] ?? ''),
    ]
  })
  const own = [noun(charter), 'Applicant', 'State', 'Applied', 'Decided', 'Decided by', 'Reason', 'Late because']
  return { columns: [...own, ...charter.fields.map(({ label }) => label)], rows }
}

/** Meetings, a row for each session, with how many come. */
export function meetingsTable(
  meetings: readonly Meeting[],
  { charter, counts }: Known & { counts: readonly AnswerCount[] },
): Table {
  const ofMeeting = Map.groupBy(counts, ({ meeting }) => meeting)
  const rows = byDate(meetings).flatMap((meeting) =>
    meeting.sessions.map((session, at): Cell[] => {
      const given = (ofMeeting.get(meeting._id) ?? []).filter((one) => stands(one, [session]))
      const saying = (answer: Rsvp['answer']) =>
        given.filter((one) => one.answer === answer).reduce((sum, { count }) => sum + count, 0)
      return [
        ...headOf(meeting, session, charter),
        at + 1,
        meeting.state,
        session.time ?? '',
        session.zone,
        session.at ?? '',
        millisecondsOf(session.lasts) / 60_000,
        meeting.place ?? '',
        ...[saying('yes'), saying('no'), saying('maybe')],
      ]
    }),
  )
  const time = ['Session', 'State', 'Time', 'Zone', 'Start (UTC)', 'Minutes long', 'Place']
  return { columns: [...headColumns(charter), ...time, 'Yes', 'No', 'Maybe'], rows }
}

/** What was recorded of the meetings that are over, a row for each link or file, and what is missing. */
export function minutesTable(meetings: readonly Meeting[], { charter, now, people }: Known): Table {
  const over = byDate(meetings).filter((one) => one.state === 'scheduled' && lastEnd(one, charter) <= now)
  const rows = over.flatMap((meeting): Cell[][] => {
    const [first] = meeting.sessions
    const head = first ? headOf(meeting, first, charter) : []
    const due = dayOf(minutesDue(meeting, charter), charter)
    const { items, didNotHappen } = meeting.minutes
    if (items.length > 0)
      return items.map((item) => [
        ...[...head, 'given', due, dayOf(item.at, charter)],
        ...[people.get(item.by)?.name ?? '', itemWords(item)],
      ])
    if (didNotHappen) return [[...head, 'did not take place', '', '', people.get(didNotHappen.by)?.name ?? '', '']]
    return [[...head, owesMinutes(meeting, charter) ? 'missing' : 'not asked for', due, '', '', '']]
  })
  return { columns: [...headColumns(charter), capitalised(charter.words.minutes), 'Due', 'Given', 'By', 'What'], rows }
}

/** Who answered what to which session. An answer to an old time is marked: it counts nowhere. */
export function answersTable(
  meetings: readonly Meeting[],
  { charter, people, rsvps }: Known & { rsvps: readonly Rsvp[] },
): Table {
  const ofMeeting = Map.groupBy(rsvps, ({ meeting }) => meeting)
  const rows = byDate(meetings).flatMap((meeting) =>
    meeting.sessions.flatMap((session, at) =>
      (ofMeeting.get(meeting._id) ?? [])
        .filter((one) => one.session === session.id)
        .toSorted(byName(({ person }) => people.get(person)?.name))
        .map((one): Cell[] => [
          ...headOf(meeting, session, charter),
          at + 1,
          people.get(one.person)?.name ?? '',
          one.answer,
          stands(one, meeting.sessions) ? '' : 'for an old time',
          one.note ?? '',
          dayOf(one.at, charter),
        ]),
    ),
  )
  return { columns: [...headColumns(charter), 'Session', 'Name', 'Answer', 'Unconfirmed', 'Note', 'Answered'], rows }
}

/** The order of names as people look for them; equal ones stay as they are. */
function byName<T>(name: (one: T) => string | undefined): (one: T, other: T) => number {
  return (one, other) => (name(one) ?? '').localeCompare(name(other) ?? '', 'en')
}

function headColumns(charter: Charter): string[] {
  return [noun(charter), 'Meeting', 'Title', 'Date']
}

function headOf({ group, reference, title }: Meeting, { date }: Session, charter: Charter): Cell[] {
  return [groupOf(charter, group).short, reference, title, date]
}

function byDate(meetings: readonly Meeting[]): Meeting[] {
  return meetings.toSorted((one, other) => (firstStart(one) < firstStart(other) ? -1 : 1))
}

function itemWords(item: MinutesItem): string {
  return item.kind === 'link' ? item.url : item.kind === 'file' ? item.name : item.text
}

function noun({ words }: Charter): string {
  return capitalised(words.group.one)
}

function dayOf(at: Instant, { organisation }: Charter): string {
  return dateAt(at, organisation.zone)
}
