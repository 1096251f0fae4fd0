import type { AddressFacts } from '#features/subscriptions/address-facts.ts'
import type { SampleWorld } from './sample-world.ts'
import type { Situation } from './situation.ts'

/** An address that somebody gave for their invitations, and that is not known to be theirs. */
export function addressSituations(world: SampleWorld): Situation<AddressFacts>[] {
  const { people, charter, links, member, now } = world
  const address = 'member@example.org'
  const verification = {
    _id: 'claim',
    person: member._id,
    address,
    folded: address,
    claimedAt: now,
    day: now.slice(0, 10),
    nth: 0,
    state: 'claimed' as const,
  }
  return [{ title: 'claimed', kinds: ['address-claimed'], facts: { people, verification, charter, links } }]
}
