import { officesOf } from '#charter/charter.ts'
import { type Meeting, type MinutesItem, noMinutes } from '#features/meetings/meeting.ts'
import type { MeetingFacts } from '#features/meetings/meeting-facts.ts'
import { type AskedSession, derivedSessions } from '#features/meetings/session-times.ts'
import { revised, tellingOf } from '#features/meetings/tells-members.ts'
import { chosenMailbox } from '#features/subscriptions/mailbox.ts'
import type { MailedFacts } from '#features/subscriptions/mailed-facts.ts'
import { type Instant, plus } from '#time/instant.ts'
import { dateAt, plusDays, wallTimeAt } from '#time/wall-time.ts'
import type { SampleWorld } from './sample-world.ts'
import { everybodyHad, type Situation } from './situation.ts'

/** What becomes of a meeting, each with the notices it is there to show. */
export function meetingSituations(world: SampleWorld): Situation<MeetingFacts>[] {
  const { now, leader, member } = world
  const facts = (meeting: Meeting): MeetingFacts => sampleMeetingFacts(world, meeting)
  const meeting = sampleMeeting(world)
  const dateOnly = withSessions(meeting, [{ ...asked(meeting), time: null }])
  const two = withSessions(meeting, [
    asked(meeting),
    { ...asked(meeting), date: plusDays(dateOf(meeting), 1), time: '09:00' },
  ])
  const later = plus(now, 'P1D')
  const change = (from: Meeting, changes: Partial<Meeting>) =>
    revised(from, { by: leader._id, at: later, act: changes.state === 'cancelled' ? 'cancel' : 'move' }, changes)
  const rows = everybodyHad(world, 'meeting-scheduled')
  const given = (items: MinutesItem[]): Meeting => ({ ...meeting, minutes: { ...noMinutes, items } })
  const by = { by: leader._id, at: later }
  return [
    {
      title: 'scheduled',
      kinds: ['meeting-scheduled', 'meeting-mailed', 'meeting-reminder', 'answer-missing', 'minutes-missing'],
      facts: facts({ ...meeting, agenda: 'Minutes of the last meeting 10m\nDraft of chapter 3, 30m, decision' }),
    },
    { title: 'scheduled, in two sessions', kinds: ['meeting-scheduled'], facts: facts(two) },
    {
      title: 'of which only the day is known',
      kinds: ['meeting-scheduled', 'meeting-reminder', 'answer-missing', 'time-missing', 'minutes-missing'],
      facts: facts(dateOnly),
    },
    {
      title: 'moved',
      kinds: ['meeting-moved'],
      facts: facts(change(meeting, { sessions: movedTo(meeting, plusDays(dateOf(meeting), 7)) })),
      rows,
    },
    {
      title: 'given its time',
      kinds: ['meeting-moved'],
      facts: facts(change(dateOnly, { sessions: meeting.sessions })),
      rows,
    },
    {
      title: 'given a join link',
      kinds: ['meeting-moved'],
      facts: facts(change(meeting, { link: 'https://meet.example.org/new' })),
      rows,
    },
    {
      title: 'at another time for some, because the rules for clocks changed',
      kinds: ['meeting-moved'],
      facts: facts(withNewClocks(world, meeting, later)),
      rows,
    },
    {
      title: 'cancelled, with a reason',
      kinds: ['meeting-cancelled'],
      facts: facts(change(meeting, { state: 'cancelled', cancelledBecause: 'The speaker is ill.' })),
      rows,
    },
    { title: 'cancelled', kinds: ['meeting-cancelled'], facts: facts(change(meeting, { state: 'cancelled' })), rows },
    {
      title: 'with minutes: a link',
      kinds: ['minutes-uploaded'],
      facts: facts(given([{ kind: 'link', url: 'https://example.org/minutes', ...by }])),
    },
    {
      title: 'with minutes that an office approves',
      kinds: ['minutes-to-approve'],
      facts: toApprove(facts(given([])), by),
    },
    {
      title: 'with minutes: a file and a few sentences',
      kinds: ['minutes-uploaded'],
      facts: facts(
        given([
          { kind: 'file', file: 'f1', name: 'minutes.pdf', type: 'application/pdf', size: 48_000, ...by },
          {
            kind: 'text',
            text: `We agreed on the outline. ${member.name} drafts chapter 3 until the next meeting.`,
            ...by,
          },
        ]),
      ),
    },
  ]
}

