import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Field, Form } from '#chat/form.ts'
import type { Raw } from '#chat/incoming.ts'
import { readForm } from '#platforms/teams/read-form.ts'
import { renderForm } from '#platforms/teams/render-form.ts'
import { readCard } from './card-reading.ts'
import { expectedFile } from './expected-file.ts'
import { everyKind, submitted } from './filling.ts'

const reading = { reader: { zone: 'Africa/Nairobi' }, names: new Map<string, string>() }
const render = (form: Form) => renderForm(form, reading)

describe('a form in a dialog', () => {
  test('shows every kind of field, filled, with its errors in red below', () => {
    const dialog = render(everyKind)
    expect(readCard(dialog.card).problems).toEqual([])
    expect(dialog).toEqual(expectedFile('form-with-every-field', dialog))
  })

  test('comes back as it was opened when nothing is changed', () => {
    expect(readForm(submitted(render(everyKind).card, 'unchanged'))).toEqual({
      tag: everyKind.tag,
      raw: everyKind.values,
    })
  })

  test('gives every field, always, when nothing is filled in', () => {
    const form = { ...everyKind, values: {} }
    expect(readForm(submitted(render(form).card, 'unchanged'))).toEqual({
      tag: everyKind.tag,
      raw: {
        name: '',
        email: '',
        page: '',
        why: '',
        years: '',
        from: null,
        best: null,
        country: null,
        skills: [],
        terms: false,
      },
    })
  })

  test('shows a statement whole, however long', () => {
    const statement = 'I will register at the website. '.repeat(300).trim()
    const form: Form = {
      ...everyKind,
      fields: [{ name: 'terms', label: 'Terms', kind: 'statement', statement, tick: 'Yes' }],
    }
    expect(readCard(render(form).card).reads).toContain(statement)
  })

  test('keeps an answer that is longer than the field, so that nothing typed is lost', () => {
    const long = 'x'.repeat(300)
    const form = { ...everyKind, values: { ...everyKind.values, name: long } }
    expect(readForm(submitted(render(form).card, 'unchanged'))).toMatchObject({ raw: { name: long } })
  })

  test('is refused where it is too heavy for a card', () => {
    const form = { ...everyKind, values: { why: 'x'.repeat(50_000) } }
    expect(() => render(form)).toThrow('the form apply is heavier than 40000 bytes')
  })

  test('a card that is not ours is not read', () => {
    expect(readForm({ verb: 'accept' })).toBeNull()
    expect(readForm({ convenor: { form: { tag: { form: 'apply' } } } })).toBeNull()
    expect(readForm('text')).toBeNull()
  })

  test.each([
    ['a time without a leading nought', { kind: 'time' }, '9:05', '09:05'],
    ['a time with seconds', { kind: 'time' }, '15:00:00', '15:00'],
    ['a number that came as a number', { kind: 'number' }, 60, '60'],
    ['a tick that came as a boolean', { kind: 'statement', statement: 'S', tick: 'T' }, true, true],
    ['line ends of Windows', { kind: 'multiline', max: 99 }, 'a\r\nb', 'a\nb'],
  ])('%s is read', (...[, kind, given, expected]) => {
    const field = { name: 'it', label: 'It', ...kind } as Field
    const data = submitted(render({ ...everyKind, fields: [field], values: {} }).card, 'unchanged')
    expect(readForm({ ...data, field_it: given })).toMatchObject({ raw: { it: expected } })
  })

  test('what is rendered reads back, for any form', () => {
    fc.assert(
      fc.property(forms, (form) => {
        const { card } = render(form)
        expect(readCard(card).problems).toEqual([])
        expect(readForm(submitted(card, 'unchanged'))).toEqual({ tag: form.tag, raw: form.values })
      }),
      { numRuns: 300 },
    )
  })
})

const words = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }).filter((text) => text.trim() !== '')
const lines = fc.string({ maxLength: 200, unit: 'grapheme' }).map((text) => text.replace(/\r\n?/g, '\n'))
const day = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString())
const options = fc
  .uniqueArray(words, { minLength: 1, maxLength: 30 })
  .map((all) => all.map((value) => ({ value, label: value })))
type Filled = { kind: Record<string, unknown>; value: Raw[string] }
const filled: fc.Arbitrary<Filled> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('text', 'email', 'url', 'multiline').map((kind) => ({ kind, max: 100 })),
    value: lines,
  }),
  fc.record({ kind: fc.constant({ kind: 'number' }), value: fc.oneof(fc.constant(''), fc.integer().map(String)) }),
  fc.record({ kind: fc.constant({ kind: 'date' }), value: fc.option(day.map((at) => at.slice(0, 10))) }),
  fc.record({ kind: fc.constant({ kind: 'time' }), value: fc.option(day.map((at) => at.slice(11, 16))) }),
  fc.record({ kind: fc.constant({ kind: 'statement', statement: 'All of it.', tick: 'Yes' }), value: fc.boolean() }),
  options.chain((all) =>
    fc.record({
      kind: fc.constant({ kind: 'choice', options: all }),
      value: fc.option(fc.constantFrom(...all.map(({ value }) => value))),
    }),
  ),
  options.chain((all) =>
    fc.record({
      kind: fc.constant({ kind: 'choices', options: all }),
      value: fc.subarray(all.map(({ value }) => value)),
    }),
  ),
)
/** Names as we make them: others are refused, since the database takes them for no field. */
const keys = words.filter((key) => key !== '__proto__' && !/^\$|[.\0]/.test(key))
const names = fc.uniqueArray(keys, { minLength: 1, maxLength: 8 })
const forms: fc.Arbitrary<Form> = names.chain((all) =>
  fc
    .record({
      tag: fc.record({ form: words, version: fc.nat(), instance: words, about: fc.dictionary(keys, words) }),
      title: words,
      submit: words,
      errors: fc.constant({}),
      fields: fc.tuple(...all.map(() => filled)),
    })
    .map(({ fields, ...form }) => ({
      ...form,
      fields: fields.map(({ kind }, index) => ({ name: all[index], label: `Question ${index}`, ...kind }) as Field),
      values: Object.fromEntries(fields.map(({ value }, index) => [all[index] ?? '', value])),
    })),
)
