import type { Phrases } from '#inbox/dialog.ts'

const sorry =
  'sorry|regret|unfortunately|afraid|apologies|note|kindly|surely|definitely|certainly|sure|confirm|inform|team|really|know|people'

/** What those are about who answer whether they come. */
export const answerGists: Phrases = {
  'no {meeting} {note}': [
    `(can not|will not|not able|unable|not be able|not make|not going|not be in position|not be available|not available|cannot|shall not|not attending|not coming|not be there|not be joining|not joining|not possible|would not) [{meeting}] [${sorry}|attend|come|coming|make it|make|join|joining|participate|be there|present|participating|today|tomorrow|position|manage|take part|connect|myself|possible|travelling|that day] [{note}]`,
    `(no podre|no puedo|nao posso|nao poderei|kann nicht|ne peux pas|ne pourrai pas|non posso) (asistir|ir|participar|venir|assister|teilnehmen|kommen|estar|partecipare) [{meeting}] [a la|reunion|lo siento|reuniao|la|del] [{note}]`,
    `(change|update|put|make|mark|set|record) (my answer to no|answer to no|me as no|me as not|as absent|not attending|not coming|my apologies|me down as a no) [{meeting}] [my|please|for]`,
    `(regrets|apologies|decline|apologise|excuse me|absent|put me down as a no|skip|count me out|miss|my excuses) [{meeting}] [${sorry}|from|side|accept|absence|behalf|have to|must|travelling|send] [{note}]`,
  ],
  'no {meeting} {said}': [
    '(flu|fever|sick|ill|unwell|hospital|power cut|outage|no internet|no electricity|travelling|teaching|on leave|funeral|doctor|flight|on mission|stuck at|flu|covid|another commitment|clash) (can not|will not|not|unable|skip|miss) [{meeting}] [sorry|join|attend|come|today|tomorrow|team|running|make it|make|that day|day|able|be there|here] ...',
  ],
  'yes {meeting} {note}': [
    `(will attend|will come|will join|will be there|be at|am coming|will participate|i attend|will be attending|will be joining|be attending|be joining|see you|count me in|confirm my|confirm attendance|confirm participation|am in|i am attending|can attend|can make it|can come|will be present|put me down as a yes|shall attend|shall come|shall join|shall be there|come to|i come|my attendance) [{meeting}] [${sorry}|attend|attendance|participation|participate|come|yes|yep|yup|then|be there|there|present|hope you are well|worries|right|both|attending|time|on time|today|tomorrow|too] [{note}]`,
    `(mark|put|record|change|set|register) (me as attending|as attending|me as coming|my answer to yes|answer to yes|as a yes|as yes|as present|me as present) [{meeting}] [me|my|down]`,
    `(after all) (come|can come|attend|can attend|make it|can make it|join) {meeting} [i|said|no|earlier|turns out|but|can] ...`,
    '(will be|shall be|be there|be present) {meeting} [there|surely|definitely|present|both|on time|in] [{note}]',
    `(yes|yep|yup|yeah|sure|accept|accepting) {meeting} [${sorry}|attend|come|coming|join|be there|time|invitation|invite] [{note}]`,
  ],
  'yes {meeting} {said}': [
    '(running late|be late|am late|are late|joining late|late for|bit late|i am delayed|mins late) [{length}] [{meeting}] [running|mins|minutes|few|bit|will be|joining|join|start without me|am|sorry] ...',
    '(only until|only till|leave early|drop off early) [{meeting}] [yes|join|come|can|stay] ...',
  ],
  'maybe {meeting} {note}': [
    `(put|mark|change|set) (maybe|tentative|me as maybe|my answer to maybe) [{meeting}] [not sure|100|not|sure|about|me|as|my answer|down]`,
    `(not sure|maybe|perhaps|might|tentative|tentatively|unsure|undecided|may not|not certain|possibly|not decided) [{meeting}] [${sorry}|attend|attendance|come|coming|make it|make|join|be there|yet|if|whether|participate|will|not|still|can] [{note}]`,
  ],
}

/** What those are about who ask for the next meeting. */
export const nextGists: Phrases = {
  'next {next}': [
    '<when> {meeting} [next|again|start|starts|begin|begins|on|remind|date|time|time of|know|meeting|meet|first|coming up|upcoming|after] ...',
    '<when> (meet|meeting|meetup|catch-up|catch up|start|starts|begin|begins|we on|we next on|next on|next call|gather) [{meeting}] [next|again|idea|any|first|group|we|meet] ...',
    '(next|upcoming) <meeting> [what is|my|when]',
    '(deleted|lost|missed) (invitation|invite|mail|e-mail) [<when>|{meeting}|tell|takes place|mistake|by] ...',
    '(link|url|dial-in|dial in|zoom|teams link|invite link|join link|meeting id|passcode|connection details|call details|connect|room number|where to join) [{meeting}] [join|joining|send|find|lost|misplaced|give|quick|starting|zoom|teams|need|details|again|disturb|can not|not|share|<when>|mail|cannot|conference|video|missing|resend|drop|please] ...',
    '(still on|taking place|going ahead|happening|confirmed) {meeting} [today|tomorrow|is it|still]',
    '(how long|duration) {meeting} [last|lasts|take|takes|next]',
    '(what hour|at what hour|what time|at what time|which time) {meeting} [start|starts|begin|begins|does it]',
    '(how do i join|how to join|how can i join|where do i join|how do we join|where do we meet|join now) [{meeting}] [find|link|can not|url|not] ...',
    '(date and time|time and date|date|what time|time|details|info) {meeting} [next|remind|not|seeing|forgot|know|send] ...',
    '(is there|is there any|any|do we have|have we) <meeting> [coming up|soon|planned|scheduled|today|tomorrow|week|month|us|any|upcoming|next|link|there] ...',
    '(next|upcoming) <meeting> [time|ah|<when>|details|date|on] ...',
    'remind me {meeting} (<when>|is) [is]',
    '(in|into|join|enter|connect) (can not|not) (link) [{meeting}] [get|where]',
  ],
}

