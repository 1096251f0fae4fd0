import type { Phrases } from '#inbox/dialog.ts'

/** What people say when they answer whether they come. */
export const answerPhrases: Phrases = {
  'no {meeting} {note}': [
    '[<i>|<i> am afraid <i>|sorry <i>|know <i>] [plans changed <i>] (can not|will not|shall not|am not able to|are not able to|am unable to|will be unable to|will not be able to|will not manage to|do not manage to) [be] [<come>|coming|attending|joining|in|present|free|available|make|manage] [to] [in|at] [{meeting}] [{note}]',
    '[<i>] (am|are|will be) not [<come>|coming|attending|joining|present|free|available] [to|for|at] [{meeting}] [{note}]',
    '[<i>] (have to|must|will|need to|am going to|shall|will have to) (skip|miss|decline|pass on|sit out) [{meeting}] [{note}]',
    '[<i>] (must|have to|need to|would like to) (send|give|offer) [my|our] (apologies|regrets) [for|to] [{meeting}] [this month|this time] [{note}]',
    '(regrets|apologies) (from|for) [{meeting}|{zone}] [{note}]',
    '(regrets|apologies) [for] [{meeting}] [{note}]',
    'count me out [of|for] [{meeting}] [{note}]',
    '[<i> am] out (of|for|on) {meeting} [{note}]',
    'not [on|for|at|in] {named} [{note}]',
    'no to {meeting} [{note}]',
    '(rather not|better not) [{meeting}] [{note}]',
    '[<i>] wish <i> could [<come>] [{note}]',
    'je (ne peux pas|ne pourrai pas) [venir|participer|assister|y etre] [{meeting}] [{note}]',
    '[je suis|serai] (absent|absente|empeche|empechee) [{meeting}] [{note}]',
    'nao (vou poder|posso|poderei) [participar|ir|comparecer|estar] [{meeting}] [{note}]',
    'no (puedo|podre|voy a poder) [asistir|ir|participar|estar] [{meeting}] [{note}]',
    '[ich bin|bin] (verhindert|krank|nicht dabei) [{meeting}] [{note}]',
    'ich kann [{meeting}] (nicht|nicht kommen|nicht teilnehmen) [{note}]',
    '[я] не (смогу|могу|приду) [прииити|прийти|участвовать] [{meeting}] [{note}]',
    'يؤسفني أنني لن أتمكن من الحضور',
    '申し訳ありませんが欠席します',
    '欠席します',
  ],
  'no {meeting} {said}': [
    '[i am|sorry] (sick|ill|unwell|in hospital|in bed|on leave|travelling|traveling|on a plane|on mission) [{meeting}|that day|that week|that morning|all week|today|tomorrow] [{note}]',
    '(something|an emergency) came up [at work] [so <i> (have to|must) (skip|miss) {meeting}] [{note}]',
    '{person} (will chair|will lead|chairs|takes over) i am [in hospital|away|travelling|on leave|sick] [{meeting}|that week|that day] [{note}]',
    'my (internet|connection|laptop|wifi|phone) is (down|dead|broken|not working) [can not connect] [today]',
    '[<i>] (can not|could not) (connect|log in) [today|{meeting}] [{note}]',
  ],
  'yes {meeting} {said}': [
    '[<i>] [am|are] (running|a bit|few minutes|ten minutes) late [for] [{meeting}] [start without me] [{note}]',
    '[i am] stuck in [the] (traffic|jam|traffic jam) [near {text}|at {text}|on {text}] [{note}]',
    'can only (stay|join|come) [for] [the] [first|last] [{length}|half|part] [hour] [but yes]',
    '[<i>] (will be|am) [{length}|a few minutes|a bit|a little] late [for] [{meeting}] [{note}]',
  ],
  'yes {meeting} {note}': [
    '[<i>] (will|shall|can|am going to|am able to|plan to|would love to|do) (<come>|dial in|join) [to|in|at|from] [{meeting}] [after all] [{note}]',
    '[<i>] (am|are|will be) (coming|attending|joining|there|in|present|going|confirmed) [to|for|at] [{meeting}] [after all] [{note}]',
    '(coming|attending|joining|going) [to] {meeting} [only] [{note}]',
    '[plans changed] <i> can <come> [{meeting}] [after all] [{note}]',
    'count me in [for] [{meeting}] [{note}]',
    'in for {meeting} [{note}]',
    '(ok|okay|yes|fine|good|great|perfect|works) [for|on|to|with] [me] {named} [is fine|works] [{note}]',
    '{named} (is|works|suits) (fine|ok|good|great|perfect|me|for me) [for me] [{note}]',
    'yes to {meeting} [{note}]',
    '[<i>] will join [{meeting}] from [the] [car|train|airport|road|home|office] {note}',
    '[<i>] (will|shall) join [{meeting}] [{length}|a bit|a little] late [{note}]',
    '(brt|brb be there|be right there|on my way|there in a minute|there in {length}) [{note}]',
    'je (viens|serai la|participe|participerai) [{meeting}]',
    '(estarei la|vou participar|eu vou|conte comigo) [{meeting}]',
    '(alli estare|asistire|voy) [{meeting}]',
    'ich (komme|bin dabei|nehme teil) [{meeting}]',
    '(я приду|буду) [{meeting}]',
    '(✅|👍) {named}',
  ],
  'maybe {meeting} {note}': [
    '<i> (might|may) [<come>|be late|not <come>] [{meeting}] [{note}]',
    '[<i> am] (not sure|unsure|undecided) [yet] [<i> can <come>|whether <i> can <come>|if <i> can <come>] [{meeting}] [{note}]',
    '{named} (perhaps|maybe|possibly|not sure) [yet] [{note}]',
    '[<i>] do not know [yet] {note}',
    '[<i>] do not know [yet] (if|whether) <i> (can|will) <come> [{meeting}] [{note}]',
    '(perhaps|possibly|tentative|tentatively) [yes] [{meeting}] [{note}]',
    '(let us see|we will see|will see) (if i can <come>|about {named}) [{note}]',
  ],
}

