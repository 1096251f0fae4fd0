import { describe, expect, test } from '@jest/globals'
import { type Decision, outcomeOf, toBeDecided, undecided, withDecisions } from '#features/decisions/decision.ts'

const agenda = '1 Welcome 5m; 2 Outline 20m decision; 3 Chapter two decision'
const decision = (title: string, words: string): Decision => ({
  ...{ title, words, outcome: outcomeOf(words), by: 'leader', at: '2020-03-10T15:30:00Z' },
})
const record = {
  _id: 'm',
  group: 'g',
  reference: 'PROC-1',
  date: '2020-03-10',
  decisions: [decision('Outline', 'Yes.')],
}

describe('what an agenda asks to decide', () => {
  test('is its items that are marked so, and of these the ones without an answer', () => {
    expect(toBeDecided(agenda)).toEqual(['Outline', 'Chapter two'])
    expect(undecided(agenda, null)).toEqual(['Outline', 'Chapter two'])
    expect(undecided(agenda, record)).toEqual(['Chapter two'])
  })
})

describe('what was decided', () => {
  test.each([
    ['Agreed.', 'reached'],
    ['Not reached', 'not-reached'],
    ['not yet decided: we vote by e-mail', 'not-reached'],
    ['Nothing of it was changed', 'reached'],
  ])('"%s" is %s', (words, outcome) => {
    expect(outcomeOf(words)).toBe(outcome)
  })

  test('said again in other words replaces what was said; in the same words it changes nothing', () => {
    expect(withDecisions(record, [decision('Outline', 'Yes.')])).toBe(record)
    const after = withDecisions(record, [decision('Outline', 'No.'), decision('Chapter two', 'Zoë.')])
    expect(after.decisions.map(({ words }) => words)).toEqual(['No.', 'Zoë.'])
  })
})
