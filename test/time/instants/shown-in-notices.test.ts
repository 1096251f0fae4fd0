import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { noticeKinds } from '#app/features.ts'
import { systemClock } from '#clock.ts'
import { type Meeting, noMinutes, type Session } from '#features/meetings/meeting.ts'
import { derivedSessions } from '#features/meetings/session-times.ts'
import { revised, tellingOf } from '#features/meetings/tells-members.ts'
import { newPerson } from '#features/people/person.ts'
import { mailboxOf } from '#features/subscriptions/mailbox.ts'
import type { MailedFacts } from '#features/subscriptions/mailed-facts.ts'
import type { Asked, Wanted } from '#outbox/notice-kind.ts'
import { epochOf, instantText } from '#time/instant.ts'
import { plusDays, wallTimeAt } from '#time/wall-time.ts'
import { linksFor } from '#web/links.ts'
import { u4ssc } from '../../app.ts'
import { said, wordsOf } from '../../context.ts'
import { allZones, asShown, type ShownTime, timesShown } from './another-clock.ts'

/* Every time in every notice about a meeting is read back, as its reader read it, and is one of the meeting's. */

const runs = 600
const charter = u4ssc()
const [group] = charter.groups
const zone = fc.constantFrom(...allZones)
const days = fc.integer({ min: 0, max: 3000 }).map((count) => plusDays('2021-01-01', count))
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '30', '59'))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`)
const sessions = fc
  .tuple(
    days,
    fc.array(fc.record({ time, zone, lasts: fc.constantFrom('PT60M', 'PT8H') }), { minLength: 1, maxLength: 2 }),
  )
  .map(([date, of]) => derivedSessions(of.map((one, at) => ({ ...one, date: plusDays(date, at) }))))

/** The stages of a meeting's life, as the expert and the leader hear of them. */
const stages = ['scheduled', 'moved', 'cancelled', 'shifted', 'reminded', 'ended', 'drafted', 'minuted'] as const
type Stage = (typeof stages)[number]
type Life = { stage: Stage; before: Session[]; after: Session[]; zones: Record<string, string> }

const life: fc.Arbitrary<Life> = fc
  .record({ stage: fc.constantFrom(...stages), before: sessions, after: sessions, expert: zone, leader: zone })
  .map(({ expert, leader, ...rest }) => ({ ...rest, zones: { expert, leader } }))

test(`${runs} meetings in any zone, from invitation to minutes: no notice shows anybody a wrong local time`, () => {
  const rendered = new Map<string, number>()
  fc.assert(
    fc.property(life, (one) => {
      const asked = askedOf(one)
      for (const kind of noticeKinds('meeting')) {
        for (const wanted of wantedOf(kind, asked)) {
          const reader = one.zones['person' in wanted.to ? wanted.to.person : ''] ?? ''
          const message = kind.message(asked, wanted)
          const known = timesOf(asked.meeting, reader)
          const [first, ...more] = timesShown(said(message.summary, { zone: reader }))
          // What a lock screen shows is there at all, and all of it is true.
          for (const shown of [first, ...more, ...timesShown(wordsOf(message, { zone: reader }))])
            expect(known).toContainEqual(shown)
          rendered.set(kind.name, (rendered.get(kind.name) ?? 0) + 1)
        }
      }
    }),
    { numRuns: runs },
  )
  const kinds = noticeKinds('meeting')
    .map(({ name }) => name)
    .filter((name) => name !== 'time-missing')
  expect(kinds.filter((name) => (rendered.get(name) ?? 0) < 20)).toEqual([])
})

/** All times that the meeting has or had, as they are to be shown to somebody. */
function timesOf({ sessions: now, tellings }: Meeting, reader: string): ShownTime[] {
  const shown = tellings.flatMap(({ clock }) => clock?.was.filter((was) => was.zone === reader) ?? [])
  return [
    ...[now, ...tellings.map((telling) => telling.sessions)]
      .flat()
      .map(({ at, zone: there }) => asShown(epochOf(at ?? ''), { zone: there, reader })),
    ...shown.map(({ wall }) => ({ aside: null, wall })),
  ]
}

function wantedOf(kind: ReturnType<typeof noticeKinds>[number], asked: Asked<MailedFacts>): Wanted[] {
  if (kind.name !== 'meeting-mailed') return kind.wanted(asked)
  // A letter is written to one mailbox; who chose which is another test.
  const slot = `1/${asked.meeting.rev}/box/0`
  return [{ slot, to: { person: 'expert' }, dueAt: 0, sendBy: 1, priority: 2, urgency: 'now', quiet: 'ignore' }]
}

function askedOf({ stage, before, after, zones }: Life): Asked<MailedFacts> {
  if (!group) throw new Error('the charter has no group')
  const [early, later] = ['2020-04-01T08:00:00Z', '2020-05-01T08:00:00Z']
  const by = { by: 'charter', at: later } as const
  const first = meetingOf(group.id, before)
  const moved = revised(first, { ...by, by: 'secretary', act: 'move' }, { sessions: after })
  const told = (rev: number) => ({
    ...{ kind: 'meeting-scheduled', slot: '', to: 'expert', state: 'sent' as const, tellsRev: rev },
    ...{ settledAt: epochOf(early), dueAt: epochOf(early) },
  })
  const end = instantText(Math.max(...after.map(({ at }) => epochOf(at ?? ''))) + 86_400_000 * 8)
  const minutes = {
    ...noMinutes,
    items: [{ kind: 'link' as const, url: 'https://files.example/1', by: 'leader', at: end, id: '1', name: 'Minutes' }],
  }
  const approval = { state: 'asked' as const, askedAt: end, by: null, at: null, in: null }
  const isDraft = stage === 'drafted'
  const approved = { ...charter, minutes: { ...charter.minutes, approver: 'secretariat' } }
  const at: Record<Stage, Pick<Asked<MailedFacts>, 'meeting' | 'rows' | 'now'>> = {
    scheduled: { meeting: first, rows: [], now: later },
    moved: { meeting: moved, rows: [told(1)], now: later },
    cancelled: {
      meeting: revised(moved, { ...by, by: 'secretary', act: 'cancel' }, { state: 'cancelled' }),
      ...{ rows: [told(1)], now: later },
    },
    shifted: { meeting: withNewClocks(moved, zones), rows: [told(moved.rev)], now: later },
    reminded: { meeting: moved, rows: [told(moved.rev)], now: later },
    ended: { meeting: moved, rows: [told(moved.rev)], now: end },
    drafted: { meeting: { ...moved, minutes: { ...minutes, approval } }, rows: [told(moved.rev)], now: end },
    minuted: { meeting: { ...moved, minutes }, rows: [told(moved.rev)], now: end },
  }
  const person = (id: string) => [id, newPerson(id, early, { name: id, zone: zones[id] ?? 'UTC' })] as const
  return {
    ...at[stage],
    people: new Map([person('expert'), person('leader')]),
    ...{ group, charter: isDraft ? approved : charter, before: null, apart: null, rsvps: [] },
    roster: {
      group: group.id,
      members: [{ person: 'expert', since: early }],
      leaders: [{ person: 'leader', since: early }],
      secretariat: [],
      ...(isDraft ? { approvers: ['expert'] } : {}),
    },
    mailboxes: [{ ...mailboxOf('expert', 'expert@example.org'), name: 'box' }],
    links: linksFor({
      ...{ publicUrl: 'https://convenor.test', uidHost: 'convenor', secret: '', clock: systemClock },
      mailFrom: { name: '', email: 'c@example.org' },
    }),
  }
}

function meetingOf(of: string, at: Session[]): Meeting {
  const told = { state: 'scheduled' as const, sessions: at, link: null, place: null }
  const since = '2020-04-15T08:00:00Z'
  return {
    ...told,
    ...{ _id: 'm', group: of, reference: 'PROC-1', title: 'Studies', agenda: '' },
    rev: 1,
    tellings: [{ ...told, rev: 1, by: 'secretary', at: since, act: 'schedule' }],
    ...{ cancelledBecause: null, sequence: 0, changedAt: since, ledBy: 'leader', scheduledBy: 'secretary' },
    ...{ scheduledAt: since, minutes: noMinutes, addedOnce: [] },
  }
}

/** New rules for clocks made it an hour later for everybody. */
function withNewClocks(meeting: Meeting, zones: Life['zones']): Meeting {
  const was = meeting.sessions.flatMap(({ id, at }) =>
    Object.values(zones).map((one) => ({
      ...{ session: id, zone: one },
      wall: wallTimeAt(instantText(epochOf(at ?? '') - 3_600_000), one),
    })),
  )
  const rev = meeting.rev + 1
  const telling = tellingOf(meeting, { rev, by: 'clock', at: '2020-05-01T08:00:00Z', act: 'clock' })
  return { ...meeting, rev, tellings: [...meeting.tellings, { ...telling, clock: { version: '2026c', was } }] }
}
