import type { ActionFacts } from '#features/decisions/action-facts.ts'
import type { Action } from '#features/meetings/action.ts'
import { plus } from '#time/instant.ts'
import type { SampleWorld } from './sample-world.ts'
import type { Situation } from './situation.ts'

/** The life of an action that a leader gave to a member. */
export function actionSituations(world: SampleWorld): Situation<ActionFacts>[] {
  const { charter, people, leader, member, secretary } = world
  const facts = (about: Action): ActionFacts => ({
    ...{ about, charter, people },
    isIn: true,
    leaders: [leader._id, secretary._id].filter((person) => person !== member._id),
  })
  const asked = sampleAction(world)
  const answeredAt = plus(asked.at, 'PT2H')
  return [
    { title: 'given', kinds: ['action-asked'], facts: facts(asked) },
    {
      title: 'accepted',
      kinds: ['action-due', 'action-late'],
      facts: facts({ ...asked, state: 'accepted', answeredAt }),
    },
    { title: 'not theirs', kinds: ['action-refused'], facts: facts({ ...asked, state: 'refused', answeredAt }) },
  ]
}

export function sampleAction({ group, leader, member, now }: SampleWorld): Action {
  return {
    _id: 'action',
    group: group.id,
    meeting: 'meeting',
    reference: `${group.prefix}-7`,
    what: 'draft chapter two',
    owner: member._id,
    due: plus(now, 'P10D').slice(0, 10),
    state: 'asked',
    by: leader._id,
    at: now,
    askedAt: now,
    answeredAt: null,
    closedAt: null,
  }
}
