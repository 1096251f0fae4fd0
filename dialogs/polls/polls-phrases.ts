import type { Phrases } from '#inbox/dialog.ts'

/** What people say when they let a group choose. */
export const pollPhrases: Phrases = {
  'poll {group} {plan}': [
    'ask (everyone|everybody|members|the members|the group|all|them|people|{group}) (whether|if|about) {plan} [is better|suits|suits them|works|works better|is best|works best|suits better|is fine|would suit|would work]',
    '(find out|check|see|ask) [everyone|everybody|members|the members|the group|all|them|people|{group}] (which|what|whether) [of] {plan} [is better|suits|suits them|works|works better|is best|works best|suits better|is fine|would suit|would work]',
    'let the <group> vote {plan}',
    'survey the members about {plan}',
    '{group} should decide by vote between {plan}',
    '(sondage|encuesta|umfrage|enquete) {plan}',
    'circulate a doodle to [the] {group} [experts] for {plan}',
    '{plan} which one do you [all] prefer',
  ],
  'poll {group}': [
    'do a doodle for the next one',
    'make a doodle for {text}',
    '[ask] [the] (group|members|everyone|everybody|{group}) which (date|dates|day|time|times|slot) (they|people|you) (prefer|want|like|would like|would prefer) [open a poll|poll|{note}]',
    '(open|start|make|create|launch) [a|the] poll [about|on] [the] [dates|times|next <meeting>]',
    'i would like members to choose among {text}',
    'put {text} to the vote',
    'how is the voting going in {group}',
    'close the poll and take the winner',
    'who has not voted',
  ],
}

/** What people say when they answer a poll: anything whose every word says something to its times. */
export const votePhrases: Phrases = { 'vote {said}': ['{choosing}'] }

/** What those are about who ask when others can. */
export const pollGists: Phrases = {
  'poll {group} {plan}': [
    '(poll|doodle|vote|survey|ask everybody|ask everyone|ask members|ask the group|ask the members|sondage|encuesta|umfrage) {times} [{group}] [run|<group>|<meeting>|open|start|launch|float|kindly|dates|members|on|with|next|make|create|whether|suits|better|prefer|which]',
  ],
  'poll {group}': [
    '(poll|doodle|vote on dates|survey|sondage|ask the group|ask members) [{group}] [<group>|<meeting>|open|start|launch|going|how|results|result|show|members|dates|date|which|prefer|want|far|answers|status|next|create|make] ...',
  ],
}
