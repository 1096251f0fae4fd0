import { describe, expect, test } from '@jest/globals'
import { readAction, readActionLines } from '#features/decisions/action-lines.ts'

const owners = [
  { person: 'amina', name: 'Amina Diallo' },
  { person: 'zoe', name: 'Zoë van der Berg' },
  { person: 'amina-2', name: 'Amina Okafor' },
  { person: 'bruno', name: 'Bruno Costa' },
]
const reading = { owners, now: '2020-03-02T08:00:00Z', zone: 'Europe/Zurich' }

describe('an action in words', () => {
  test.each([
    ['Bruno - draft the text by 12 June', 'bruno', 'draft the text', '2020-06-12'],
    ['@bruno draft the text by 12 June', 'bruno', 'draft the text', '2020-06-12'],
    ['@BrunoCosta: draft the text until 12 June.', 'bruno', 'draft the text', '2020-06-12'],
    ['Zoe van der Berg will send the notes of 3 May by 12 June', 'zoe', 'send the notes of 3 May', '2020-06-12'],
    ['Bruno to write by hand', 'bruno', 'write by hand', null],
    ['Amina Okafor: ask them (by Friday)', 'amina-2', 'ask them', '2020-03-06'],
    ['Amina - draft', null, 'draft', null],
    ['Someone Else - draft by 12 June', null, 'draft', '2020-06-12'],
  ])('%s', (words, ...read) => {
    const { owner, what, due } = readAction(words, reading)
    expect([owner, what, due]).toEqual(read)
  })

  test('says who was meant where it is nobody we know', () => {
    expect(readAction('Someone Else - draft', reading).who).toBe('Someone Else')
    expect(readAction('Amina - draft', reading).who).toBe('Amina')
  })
})

describe('the actions in a text', () => {
  test('are its lines and sentences that say so, or begin with the name of a member', () => {
    const text = [
      'We agreed on the outline. ACTION: Bruno - draft by 12 June. Todo: Zoë - check it',
      '- @bruno send the list by 3 April',
      '2. Action item 3: Amina Diallo: book a room',
      'Actions were discussed at length.',
      '@ 15:00 we ended',
      'The action plan: later.',
    ].join('\n')
    expect(readActionLines(text, reading).map(({ owner, what }) => [owner, what])).toEqual([
      ['bruno', 'draft'],
      ['zoe', 'check it'],
      ['bruno', 'send the list'],
      ['amina', 'book a room'],
    ])
  })

  test('are eight at most', () => {
    expect(readActionLines('ACTION: Bruno - draft\n'.repeat(20), reading)).toHaveLength(8)
  })
})
