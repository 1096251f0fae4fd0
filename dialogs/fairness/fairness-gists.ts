import type { Phrases } from '#inbox/dialog.ts'

/** What those are about who look for a time. */
export const suggestGists: Phrases = {
  'suggest {group} {when}': [
    '(suggest|propose|recommend|find|good|suitable|best|fair|suit|suits) (time|times|timing|timings|slot|slots|date|dates|hour|hours) {when} [{group}] [<meeting>|<group>|all|everybody|everyone|members|some|suggest|propose|suitable|good|zones|time zones|best|our|for all|which|when|us|most]',
  ],
  'suggest {group} {length}': [
    '(suggest|propose|recommend|find|good|suitable|best|fair) (time|times|timing|timings|slot|slots|date|dates|hour|hours) {length} [{group}] [<meeting>|<group>|all|everybody|everyone|members|some|suggest|propose|suitable|good|best|our|for all|which|when|us|most]',
  ],
  'suggest {group}': [
    '(suggest|propose|recommend|find|good|suitable|best|fair|suit|suits|work|works|convenient) (time|times|timing|timings|slot|slots|date|dates|hour|hours|when) [{group}] [<meeting>|<group>|all|everybody|everyone|members|some|suggest|propose|suitable|good|zones|time zones|best|our|for all|which|when|us|most|next] ...',
  ],
}

/** What those are about who share the night. */
export const rotateGists: Phrases = {
  'rotate {group} {when}': [
    '(rotate|alternate|rotating|alternating|take turns) {when} [{group}] [<group>|<meeting>|<meetings>|between|hours|times|time|the series|should]',
  ],
  'rotate {group}': [
    '(rotate|alternate|rotation|rotating|take turns|share the night) [{group}] [<group>|<meeting>|<meetings>|time|times|hours|zones|time zones|series|always|night|unfair|fair|{person}|{zone}] ...',
  ],
}

/** What those are about who say when they usually meet. */
export const hoursGists: Phrases = {
  'hours {when}': [
    '(office hours|available|work|working|hours|office hours|working hours|free|reachable|working days|work only|only work|meetings) {when} [only|between|from|days|hours|my|usually|normally|available|work|for meetings|generally|set|change|to|always|mostly]',
  ],
  hours: ['(working hours|office hours|my hours|usual hours|work hours) [how|set|change|show|see|what|my]'],
  'hours {said}': [
    '(not work|not working|not available|never work|off) {when} [on|usually|in general|always|normally|day]',
  ],
}
