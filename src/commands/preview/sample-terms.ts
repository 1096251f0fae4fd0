import { type Charter, type Office, officesOf } from '#charter/charter.ts'
import type { CallFacts } from '#features/applications/call-facts.ts'
import { currentCall } from '#features/groups/call.ts'
import type { OfficeTerm } from '#features/groups/office-term.ts'
import type { HandoverFacts } from '#features/overview/handover/handover-facts.ts'
import type { SampleWorld } from './sample-world.ts'
import type { Situation } from './situation.ts'

/** An office, from its offer to its end. */
export function termSituations(world: SampleWorld): Situation<HandoverFacts>[] {
  const { charter, people, secretary, now, links } = world
  const offered = sampleTerm(world)
  const facts = (about: OfficeTerm): HandoverFacts => ({
    about,
    charter,
    people,
    secretariat: [secretary._id],
    otherLeaders: [world.leader._id],
    links,
    isRenewal: false,
  })
  const resigned: OfficeTerm = {
    ...{ ...offered, state: 'ended', answeredAt: now, endedAt: now },
    ...{ endedBy: offered.person, resigned: true },
  }
  return [
    { title: 'offered', kinds: ['office-offered'], facts: facts(offered) },
    {
      title: 'accepted',
      kinds: ['office-answered', 'term-ending'],
      facts: facts({ ...offered, state: 'accepted', answeredAt: now }),
    },
    {
      title: 'begun',
      kinds: ['handover-ready'],
      facts: facts({ ...offered, state: 'accepted', answeredAt: now, startedAt: now }),
    },
    { title: 'declined', kinds: ['office-answered'], facts: facts({ ...offered, state: 'declined', answeredAt: now }) },
    {
      title: 'ended',
      kinds: ['office-ended'],
      facts: facts({ ...offered, state: 'ended', answeredAt: now, endedAt: now }),
    },
    { title: 'given up beside another leader', kinds: ['leader-resigned'], facts: facts(resigned) },
    {
      title: 'given up by the only leader',
      kinds: ['leader-resigned'],
      facts: { ...facts(resigned), otherLeaders: [] },
    },
  ]
}

/** A call that chat has opened, and somebody who asked to be told. */
export function callSituations(world: SampleWorld): Situation<CallFacts>[] {
  const { charter, people, applicant, now, opened } = world
  const about = { ...opened, waiting: [{ person: applicant._id, since: now }] }
  const call = currentCall(charter, about, { group: about._id, now })
  return [{ title: 'opened', kinds: ['call-opened'], facts: { about, charter, people, call } }]
}

/** The office that leads the group, offered to somebody in it. */
export function sampleTerm({ charter, now, group, member, secretary }: SampleWorld): OfficeTerm {
  const office = leading(charter)
  const from = now.slice(0, 10)
  return {
    _id: 'term',
    person: member._id,
    office: office.id,
    group: group.id,
    state: 'offered',
    from,
    to: office.term === undefined ? null : Temporal.PlainDate.from(from).add(office.term).toString(),
    appointedBy: office.appointedBy.who,
    onSuggestionOf: office.appointedBy.onSuggestionOf ?? null,
    offeredBy: secretary._id,
    offeredAt: now,
    answeredAt: null,
    endedAt: null,
    receipts: [],
  }
}

function leading(charter: Charter): Office {
  const [office] = officesOf(charter, 'leader')
  if (office === undefined) throw new Error('a sound charter has an office that leads a group')
  return office
}
