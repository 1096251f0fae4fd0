import type { Phrases } from '#inbox/dialog.ts'

/** What people say when they need a permission. */
export const requestPhrases: Phrases = {
  'request logo': [
    '(can|may|could) <i> (use|have|put|print) (the|your|our) logo [{text}]',
    '<i> (need|want|would like) [to use] (the|your|our) logo [{text}]',
  ],
  'request speaking': [
    '(can|may|could) <i> (speak|talk|present) (on behalf|in the name) of {text}',
    '<i> (was|am|have been|were|are) (invited|asked) to (speak|talk|present) [{text}]',
  ],
  'request present': ['(can|may|could) <i> present (the|our) work [{text}]'],
  'request material': ['(can|may|could) <i> (publish|reproduce|share|use) [the|our] (unpublished|draft) {text}'],
  'request fundraising': ['(can|may|could) <i> (raise|collect) (funds|money) [{text}]'],
  request: [
    '[<show>] my (requests|permissions)',
    'what (can|may) <i> (request|ask permission for)',
    '<i> (need|want|would like) [a|your] (permission|approval|consent) [{text}]',
  ],
}

/** What people say where two groups do the same work. */
export const disputePhrases: Phrases = {
  dispute: [
    'there is (a|an) (dispute|overlap) (between|of) {text}',
    '[<show>] [the|our|my] disputes',
    '(two|our|these) <group> (overlap|do the same work) [{text}]',
  ],
}
