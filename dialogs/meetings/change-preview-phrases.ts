import type { Phrases } from '#inbox/dialog.ts'

/**
 * What people say to have something otherwise that they were just shown and did not confirm. It is no command: by what it
 * changes, the phrases, and what was said for it.
 */
export const changePhrases: Phrases = {
  'when {length} later': [
    '[<agree>|<refuse>] [but] (push|delay|postpone|shift|put|move) [it|that|this] [back|off|out] [by] {length} [later]',
    '[<agree>|<refuse>] [but] [make it|start|begin|have it] {length} later',
  ],
  'when {length} earlier': [
    '[<agree>|<refuse>] [but] (bring|pull|advance|prepone|move|shift) [it|that|this] [forward|up] by {length} [earlier]',
    '[<agree>|<refuse>] [but] [make it|start|begin|have it] {length} earlier',
  ],
  'when {timed}': [
    '[<agree>|<refuse>] [but|only|rather|better|maybe|with] [make|have|hold|let|do|put|set|move|shift|change|push|postpone|delay|reschedule|bring|start|begin|try|schedule] [it|that|this|them|us|us do] [be|start|last|begin|take] [to|on|at|for|from|by|in] {timed} [instead|rather|long|then|better|if possible]',
    '[<agree>|<refuse>] [but|rather] [change|set|make|put|move|correct] [the|its] (time|hour|date|day|start|length|duration|end) [of it] (to|is|be|at|on|should be|must be|into) {timed}',
    '[<agree>|<refuse>] [it|that|this|the <meeting>] (should|must|ought to|has to|needs to|shall|will) (be|start|begin|last|take|end) [on|at|for|in] {timed} [instead|long]',
    '[<agree>|<refuse>] [i] (meant|mean|said|wanted|prefer|would prefer) [it|that] [on|at|for] {timed} [not {when}]',
    '[<agree>|<refuse>] not [on|at|for] {when} [but|rather|make it] [on|at|for] {timed}',
    '[<agree>|<refuse>] [but] [make it|on|at|for] {timed} (instead of|rather than|not) [on|at|for] {when}',
    '(can not|i can not) (do|make) {when} [make it|how about|what about|better|rather] {timed}',
    '(how|what) about {timed} [instead]',
    '{timed} (is|would be|suits|works) (better|me better|us better|best)',
    '(plutot|besser|lieber|mejor|melhor|meglio) [a|um|am|le|el|as|at] {timed}',
    '(mais|aber|pero|mas|ma) [a|um|am|le|el|as|at] {timed}',
  ],
  'when {zone}': [
    '[<agree>|<refuse>] [but] [make it|in|that is|i meant|it is|use|at] {zone} (time|hours|clock) [instead]',
    '[<agree>|<refuse>] [but] [in|at|use] the time of {zone}',
    '(time zone|timezone|zone) [is] {zone}',
  ],
  'longer {length}': ['[<agree>|<refuse>] [but] [make|have] [it|that|this] {length} longer'],
  'shorter {length}': ['[<agree>|<refuse>] [but] [make|have] [it|that|this] {length} shorter'],
  'title {text}': [
    '[<agree>|<refuse>] [but] (change|set|make|edit|correct) [the|its] (title|name|heading|topic|subject) [of it] [to|be|into|as] {text}',
    '[<agree>|<refuse>] [but] (call|name|rename|title|entitle|retitle) (it|that|this|the <meeting>) [to|as] {text}',
    '[<agree>|<refuse>] [but] [with|the|its|another] (title|heading|topic|subject) [should|must|ought to|shall] [be|is|read] {text}',
    '(rename|retitle) [to|as] {text}',
  ],
  'link {link}': [
    '[<agree>|<refuse>] [but] [use|with|add|put|set|take|the|this|its|a|new|join] [the|this|join|a|new] [join|zoom|teams|webex|meet|video] [link|room|url] [to|is|for it|this] {link} [instead]',
  ],
  'place {venue}': [
    '[<agree>|<refuse>] [but] [<i>] [make it|hold it|have it|will|shall|let us|it is|meet|meeting] [be|meet] [at|in] {venue}',
  ],
  'place {text}': [
    '[<agree>|<refuse>] [but] [change|set|add|with|put|the|its|a] [the|a|its] (place|room|venue|location) [of it] [to|is|should be|be] {text}',
  ],
  'agenda {text}': [
    '[<agree>|<refuse>] [but] [with|add|set|put|here is|use] [the|an|this|as] agenda [to|is|should be|be] {text}',
  ],
  'group {other}': [
    '[<agree>|<refuse>] [but] [it is|make it|this is|i meant|i mean|schedule it] [for|in|with|of] {other} [<group>] [instead|rather]',
    '[<agree>|<refuse>] not [for|in|with] {group} [<group>] [but|rather|make it] [for|in|with] {other} [<group>]',
    '[<agree>|<refuse>] [make it|for|in|with] {other} [<group>] (instead of|rather than|not) [for|in|with] {group} [<group>]',
    '[it is|that is] [the] wrong <group> [it is|i meant|make it|should be] [for|in] {other}',
    '[change|set] [the|its] <group> (is|to|should be) {other}',
  ],
  'reason {text}': [
    '[<agree>|<refuse>] [but] because {text}',
    '[<agree>|<refuse>] [but] [the|with|give|add|my|as] [the|a|as] reason [is|should be|be] {text}',
    '[<agree>|<refuse>] [but] (tell|write|say to|inform) (them|everyone|everybody|people|the members) [that|it is because|because] {text}',
  ],
}
