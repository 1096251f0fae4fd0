import fc from 'fast-check'
import type { Field, Form } from '#chat/form.ts'
import type { Raw } from '#chat/incoming.ts'
import type { Message } from '#chat/message.ts'
import { hostileTexts } from '../samples.ts'
/** A platform may break a long text at its spaces. */
export function withoutSpace(text: string): string {
  return text.replace(/\s/g, '')
}

const id = fc.stringMatching(/^[a-z]{3,12}$/)
const words = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.lorem({ maxCount: 8 }),
  fc.string({ minLength: 1, maxLength: 200, unit: 'grapheme' }),
)
const span = fc.oneof(
  words,
  fc.record({ strong: words }),
  fc.record({ struck: words }),
  fc.record({ link: words, url: fc.webUrl() }),
)
const tone = fc.constantFrom('invitation', 'soon', 'changed', 'off', 'good', 'task', 'question')
const style = fc.constantFrom('primary', 'danger', 'quiet', 'more')
const button = fc.record(
  {
    label: words,
    act: fc.record({ verb: id, about: fc.dictionary(id, id, { maxKeys: 3 }) }),
    style,
    confirm: words,
  },
  { requiredKeys: ['label', 'act'] },
)
/** Any message there can be. */
export const anyMessage: fc.Arbitrary<Message> = fc.record({
  summary: fc.array(span, { minLength: 1, maxLength: 4 }),
  blocks: fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('heading' as const), text: words, tone }, { requiredKeys: ['kind', 'text'] }),
      fc.record({ kind: fc.constantFrom('note' as const, 'text' as const), spans: fc.array(span, { maxLength: 5 }) }),
      fc.record({
        kind: fc.constant('facts' as const),
        facts: fc.array(fc.record({ label: words, value: fc.array(span, { maxLength: 3 }) }), { maxLength: 4 }),
      }),
      fc.record({
        kind: fc.constant('list' as const),
        items: fc.array(fc.array(span, { maxLength: 3 }), { maxLength: 5 }),
      }),
      fc.record({ kind: fc.constant('buttons' as const), buttons: fc.array(button, { maxLength: 5 }) }),
    ),
    { maxLength: 12 },
  ),
})

/** Text as an input holds it: trimmed, `\n` for line ends only where there may be several lines. */
const oneLine = fc
  .oneof(fc.lorem({ maxCount: 6 }), fc.constantFrom('', '<b> & "quotes"', "O'Neil", '*x*'))
  .map((text) => text.trim())
const lines = fc.array(oneLine, { maxLength: 4 }).map((all) => all.join('\n').trim())
const time = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))
const date = fc
  .date({ min: new Date('2019-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10))

const anyField: fc.Arbitrary<{ field: Field; answer: Raw[string] }> = fc
  .record({ name: id, label: words, optional: fc.boolean(), pick: fc.nat(9) })
  .chain(({ name, label, optional, pick }) => {
    const base = { name, label, ...(optional ? { optional: true as const } : {}) }
    const options = fc
      .uniqueArray(id, { minLength: 1, maxLength: 130 })
      .map((values) => values.map((value) => ({ value, label: `Option ${value}` })))
    const kinds: fc.Arbitrary<{ field: Field; answer: Raw[string] }>[] = [
      oneLine.map((answer) => ({ field: { ...base, kind: 'text', max: 200 }, answer })),
      fc.constantFrom('', 'ada@example.org').map((answer) => ({ field: { ...base, kind: 'email', max: 200 }, answer })),
      fc
        .constantFrom('', 'https://example.org/a?b=1&c=2')
        .map((answer) => ({ field: { ...base, kind: 'url', max: 200 }, answer })),
      lines.map((answer) => ({ field: { ...base, kind: 'multiline', max: 2000 }, answer })),
      fc
        .option(fc.integer({ min: 0, max: 999 }), { nil: '' })
        .map((answer) => ({ field: { ...base, kind: 'number', min: 0 }, answer: String(answer) })),
      fc.option(date).map((answer) => ({ field: { ...base, kind: 'date' }, answer })),
      fc.option(time).map((answer) => ({ field: { ...base, kind: 'time' }, answer })),
      options.chain((all) =>
        fc
          .option(fc.constantFrom(...all))
          .map((one) => ({ field: { ...base, kind: 'choice', options: all }, answer: one?.value ?? null })),
      ),
      options.chain((all) =>
        fc.subarray(all, { maxLength: Math.min(all.length, 100) }).map((some) => ({
          field: { ...base, kind: 'choices', options: all },
          answer: some.map(({ value }) => value),
        })),
      ),
      fc.boolean().map((answer) => ({
        field: { ...base, kind: 'statement', statement: 'I shall take part.', tick: 'I agree' },
        answer,
      })),
    ]
    return kinds[pick] ?? fc.constant({ field: { ...base, kind: 'date' as const }, answer: null })
  })

/** Any form there can be, and answers to it. */
export const anyForm: fc.Arbitrary<{ form: Form; answers: Raw }> = fc
  .record({
    tag: fc.record({
      form: id,
      version: fc.integer({ min: 1, max: 9 }),
      instance: fc.stringMatching(/^[a-z2-7]{16}$/),
      about: fc.dictionary(id, id, { maxKeys: 3 }),
    }),
    title: words,
    some: fc.uniqueArray(anyField, { selector: ({ field }) => field.name, minLength: 1, maxLength: 8 }),
  })
  .map(({ tag, title, some }) => ({
    form: { tag, title, submit: 'Send', fields: some.map(({ field }) => field), values: {}, errors: {} },
    answers: Object.fromEntries(some.map(({ field, answer }) => [field.name, answer])),
  }))
