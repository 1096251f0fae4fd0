import type { Phrases } from '#inbox/dialog.ts'

/** What people say when they want to tell others something. */
export const announcePhrases: Phrases = {
  'announce {group} {text}': [
    '(announce|broadcast|circulate) (to|in) [the] {group} [<group>] [that] {text}',
    '(tell|inform|notify|message|write to) (everyone|everybody|all|all members|the members|members) (in|of) [the] {group} [<group>] [that] {text}',
    '(send|post) [a|an|this] (message|note|announcement) to [the|all] {group} [<group>|members|people] [that] {text}',
  ],
  'announce all {text}': [
    '(announce|broadcast|circulate) to (everyone|everybody|all <group>) [that] {text}',
    '(tell|inform|notify|message|write to) (everyone in all|all|all the) (groups|thematic groups|working groups) [that] {text}',
  ],
  'announce leaders {text}': [
    '(tell|inform|notify|message|write to) (all|all the|all our) (leaders|chairs|group leaders) [that] {text}',
    '(announce|broadcast) to [all] [the] leaders [that] {text}',
  ],
  'announce unanswered {meeting} {text}': [
    "(tell|inform|notify|message|write to|ping) (everyone|everybody|all) who (has not|have not|did not|hasn't|haven't) (answered|answer|replied|responded) [to|for] {meeting} [that] {text}",
  ],
}

/** What people say when they want to read again what was announced. */
export const newsPhrases: Phrases = {
  news: [
    'any (announcements|announcement)',
    '[<show>] [the|my|all|last|latest] (announcements|announcement)',
    'what (was|has been|did they|did you) (announced|announce) [to us|to me] [today|this week|lately]',
  ],
}
