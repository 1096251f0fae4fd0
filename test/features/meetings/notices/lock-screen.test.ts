import { describe, expect, test } from '@jest/globals'
import { noticeKinds } from '#app/features.ts'
import { systemClock } from '#clock.ts'
import { type Meeting, noMinutes } from '#features/meetings/meeting.ts'
import { derivedSessions } from '#features/meetings/session-times.ts'
import { tellingOf } from '#features/meetings/tells-members.ts'
import { newPerson } from '#features/people/person.ts'
import { mailboxOf } from '#features/subscriptions/mailbox.ts'
import type { MailedFacts } from '#features/subscriptions/mailed-facts.ts'
import { linksFor } from '#web/links.ts'
import { u4ssc } from '../../../app.ts'
import { said } from '../../../context.ts'

/* The first 60 characters of every notice about a meeting: what a lock screen shows. */

const charter = u4ssc()
const group = charter.groups.find(({ id }) => id === 'procurement') ?? charter.groups[0]
const reader = { zone: 'America/Port-au-Prince' }

function facts(time: string | null): MailedFacts {
  if (!group) throw new Error('the charter has no group')
  const session = (date: string, at: string | null) =>
    derivedSessions([{ date, time: at, zone: 'Europe/Zurich', said: 'Geneva', lasts: 'PT90M' }])
  const knownRev = { state: 'scheduled' as const, sessions: session('2020-09-23', time), link: null, place: null }
  const now = { ...knownRev, sessions: session('2020-09-30', time) }
  const meeting: Meeting = {
    _id: 'm',
    group: group.id,
    // As long as a reference can be.
    reference: 'WXYZMW-128',
    title: 'A title that goes on and on, far beyond what any screen shows',
    ...now,
    agenda: '',
    rev: 2,
    tellings: [
      tellingOf(knownRev, { rev: 1, by: 'charter', at: '2020-03-02T08:00:00Z', act: 'import' }),
      tellingOf(now, { rev: 2, by: 'leader', at: '2020-03-05T08:00:00Z', act: 'move' }),
    ],
    cancelledBecause: null,
    sequence: 1,
    changedAt: '2020-03-05T08:00:00Z',
    ledBy: 'leader',
    scheduledBy: 'leader',
    scheduledAt: '2020-03-02T08:00:00Z',
    minutes: noMinutes,
    addedOnce: [],
  }
  const person = newPerson('expert', '2020-03-01T00:00:00Z', { name: 'Expert', zone: reader.zone })
  return {
    people: new Map([['expert', person]]),
    meeting,
    before: null,
    apart: null,
    group,
    charter,
    roster: {
      group: group.id,
      members: [{ person: 'expert', since: '2020-03-01T00:00:00Z' }],
      leaders: [],
      secretariat: [],
    },
    rsvps: [],
    mailboxes: [{ ...mailboxOf('expert', 'expert@example.org'), name: 'box' }],
    links: linksFor({
      publicUrl: 'https://convenor.test',
      uidHost: 'convenor',
      secret: '',
      clock: systemClock,
      mailFrom: { name: '', email: 'c@example.org' },
    }),
  }
}

const sixty = (kind: ReturnType<typeof noticeKinds>[number], time: string | null) => {
  const asked = { ...facts(time), rows: [], now: '2020-09-29T15:00:00Z' }
  const wanted = {
    slot: ['minutes-missing', 'meeting-mailed'].includes(kind.name) ? '1/0/box/0' : '1@2020-09-30/P1D',
    to: { person: 'expert' },
    dueAt: 0,
    sendBy: 1,
    priority: 2 as const,
    urgency: 'now' as const,
    quiet: 'wait' as const,
  }
  return said(kind.message(asked, wanted).summary, reader).slice(0, 60)
}

describe('the lock screen is enough', () => {
  const timed = noticeKinds('meeting').filter(({ name }) => name !== 'time-missing')

  test.each(timed.map((kind) => [kind.name, kind] as const))(
    '%s: reference, weekday, date, own time, own zone',
    (_, kind) => {
      const shown = sixty(kind, '15:00')
      expect(shown).toContain('WXYZMW-128')
      // A cancellation names the time that its reader knew.
      expect(shown).toMatch(/Wed (23|30) Sep 2020, 09:00 Port-au-Prince/)
    },
  )

  test.each(noticeKinds('meeting').map((kind) => [kind.name, kind] as const))(
    '%s, where only the day is known',
    (_, kind) => {
      const shown = sixty(kind, null)
      expect(shown).toContain('WXYZMW-128')
      expect(shown).toMatch(/Wed (23|30) Sep 2020/)
    },
  )
})
