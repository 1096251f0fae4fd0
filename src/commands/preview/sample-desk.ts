import { officesOf } from '#charter/charter.ts'
import { secretariatSteps } from '#charter/onboarding.ts'
import type { Desk, DeskReader } from '#features/desk/desk.ts'
import type { DeskFacts } from '#features/desk/desk-facts.ts'
import type { NudgeFacts } from '#features/desk/nudge-owner.ts'
import type { Nudge } from '#features/desk/nudge-store.ts'
import { noDeskPlans } from '#features/desk/read-desk-plans.ts'
import { derivedSessions } from '#features/meetings/session-times.ts'
import { plus } from '#time/instant.ts'
import { dateAt, plusDays, wallTimeAt } from '#time/wall-time.ts'
import { sampleMeeting, sampleMeetingFacts } from './sample-meetings.ts'
import { sampleDisputeFacts, sampleRequestFacts } from './sample-requests.ts'
import { sampleSuggestion } from './sample-suggestions.ts'
import type { SampleWorld } from './sample-world.ts'
import type { Situation } from './situation.ts'

/** A week of the secretariat, with something of each sort, and one in which nothing needs it. */
export function deskSituations(world: SampleWorld): Situation<DeskFacts>[] {
  const { charter, people, secretary, now } = world
  const about = { _id: secretary._id, since: plus(now, '-P30D') }
  const facts = (desk: Desk): DeskFacts => ({ about, charter, people, desk, isAsked: true, isActing: false })
  return [
    { title: 'a full desk', kinds: ['weekly-digest'], facts: facts(sampleDesk(world)) },
    { title: 'an empty desk', kinds: ['weekly-digest'], facts: facts(emptyDesk(world)) },
  ]
}

/** Somebody is asked for what a meeting lacks. */
export function nudgeSituations(world: SampleWorld): Situation<NudgeFacts>[] {
  const { now, leader, secretary, charter } = world
  const { zone } = charter.organisation
  const meeting = sampleMeeting(world)
  const nudge: Nudge = {
    ...{ _id: meeting._id, to: leader._id, by: secretary._id, at: now },
    ...{ owed: 'minutes', count: 1, act: 'sample' },
  }
  const wall = wallTimeAt(plus(now, '-PT3H'), zone)
  const ended = derivedSessions([{ date: wall.slice(0, 10), time: wall.slice(11), zone, lasts: 'PT60M' }])
  const dateOnly = derivedSessions(meeting.sessions.map((session) => ({ ...session, time: null, at: null })))
  return [
    {
      title: 'for minutes',
      kinds: ['owner-nudged'],
      facts: { ...sampleMeetingFacts(world, { ...meeting, sessions: ended }), about: nudge },
    },
    {
      title: 'for a time',
      kinds: ['owner-nudged'],
      facts: { ...sampleMeetingFacts(world, { ...meeting, sessions: dateOnly }), about: { ...nudge, owed: 'time' } },
    },
  ]
}

function readerOf({ charter, secretary }: SampleWorld): DeskReader {
  const groups = charter.groups.map(({ id }) => id)
  return {
    ...{ person: secretary._id, as: 'secretariat', groups, decides: groups, schedules: groups },
    ...{ keeps: groups, knows: groups, extends: groups, appoints: true },
  }
}

function emptyDesk(world: SampleWorld): Desk {
  return {
    reader: readerOf(world),
    ...{ toDecide: [], minutes: [], terms: [], unreached: [], access: [], stepsOpen: null, joined: [] },
    ...{ withoutDates: [], untimed: [], clashes: [], closing: [], lateDuties: [], flagged: [], names: new Map() },
    agreements: { cases: [], unanswered: 0 },
    ...{ requests: [], disputes: [], suggestions: [] },
    plans: noDeskPlans,
  }
}

function sampleDesk(world: SampleWorld): Desk {
  const { charter, now, group, applicant, member, leader, people } = world
  const today = dateAt(now, charter.organisation.zone)
  const [first] = officesOf(charter, 'leader')
  const meeting = sampleMeeting(world)
  const other = { ...meeting, _id: 'other', reference: `${group.prefix}-8` }
  const [session] = meeting.sessions
  const promised = plusDays(today, 9)
  const deadline = { date: plusDays(today, 3), zone: charter.organisation.zone }
  return {
    ...emptyDesk(world),
    toDecide: [
      {
        group: group.id,
        applications: [{ _id: 'application', person: applicant._id, submittedAt: plus(now, '-P5D'), promised }],
        ...{ days: 5, promised, isLate: false },
      },
    ],
    suggestions: [sampleSuggestion(world)],
    minutes: [
      {
        meeting,
        due: plusDays(today, -9),
        daysLate: 9,
        led: leader._id,
        asked: { people: [leader._id], at: plus(now, '-P2D') },
      },
    ],
    terms: [
      {
        ...{ _id: 'term', person: leader._id, office: first?.id ?? '', group: group.id },
        ...{ to: plusDays(today, -3), isOver: true },
      },
    ],
    unreached: [{ person: member._id, groups: [group.id] }],
    access: secretariatSteps(charter)
      .slice(0, 1)
      .map(({ id }) => ({
        ...{ person: member._id, groups: [group.id] },
        ...{ since: plus(now, '-P1D'), steps: [id] },
      })),
    stepsOpen: { count: 3, since: plus(now, '-P20D') },
    joined: [{ group: group.id, people: [member._id] }],
    agreements: { cases: [{ person: member._id, why: 'I cannot travel.', at: now }], unanswered: 2 },
    requests: charter.requests.slice(0, 2).map((kind) => ({ ...sampleRequestFacts(world, kind), mine: true })),
    disputes: [sampleDisputeFacts(world)],
    withoutDates: [group.id],
    plans: samplePlans(world),
    untimed: session ? [{ meeting, session, isOver: false }] : [],
    clashes: session ? [{ meetings: [meeting, other], session, shared: 6 }] : [],
    closing: [{ group: group.id, closesAt: plus(now, 'P3D'), deadline }],
    names: new Map([...people].map(([id, { name }]) => [id, name])),
  }
}

function samplePlans({ charter, group, member, leader, now }: SampleWorld): Desk['plans'] {
  const task = { kind: 'milestone' as const, id: 'milestone', title: 'First draft', owner: member._id, since: now }
  const date = plusDays(dateAt(now, charter.organisation.zone), -5)
  const none = { before: null, after: null, undone: false }
  const moved = { rev: 2, at: now, by: leader._id, what: 'moved' as const, title: 'Case studies', from: date, to: date }
  return {
    late: [{ ...task, date, group: group.id }],
    toConfirm: [{ group: group.id, id: 'chapter', title: 'Tendering', person: member._id }],
    news: [{ group: group.id, isNew: false, milestones: 2, changes: [{ ...moved, ...none }] }],
    without: [group.id],
  }
}
