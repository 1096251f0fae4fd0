import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Field, Form } from '#chat/form.ts'
import type { Driver } from '../driver.ts'
import { fields, form, fullAnswers, hostileTexts, longStatement, noAnswers } from '../samples.ts'
import { anyForm, withoutSpace } from './generated.ts'
/** How forms look, and what comes back. */
export function forms(driver: Driver): void {
  test('a form shows every question, help, statement and tick, and passes the schema and limits', () => {
    const { reads, problems } = driver.form({ ...form, values: fullAnswers })
    for (const field of fields) {
      expect(reads).toContain(field.label)
      if (field.help) expect(reads).toContain(field.help)
      if (field.kind === 'statement') expect(reads).toContain(field.statement)
    }
    expect(problems).toEqual([])
  })

  test('the same answers come back from every platform', () => {
    expect(driver.fill(form, fullAnswers)).toEqual({ tag: form.tag, raw: fullAnswers })
    expect(driver.fill(form, noAnswers)).toEqual({ tag: form.tag, raw: noAnswers })
    expect(driver.fill(form, 'unchanged')).toEqual({ tag: form.tag, raw: noAnswers })
  })

  test.each(hostileTexts)('%s in a form is literal, and comes back as it was', (text) => {
    const field: Field = { name: 'words', label: text, help: text, kind: 'multiline', max: 500 }
    const statement: Field = { name: 'agreed', label: text, kind: 'statement', statement: text, tick: text }
    const hostile: Form = {
      ...form,
      title: 'Apply',
      intro: [],
      fields: [field, statement],
      values: { words: text },
      errors: { words: text },
      problem: text,
    }
    const { reads, links, mentions, problems } = driver.form(hostile)
    expect(reads.split(text).length - 1).toBeGreaterThanOrEqual(6)
    expect([links, mentions, problems]).toEqual([[], [], []])
    expect(driver.fill(hostile, 'unchanged').raw).toEqual({ words: text, agreed: false })
  })

  test('a statement longer than any block is shown whole', () => {
    const statement: Field = {
      name: 'agreed',
      label: 'Commitment',
      kind: 'statement',
      statement: longStatement,
      tick: 'I agree',
    }
    const { reads, problems } = driver.form({ ...form, fields: [statement] })
    expect(withoutSpace(reads)).toContain(withoutSpace(longStatement))
    expect(problems).toEqual([])
  })

  test('what a form opens with is what comes back when nothing is touched', () => {
    fc.assert(
      fc.property(anyForm, ({ form: generated, answers }) => {
        const opened = { ...generated, values: answers }
        expect(driver.form(opened).problems).toEqual([])
        expect(driver.fill(opened, 'unchanged')).toEqual({ tag: generated.tag, raw: answers })
        expect(driver.fill(generated, answers)).toEqual({ tag: generated.tag, raw: answers })
      }),
      { numRuns: 60 },
    )
  })
}
