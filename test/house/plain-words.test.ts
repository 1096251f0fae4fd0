import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { dialogs } from '#app/features.ts'
import { readCharterFile } from '#charter/charter-file.ts'
import { sampleForms } from '../../src/commands/preview/sample-forms.ts'
import { sampleNotices } from '../../src/commands/preview/sample-notices.ts'
import { sampleWorld } from '../../src/commands/preview/sample-world.ts'
import { filesIn } from './files-in.ts'
import {
  answers,
  labelsOf,
  linesIn,
  linesOf,
  linesOfForm,
  longSentences,
  ownWords,
  startsWithVerb,
  unplain,
} from './plain.ts'

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
  const own = new Set([...ownWords(charter)])
  const notices = sampleNotices(world)

  test('no sentence of a card is longer than fifteen words', async () => {
    const forms = await sampleForms(world, dialogs)
    const sentences = [
      ...notices.flatMap(({ kind, message, why }) =>
        [...linesOf(message), ...linesOf(why)].map((line) => ({ in: kind, line })),
      ),
      ...forms.flatMap((form) => linesOfForm(form).map((line) => ({ in: form.tag.form, line }))),
    ]
    expect(sentences.length).toBeGreaterThan(200)
    const long = sentences
      .filter(({ line }) => ![...own].some((words) => line.includes(words.slice(0, 60))))
      .flatMap(({ in: name, line }) => longSentences(line).map((sentence) => `${name}: ${sentence}`))
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
