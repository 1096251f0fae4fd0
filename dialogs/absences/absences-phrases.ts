import type { Phrases } from '#inbox/dialog.ts'

/** What people say when they will be away. */
export const awayPhrases: Phrases = {
  'away {text}': [
    '<i> am (away|on leave|on holiday|on vacation|out of office) {text}',
    '<i> will be (away|on leave|on holiday|on vacation|out of office) {text}',
    '<i> go on (leave|holiday|vacation) {text}',
    '(out of office|on leave|on holiday|on vacation) (until|till|from) {text}',
  ],
  away: [
    '<i> am (away|on leave|on holiday|on vacation|out of office)',
    '<i> will be (away|on leave|on holiday|on vacation|out of office)',
    'out of office',
  ],
}

/** What people say when they are there again. */
export const backPhrases: Phrases = {
  back: [
    '<i> am back [again] [from (leave|holiday|vacation)] [{note}]',
    '<i> have returned [from (leave|holiday|vacation)]',
  ],
}
