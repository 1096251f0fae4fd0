import type { AbsenceFacts } from '#features/absences/absence-facts.ts'
import type { Absence, StandIn } from '#features/groups/absence.ts'
import { plus } from '#time/instant.ts'
import { plusDays, startOfDay } from '#time/wall-time.ts'
import { sampleTerm } from './sample-terms.ts'
import type { SampleWorld } from './sample-world.ts'
import type { Situation } from './situation.ts'

/** An absence of a leader, from its beginning to its end. */
export function absenceSituations(world: SampleWorld): Situation<AbsenceFacts>[] {
  const { charter, people, leader, secretary, now } = world
  const about = sampleAbsence(world)
  const terms = [
    { ...sampleTerm(world), person: leader._id, state: 'accepted' as const, answeredAt: plus(now, '-P1D') },
  ]
  const facts = (change: Partial<StandIn> | null): AbsenceFacts => ({
    ...{ charter, terms, people, secretariat: [secretary._id] },
    about: { ...about, standIn: change && about.standIn && { ...about.standIn, ...change } },
  })
  const accepted = { answer: 'yes' as const, answeredAt: now }
  const given = { approval: 'given' as const, approvedBy: secretary._id, approvedAt: now }
  return [
    { title: 'someone is asked to act for them', kinds: ['stand-in-asked'], facts: facts({}) },
    { title: 'they decline', kinds: ['stand-in-answered'], facts: facts({ ...accepted, answer: 'no' }) },
    { title: 'they accept', kinds: ['stand-in-answered', 'stand-in-to-confirm'], facts: facts(accepted) },
    {
      title: 'the secretariat confirms them',
      kinds: ['stand-in-confirmed', 'absence-begun', 'absence-over'],
      facts: facts({ ...accepted, ...given }),
    },
    {
      title: 'the secretariat refuses them',
      kinds: ['stand-in-confirmed'],
      facts: facts({ ...accepted, ...given, approval: 'refused' }),
    },
    {
      title: 'someone who agreed is not needed',
      kinds: ['stand-in-released'],
      facts: {
        ...facts(null),
        about: { ...about, standIn: null, released: { person: about.people[1] ?? '', at: now } },
      },
    },
    { title: 'nobody acts for them', kinds: ['absence-begun', 'absence-over'], facts: facts(null) },
  ]
}

/** The leader is away next week, and asks a member to act for them. */
function sampleAbsence(world: SampleWorld): Absence {
  const { charter, now, group, leader, member } = world
  const { zone } = charter.organisation
  const from = plusDays(now.slice(0, 10), 7)
  const until = plusDays(from, 13)
  return {
    ...{ _id: 'absence', person: leader._id, from, until, saidAt: now },
    ...{ startsAt: startOfDay(from, zone), endsAt: startOfDay(plusDays(until, 1), zone) },
    ...{ people: [leader._id, member._id], groups: [group.id], hasOffice: true },
    standIn: {
      ...{ person: member._id, askedAt: now, answer: null, answeredAt: null },
      offices: [{ office: sampleTerm(world).office, group: group.id }],
      ...{ approval: 'asked', approvedBy: null, approvedAt: null },
    },
    ...{ begunAt: null, overAt: null },
  }
}
