import { describe, expect, test } from '@jest/globals'
import { queryText, readTableQuery, rowsPerPage, sortAfter, type TableQuery, tablePage } from '#features/desk/table.ts'

type Row = { name: string; group: string; count: number }
const rules = {
  words: ({ name, group }: Row) => [name, group],
  group: ({ group }: Row) => group,
  sorts: { name: ({ name }: Row) => name, count: ({ count }: Row) => count },
}
const rows: Row[] = [
  { name: 'Élodie Martin', group: 'ai', count: 10 },
  { name: 'amina okafor', group: 'procurement', count: 9 },
  { name: 'Bruno Silva', group: 'procurement', count: 100 },
]
const asking = (query: Partial<TableQuery>): TableQuery => ({
  ...{ q: '', group: '', show: 'all', sort: '', page: 1 },
  ...query,
})
const names = (query: Partial<TableQuery>) => tablePage(rows, asking(query), rules).rows.map(({ name }) => name)

describe('a table of the desk', () => {
  test('finds rows by parts of words in any order, whatever their accents', () => {
    expect(names({ q: 'elod' })).toEqual(['Élodie Martin'])
    expect(names({ q: 'SILVA proc' })).toEqual(['Bruno Silva'])
    expect(names({ q: 'silva ai' })).toEqual([])
    expect(names({ group: 'procurement' })).toEqual(['amina okafor', 'Bruno Silva'])
  })

  test('sorts words without regard to capitals, numbers as numbers, and both the other way round', () => {
    expect(names({ sort: 'name' })).toEqual(['amina okafor', 'Bruno Silva', 'Élodie Martin'])
    expect(names({ sort: '-count' })).toEqual(['Bruno Silva', 'Élodie Martin', 'amina okafor'])
    expect(names({ sort: 'constructor' })).toEqual(rows.map(({ name }) => name))
    expect([sortAfter('name', ''), sortAfter('name', 'name'), sortAfter('name', '-name')]).toEqual([
      ...['name', '-name', 'name'],
    ])
  })

  test('shows fifty rows a page, and the last page where there are not so many', () => {
    const many = Array.from({ length: 2 * rowsPerPage + 1 }, (_, count) => ({ name: 'n', group: 'g', count }))
    const page = (number: number) => tablePage(many, asking({ page: number }), rules)
    expect([page(1).rows.length, page(3).rows.length, page(9).page, page(9).of]).toEqual([50, 1, 3, 101])
  })
})

describe('the address of a table', () => {
  test('says what is asked of it, and nothing that is usual', () => {
    const query = asking({ q: 'o & a', sort: '-name', show: 'late', page: 2 })
    const text = queryText(query, 'all')
    expect(text).toBe('?q=o+%26+a&show=late&sort=-name&page=2')
    expect(readTableQuery(new URLSearchParams(text), ['all', 'late'])).toEqual(query)
    expect(queryText(asking({}), 'all')).toBe('')
  })

  test('that asks what there is not shows the usual table', () => {
    const read = readTableQuery(new URLSearchParams('show=__proto__&page=-3&group=x'), ['all', 'late'])
    expect(read).toMatchObject({ show: 'all', page: 1, group: 'x' })
    expect(readTableQuery(new URLSearchParams({ q: 'a'.repeat(5000) }), ['all']).q).toHaveLength(200)
  })
})
