import { describe, expect, test } from '@jest/globals'
import { readCharterFile } from '#charter/charter-file.ts'
import { findGroup, readGroup, slipsBetween } from '#charter/find-group.ts'

const read = readCharterFile('charters/u4ssc.yaml')
if (read.kind === 'faulty') throw new Error('the charter is faulty')
const { charter } = read

/** What the words came to, in short: an id, ids, or what was suggested. */
function found(words: string): string | string[] | { meant: string[] } {
  const result = findGroup(charter, words)
  if (result.kind === 'one') return result.group.id
  return result.kind === 'several'
    ? result.groups.map(({ id }) => id)
    : { meant: result.suggestions.map(({ id }) => id) }
}

describe('a group is found by', () => {
  test.each([
    ['its id', 'procurement', 'procurement'],
    ['its prefix', 'PROC', 'procurement'],
    ['its prefix in small letters', 'ai', 'ai'],
    ['an alias', 'covid', 'recovery'],
    ['its whole title', 'Guiding principles for artificial intelligence in cities', 'ai'],
    ['a word only its title has', 'resilience', 'recovery'],
    ['the beginning of such a word', 'procur', 'procurement'],
    ['words around the name', 'the Procurement group', 'procurement'],
    ['a name with other punctuation', 'covid 19', 'recovery'],
    ['an unlisted group by its name', 'monitoring', 'monitoring'],
  ])('%s', (_how, words, group) => {
    expect(found(words)).toBe(group)
  })

  test('a word that several have gives them all', () => {
    expect(found('smart')).toEqual(['financing', 'procurement'])
  })

  test('a word with a slip suggests what was meant', () => {
    expect(found('procurment')).toEqual({ meant: ['procurement'] })
    expect(found('moniotring')).toEqual({ meant: ['monitoring'] })
  })

  test('nonsense, nothing and a weekday find nothing', () => {
    for (const words of ['xyzzy', '', '🦆', 'mon', 'may', 'a time', 'times'])
      expect(found(words)).toEqual({ meant: [] })
  })
})

describe('a group at the beginning of a command', () => {
  test.each([
    ['procurement 21 May 15:00 Geneva 90m Case studies', 'procurement', '21 May 15:00 Geneva 90m Case studies'],
    ['city platforms tomorrow', 'platforms', 'tomorrow'],
    ['financing group 3pm', 'financing', '3pm'],
    ['ai', 'ai', ''],
  ])('%s', (text, group, rest) => {
    expect(readGroup(charter, text)).toMatchObject({ found: { kind: 'one', group: { id: group } }, rest })
  })

  test('a weekday is not a group: all of the text is left over', () => {
    expect(readGroup(charter, 'mon 25 May 15:00')).toMatchObject({ found: { kind: 'none' }, rest: 'mon 25 May 15:00' })
  })

  test('a word that several groups have is taken, to be asked about', () => {
    expect(readGroup(charter, 'smart 21 May')).toMatchObject({ found: { kind: 'several' }, rest: '21 May' })
  })
})

test.each([
  ['same', 'same', 0],
  ['move', 'mvoe', 1],
  ['apply', 'aply', 1],
  ['', 'ai', 2],
])('from %s to %s are %d slips', (one, other, slips) => {
  expect(slipsBetween(one, other)).toBe(slips)
})
