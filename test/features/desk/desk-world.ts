import { applicationStore } from '#features/groups/application-store.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
import type { OfficeTerm } from '#features/groups/office-term.ts'
import { onboardingStore } from '#features/groups/onboarding-store.ts'
import { type Meeting, noMinutes } from '#features/meetings/meeting.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { derivedSessions } from '#features/meetings/session-times.ts'
import { accountStore, personStore } from '#features/people/person-store.ts'
import { accountNamed, applicationOf, insertInto, leaderTerm, personNamed } from '../../../bench/calls/organisation.ts'
import type { TalkingHouse } from '../../talking-house.ts'

/** A Monday, 09:00 in Geneva: the calls of March close tomorrow. */
export const monday = '2020-03-30T07:00:00Z'

/** Somebody of the desk's world: p1 to p40. */
const named = [
  ...['Ana Ruiz', 'Ben Okafor', 'Chen Wei', 'Dina Haddad', 'Eva Novak', 'Femi Ade', 'Gita Rao', 'Hugo Silva'],
  ...['Ines Costa', 'Jan Kowalski', 'Kira Mori', 'Lars Berg'],
]

/**
 * An organisation on a Monday morning: 40 people in 6 groups, two terms that are over and one that ends, five missing
 * minutes, four applications (one of them late), somebody who cannot be reached, and somebody to be given access.
 */
export async function fillDeskWorld({ database, house }: Pick<TalkingHouse, 'database' | 'house'>): Promise<void> {
  const { store, charter } = house.contextOf('charter')
  const insert = insertInto(database, store)
  const ids = Array.from({ length: 40 }, (_, index) => `p${index + 1}`)
  const groups = charter.groups.map(({ id }) => id)
  const offices = ['secretariat', 'chair']
  await insert(
    personStore,
    [...ids, ...offices].map((id, index) => ({
      ...personNamed(id, index),
      name: named[index] ?? (id === 'chair' ? 'Clara Chair' : id === 'secretariat' ? 'Sam Secretary' : `Person ${id}`),
      details: {
        name: named[index] ?? `Person ${id}`,
        country: index % 5 === 1 ? 'Kenya' : 'Peru',
        capacity: 'Planner',
      },
      ...(id === 'secretariat' ? { zone: 'Europe/Zurich' } : {}),
    })),
  )
  const accounts = [...ids, ...offices].map(accountNamed)
  await insert(
    accountStore,
    accounts.map((one) => (one.person === 'p20' ? { ...one, reachable: false, unreachable: 'blocked' } : one)),
  )
  const joined = ids.slice(0, 36).map((person, index) => applicationOf(person, groups[index % 6] ?? '', 'accepted'))
  const lately = { to: 'accepted' as const, by: 'p5', at: '2020-03-26T10:00:00Z', reason: null, note: null }
  await insert(applicationStore, [
    ...joined,
    ...['p5', 'p11', 'p17'].map((person) => applicationOf(person, 'financing', 'accepted')),
    { ...applicationOf('p37', 'procurement', 'accepted'), decision: lately, submittedAt: '2020-03-20T10:00:00Z' },
    ...['p38', 'p39', 'p40'].map((person, index) => waiting(person, 'procurement', `2020-03-2${4 + index}T09:00:00Z`)),
    waiting('p38', 'monitoring', '2020-03-12T09:00:00Z'),
  ])
  await insert(onboardingStore, [
    {
      ...{ _id: 'p37', groups: ['procurement'], since: '2020-03-26T10:02:00Z', open: ['sharepoint'] },
      done: ['website', 'mailing-list'].map((step) => ({ step, at: '2020-03-27T10:00:00Z', by: 'p37' })),
    },
  ])
  await insert(officeTermStore, [
    until('p1', 'platforms', '2020-09-30'),
    until('p2', 'recovery', '2020-03-10'),
    until('p3', 'financing', '2020-02-28'),
    until('p4', 'ai', '2020-04-20'),
    leaderTerm('p5', 'procurement'),
    leaderTerm('p11', 'procurement'),
    { ...leaderTerm('secretariat', ''), _id: 'secretariat', office: 'secretariat', group: null },
    { ...leaderTerm('chair', ''), _id: 'chair', office: 'co-chair', group: null },
  ])
  await insert(meetingStore, [
    meeting('PROC-1', { group: 'procurement', date: '2020-03-13', leader: 'p5' }),
    meeting('FIN-1', { group: 'financing', date: '2020-03-10', leader: 'p3' }),
    meeting('REC-1', { group: 'recovery', date: '2020-03-17', leader: 'p2' }),
    meeting('AI-1', { group: 'ai', date: '2020-03-19', leader: 'p4' }),
    meeting('PLAT-1', { group: 'platforms', date: '2020-03-05', leader: 'p1' }),
    // Held last week: its minutes are due, and not late.
    meeting('AI-2', { group: 'ai', date: '2020-03-26', leader: 'p4' }),
    meeting('PROC-2', { group: 'procurement', date: '2020-04-03', leader: 'p5' }),
    meeting('FIN-2', { group: 'financing', date: '2020-04-03', leader: 'p3' }),
    meeting('PLAT-2', { group: 'platforms', date: '2020-04-06', leader: 'p1', time: null }),
  ])
}

function waiting(person: string, group: string, at: string) {
  return { ...applicationOf(person, group, 'submitted'), startedAt: at, touchedAt: at, submittedAt: at }
}

function until(person: string, group: string, to: string): OfficeTerm {
  return { ...leaderTerm(person, group), to }
}

type Held = { group: string; date: string; leader: string; time?: string | null }

/** A meeting of an hour at 15:00 in Geneva; with the time null only its day is known. */
function meeting(reference: string, { group, date, leader, time = '15:00' }: Held): Meeting {
  const sessions = derivedSessions([{ date, time, zone: 'Europe/Zurich', said: 'Geneva', lasts: 'PT60M' }])
  const told = { state: 'scheduled' as const, sessions, link: null, place: null }
  const at = '2020-02-01T08:00:00Z'
  return {
    ...{ _id: reference, group, reference, title: `Meeting ${reference}`, ...told, agenda: '', rev: 1 },
    tellings: [{ ...told, rev: 1, at, by: leader, act: 'import' }],
    ...{ cancelledBecause: null, sequence: 0, changedAt: at, ledBy: leader, scheduledBy: leader, scheduledAt: at },
    ...{ minutes: noMinutes, addedOnce: [] },
  }
}
