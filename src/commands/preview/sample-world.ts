import type { Charter, DemoPerson } from '#charter/charter.ts'
import { callOf, officesOf } from '#charter/charter.ts'
import type { Group } from '#charter/convening.ts'
import type { Links } from '#context.ts'
import { type CurrentCall, currentCall } from '#features/groups/call.ts'
import type { CallRecord } from '#features/groups/group.ts'
import type { Roster } from '#features/groups/roster.ts'
import { newPerson, type Person } from '#features/people/person.ts'
import { type Instant, plus } from '#time/instant.ts'
import { instantOf } from '#time/wall-time.ts'

/** Somebody of each part, and a group, to write samples about: the charter's own, as far as it has them. */
export type SampleWorld = {
  charter: Charter
  now: Instant
  group: Group
  call: CurrentCall | null
  /** Opened by chat, so that a charter without calls shows its words for them too. */
  opened: CallRecord
  roster: Roster
  applicant: Person
  member: Person
  leader: Person
  secretary: Person
  people: ReadonlyMap<string, Person>
  links: Links
}

/** @param charter a sound one. The same charter gives the same world. */
export function sampleWorld(charter: Charter): SampleWorld {
  const now = charter.demo?.startsAt ?? instantOf(`${charter.organisation.liveFrom}T09:00`, charter.organisation.zone)
  const group = sampleGroup(charter)
  const person = (id: string, offices: DemoPerson['offices'], name: string): Person =>
    personOf({ id, name, zone: charter.organisation.zone, email: `${id}@example.org`, offices }, now)
  const cast = (charter.demo?.people ?? []).map((one) => ({ ...one, known: personOf(one, now) }))
  const holds = (role: 'leader' | 'secretariat', one: DemoPerson) =>
    one.offices.some(({ office }) => officesOf(charter, role).some(({ id }) => id === office))
  const [applicant, member] = cast.filter(({ offices }) => offices.length === 0).map(({ known }) => known)
  const leading = cast.filter((one) => holds('leader', one))
  const leader = leading.find(({ offices }) => offices.some((held) => held.group === group.id)) ?? leading[0]
  const [first] = officesOf(charter, 'leader')
  const world = {
    applicant: applicant ?? person('applicant', [], 'An applicant'),
    member: mailed(member ?? person('member', [], `A ${charter.words.member.one}`)),
    leader: leader?.known ?? person('leader', [], `A ${first?.title.one ?? charter.words.leader.one}`),
    secretary: cast.find((one) => holds('secretariat', one))?.known ?? person('secretariat', [], 'The secretariat'),
  }
  const opened = openedCall(charter, group, now)
  // Whoever joins later knows of all that was decided before.
  const since = plus(now, '-P1D')
  return {
    charter,
    now,
    group,
    ...world,
    opened,
    call: currentCall(charter, callOf(charter, group.id) ? null : opened, { group: group.id, now }),
    roster: {
      group: group.id,
      members: [world.applicant, world.member].map(({ _id }) => ({ person: _id, since })),
      leaders: [{ person: world.leader._id, since }],
      secretariat: [world.secretary._id],
    },
    people: new Map(Object.values(world).map((known) => [known._id, known])),
    links: sampleLinks,
  }
}

/** The first group with a call and published dates, else with a call, else the first. */
function sampleGroup(charter: Charter): Group {
  const calling = charter.groups.filter(({ id }) => callOf(charter, id))
  const group = calling.find(({ dates }) => dates.length > 0) ?? calling[0] ?? charter.groups[0]
  if (group === undefined) throw new Error('a sound charter has a group')
  return group
}

function personOf({ id, name, zone, email }: DemoPerson, now: Instant): Person {
  return { ...newPerson(id, now, { name, zone, email }), zoneConfirmed: true }
}

/** Somebody who has invitations sent by e-mail. */
function mailed(person: Person): Person {
  return { ...person, calendar: { kind: 'email', address: person.email ?? 'member@example.org' } }
}

function openedCall({ organisation }: Charter, { id }: Group, now: Instant): CallRecord {
  const date = Temporal.PlainDate.from(now.slice(0, 10)).add('P29D').toString()
  return {
    _id: id,
    state: 'open',
    deadline: { date, time: null, zone: organisation.zone },
    openedAt: now,
    rev: 1,
    waiting: [],
  }
}

const sampleLinks: Links = {
  publicUrl: 'https://convenor.example.org',
  sign: (purpose, ids) => ['https://convenor.example.org', purpose, ...ids].join('/'),
  mailFrom: { name: 'Convenor', email: 'convenor@example.org' },
  uidHost: 'convenor',
}