/** What people say when they ask for the next meeting. */
export const nextPhrases: Phrases = {
  'next {next}': [
    '<when> (do|does|will|shall|are|is) (we|they|the <group>|{group}|our <group>|you) [group] (meet|sit|get together|gather|convene|meeting) [again|next|next time|together]',
    '<when> (is|are|will be|was) [{meeting}] [next|again|on]',
    '(what|at what) (time|hour|day|date) [is|for|on] [{meeting}] [is it {day}]',
    'what (day|time|date) is {person} [s] <meeting> [is it {day}]',
    '(what is|where is|send|send me|give|give me|share|resend|drop|need|i need|have you got|do you have|can i have|may i have) [the|a|your] [join|joining|meeting|zoom|teams|webex|video|dial in|dial-in|conference] (link|url|invite|invitation|details|room|number|code|address) [for|to|of] [{meeting}]',
    '(link|zoom|teams|url|webex|dial-in|zoom link|meeting link|join link) [for|of|to] [{meeting}]',
    'where (do|can|should) (i|we) (click|go|join|connect|dial in|log in|enter) [to get in|to join|to connect] [{meeting}]',
    'how (do|can) (i|we) (join|connect|dial in|get in) [to] [{meeting}]',
    'the link (does not|did not|will not) (open|work) [you send it|send it]',
    '(which|what) (room|url|link|place) [url|link] (are|do) we (using|use|in|meet in) [{meeting}]',
    'where (is|are) (it|we|{meeting}|we meeting) [{meeting}]',
    '(details|info|information|time|date|hour) (of|for|on|about) {meeting}',
    '[what|which] <meeting> is (next|coming up)',
    '(next|the next|my next|our next) <meeting> [of {group}|across all <group>|in {group}]',
    'next',
    '[<show>] <when> {meeting} is',
    '[and] the one after {meeting} [s] [<when> is that]',
    '(is|are) [there] (anything|something|any meeting|a meeting) [scheduled|planned|coming up|set]',
    'what have i got (first|next) [{group} or {group}|{text}]',
    '{meeting} [which] (when|day|what time|which day)',
    'when is {meeting}',
    '{meeting} when is that',
    '{named}',
    'is it {day} or {day} [i keep forgetting]',
    '[if they accept me] what would be the first <meeting> [i attend]',
    "c'est quand [{meeting}]",
    '(quand|quelle heure|quel jour) (est|a lieu|aura lieu) [{meeting}]',
    '[la] (date|heure|lien) de [{meeting}]',
    '(wann|wo) ist [{meeting}]',
    '(quando|a que horas) (e|sera) [{meeting}]',
    '(cuando|a que hora|donde) es [lo] [del|de la] {meeting}',
    'когда [следующая|следующии|будет|наша] [следующая] [встреча|собрание|заседание]',
    '次の会議はいつですか',
    '(el|le) (enlace|lien) [por favor]',
  ],
}

