import type { Phrases } from '#inbox/dialog.ts'

/** What people say when they apply. */
export const applyPhrases: Phrases = {
  'apply {group}': [
    '[<i>] [<want>] [to] (join|enter|become a member of|be part of|get into|take part in|participate in|partake in|contribute to|volunteer for|be in|be considered for|apply to|apply for|be) [to] {group} [<group>|one|something] [{note}]',
    '(register my interest in|sign me up for|put me in|add me to|enrol me in|enroll me in|count me in for|put my name down for) {group} [<group>|one] [{note}]',
    '{text} count me in for {group}',
    'apply [to|for] {group}',
    'is it (possible|too late) to (get into|join|apply to|enter) {group}',
    'is there a place for {text} in {group}',
    '[as {text}] [<i>] (would|will|shall) be (glad|happy|pleased|delighted|honoured|keen|eager) to (join|contribute to|help|help in|work in|serve in|be part of|take part in|support) {group} [<group>] [{note}]',
    '(interested|very interested|keen) in {group} [<group>] [{note}]',
    '{group} [<group>] (interests me|is for me|is my field|would be for me)',
    'i am interested in {group} [{note}]',
    '{group} [<group>|one]',
    'no {group} rather',
    '(je souhaite|je veux) (rejoindre|participer a|integrer) [groupe] {group}',
    '(je souhaite|je veux) rejoindre le groupe {group}',
    '(quero|gostaria de) (participar|entrar|fazer parte) [do|no|de] [grupo de|grupo do|grupo] {group}',
    '(me gustaria|quiero) (participar|entrar|unirme) [en|al|a] [grupo de] {group} [{note}]',
    'ich (mochte|will) [der gruppe] {group} beitreten',
    'хочу вступить в группу [по] {group}',
    'i want to partake in {group} something how do i proceed',
  ],
  'apply {other}': [
    '[i] [would] rather be in {other} than in {group} [you switch me|you move me] [switch me|move me]',
    '(move|switch|transfer) me [from {group}] to {other} [<group>]',
  ],
  apply: [
    '[<i>] [<want>] [to] (join|volunteer|contribute|apply|take part|participate|sign up) [a group|your work|both {text}|with you] [how do i proceed|what must i do]',
    '(how do i|how can i|what must i do to|what do i do to) (apply|join|become a member|become an expert|take part|get in|sign up|register)',
    'i am interested',
    '[<i>] work (on|in|with) {text} and [<want>] [to] (contribute|join|help|take part)',
    '[<i>] <want> to (join|joing) both {text}',
  ],
}

/** What people say when they leave. */
export const leavePhrases: Phrases = {
  'leave {group}': [
    '[<i>] [<want>] [to] (leave|quit|exit|resign from|step down from|withdraw from|get out of|drop out of|be out of) [{group}] [<group>|the <group>] [{note}]',
    '(take|remove|delete|strike|get) me (off|out|from|out of|out from) [the] [{group}|here|<group>] [list|<group>|roster] [{note}]',
    'remove me from {group} but keep {group}',
    '<i> (quit|resign) [{note}]',
    '<i> want out [of {group}] [{note}]',
    'it is with regret that i resign from [the] [{group}|<group>] [with immediate effect|effective immediately|effective today] [{note}]',
    'how (do|can) i (leave|stop being a member|resign|quit|get out) [of|from] [{group}]',
    '<i> should not be in {group} [any longer|anymore|any more]',
    '<i> am (stepping down|leaving|resigning) [as leader] [and leaving] [the <group>|{group}] [altogether] [{note}]',
    'take my name out [{note}]',
    'unsubscribe [me]',
    '(leave|quit) {group}',
    '[<i>] (dejo|quiero dejar|salgo de) [el] [grupo]',
    '(quero|vou) sair do grupo',
    'ich (mochte|will) austreten',
    'je (quitte|veux quitter) [le] [groupe]',
    '(withdraw|cancel|retract|take back) [my] (application|candidature|candidacy)',
    '[i changed my mind] (cancel|withdraw) my application',
    'i (no longer|do not) (wish|want) to be considered [any more]',
    'je retire ma candidature',
  ],
  leave: ['<i> can no longer spare time for two <group> drop one', 'get me out of here both <group>'],
}

