import { officesOf } from '#charter/charter.ts'
import type { Suggestion } from '#features/offices/suggestion.ts'
import type { SuggestionFacts } from '#features/offices/suggestion-facts.ts'
import type { SampleWorld } from './sample-world.ts'
import type { Situation } from './situation.ts'

/** The life of a suggestion for an office. */
export function suggestionSituations(world: SampleWorld): Situation<SuggestionFacts>[] {
  const { charter, people, secretary, now } = world
  const answered = (state: Suggestion['state']): SuggestionFacts => ({
    about: { ...sampleSuggestion(world), state, answeredAt: now, answeredBy: secretary._id },
    ...{ charter, people },
  })
  return [
    { title: 'offered', kinds: ['suggestion-answered'], facts: answered('offered') },
    { title: 'declined', kinds: ['suggestion-answered'], facts: answered('declined') },
  ]
}

/** A leader suggests a member as another leader. */
export function sampleSuggestion({ charter, group, leader, member, now }: SampleWorld): Suggestion {
  const office = officesOf(charter, 'leader')[0]?.id ?? ''
  return {
    ...{ _id: 'suggestion', person: member._id, office, group: group.id, by: leader._id, as: office, at: now },
    ...{ reason: 'She wrote chapter two.', state: 'open', answeredAt: null, answeredBy: null },
  }
}
