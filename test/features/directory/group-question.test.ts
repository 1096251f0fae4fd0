import { describe, expect, test } from '@jest/globals'
import { isDropped, mayAnswer, recipientsOf, tooManyAsked } from '#features/directory/group-question.ts'
import type { Leadership } from '#features/groups/roster.ts'

const since = '2020-01-01T00:00:00Z'
const leaders = (...people: string[]) => people.map((person) => ({ person, since }))
const roster: Leadership = { group: 'procurement', leaders: leaders('amina', 'bruno'), secretariat: ['sofia'] }
const now = '2020-03-02T09:00:00Z'

describe('who gets a question', () => {
  const alone = { ...roster, leaders: leaders('amina') }
  test.each([
    { name: 'all who lead', to: null, by: 'marta', of: roster, get: ['amina', 'bruno'] },
    { name: 'the one leader who is meant', to: 'bruno', by: 'marta', of: roster, get: ['bruno'] },
    { name: 'nobody else, where that one leads no more', to: 'chidi', by: 'marta', of: roster, get: [] },
    { name: 'the other leaders, where one asks', to: null, by: 'amina', of: roster, get: ['bruno'] },
    {
      name: 'the secretariat, where nobody leads',
      to: null,
      by: 'marta',
      of: { ...roster, leaders: [] },
      get: ['sofia'],
    },
    { name: 'the secretariat, where the only leader asks', to: null, by: 'amina', of: alone, get: ['sofia'] },
  ])('$name', ({ to, by, of, get }) => expect(recipientsOf({ to, by }, of)).toEqual(get))
})

describe('a question to one leader', () => {
  test.each([
    { name: 'is dropped once they lead no more', to: 'chidi', answer: null, dropped: true },
    { name: 'is not, while they lead', to: 'bruno', answer: null, dropped: false },
    { name: 'is not, once it is answered', to: 'chidi', answer: 'Yes', dropped: false },
    { name: 'is not, where all were asked', to: null, answer: null, dropped: false },
  ])('$name', ({ to, answer, dropped }) => expect(isDropped({ to, answer }, roster)).toBe(dropped))
})

describe('who may answer', () => {
  test.each([
    ['amina', true],
    ['sofia', true],
    ['chidi', false],
    ['marta', false],
  ])('%s: %s', (person, may) => expect(mayAnswer({ by: 'marta' }, roster, person)).toBe(may))
})

describe('how much may be asked', () => {
  const question = (group: string, at: string, answer: string | null = null) => ({ group, at, answer })
  const daysAgo = (days: number) => `2020-02-${String(29 - days).padStart(2, '0')}T09:00:00Z`
  const three = [1, 2, 3].map((days) => question('procurement', daysAgo(days)))

  test('three questions to a group may wait; an answered one, or one of another group, does not count', () => {
    expect(tooManyAsked(three, { group: 'procurement', now })).toBe('waiting')
    expect(tooManyAsked(three, { group: 'financing', now })).toBeNull()
    expect(
      tooManyAsked([...three.slice(1), question('procurement', daysAgo(1), 'Yes')], { group: 'procurement', now }),
    ).toBeNull()
  })

  test('what nobody has answered in two weeks waits no more', () => {
    expect(
      tooManyAsked([...three.slice(1), question('procurement', daysAgo(20))], { group: 'procurement', now }),
    ).toBeNull()
  })

  test('ten within a day are enough', () => {
    const ten = Array.from({ length: 10 }, (_, at) => question(`group-${at}`, '2020-03-02T08:00:00Z', 'Yes'))
    expect(tooManyAsked(ten, { group: 'procurement', now })).toBe('daily')
    expect(tooManyAsked(ten.slice(1), { group: 'procurement', now })).toBeNull()
  })
})