/** What people say when they remove a member. */
export const removePhrases: Phrases = {
  'remove {person} from {group}': [
    '(remove|expel|exclude|take|drop) {person} (from|out of|off) [the] {group} [<group>] [{note}]',
  ],
  'remove {person}': ['(expel|exclude) {person} [{note}]'],
}

/** What people say of a call. */
export const callPhrases: Phrases = {
  'extend {group} {text}': [
    '(extend|prolong|lengthen|push) [the] [{group}] [s] [call|deadline] (until|to|by|till) {text}',
    '(extend|prolong) [the] (deadline|call) [of|for] [{group}] (until|to|by|till) {text}',
    'keep [our|the] [{group}] call open {text}',
    'give latecomers (for|of|in) {group} (till|until) {text}',
    '[can|could|should] [the] {group} [<group>] (deadline|call) [be] (extended|prolonged|kept open) (to|until|till|by|for) {text}',
  ],
  'extend {group}': ['(extend|prolong) [the|our] [{group}] [deadline|call] [of|for] [{group}]'],
  'open all {text}': [
    '(open|reopen|start|restart) (all|all the|every) (calls|call|groups) [again] (until|till|to|by) {text}',
    '(open|reopen) [all] [the] calls (of|for) (all|every) [the] (groups|group) (until|till|to|by) {text}',
  ],
  'open {group} {text}': [
    '(open|reopen|start|rouvrir|restart) [the] [call|recruitment|applications] [for|of] {group} [call] [again|until|from|in] {text}',
    'we want to recruit again for {group} {text}',
    "(rouvrir|ouvrir) l'appel [a experts] {group} {text}",
  ],
  'open {group}': ['(open|reopen) [the] {group} [call|<group>] [{note}]', 'when does the {group} call (end|close)'],
  'close {group}': [
    '(close|end|stop) [the] {group} [s] call [tonight|today|now]',
    'no more applications for {group} [{note}]',
  ],
}

/** What people say when they read and decide applications. */
export const reviewPhrases: Phrases = {
  'review accept {applicant}': [
    '(accept|approve|admit|take|let) {applicant} [in] [for|to|into] [{group}] [<group>] [{note}]',
    '(accept|approve|admit) (all|everybody|everyone|them all|all of them) [who is|who are] [waiting|that is waiting|that wait|who applied|applications|applicants|candidates] [for|to|in|of] [{group}] [<group>] [{note}]',
    '(approve|accept)',
    'she looks (fine|good) to me take her',
    '{text} (accept|take|approve) (her|him)',
    'approve my application',
  ],
  'review decline {applicant} {note}': ['(decline|reject|refuse|turn down) {applicant} [{note}]'],
  'review ask {applicant} {text}': ['ask {applicant} {text}'],
  'review pass {applicant} {other}': ['(pass|move|send|forward) {applicant} [on] to {other} [<group>] [{note}]'],
  'review {applicant}': [
    '(who|did somebody|did anybody|did anyone|has anybody|has anyone) [has|have] (applied|apply|send in an application|sent in an application)',
    '[<show>] [all|the|me|any] [new|pending|open|waiting] (candidates|applications|applicants|candidatures)',
    '(any|is there) (fresh blood|new candidates|new applications)',
    '[<show>|to read|read] {applicant} [s] (form|application|candidature)',
    'read {applicant} [s] (form|application)',
    '(which|what|how many) (applications|candidates|experts|applicants) (are|wait|are waiting) [pending|waiting|open|to hear from us] [and since when]',
    '(voir|montre) les candidatures',
    '(ver|mostrar) (las candidaturas|as candidaturas)',
    'do the needful for {applicant} [s] (candidature|application)',
  ],
}
