import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { dialogs } from '#app/features.ts'
import { readCharterFile } from '#charter/charter-file.ts'
import type { Block, Message, Span } from '#chat/message.ts'
import { sampleForms } from '../../src/commands/preview/sample-forms.ts'
import { sampleNotices } from '../../src/commands/preview/sample-notices.ts'
import { sampleWorld } from '../../src/commands/preview/sample-world.ts'
import { filesIn } from './files-in.ts'

/** The readers' first language is often not English. A sentence has at most so many words; a date or a time counts as one. */
const mostWords = 15

/** Phrases that people have to read twice, and what to write for them. */
const unplain: readonly (readonly [RegExp, string])[] = [
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
  'Accept Add Answer Appoint Apply Ask Cancel Change Choose Close Confirm Continue Copy Decline Delete Edit End Extend ' +
  'Find Get Give Go Hand Join Keep Leave Mark Move Offer Open Pass Paste Preview Read Remind Remove Replace Review ' +
  'Rotate Save Say Schedule See Send Set Start Stop Subscribe Suggest Take Tell Turn Undo Update Use View Withdraw Write'

/** Buttons that answer the question above them, and the one that asks it. */
const answers = ['Yes', 'No', 'Maybe', 'All work', 'None works', 'Not now', 'Why me?']

describe('what the code can say', () => {
  test('holds no phrase that is read twice', () => {
    // What people say for a dialog is theirs, and may be said as they like.
    const ours = filesIn('dialogs').filter((path) => !/-(?:phrases|gists)\.ts$/.test(path))
    const found = [...ours, ...filesIn('src/features'), ...filesIn('src/inbox'), ...filesIn('src/chat')]
      .flatMap((path) => linesIn(readFileSync(path, 'utf8')).map((words) => ({ path, words })))
      .flatMap(({ path, words }) =>
        unplain.flatMap(([phrase, instead]) => (phrase.test(words) ? [`${path}: "${words}": say ${instead}`] : [])),
      )
    expect(found).toEqual([])
  })
})

describe.each(['charters/u4ssc.yaml', 'test/charter/standards-institute.yaml'])('what %s makes of it', (path) => {
  const read = readCharterFile(path)
  if (read.kind === 'faulty') throw new Error(JSON.stringify(read.errors))
  const { charter } = read
  const world = sampleWorld(charter)
  // What an organisation wrote itself is said word for word.
  const own = new Set([
    ...charter.commitments.map(({ text }) => text),
    ...charter.duties.map(({ what }) => what),
    ...charter.organisation.terms.points,
    ...charter.onboarding.map(({ text }) => text),
    ...charter.decisions.reasons.map(({ letter }) => letter),
    ...charter.fields.flatMap(({ hint }) => hint ?? []),
  ])
  const notices = sampleNotices(world)

  test('no sentence of a card is longer than fifteen words', async () => {
    const forms = await sampleForms(world, dialogs)
    const sentences = [
      ...notices.flatMap(({ kind, message, why }) =>
        [...linesOf(message), ...linesOf(why)].map((line) => ({ in: kind, line })),
      ),
      ...forms.flatMap(({ tag, intro = [], fields }) =>
        [...intro.flatMap(linesOfBlock), ...fields.flatMap(({ help }) => help ?? [])].map((line) => ({
          in: tag.form,
          line,
        })),
      ),
    ]
    expect(sentences.length).toBeGreaterThan(200)
    const long = sentences
      .filter(({ line }) => ![...own].some((words) => line.includes(words.slice(0, 60))))
      .flatMap(({ in: name, line }) => sentencesOf(line).map((sentence) => ({ in: name, sentence })))
      .filter(({ sentence }) => wordsIn(sentence) > mostWords)
      .map(({ in: name, sentence }) => `${name}: ${sentence}`)
    expect([...new Set(long)]).toEqual([])
  })

  test('every button begins with a verb, or is an answer', async () => {
    const forms = await sampleForms(world, dialogs)
    const labels = [
      ...notices.flatMap(({ message }) => labelsOf(message.blocks)),
      ...forms.flatMap(({ submit, intro = [] }) => [submit, ...labelsOf(intro)]),
    ]
    expect(labels.length).toBeGreaterThan(80)
    const wrong = labels.filter((label) => !answers.includes(label) && !startsWithVerb(label))
    expect([...new Set(wrong)]).toEqual([])
  })
})

test('every button that stands in the code begins with a verb, or is an answer', () => {
  const labels = [...filesIn('dialogs'), ...filesIn('src/features')].flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/\b(?:sayButton|actButton|formButton)\(\s*(['"])([^'"\n$]+)\1/g)].map(
      ([, , label = '']) => label,
    ),
  )
  expect(labels.length).toBeGreaterThan(100)
  expect(labels.filter((label) => !answers.includes(label) && !startsWithVerb(label))).toEqual([])
})

/** The lines of a file that may hold a sentence: the names of things hold none, and comments are not said. */
function linesIn(code: string): string[] {
  return code
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .split('\n')
    .map((line) => line.replace(/(^|\s)\/\/ .*$/, '').trim())
    .filter((line) => /[a-z] [a-z]/.test(line))
}

function linesOf({ blocks }: Message): string[] {
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
    .replaceAll(/\w{3} \d{1,2} \w{3,9} \d{4}(, \d\d:\d\d)?( \w+)?/g, 'then')
    .split(/\s+/)
    .filter((word) => /\w/.test(word)).length
}

function labelsOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons.map(({ label }) => label) : []))
}

function startsWithVerb(label: string): boolean {
  return verbs.split(' ').includes(label.split(' ')[0] ?? '')
}