/** What those are about who ask for the dates. */
export const datesGists: Phrases = {
  'calendar {group}': [
    '(<meetings>|schedule of meetings|meeting dates|meeting schedule) (which|what|list|all|coming up|upcoming|planned|ahead|scheduled|full|next|show|coming|plan|future|give|dates|months|year) [{group}] [<group>|my|our|all|both|have|ahead|got|dates|full|schedule|give|show|list|are|up|of the|month|week|march|april|may|june|july|quarter|remaining|rest|year] ...',
    '(reunions|reuniones|reunioes|sitzungen|termine|dates) (quelles|quels|que|cuales|quais|welche|which|all|list) [prevues|previstas|programadas|geplant|sont|son|sao|hay|<meetings>|have|planned|month|spring|summer|autumn|winter|year|season|my|our] ...',
    '(show|list|see|which|what) <meetings> {group} [<group>|planned|all|have|plan]',
  ],
  'calendar all': [
    '<meetings> (all groups|every group|each group|all the groups|across groups) [list|all|upcoming|show|of] ...',
  ],
}

/** What those are about who move a meeting. */
export const moveGists: Phrases = {
  'move {meeting} {length} later {note}': [
    '(postpone|delay|push|later|push back|put back) {length} [{meeting}] [later|back|by|start|move|shift|begin|kindly]',
  ],
  'move {meeting} {length} earlier {note}': [
    '(prepone|earlier|bring forward|advance|pull forward|forward) {length} [{meeting}] [earlier|move|shift|start|begin|bring|kindly|forward]',
  ],
  'move {meeting} {when} {note}': [
    '(move|moved|make it|shift|shifted|start|reschedule|rescheduled|postpone|postponed|prepone|change|push|relocate|transfer|bring forward) {meeting} {when} [must|clash|have to|need|forward|back|date|or not|instead|can|start|time|begin|<meeting>|travelling|busy|call] [{note}]',
    '(instead|rather than|instead of|not) {when} {meeting} [make it|start|at|have|hold|let us|do] [{note}]',
  ],
  'move {meeting} {note}': [
    '(move|shift|reschedule|postpone|change the date|change the time|prepone) {meeting} [need|have to|date|time|day|different|another|other|want]',
  ],
}

/** What those are about who call a meeting off. */
export const cancelGists: Phrases = {
  'cancel {meeting} {note}': [
    '(absagen|annuler|cancelar|annule|cancela) {meeting} [treffen|das|reunion|bitte|la|reuniao|a|die|sitzung]',
    '(cancel|call off|scrap|drop|cancelled|abandon|cancel it) {meeting} [tell|everybody|everyone|sorry|inform|all|members|let|know|must|have to|we|need] [{note}]',
  ],
}

/** What those are about who change a meeting. */
export const editGists: Phrases = {
  'link {meeting} {link}': [
    '(link|zoom|teams|webex|meet|join|room|url|jitsi|video) {link} [{meeting}] [link|zoom|teams|webex|add|change|replace|new|use|put|update|set|here|room|url|correct|will use|video|of|in|right|wrong]',
  ],
  'edit {meeting} {length}': [
    '(last|extend|take|make|shorten|length|duration|long|lengthen|longer|shorter|total|reduce) {length} [{meeting}] [last|extend|shorten|total|long|make|should|change|till|until|to|only]',
  ],
}

/** What those are about who set a meeting. */
export const scheduleGists: Phrases = {
  'schedule {group} {plan}': [
    '(convene|call|schedule|arrange|organise|organize|set up|new|extra|plan|book|fix|hold|have|create|put|agenda|agendar|programar|programme|organiser|planifier|ansetzen|add|invite|fixer) <meeting> {times} [{group}] [<group>|extra|new|kindly|my|members|special|urgent|my|with|for all|everybody|everyone|ask|come|all|team|invite|titled|called|short|quick|{length}]',
  ],
  'schedule {group}': [
    '(convene|need|schedule|arrange|organise|organize|set up|plan|book|fix|new|hold|call) <meeting> [{group}] [<group>|soon|new|extra|with|next|urgent|another]',
  ],
}

/** What those are about who ask for the agenda. */
export const agendaGists: Phrases = {
  'agenda {next}': [
    '(agenda|topics|programme|discussed|discuss|discussing|talk about|talking about|tagesordnung|ordre du jour|orden del dia|pauta|ordine del giorno) [{meeting}] [show|see|first|what|read|quick|share|before|again|yes|no|send|points|items|today|tomorrow|next|say|final|was|on the] ...',
  ],
}

/** What those are about who speak of their reminders. */
export const reminderGists: Phrases = {
  'reminders {group} {lengths}': [
    '(remind|reminder|reminders|ping|notify|alert|nudge) {lengths} [before|ahead|prior|advance|always|each|every|<meeting>|<meetings>|start|starts|earlier|beforehand|only|all] ',
  ],
  'reminders off': [
    '(stop|no more|stop sending|turn off|switch off|disable|without|mute|cancel) (reminders|reminder|reminding) [all|my|more|me]',
  ],
  'quiet {when}': [
    '(no|not|never|nothing|stop|quiet) (messages|message|disturb|write|notifications|pings|send|hours) {when} [between|from|after|before|messages|send|me|not|at night]',
  ],
  reminders: ['(reminders|reminder) (change|set|settings|adjust|which|what|how|edit|when) [my|can|get]'],
}
