import { emptyPlan, type Milestone, type Plan } from '#features/plans/plan.ts'
import type { PlanFacts } from '#features/plans/plan-facts.ts'
import { plus } from '#time/instant.ts'
import { dateAt, plusDays } from '#time/wall-time.ts'
import type { SampleWorld } from './sample-world.ts'
import type { Situation } from './situation.ts'

/** A plan with a milestone that a leader gave to a member, and a chapter that the member drafts. */
export function planSituations(world: SampleWorld): Situation<PlanFacts>[] {
  const { charter, roster, people, member, leader, now } = world
  const claim = { person: member._id, at: now, answer: null, answeredBy: null, answeredAt: null }
  const chapter = { id: 'chapter', title: 'Tendering', topics: ['law'], due: null, claim, done: null }
  const yes = { ...claim, answer: 'yes' as const, answeredBy: leader._id, answeredAt: now }
  const situation = (title: string, kinds: string[], over: Partial<Plan>): Situation<PlanFacts> => ({
    title,
    kinds,
    facts: { about: samplePlan(world, over), charter, roster, people, inGroup: new Set([member._id, leader._id]) },
  })
  return [
    situation('a milestone is given', ['milestone-given'], { milestones: [sampleMilestone(world)] }),
    situation('a milestone is due', ['plan-due'], { milestones: [sampleMilestone(world)] }),
    situation('a chapter is claimed', ['chapter-claimed'], { chapters: [chapter] }),
    situation('a chapter is confirmed', ['chapter-answered'], { chapters: [{ ...chapter, claim: yes }] }),
    situation('a chapter is declined', ['chapter-answered'], {
      chapters: [{ ...chapter, claim: { ...yes, answer: 'no' } }],
    }),
  ]
}

function samplePlan({ group }: SampleWorld, over: Partial<Plan>): Plan {
  return { ...emptyPlan(group.id), rev: 1, ...over }
}

function sampleMilestone({ charter, member, leader, now }: SampleWorld): Milestone {
  const date = plusDays(dateAt(now, charter.organisation.zone), 20)
  const set = { by: leader._id, at: plus(now, '-PT1H'), rev: 1 }
  return { id: 'milestone', title: 'First draft', date, owner: member._id, kind: null, set, done: null }
}
