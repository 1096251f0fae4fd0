import { describe, expect, test } from '@jest/globals'
import type { Block, Button, Message } from '#chat/message.ts'
import { questionIn } from '#talk/question.ts'
import { u4ssc } from '../app.ts'
import { saidByAll } from '../said-by-all.ts'
import { answers, labelsOf, linesOf, linesOfForm, longSentences, ownWords, startsWithVerb, unplain } from './plain.ts'

/* What people are answered is as plain as what they are told: see plain-words.test.ts. */

const said = await saidByAll()
const charter = u4ssc()
// What an organisation wrote itself is said word for word.
const own = [
  ...ownWords(charter),
  ...charter.groups.flatMap(({ title, description }) => [title, ...[description ?? ''].flat()]),
  charter.organisation.about,
].filter((words) => words.length > 0)
const lines = said
  .flatMap(({ to, message, form }) =>
    [...(message ? linesOf(message) : []), ...(form ? linesOfForm(form) : [])].map((line) => ({ to, line })),
  )
  .filter(({ line }) => !own.some((words) => line.includes(words.slice(0, 60))))

describe('what people are answered', () => {
  test('is much of what the dialogs can say', () => {
    expect(said.length).toBeGreaterThan(300)
    expect(lines.length).toBeGreaterThan(1000)
  })

  test('has no sentence of more than fifteen words', () => {
    const long = lines.flatMap(({ to, line }) => longSentences(line).map((sentence) => `${to}: ${sentence}`))
    expect([...new Set(long)]).toEqual([])
  })

  test('holds no phrase that is read twice', () => {
    const found = lines.flatMap(({ to, line }) =>
      unplain.flatMap(([phrase, instead]) => (phrase.test(line) ? [`${to}: ${line}: say ${instead}`] : [])),
    )
    expect([...new Set(found)]).toEqual([])
  })

  test('has buttons that begin with a verb, or are an answer', () => {
    const labels = said.flatMap(({ to, message, form }) =>
      [
        // Of several things that may be meant, each is called by its name.
        ...(message && !asksWhich(message) ? labelsOf(message.blocks) : []),
        ...(form ? [form.submit, ...labelsOf(form.intro ?? [])] : []),
      ].map((label) => ({ to, label })),
    )
    const wrong = labels.filter(({ label }) => !answers.includes(label) && !startsWithVerb(label))
    expect([...new Set(wrong.map(({ to, label }) => `${to}: ${label}`))]).toEqual([])
  })

  test('has three buttons at most in sight in a row, where nothing is asked', () => {
    const many = said.flatMap(({ to, message }) =>
      message && !asks(message)
        ? message.blocks
            .filter((block) => inSight(block).length > 3)
            .map((row) => `${to}: ${labelsOf([row]).join(', ')}`)
        : [],
    )
    expect([...new Set(many)]).toEqual([])
  })
})

/** Whether a message asks something that its buttons answer: a question in its words, or a preview that waits. */
function asks(message: Message): boolean {
  const acts = message.blocks.flatMap((block) =>
    block.kind === 'buttons' ? block.buttons.flatMap((button) => ('act' in button ? [button.act] : [])) : [],
  )
  return questionIn(acts) !== null || linesOf(message).some((line) => line.trim().endsWith('?'))
}

function asksWhich(message: Message): boolean {
  return linesOf(message).some((line) => /\b(?:which|whose|when|what|where|did you mean)\b.*\?$/i.test(line.trim()))
}

function inSight(block: Block): Button[] {
  return block.kind === 'buttons' ? block.buttons.filter((button) => !('act' in button) || button.style !== 'more') : []
}
