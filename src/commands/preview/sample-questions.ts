import type { GroupQuestion } from '#features/directory/group-question.ts'
import type { GroupQuestionFacts } from '#features/directory/group-question-facts.ts'
import { plus } from '#time/instant.ts'
import type { SampleWorld } from './sample-world.ts'
import type { Situation } from './situation.ts'

/** A question to those who lead the group, and the answer. */
export function questionSituations(world: SampleWorld): Situation<GroupQuestionFacts>[] {
  const { leader, now, roster } = world
  const asked = sampleQuestion(world)
  const answered = { answer: 'Yes, from May on.', answeredBy: leader._id, answeredAt: plus(now, 'PT2H') }
  return [
    { title: 'asked', kinds: ['group-question-asked'], facts: sampleQuestionFacts(world) },
    {
      title: 'answered',
      kinds: ['group-question-answered'],
      facts: { ...sampleQuestionFacts(world), about: { ...asked, ...answered } },
    },
    {
      title: 'the one who was asked leads no more',
      kinds: ['group-question-dropped'],
      facts: {
        ...sampleQuestionFacts(world),
        about: { ...asked, to: leader._id },
        roster: { ...roster, leaders: roster.leaders.filter(({ person }) => person !== leader._id) },
      },
    },
  ]
}

export function sampleQuestionFacts(world: SampleWorld): GroupQuestionFacts {
  const { group, charter, roster, people } = world
  return { about: sampleQuestion(world), group, charter, roster, people }
}

function sampleQuestion({ group, member, now }: SampleWorld): GroupQuestion {
  return {
    _id: 'question',
    group: group.id,
    to: null,
    by: member._id,
    at: now,
    text: 'Can we meet an hour later?',
    answer: null,
    answeredBy: null,
    answeredAt: null,
    nth: 1,
  }
}
