import type { Phrases } from '#inbox/dialog.ts'

/** What people say when they look for help. */
export const helpPhrases: Phrases = {
  help: [
    '(what|what all) can (you|i) [all] (do|say|ask) [here|from this chat|with you|from here]',
    'how does this [thing|bot] work [i am new]',
    '(i do not|do not) (know|understand) (what|how) [i] [should|can|to] (type|say|do|write|ask)',
    '<i> am (lost|new here|new) [what are the options]',
    'what are the options',
    '(which|what) (commands|instructions) [do you|can i] (know|accept|understand|have|use)',
    'guide me [on how to use this bot]',
    '[is] there (a manual|a guide|instructions|documentation) [for you] [somewhere]',
    'show me everything [a {text} can] [do with you]',
    'remind me what you are able to do [for {text}]',
    '[i need|need] help [me]',
    '(ajuda|ayuda|aide|hilfe|помощь|ヘルプ)',
    '(comment ca marche|como funciona|wie geht das|wie funktioniert das)',
    '{text} where do i begin',
    'what happens now',
    'is this spam who are you',
  ],
}

/** What people say when they ask where they stand. */
export const statusPhrases: Phrases = {
  status: [
    '(any news|any update|what news|what is new) [about|on|of] [my] [application|candidature|me]',
    'did you (receive|get) my (form|application|candidature)',
    '[i applied {text}] [and] have not heard [anything] [update]',
    'i applied [to {group}] [{length} ago] [and] [no answer] [yet]',
    'am i (accepted|in|admitted|accepted or not) [yet] [or not yet]',
    '(how long|when) (until|will|do) (they|you|i) (decide|be informed|hear|know|get an answer) [on|of|about] [my candidature|my application|the outcome|me]',
    '[ou en est|wo ist|donde esta] (ma candidature|meine bewerbung|mi candidatura)',
    'have i applied [anywhere] [yet]',
    'what (do you need|is needed|is expected) from me',
    '(anything|is there anything|something) i (have to|must|should|need to) do',
    'which <group> am i in',
    'what is (outstanding|open|due|on my plate|on my desk|pending) [on my side|for me] [today]',
    'do i owe (anybody|anyone|you) (anything|something)',
    '(what|anything) [that] needs my attention',
    'what needs (my attention|doing)',
    'anything urgent [this week|today]',
    'who owes what',
    'am i [all] caught up',
    'give me the [monday] overview',
    'is it in',
  ],
}

/** What people say when they take something back. */
export const undoPhrases: Phrases = {
  undo: [
    '(undo|revert|reverse|annule|deshacer|desfazer) [that|it|this|ca|last] [je me suis trompee|je me suis trompe]',
    '[no no] (take|put) (that|it|this) back [as it was]',
    'no no no take that back',
    'i (pressed|hit|clicked|tapped) the wrong (button|one)',
    '[wait] [that|this] was (a mistake|an accident|the wrong {text}) [{text}]',
    '[i] (sent|did|pressed|clicked|said) (it|that|this) by (accident|mistake) [it] [be] [reversed|undone|taken back]',
    '(it|that|this) be (reversed|undone|taken back)',
    '(ups|oops|oh no) [wrong one] [go back] [{note}]',
    'scrap what i [just] did',
    'ctrl z',
    'i meant to {text}',
    'oh no i rejected her i meant to accept',
    'go back',
  ],
}

