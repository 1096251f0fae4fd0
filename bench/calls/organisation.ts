import type { Charter } from '#charter/charter.ts'
import { readCharterFile } from '#charter/charter-file.ts'
import type { Context, StoreKey } from '#context.ts'
import type { Database } from '#database/connection.ts'
import type { Application } from '#features/groups/application.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
import type { OfficeTerm } from '#features/groups/office-term.ts'
import { type Meeting, noMinutes } from '#features/meetings/meeting.ts'
import { meetingStore, rsvpStore } from '#features/meetings/meeting-store.ts'
import type { Rsvp } from '#features/meetings/rsvp.ts'
import { derivedSessions } from '#features/meetings/session-times.ts'
import { accountId, type KnownAccount } from '#features/people/account.ts'
import { newPerson, type Person } from '#features/people/person.ts'
import { accountStore, personStore } from '#features/people/person-store.ts'
import type { Poll } from '#features/polls/poll.ts'
import { pollStore } from '#features/polls/poll-store.ts'
import { plusDays } from '#time/wall-time.ts'

/** How large an organisation is: so many groups, and so many people in all of them together. */
export type Size = { groups: number; people: number }

/** The two sizes at which the cost of everything is compared. */
export const small: Size = { groups: 6, people: 20 }
export const large: Size = { groups: 200, people: 20_000 }

/** When it is, in both. */
export const today = '2020-03-02'
const startsAt = `${today}T08:00:00Z`
/** So many meetings a group has had, a week apart, and has ahead of it. */
const held = 40
const ahead = 3
const zones = ['Europe/Zurich', 'Africa/Nairobi', 'America/Lima', 'Asia/Tokyo', 'Australia/Sydney']

/** @returns the charter of U4SSC, grown to so many groups: of the new ones, every tenth takes applications. */
export function charterOf({ groups }: Size): Charter {
  const read = readCharterFile('charters/u4ssc.yaml')
  if (read.kind === 'faulty') throw new Error(read.errors.map(({ says }) => says).join('\n'))
  const { charter } = read
  const [pattern] = charter.groups
  const [call] = charter.calls
  if (!pattern || !call) throw new Error('the charter has no group to follow')
  const more = Array.from({ length: groups - charter.groups.length }, (_, index) => {
    const name = `Theme${lettersOf(index)}`
    return { ...pattern, id: name.toLowerCase(), prefix: `X${lettersOf(index)}`, title: name, short: name, aliases: [] }
  })
  const open = more.filter((_, index) => index % 10 === 0)
  return {
    ...charter,
    organisation: { ...charter.organisation, liveFrom: '2019-01-01' },
    groups: [...charter.groups, ...more],
    calls: [...charter.calls, ...open.map(({ id }) => ({ ...call, id: `call-${id}`, group: id }))],
  }
}

/** Writes an organisation straight into its collections, as years of work would have left it. */
export async function fill(database: Database, { charter, store }: Context, { people }: Size): Promise<void> {
  const everybody = Array.from({ length: people }, (_, index) => `member-${index}`)
  const groupOf = (index: number) => charter.groups[index % charter.groups.length]?.id ?? ''
  const insert = insertInto(database, store)
  await insert(personStore, everybody.map(personNamed))
  await insert(accountStore, everybody.map(accountNamed))
  await insert(
    applicationStore,
    everybody.map((person, index) => applicationOf(person, groupOf(index), 'accepted')),
  )
  await insert(
    applicationStore,
    charter.groups.map(({ id }, index) => applicationOf(everybody[(index + 1) % people] ?? '', id, 'submitted')),
  )
  await insert(
    officeTermStore,
    charter.groups.flatMap(({ id }, index) =>
      index < 6 || index % 10 === 9 ? [] : [leaderTerm(everybody[index] ?? '', id)],
    ),
  )
  const meetings = charter.groups.flatMap(({ id, prefix }, index) =>
    meetingsOf({ group: id, prefix, day: index % 5 }, everybody[index] ?? ''),
  )
  await insert(meetingStore, meetings)
  const next = meetings.filter(({ sessions }) => sessions.some(({ date }) => date > today))
  await insert(
    rsvpStore,
    next.flatMap((meeting) => everybody.slice(0, 10).map((person) => answerTo(meeting, person))),
  )
  await insert(
    pollStore,
    charter.groups.flatMap(({ id }, index) => (index % 3 === 2 ? [pollOf(id, everybody[index] ?? '')] : [])),
  )
}

/** @returns what writes documents straight into a store's collection. */
export function insertInto({ connection }: Database, store: Context['store']) {
  return async <T extends { _id: string }>(
    key: StoreKey<{ name: string; prepare(): Promise<void> }>,
    documents: readonly T[],
  ) => {
    const entry = { by: 'charter', at: startsAt, what: 'written' }
    const kept = documents.map((one) => ({ ...one, version: 1, planRev: 1, planEpoch: 0, history: [entry] }))
    if (kept.length > 0)
      await connection.collection<{ _id: string }>(store(key).name).insertMany(kept, { ordered: false })
  }
}