/** The same meeting, in an organisation whose secretariat approves the minutes before the group gets them. */
function toApprove(facts: MeetingFacts, given: { by: string; at: Instant }): MeetingFacts {
  const { meeting, charter, roster } = facts
  const approver = officesOf(charter, 'secretariat')[0]?.id ?? ''
  const approval = { state: 'asked' as const, askedAt: given.at, by: null, at: null, in: null }
  const items: MinutesItem[] = [{ kind: 'link', url: 'https://example.org/minutes', ...given }]
  return {
    ...facts,
    charter: { ...charter, minutes: { ...charter.minutes, approver } },
    roster: { ...roster, approvers: roster.secretariat },
    meeting: { ...meeting, minutes: { ...noMinutes, items, approval } },
  }
}

/** A meeting of the group: on its first published day that is still to come, else in four weeks; at 15:00. */
export function sampleMeeting(world: SampleWorld): Meeting {
  const { charter, group, now, leader } = world
  const { zone, said } = charter.organisation
  const today = dateAt(now, zone)
  const date = group.dates.find((published) => published.date > today)?.date ?? plusDays(today, 28)
  const sessions = derivedSessions([
    { date, time: '15:00', zone, ...(said ? { said } : {}), lasts: group.defaults.lasts ?? charter.meetings.lasts },
  ])
  const telling = {
    state: 'scheduled' as const,
    sessions,
    link: group.joinLink ?? 'https://meet.example.org/room',
    place: group.defaults.place ?? null,
  }
  return {
    _id: 'meeting',
    group: group.id,
    reference: `${group.prefix}-7`,
    title: 'Case studies',
    ...telling,
    agenda: '',
    rev: 1,
    tellings: [tellingOf(telling, { rev: 1, by: leader._id, at: now, act: 'schedule' })],
    cancelledBecause: null,
    sequence: 0,
    changedAt: now,
    ledBy: leader._id,
    scheduledBy: leader._id,
    scheduledAt: now,
    minutes: noMinutes,
    addedOnce: [],
  }
}

/** The same meeting, with only its day known. */
export function sampleDateOnly(world: SampleWorld): Meeting {
  const meeting = sampleMeeting(world)
  return { ...withSessions(meeting, [{ ...asked(meeting), time: null }]), _id: 'date-only' }
}

export function sampleMeetingFacts(world: SampleWorld, meeting: Meeting): MailedFacts {
  const { people, group, charter, roster, links } = world
  const mailboxes = [...people.values()].flatMap((person) => chosenMailbox(person) ?? [])
  return { people, meeting, before: null, apart: 28, group, charter, roster, rsvps: [], mailboxes, links }
}

function withSessions(meeting: Meeting, sessions: AskedSession[]): Meeting {
  const derived = derivedSessions(sessions)
  return {
    ...meeting,
    sessions: derived,
    tellings: meeting.tellings.map((telling) => ({ ...telling, sessions: derived })),
  }
}

function movedTo(meeting: Meeting, date: string): Meeting['sessions'] {
  return derivedSessions([{ ...asked(meeting), date }])
}

/** The first session, as somebody would ask for it. */
function asked({ sessions: [session] }: Meeting): AskedSession {
  if (session === undefined) throw new Error('a meeting has a session')
  const { id: _, at: __, ...words } = session
  return words
}

function dateOf({ sessions: [session] }: Meeting): string {
  return session?.date ?? ''
}

/** It was an hour earlier for everybody. */
function withNewClocks({ people, charter }: SampleWorld, meeting: Meeting, at: Instant): Meeting {
  const zones = [...new Set(people.values().map(({ zone }) => zone ?? charter.organisation.zone))]
  const was = meeting.sessions.flatMap(({ id, at: start }) =>
    start === null ? [] : zones.map((zone) => ({ session: id, zone, wall: wallTimeAt(plus(start, '-PT1H'), zone) })),
  )
  const rev = meeting.rev + 1
  const telling = { ...tellingOf(meeting, { rev, by: 'clock', at, act: 'clock' }), clock: { version: '2026c', was } }
  return { ...meeting, rev, tellings: [...meeting.tellings, telling] }
}
