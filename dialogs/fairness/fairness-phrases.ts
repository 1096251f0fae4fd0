import type { Phrases } from '#inbox/dialog.ts'

/** What people say of the hours at which they usually meet. */
export const hoursPhrases: Phrases = {
  'hours {text}': [
    '[set|change] my (hours|working hours|office hours|working day|working time) (are|is|to) {text}',
    'working hours {text}',
    'i only work {text}',
    'never before {text}',
    '[from {text}] i work {text} days not {text}',
    '<i> am (half-time|part-time) {text}',
    'in {text} our weekend is {text}',
    'i do not do {text}',
    'i am not available (on|in) {text} in general',
    'note that i am not available on {text} in general',
    'i am a night owl {text}',
    'je travaille a mi-temps {text}',
  ],
  hours: ['when do you think i work [show my hours]', 'show my hours', 'what are my hours'],
}

/** What people say when they look for a time. */
export const suggestPhrases: Phrases = {
  'suggest {group} {text}': [
    'find a slot {text}',
    'best time for {group} in {text}',
    'when can (most people|everybody|everyone|most) (make it|come|meet) {text}',
    'recommend a suitable date for {group} {text}',
    'propose {text} alternatives to {text}',
    'trouve-moi un creneau {text}',
    'which day in {text} has no clash [with the other groups]',
    '(which|what) (hour|time|day) would be (kindest|best|fairest) [for everybody] {text}',
  ],
  'suggest {group}': [
    'find a (time|slot|date) [for {group}]',
    '(which|what) (hour|time) is (kindest|best|fairest) [for everybody|for all]',
    'what is the fairest (hour|time) {text}',
    '[i have no idea] what suits {text} any proposals',
    'is there any hour that is not night for {text} in {group}',
  ],
}

/** What people say when times should take turns. */
export const rotatePhrases: Phrases = {
  'suggest {group} rotating {text}': [
    'take turns {text}',
    'rotating start times for {group} {text}',
    'fais tourner les horaires {text}',
    '{group} [s] <meetings> ought to rotate between {text}',
    'one month mornings the next month afternoons',
  ],
  'suggest {group} rotating': [
    'rotate [times|the times|the hours]',
    '(alternate|vary|rotate) the (hour|hours|times) {text}',
    '[it is unfair on {person}] share the pain across zones',
    '{text} vary it from meeting to meeting',
    '[the] (bad|night|late|unpleasant|early) (hours|times|meetings|slots) (go round|rotate|take turns|be shared|be shared out|alternate) [fairly|evenly]',
    '(share|spread|divide) the (bad|night|late|unpleasant|early) (hours|times|meetings|slots) [out] [fairly|evenly] [between us|among us|among all]',
    '[who (gets|has|bears) the night (meetings|hours) in {group}] [we] (even it out|even that out|share it|make it fairer)',
  ],
}