/** Somebody with a name, an address and a zone that they have confirmed. */
export function personNamed(id: string, index: number): Person {
  const zone = zones[index % zones.length] ?? 'UTC'
  return { ...newPerson(id, startsAt, { name: `Name ${id}`, email: `${id}@example.org`, zone }), zoneConfirmed: true }
}

/** The account of somebody on the local chat. */
export function accountNamed(user: string): KnownAccount {
  const account = { platform: 'local', workspace: 'local', user } as const
  return {
    ...{ _id: accountId(account), person: user, account, via: 'local', address: user },
    ...{ reachable: true, unreachable: null, email: `${user}@example.org`, lastAt: startsAt },
  }
}

/** An accepted or a waiting application, with answers of a usual length. */
export function applicationOf(person: string, group: string, state: 'accepted' | 'submitted'): Application {
  const decision = { to: 'accepted' as const, by: 'secretariat', at: '2019-05-01T08:00:00Z', reason: null, note: null }
  const since = '2019-05-01T08:00:00Z'
  return {
    _id: `${person}-${group}-${state}`,
    ...{ group, person, state },
    answers: {
      name: `Name ${person}`,
      capacity: 'researcher',
      country: 'Kenya',
      expertise: 'procurement. '.repeat(40),
    },
    ...{ receipts: [], terms: '1', late: null, startedAt: since, touchedAt: since, submittedAt: since, submissions: 1 },
    decisions: state === 'accepted' ? 1 : 0,
    decision: state === 'accepted' ? decision : null,
    ...{ questions: [], movedTo: null, movedFrom: null, endedAt: null },
  }
}

/** The term of a group's leader. */
export function leaderTerm(person: string, group: string): OfficeTerm {
  const since = '2019-05-01T08:00:00Z'
  return {
    ...{
      _id: `${person}-leads-${group}`,
      person,
      group,
      office: 'leader',
      state: 'accepted',
      from: '2019-05-01',
      to: null,
    },
    ...{ appointedBy: 'the Secretariat', onSuggestionOf: null, offeredBy: 'secretariat', offeredAt: since },
    ...{ answeredAt: since, startedAt: since, endedAt: null, receipts: [] },
  }
}

/** Weekly meetings, with their minutes once they are held. */
function meetingsOf({ group, prefix, day }: { group: string; prefix: string; day: number }, leader: string): Meeting[] {
  return Array.from({ length: held + ahead }, (_, index) => {
    const date = plusDays(today, 7 * (index - held) + 3 + day)
    const sessions = derivedSessions([{ date, time: '15:00', zone: 'Europe/Zurich', lasts: 'PT60M' }])
    const told = { state: 'scheduled' as const, sessions, link: 'https://example.org/join', place: null }
    const item = { kind: 'link' as const, url: 'https://example.org/minutes', by: leader, at: startsAt }
    return {
      ...{ _id: `${group}-${index}`, group, reference: `${prefix}-${100 + index}`, title: `Meeting ${index}`, ...told },
      ...{
        agenda: '',
        rev: 1,
        tellings: [{ ...told, rev: 1, at: '2019-01-01T08:00:00Z', by: leader, act: 'schedule' }],
      },
      ...{ cancelledBecause: null, sequence: 0, changedAt: '2019-01-01T08:00:00Z', ledBy: leader, scheduledBy: leader },
      ...{
        scheduledAt: '2019-01-01T08:00:00Z',
        minutes: index < held - 1 ? { ...noMinutes, items: [item] } : noMinutes,
      },
      addedOnce: [],
    } satisfies Meeting
  })
}

function answerTo({ _id, sessions }: Meeting, person: string): Rsvp {
  const forTime = sessions[0]?.at ?? ''
  return {
    _id: `${_id}|1|${person}`,
    meeting: _id,
    session: '1',
    person,
    answer: 'yes',
    note: null,
    at: startsAt,
    forTime,
  }
}

/** A poll that is open until Friday. */
function pollOf(group: string, askedBy: string): Poll {
  const choices = ['10', '11', '12'].map((day, index) => ({
    ...{ id: String(index + 1), date: `2020-03-${day}`, time: '15:00', zone: 'Europe/Zurich', lasts: 'PT60M' },
    at: `2020-03-${day}T14:00:00Z`,
  }))
  return {
    ...{ _id: `poll-${group}`, group, title: 'Which day', link: null, choices, fairest: ['1', '2', '3'], askedBy },
    ...{ askedAt: '2020-03-01T08:00:00Z', until: '2020-03-06T16:00:00Z', state: 'open', ended: null },
  }
}

function lettersOf(index: number): string {
  return String.fromCharCode(65 + Math.floor(index / 26), 65 + (index % 26))
}
