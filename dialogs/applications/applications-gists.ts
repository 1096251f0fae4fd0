import type { Phrases } from '#inbox/dialog.ts'

const polite =
  'interested|interest|kindly|needful|honoured|glad|happy|experience|years|learning|candidature|candidate|would|love|wish|addition|part|serve|member|expert|how|become|sign|request|group|too|possible|serve in|able'

/** What those are about who apply. */
export const applyGists: Phrases = {
  'apply {group}': [
    `(join|apply|unirme|rejoindre|participar|sign up|contribute|application|become a member|be a member|sign me up|part of|serve|enter|enrol|enroll|register|participate|contribute|interested|candidature|candidatar|volunteer|expert in|aply|joining) {group} [<group>|${polite}|join|apply|meet|years of] ...`,
  ],
  apply: [
    '(poser|soumettre|presenter) (candidature) [ma|une]',
    `(join|apply|sign up|unirme|rejoindre|enrol|enroll|become|be part of|register|volunteer|joining|contribute) (group|groups|thematic group|working group|groupe|grupo|gruppe|become an expert|how|become a member|a group|your groups|an expert) [<group>|${polite}|one of|proceed|join|apply] ...`,
  ],
}

/** What those are about who leave. */
export const leaveGists: Phrases = {
  'leave {group}': [
    '(quit|quitter|resign|unsubscribe|step down|withdraw|remove me|delete my name|get me out|take me out|exit|remove my name|delete me|take me off|drop out|quitter|opt out|strike me) [{group}] [<group>|member|membership|how|list|from|altogether|retired|can|unfortunately|name|job|time|no more|regret] [{note}]',
    '(leave|quitter|austreten|salir) (<group>|procurement|membership|everything|all groups|this place) [{group}] [how|want|must|have to|can|unfortunately|altogether|no more] [{note}]',
    'leave {group} [<group>|how|want|must|have to] [{note}]',
    '(remove|take|get|strike) me (out|from|off) [{group}] [<group>|membership|list|altogether|retired|please] [{note}]',
    '(withdraw|cancel|retract|delete|remove|take back) (application|candidature|candidacy) [{group}] [my|want] [{note}]',
  ],
}

/** What those are about who speak of a call. */
export const callGists: Phrases = {
  'extend {group} {day}': [
    '(extend|prolong|lengthen|postpone|push) (call|deadline|applications|recruitment) {day} [{group}] [{number}] [<group>|call for experts|experts|until|till|for|our|end]',
  ],
  'open {group} {times}': [
    '(open|start|launch|reopen) (call|recruitment|applications) {group} {times} [for|experts|new|again|<group>]',
  ],
  'close {group}': ['(close|end|stop) (call|recruitment|applications) [{group}] [experts|<group>|today|now|our]'],
}

/** What those are about who read applications. */
export const reviewGists: Phrases = {
  'review accept {applicant}': [
    '(approve|accept|admit|approved|take in) [application|applications|candidature|please|kindly] {applicant} [application|candidature|<group>]',
  ],
  'review {applicant}': [
    '(who|any|new|pending|open|waiting|show|read|see|which|how many|list) (applied|applications|application|applicants|applicant|candidates|candidate) [{applicant}] [<group>|new|are there|waiting|us|my|read|there|show|pending|say] ...',
    '(application|candidature|candidacy|form) {applicant} [say|tell|show|read|see|what|about] ...',
  ],
}
