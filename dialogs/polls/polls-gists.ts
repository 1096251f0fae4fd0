import type { Phrases } from '#inbox/dialog.ts'

/** What those are about who ask when others can. */
export const pollGists: Phrases = {
  'poll {group} {plan}': [
    '(poll|doodle|vote|survey|ask everybody|ask everyone|ask members|ask the group|ask the members|sondage|encuesta|umfrage) {times} [{group}] [run|<group>|<meeting>|open|start|launch|float|kindly|dates|members|on|with|next|make|create|whether|suits|better|prefer|which]',
  ],
  'poll {group}': [
    '(poll|doodle|vote on dates|survey|sondage|ask the group|ask members) [{group}] [<group>|<meeting>|open|start|launch|going|how|results|result|show|members|dates|date|which|prefer|want|far|answers|status|next|create|make] ...',
  ],
}
