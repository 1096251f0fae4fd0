import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { filesIn } from './files-in.ts'

/** The rows of docs/rules.md: the number, and where Convenor stands. */
const rows = readFileSync('docs/rules.md', 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, number = '', , , stands = '', shown = ''] = line.split('|').map((cell) => cell.trim())
    return /^\d+$/.test(number) ? [{ number: Number(number), stands, shown }] : []
  })

/** The numbers that the tests look at. */
const tested = filesIn('test/rules').flatMap((path) =>
  [...readFileSync(path, 'utf8').matchAll(/\brules\(\s*\[([\d,\s]+)\]/g)].flatMap(([, numbers = '']) =>
    numbers.split(',').flatMap((number) => (number.trim() === '' ? [] : [Number(number)])),
  ),
)

describe('docs/rules.md', () => {
  test('has every rule of the sources once', () => {
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 88 }, (_, index) => index + 1))
  })

  test('says of each where it stands, and what shows it', () => {
    expect(rows.filter(({ stands }) => !['yes', 'part', 'no'].includes(stands))).toEqual([])
    expect(rows.filter(({ shown }) => shown === '')).toEqual([])
  })

  test('counts them', () => {
    const count = (one: string) => rows.filter(({ stands }) => stands === one).length
    const words = `Yes ${count('yes')}, part ${count('part')}, no ${count('no')}.`
    expect(readFileSync('docs/rules.md', 'utf8')).toContain(words)
  })

  test('names the same numbers as the tests, but for what nothing shows', () => {
    const shown = rows.filter(({ stands }) => stands !== 'no').map(({ number }) => number)
    expect([...new Set(tested)].toSorted((one, other) => one - other)).toEqual(shown)
  })
})
