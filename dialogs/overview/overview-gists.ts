import type { Phrases } from '#inbox/dialog.ts'

/** What those are about who look for help. */
export const helpGists: Phrases = {
  help: [
    '(use) (you|this|bot|it) [how|new|good|bots|sorry|here] ...',
    '(help|guide|manual|instructions|tutorial|assist|explain) [me|out|use|work|works|bot|understand|lost|new|start|begin|hilfe|show|idea] ...',
    '(commands|options|features|functions) [<group>|which|available|leaders|forgot|know|show|list|use|what] ...',
    '(menu|help menu|main menu)',
    '(you do|can you do|you can do|i ask you|ask u|say to you|write to you|type to you|ask you|things you can|able to do) [things|idea|new|exactly|work|mate|bot|guide] ...',
    '(how do i use|how do i use you|i use|how to use|how does one use|how should i use|how i use) (you|bot|this|it|this chat) ...',
    '(how do you|how does this|how does it|how this bot|how does the bot) work ...',
  ],
}

/** What those are about who ask where they stand. */
export const statusGists: Phrases = {
  status: [
    '(application|candidature|candidacy|my form) (status|decided|decide|approved|accepted|rejected|outcome|result|news|update|how far|hear|heard|progress|happening|pending|received|stand|stands|happened|reply|answer|reviewed|any word|looked at|still waiting|waiting|going|read it|seen it) [or not|or not yet|not yet|already|update me|last week|applied|or rejected] [my|days|week|been|waiting] ...',
    '(waiting to hear|still waiting|no news|heard nothing|not heard) [application|{group}|abt|about|how is it going|still|yet|anything] ...',
    '(hear back|hear from you|hear anything|been accepted|been selected|get an answer|get a reply) [when|application|{group}] ...',
    '(my status|status please|status report|where do i stand|where am i)',
    '(pending|outstanding|overdue|waiting|due|left|unfinished|action needed) (for me|from me|from my side|my side|my end|me|us|at the moment|things|tasks|actions|items) [moment|leader|week|today|things|right] ...',
    '(anything|what|something) (outstanding|owe|needs my attention|need my attention|needs attention|waiting for me|urgent|left to do) [today|still|this week|on my desk|have] ...',
    '(what|which) (overdue|outstanding|pending|tasks) [things|moment] ...',
    '(take care of|my to do|to-do|todo|my tasks|my duties|need to do|have to do|on my plate|should i do|must i do) [week|today|month|morning|urgent] ...',
    '(which groups am i|what groups am i|groups i am in|am i a member) ...',
  ],
}

/** What those are about who take something back. */
export const undoGists: Phrases = {
  undo: [
    '(undo|revert|reverse|take back|take that back|take it back|roll back|rollback|go back on) [last|action|step|change|decision|did|mean|mistake|sorry|wrong|button|thing|message|{applicant}|{meeting}|oops|made|date|just|did]',
    '(wrong button|wrong one|by mistake|by accident|my mistake|mis-click|misclick|did not mean to) [pressed|clicked|hit|that|tapped|back|take|sorry|oops|undo|sent|put]',
  ],
}

/** What those are about who ask why a message came. */
export const whyGists: Phrases = {
  why: [
    'why (message|messages|notice|notification|notifications|notified|reminders|keep reminding|being reminded|email|mail|write|writing|written|contact|contacting|telling|send|sent|getting|receive|received|asking me|spam|bothering) [get|{group}|{meeting}|{person}|keep] ...',
    '(what was|what is|what does|not understand|explain|meaning|mean) (notification|notice|message you|your message|last message|reminder|this message|that message|alert) [about|sent|mean|last|sorry|understand] ...',
  ],
}

/** What those are about who greet. */
export const helloGists: Phrases = {
  hello: [
    "(hiya|helo|hello|g'day|gday|howdy|jambo|habari|greetings|namaste|salaam|salam|assalamu alaikum|yo|hi|hey|morning|evening|afternoon|good day|hallo|ahoj|ni hao|konnichiwa|merhaba|shalom|vanakkam|selamat pagi|aloha|sawubona) [good|all|everyone|everybody|team|colleagues|convenor|mate|hope you are well|how are you|how is it going|friends|good|there]",
  ],
}

/** What those are about who are glad. */
export const thanksGists: Phrases = {
  thanks: [
    '(thanks|thank|tq|ty|tks|cheers|asante|shukran|dhanyavaad|grazie|mahalo|obliged|much appreciated|danke|merci|gracias|obrigado|obrigada|thank you kindly|bless|appreciated|grateful|terima kasih|xie xie|arigatou|mille grazie|muchas gracias|merci bien|vielen dank|muito obrigado) [dir|god bless|god|many|sana|heaps|lot|lots|million|ton|ya|much|very|kind|kindly|kindness|help|helpful|helping|information|info|reply|quick|work|great|good|mate|reminder|most|bunch|all|again|appreciated|effort|support|friend|{person}|mark|noted|fine|got it|perfect|job|done|that was]',
  ],
}

/** What those are about who ask who comes. */
export const whoComesGists: Phrases = {
  'attendance {next}': [
    'who (coming|come|comes|attending|attend|attends|accepted|accept|confirmed|confirm|declined|decline|joining|join|answered|responded|replied|going|apologies|apologised|present) [{meeting}|else|all|yet|far|yes|no|said|not|has not|have not|invitation] [{meeting}] ...',
    'how many (tomorrow|today|{meeting}) {meeting}',
    '(quorum) [{meeting}|have|reach|how many|coming|will] ...',
    '(quem|quien|qui|wer) (participar|vem|viene|participa|vient|kommt|asiste) [vai|da|{meeting}|a la|la reunion|reuniao|reunion|proxima|zur|sitzung] ...',
    'how many (people|persons|members|participants|attendees|confirmed|coming|accepted|attending|attend|yes|come|replies|answers|experts coming) [confirmed|coming|come|attend|attending|accepted|said|yes|expected|expect|people|persons|so far|kindly] [{meeting}] ...',
    '(rsvp|rsvps|attendance|attendance list|attendees|headcount|head count|participants list|list of participants|guest list) [show|far|list|give|update|{meeting}] [{meeting}] ...',
  ],
}
