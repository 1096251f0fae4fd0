import { describe, expect, test } from '@jest/globals'
import { cutAt, splitAt } from '#chat/cut-text.ts'
import { limits } from '#platforms/slack/limits.ts'
import { renderForm } from '#platforms/slack/render-form.ts'
import { renderMessage } from '#platforms/slack/render-message.ts'
import { form, fullAnswers, message, reader } from '../samples.ts'
import { messageProblems, viewProblems } from './block-kit-schema.ts'
import { expected } from './expected.ts'

const plain = (json: unknown) => JSON.parse(JSON.stringify(json))

describe('A message', () => {
  test('to a person in Nairobi', () => {
    const rendered = plain(renderMessage(message, reader))
    expect(rendered).toEqual(expected('message-to-a-person', rendered))
  })

  test('to a channel', () => {
    const rendered = plain(renderMessage(message, { place: true, zone: 'Europe/Zurich', said: 'Geneva' }))
    expect(rendered).toEqual(expected('message-to-a-channel', rendered))
  })

  test('of a summary alone shows the summary', () => {
    expect(renderMessage({ summary: ['Recorded: ', { strong: 'Yes' }], blocks: [] }, reader)).toMatchObject({
      text: 'Recorded: Yes',
      blocks: [{ type: 'rich_text' }],
    })
  })

  test('of more than fifty blocks keeps the last, which holds the buttons, and says that something is missing', () => {
    const texts = Array.from({ length: 60 }, (_, index) => ({ kind: 'heading' as const, text: `Line ${index}` }))
    const why = { kind: 'buttons' as const, buttons: [{ label: 'Why me', act: { verb: 'why', about: {} } }] }
    const { blocks } = renderMessage({ summary: ['Long'], blocks: [...texts, why] }, reader)
    expect(blocks).toHaveLength(50)
    expect(blocks.at(-2)).toMatchObject({ elements: [{ text: 'More than Slack shows in one message.' }] })
    expect(blocks.at(-1)).toMatchObject({ type: 'actions' })
    expect(messageProblems(blocks)).toEqual([])
  })

  test('puts more than five buttons in rows of five', () => {
    const buttons = Array.from({ length: 7 }, (_, index) => ({ label: `${index}`, act: { verb: 'pick', about: {} } }))
    const { blocks } = renderMessage({ summary: ['Pick'], blocks: [{ kind: 'buttons', buttons }] }, reader)
    expect(blocks.map((block) => ('elements' in block ? block.elements.length : 0))).toEqual([5, 2])
    expect(messageProblems(blocks)).toEqual([])
  })

  test('never links to what is no web address', () => {
    const spans = [{ link: 'press here', url: 'javascript:alert(1)' }]
    const { blocks } = renderMessage({ summary: ['x'], blocks: [{ kind: 'text', spans }] }, reader)
    expect(JSON.stringify(blocks)).not.toContain('javascript')
    expect(JSON.stringify(blocks)).toContain('press here')
  })

  test('whose act does not fit in a button is a mistake of ours', () => {
    const act = { verb: 'look', about: { answers: 'x'.repeat(limits.buttonValue) } }
    const blocks = [{ kind: 'buttons' as const, buttons: [{ label: 'Look', act }] }]
    expect(() => renderMessage({ summary: ['x'], blocks }, reader)).toThrow('The act look is too long')
  })
})

describe('A form', () => {
  test('as it opens', () => {
    const view = plain(
      renderForm(form, {
        reader,
        origin: { place: { kind: 'channel', id: 'C1' }, responseUrl: 'https://hooks.slack.com/r/1' },
      }),
    )
    expect(viewProblems(view)).toEqual([])
    expect(view).toEqual(expected('form-as-it-opens', view))
  })

  test('refused: values kept, the error under its field, the problem on top', () => {
    const errors = { email: '"ada@example" is not a complete e-mail address.' }
    const values = { ...fullAnswers, email: 'ada@example', confidential: false }
    const view = plain(
      renderForm({ ...form, values, errors, problem: 'One answer needs mending. Nothing was sent.' }, { reader }),
    )
    expect(viewProblems(view)).toEqual([])
    expect(view).toEqual(expected('form-refused', view))
  })

  test('whose origin does not fit carries its tag alone', () => {
    const long = {
      place: { kind: 'channel' as const, id: 'C1' },
      responseUrl: `https://hooks.slack.com/${'x'.repeat(3000)}`,
    }
    const { private_metadata } = renderForm(form, { reader, origin: long })
    expect(JSON.parse(private_metadata ?? '')).toEqual({ tag: form.tag })
  })
})

describe('Text that is too long', () => {
  test('is cut at a word', () => {
    expect(cutAt('Case studies of tenders', 15)).toBe('Case studies…')
    expect(cutAt('Case studies', 12)).toBe('Case studies')
  })

  test('is never cut within a character', () => {
    expect(cutAt('👩👩👩', 4)).toBe('👩…')
    expect(splitAt('👩👩👩', 3)).toEqual(['👩', '👩', '👩'])
  })

  test('is split so that nothing is lost', () => {
    const text = 'word '.repeat(2000)
    const pieces = splitAt(text, 3000)
    expect(pieces.join('')).toBe(text)
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(3000)
  })
})
