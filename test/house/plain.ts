import type { Charter } from '#charter/charter.ts'
import type { Form } from '#chat/form.ts'
import type { Block, Message, Span } from '#chat/message.ts'

/** The readers' first language is often not English. A sentence has at most so many words; a date or a time counts as one. */
const mostWords = 15

/** Phrases that people have to read twice, and what to write for them. */
export const unplain: readonly (readonly [RegExp, string])[] = [
  [/\bwhoever\b(?!-)/i, 'a role, "the person who", or "anyone who"'],
  [/\b(those|all) who\b/i, 'a role, or "the people who"'],
  [/\b(who|anyone) is silent\b/i, '"anyone who hasn\'t answered"'],
  [/\bsomebody\b/i, '"someone", or the role'],
  [/\bwhat (becomes|comes) of\b|\bbecomes of it\b/i, '"the result"'],
  [/\bhear(s)? of (it|this)\b/i, '"we\'ll tell them"'],
  [/\b(is|are) (still )?to come\b/i, '"missing"'],
  [/\bcarr(y|ies) the\b/i, '"gets"'],
  [/\bread by nobody\b/i, '"Replies aren\'t read."'],
  [/\bstands? in\b/i, '"helps instead", or "replaces"'],
  [/\bby charter\b/i, '"at once"'],
  [/\b(is|are|was|were) told\b/i, '"we tell"'],
  [/\b(will be|be) (told|asked|reminded)\b/i, '"we\'ll tell", "we\'ll ask", "we\'ll remind"'],
  [/\b(is|are) (asked|reminded) (once|of|instead|before)\b/i, '"we ask", "we remind"'],
  [/\bnothing waits\b/i, '"You\'re all caught up."'],
  [/\ball the same\b/i, '"anyway"'],
  [/\bis not there any more\b/i, '"no longer exists"'],
]

/** What a button begins with: a verb that says what it does. */
const verbs =
  'Accept Act Add Answer Apply Appoint Approve Ask Cancel Change Choose Close Confirm Continue Copy Decline Delete Draft Edit End ' +
  'Export ' +
  'Extend Find Get Give Go Hand Hide Invite Join Keep Leave Mark Move Nudge Offer Open Pass Paste Preview Publish Read Remind ' +
  'Remove Renew Replace Reply Review Revoke Rotate Save Say Schedule See Send Set Show Start Stay Stop Subscribe Suggest ' +
  'Take Tell Turn Undo Update Use View Withdraw Write'

/** Buttons that answer the question above them, and the one that asks it. */
export const answers = [
  'Yes',
  'No',
  'Maybe',
  'Not me',
  'All work',
  'None works',
  'Not now',
  'Why me?',
  'I agree',
  "I don't agree",
]
/** The lines of a file that may hold a sentence: the names of things hold none, and comments are not said. */
export function linesIn(code: string): string[] {
  return code
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .split('\n')
    .map((line) => line.replace(/(^|\s)\/\/ .*$/, '').trim())
    .filter((line) => /[a-z] [a-z]/.test(line))
}

export function linesOf({ blocks }: Message): string[] {
  return blocks.flatMap(linesOfBlock)
}

function linesOfBlock(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text]
    case 'text':
    case 'note':
      return textOf(block.spans).split('\n')
    case 'facts':
      return block.facts.map(({ value }) => textOf(value))
    case 'list':
      return block.items.map(textOf)
    case 'buttons':
      return []
  }
}

function textOf(spans: readonly Span[]): string {
  return spans
    .map((span) => {
      if (typeof span === 'string') return span
      if ('strong' in span) return span.strong
      if ('struck' in span) return span.struck
      if ('link' in span) return span.link
      return 'instant' in span ? 'then' : 'someone'
    })
    .join('')
}

function sentencesOf(line: string): string[] {
  return line.split(/(?<=[.?!:;])\s+/)
}

function wordsIn(sentence: string): number {
  return sentence
    .replaceAll(
      /\w{3} \d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*(?: \d{4})?(?:, \d\d:\d\d)?(?: [A-Z]\w+)?/g,
      'then',
    )
    .split(/\s+/)
    .filter((word) => /\w/.test(word)).length
}

export function labelsOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons.map(({ label }) => label) : []))
}

export function startsWithVerb(label: string): boolean {
  return verbs.split(' ').includes(label.split(' ')[0] ?? '')
}

/** The sentences among these lines that have more words than one is understood at the first reading. */
export function longSentences(line: string): string[] {
  return sentencesOf(line).filter((sentence) => wordsIn(sentence) > mostWords)
}

/** All that a form says of itself: what stands above its fields, and their help. */
export function linesOfForm({ intro = [], fields, problem }: Form): string[] {
  return [...intro.flatMap(linesOfBlock), ...fields.flatMap(({ help }) => help ?? []), ...(problem ? [problem] : [])]
}

/** What an organisation wrote itself in its charter, and is said word for word. */
export function ownWords(charter: Charter): string[] {
  return [
    ...charter.commitments.map(({ text }) => text),
    ...charter.duties.map(({ what }) => what),
    ...charter.organisation.terms.points,
    ...charter.organisation.terms.changes,
    ...charter.onboarding.flatMap(({ text, instructions }) => [text, ...instructions]),
    ...charter.decisions.reasons.map(({ letter }) => letter),
    ...charter.fields.flatMap(({ hint }) => hint ?? []),
  ]
}