/** What people say when they ask for the dates. */
export const datesPhrases: Phrases = {
  'calendar {group}': [
    '[<show>] [all|all the|the|my|our|any] [upcoming|next|coming|future|planned|scheduled] <meetings> [of|for|in] [{group}|my <group>|the <group>]',
    '[<show>] (all|all the|the) (upcoming|next|coming|future|planned) <meetings>',
    'what (is|have we got|have we|do we have|have i got) [in the diary|in the calendar|lined up|coming up|planned|scheduled|ahead] [for|in] [{day}|this month|this year|this week|next month|the coming weeks]',
    '(give|show|send) me the (dates|calendar|schedule) [till|until|for|through|of|up to] [{text}]',
    'which (days|dates|fridays|mondays|tuesdays|wednesdays|thursdays) are (taken|booked|busy|planned)',
    'did (we|they) (have|hold) (one|a meeting|any meeting|a session) (in|on|last) [{day}|february|january|week|month]',
    'how often (do|does) (they|we|you|the <group>) meet [when] [before i commit]',
    '[see|show] [the] (programme|calendar|list|overview|schedule) of <meetings> [for|this] [{text}]',
    'everything (i|we) (chair|lead|have|attend) [in the coming weeks|{text}]',
    'are {day} {day} [both] in the (system|calendar|diary)',
    'what is {group} planning [any <meetings>]',
    'quais sao as proximas (reunioes|datas) [dos meus grupos|do meu grupo]',
    '(quelles sont|montre) [moi] les (prochaines reunions|dates|reunions)',
    '(cuales son|mostrar) las (proximas reuniones|fechas|reuniones)',
    '(welche|alle) (termine|sitzungen) [gibt es|haben wir|stehen an]',
  ],
  'calendar all': [
    '[<show>] [all] <meetings> (of|across|in) all [the] <group> [this month|this year|{text}]',
    '(anything|something) (scheduled|planned) (at all|by anyone|at all by anyone|anywhere)',
  ],
}

/** What people say when they change what is set of a meeting. */
export const editPhrases: Phrases = {
  'link {meeting} {link}': [
    '(join|dial in|connect) (via|at|here|with|on) {link}',
    '[the|a] (new|join) [zoom|teams|link|webex|room] [link] [for] [{meeting}] [old one expired] [is] {link}',
    '(tell|inform) (them|everybody|the members|people) [that] the [new|join] link is [now] {link}',
    '[the|a|new|set the] [join] link (for|of) {meeting} (is|to) {link}',
    '{meeting} (get|gets|have|has|uses) [this|a] [new] [room] [link] {link}',
    'use (teams|zoom|webex|meet|jitsi|this) [in place of|instead of] [zoom|teams|webex|meet|jitsi|the old one] [instead] [{meeting}] [next time|this time|from now on] {link}',
    'le lien a change {link}',
  ],
  'place {meeting} {text}': [
    '<i> will (be|meet) in [room] {text}',
    '{named} will be (held|in) [in|at] {text}',
    '{named} has no (dial-in|place|room|venue) yet use {text}',
    '(the place|the room|the venue) (of|for) {meeting} is {text}',
  ],
  'title {meeting} {text}': [
    '(rename|call|retitle) {meeting} [to|as] {text}',
    '(change|set|make) the (title|name|heading|topic) [of {meeting}] to {text}',
    '{named} should be called {text}',
    '[the] (heading|title|name) is (misspelt|misspelled|wrong) [it] (ought to|should|must) be {text}',
  ],
  'title {meeting}': ['(change|edit|correct|mend) [the] (title|name|heading) [of {meeting}]'],
  'agenda {meeting} {text}': [
    '[put|set|here is] [the] [new] agenda [for|of] {named} [is] {text}',
    'agenda [for|of] {named} {text}',
    '{named} agenda {text}',
  ],
  'agenda {meeting} + {text}': [
    '(add|put) [a|an] (point|item|topic) (on|about|for) {text} (to|on) [the|our] [{meeting}] [s] agenda [of|for] [{meeting}]',
    '(add|put) {text} (to|on) [the|our] [{meeting}] [s] agenda [of|for] [{meeting}]',
    '(add|put) [a|an] (point|item|topic) (on|about) {text} (to|on) {meeting} agenda',
    '(put|add) me on the agenda [of|for] [{meeting}] for {text}',
  ],
  'agenda {meeting} - {number}': ['(take|strike|drop|remove) (item|point|number) {number} [off] [the agenda]'],
  'edit {meeting} {length}': [
    'make {meeting} {length} [long]',
    '[would|could|can] [the|our] ({person}|leaders|chairs|co-chairs|leader|chair) (consider|think about|agree to) (making|make) {meeting} {length} [long]',
    '[can|could|should] {meeting} (be|be made|last|be extended to|be shortened to|run for|go on for) {length} [long] [instead of {length}|instead|{note}]',
  ],
  'edit {meeting} note {text}': ['put this in the invitation {text}', 'add to the invitation {text}'],
}

