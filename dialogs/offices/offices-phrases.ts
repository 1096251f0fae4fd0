import type { Phrases } from '#inbox/dialog.ts'

/** What people say when somebody is to lead. */
export const appointPhrases: Phrases = {
  'appoint {person} leader {group} from {day}': [
    '{person} becomes (co-leader|leader) of {group} (as of|from) {day}',
    'appoint {person} [as] (leader|co-leader) [of {group}] from {day}',
  ],
  'appoint {person} leader {group}': [
    'appoint {person} [as] (leader|co-leader) [of] [{group}]',
    '{text} named {person} to head up {group}',
    'make {person} a leader [of {group}]',
    'designer {person} comme coresponsable [des achats|{text}]',
    '{person} shares the lead with {person} from {text}',
    'replace {person} by {person}',
    '{person} [s] mandate is renewed for {text}',
  ],
  appoint: ['i need to nominate a new leader', 'nominate a new leader', 'whose term as leader runs out this year'],
  'end leader {group} {text}': ['end {person} [s] term at {text}', '{person} steps down from {group} {text}'],
}
