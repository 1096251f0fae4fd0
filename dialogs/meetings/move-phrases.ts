import type { Phrases } from '#inbox/dialog.ts'

/** What people say when they move a meeting. */
export const movePhrases: Phrases = {
  'move {meeting} {length} later {note}': [
    '(push|delay|postpone|shift|move|put back|put off) {meeting} [back|by] {length} [later] [{note}]',
    '(push|delay|postpone|shift|move) [back|by] {length} [later] [{note}]',
    '{meeting} {length} later [{note}]',
    '{length} later [please]',
    '(do|have|hold|meet) [{meeting}] {length} later [on] [{meeting}] [{note}]',
    'meet {length} later on {meeting}',
    'start {length} later [{meeting}] [{note}]',
  ],
  'move {meeting} {length} earlier {note}': [
    '(bring|move|shift|pull) {meeting} [forward] [by] {length} [earlier|forward] [{note}]',
    '{meeting} {length} earlier [{note}]',
    '{length} earlier',
    '(do|have|hold|start) [{meeting}] {length} earlier [{meeting}] [{note}]',
  ],
  'move {meeting} {when} {note}': [
    '(move|shift|push|reschedule|postpone|put|bring|prepone|delay|change|advance|adjourn) {meeting} [forward|back|off] [to|for|on|until|till|from] {when} [{note}]',
    '(move|shift|reschedule|postpone|delay|prepone) [to|for|on|until|till] {when} [{note}]',
    '{named} (to|until|till|for|is|is at|at|be at|be moved to|be put off until|be postponed to|go to|goes to|should be|should be at|will be|will be at|moves to|now|now at) {when} [(instead of|rather than|not) {was}] [{note}]',
    '{named} [{was}] → {when} [{note}]',
    '(move|shift|change|push|reschedule) {meeting} from {was} (to|→) {when} [{note}]',
    '{person} (asks|wants) that {meeting} be (put off until|moved to|postponed to) {when}',
    '(do|have|hold) {meeting} [on] {when} (instead|rather) [{note}]',
    '{named} clashes with {text} put it on {when}',
    'not [on] {named} [but|rather] [on|at] {when} [same link] [{note}]',
    'can not (do|make) {was} {when}',
    '[{text}] (have|let) (them|everyone) (do|have|hold|meet) [it|{meeting}] [on] {when} [instead|rather] [{note}]',
    '[{text}] (do|have|hold) (it|{named}) [on] {when} (instead|rather) [{note}]',
    '(how|what) about {when} [instead] [for {named}]',
    '(better|rather) {when} [for {named}]',
    '(decaler|reporter|deplacer) [{meeting}] [au|a|le] {when}',
    '(verschieben|verschiebe|verlegen|verlege) [wir|sie] [bitte] [{meeting}] [auf] {when}',
    '{named} (auf|um) {when} (verschieben|verlegen)',
    '(mover|adiar|aplazar|cambiar) [{meeting}] [al|a|para] {when}',
  ],
  'move {meeting} {note}': [
    '(postpone|reschedule|move|delay|put off|shift) {meeting} [to another day|{note}]',
    '(postpone|reschedule|delay) [{note}]',
    '[can|could|should|must] {meeting} (go|be moved|move|be held|take place) (to|on|at) another (day|date|time) [{note}|so that it does not clash with {text}|so it does not clash with {text}]',
    'is it possible to shift {meeting} [{note}]',
    'your {meeting} clashes with {text} shift it',
    '(swap|switch|exchange) {named} (and|with|for) {named}',
  ],
}

/** What people say when they call a meeting off. */
export const cancelPhrases: Phrases = {
  'cancel {meeting} {note}': [
    '(cancel|call off|scrap|delete|drop|remove|skip|strike|abandon|kill|annul) [all] {meeting} [off the calendar|off|from the calendar] [{note}]',
    'call {meeting} off [{note}]',
    '(do not need|no need for|no longer need) {meeting} [any more|anymore] [{note}]',
    'we do not need {meeting} [any more|anymore|any longer] [{note}]',
    '{named} (will not take place|does not take place|will not happen|is cancelled|is canceled|is off|is called off) [inform all] [{note}]',
    '(drop|cancel|skip) {meeting} keep {day}',
    '[nobody is here|nobody came] let us not do {meeting} [today|{day}] [{note}]',
    'nobody is here let us not do it today',
    '{text} (call off|cancel) {named}',
    '(annuler|annule|supprimer) [{meeting}] [{note}]',
    '(cancelar|cancela|anular) [{meeting}] [{note}]',
    '[{meeting}] (absagen|streichen) [{note}]',
    'cancel',
  ],
}