/** What people say when they set a meeting. */
export const schedulePhrases: Phrases = {
  'schedule {group} {plan}': [
    '(meet|get together) [with {group}] {plan}',
    'on {plan}',
    '(set up|arrange|plan|organise|organize|fix|schedule|put|book|programmer|marque|agendar|convoquer|call|create) [a|an|something|the|one|uma|une|extra|up] [joint|extra|extraordinary|special] [<meeting>|in] [of|for|with|on] [the] [{group}|whole team|procurement experts] [group|in for] {plan}',
    '(book|schedule|plan) {group} [in for] {plan}',
    '{group} needs a (slot|meeting|session) [on|at] {plan}',
    '[a|an] [joint|extra] <meeting> [of {group}|with {group}|for {group}] [on|at] {plan}',
    'next one [on] {plan}',
    'bitte (sitzung|treffen) {plan} [anlegen]',
    '(sitzung|treffen) {plan} anlegen',
    'subject {group} tg call when {plan}',
  ],
  'schedule {group} {text}': [
    'we need to get together before {text}',
    '(set up|arrange|plan|organise|schedule) a <meeting> [with {group}] [{note}]',
    '(set up|arrange) a <meeting> with the {group} experts for {text}',
  ],
}

/** What people say when they ask for the agenda. */
export const agendaPhrases: Phrases = {
  'agenda {next}': [
    '(what is|show|show me|see|let me see|what was|give me|send|send me|read|is there an|is there a|do we have an|what is on) [on] [the|an|our] (agenda|programme|program|order of business) [of|for] [{meeting}]',
    '(agenda|topics|programme|items) [of|for] [{meeting}]',
    'what (will we|are we|are they|will they|do we|shall we) [be] (talking about|discussing|discuss|talk about|cover|covering) [in|on|at] [{meeting}]',
    'what is {meeting} about [again]',
    'is (anything|something) to be prepared [for] {meeting}',
    'is {text} (going to be|on the agenda to be) discussed [in|at|on] [{meeting}] [next time|this time]',
    'what did i promise to cover [at|in] {meeting}',
    'have i (put up|set|sent) an agenda [for] {meeting} [already]',
    "(ordre du jour|l'ordre du jour|orden del dia|ordem do dia|pauta|tagesordnung|повестка) [de|do|da|der|del] [{meeting}]",
  ],
}

/** What people say of their reminders. */
export const reminderPhrases: Phrases = {
  'reminders {group} {lengths}': [
    '(remind|alert|ping|wake|nudge|warn|notify|tell) me {lengths} [before|ahead|prior|in advance|earlier] [to|of] [{meeting}] [start|starts]',
    '(rappelle-moi|rappelez-moi|lembre-me|recuerdame|erinnere mich|erinnern sie mich) {lengths} [avant|antes|vorher]',
    '[a] (heads up|reminder) {lengths} (ahead|before|in advance) [would serve me better|{note}]',
    '{lengths} in advance is enough [{note}]',
    '{lengths} before is enough [{note}]',
  ],
  'reminders off': [
    'no [more] reminders',
    '(turn off|stop|switch off) [my|the|all] [reminders|reminding me]',
    '(mute|silence)',
  ],
  'reminders stop': [
    '(stop|do not|please do not) (emailing|mailing|messaging|writing|send|sending|texting|pinging|email|write to|message) me [e-mails|emails|messages|anything] [write only here]',
    'too many (messages|notifications|mails|emails|reminders|pings)',
    '[i would] rather [get] [a single|a] digest [than all these pings]',
    'no more (messages|emails|mails|notifications)',
  ],
  'reminders digest': [
    '[please] [(send|give) me] [only|just] (one|a|a single) (summary|digest|message|mail|email) (a|per|each|every) (day|morning)',
    '(summary|digest) only',
    'only (a|one|the) (summary|digest) [please]',
  ],
  'reminders {group} only': ['only (nudge|remind|ping) me (for|about|of) {group} [not for {group}|{note}]'],
  reminders: ['what reminders (do|will) i (get|have)', '(show|which are|what are) my reminders'],
  'quiet {when}': [
    'nothing (between|from) {when} [{note}]',
    '(do not|never) (disturb|message|ping|write to|notify) me (between|from|after|before) {when} [{note}]',
  ],
}