/** What people say when they ask why a message came: of the last one, or of one that they name. */
export const whyPhrases: Phrases = {
  why: [
    'why (did|do|am|was|have) i (get|getting|got|receive|received|receiving|sent|being asked|notified|being sent) [this|it|that|these|for {text}] [message|messages] [{note}]',
    'why are you (writing to|messaging|pinging|telling|sending|reminding) me [this|{text}]',
    'why (did|do|have|has|would) (you|convenor|the bot|it) (send|sent|write|written|message|messaged|tell|told|ping|pinged|remind|reminded|mail|mailed|contact|contacted|notify|notified) [to] me [this|that|these|about this] [message|mail|email|notification|reminder] [{note}]',
    'who told you to (ping|write to|message|contact) me [about this]',
    'how did you get my (address|email|e-mail|name|number)',
    'why does this come to me [{text}]',
    'what is this (message|mail|email|second one) [about|for] [i did nothing]',
    '<i> (do not|did not|can not) (understand|get) (your|the|this|that) [last] (message|mail|notification|notice|reminder) [what does it mean|{note}]',
    '<i> (got|received|get) (a|this|your) [strange] (mail|message|notification|notice|reminder|email) [from you] [that|which] [and] [<i>] (do not|can not) understand [what is it (for|about)|{note}]',
    'what does (your|the|this|that) [last] (message|mail|notification|notice|reminder) mean',
    'is this spam [who are you]',
    '[i have] received a notification from you but {text}',
    '(for what reason|how come|why) [was] [i was|this] (notified|sent to me) [of this one|about this]',
    '[you have already reminded me {text}] what is this [second one] for',
    '(pourquoi ce message|warum bekomme ich das|por que recebo isso|por que recibo esto)',
  ],
  'why {past}': [
    '(why|how come) (am i|do i get|was i|are you) [being|keep] (asked|asking|asking me|reminded|reminding me|chased|chasing me) (for|about|of) [the|these] minutes [of {meeting}] [{person} {text}|{note}]',
  ],
  'why {meeting}': [
    '(why|how come) (do|did|are|have|am|was) (you|i) [keep|keep on|being] (reminding|messaging|writing|remind|message|write|reminded|get|getting|receive|notified|told|telling|tell|asked|ask) [to|me] [this|a|these|messages|reminders|message|reminder] (about|of|for|on|regarding) {named}',
  ],
  'why {group}': [
    'why {group} things land here',
    'i am not sure why {group} things land here',
    '(why|how come) (do|did|am|are) (you|i) [keep|keep on|being] (get|getting|receive|receiving|send|sending|sent) [me] [a|this|these|the] (message|messages|mail|mails|email|emails|notification|notifications|reminders|news|things|something) (of|from|about|for) [the] {group} [<group>]',
  ],
  'why {applicant}': [
    '(why|how come|for what reason) (was|am|were|did) (i|we) [being] (notified|told|asked|informed|get|messaged|written to) [a message] (about|of|on|regarding|to decide on) {applicant} [s] [application]',
    '(why|how come|for what reason) (was|is|did|does) [this|that|the|{applicant}] [s] application (sent|come|came|sent on|forwarded) to me',
  ],
}

/** What people say when they greet. */
export const helloPhrases: Phrases = {
  hello: [
    '(hi|hey|helloooo|hallo|hola|salut|bonjour|bonsoir|namaste|ciao|ola|привет|здравствуите|こんにちは|salam|morning|guten tag|guten morgen|buenos dias|bom dia|selamat) [again|there|convenor|all|tudo bem]',
    '(good) (evening|day|night) [all|everybody|everyone|team]',
    'good (morning|afternoon|evening) [all|{person}|{text} here]',
    'oi tudo bem',
    'greetings from {text}',
    'how are you [today|doing]',
    'dear convenor',
    '(hey|hi) [hey] happy (monday|tuesday|wednesday|thursday|friday|new year|weekend)',
  ],
}

/** What people say when they are glad. */
export const thanksPhrases: Phrases = {
  thanks: [
    '(thank you|thanks|many thanks|thx|cheers|ta|merci|danke|danke schon|gracias|obrigado|obrigada|grazie|спасибо|arigato|dankeschon) [so much|a lot|very much|beaucoup|mille|for the quick reply|for your help|for {text}|bye]',
    '(ok|okay|great|perfect|noted|fine|good|super|excellent|wonderful|lovely|got it|understood|alright) [got it|with thanks|thanks bye|appreciate it|that saves me {text}]',
    'great got it',
    'that is [very] (helpful|good|great|useful|kind)',
    'you are a star',
    'well done',
    'appreciate it',
  ],
}

/** What people say when they ask who comes. */
export const whoComesPhrases: Phrases = {
  'attendance {next}': [
    'who [else] (is|are|will be|comes|goes|is coming|will come|will attend|attends|participates|joins) [coming|going|attending|joining|in|there|confirmed|expected] [to|for|on|at] [{meeting}] [we start {text}]',
    'who [else] (will|shall) (<come>|be coming) [to] [{meeting}]',
    'who [has|have] (accepted|confirmed|answered|replied|declined|said yes|said no) [to|for|about] [{meeting}] [invite|invitation]',
    'who (has not|have not|did not) (answered|replied|confirmed|responded|answer|reply) [yet] [for|to] [{meeting}]',
    'how many (are|have|people|said|will be|are coming|come) [said] [yes|coming|accepted|come] [for|to] [{meeting}]',
    '(will|is|has) {person} (<come>|coming|there|be there|going to be there|replied|answered|accepted) [to|about|for] [{meeting}]',
    '(do|will) we have a quorum [{meeting}]',
    '(is|will) the whole group [going to be|be] in [on] {meeting}',
    '(headcount|attendance|attendees|head count) [for|of] [{meeting}]',
    'participants (for|on|at) {meeting}',
    'any (apologies|regrets|yes|noes) [for] [{meeting}] [so far]',
    '(expected|confirmed) (participants|attendees) [for|of] [{meeting}]',
    'qui (participe|vient|sera la) [{meeting}]',
    '(quem vem|quem participa|quien viene|quien participa|wer kommt|кто придет) [{meeting}]',
  ],
}
