import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseCsv } from 'hucre/csv'
import { readXlsx } from 'hucre/xlsx'
import { excelFile } from '#features/desk/exports/excel-file.ts'
import { csvOf, type Table } from '#features/desk/exports/table.ts'

/* What is written is read with another library than it is written by. */

const formulas = [
  '=cmd()',
  '=1+1',
  '+41 22',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\t',
  '\tTitle',
  '\r=1',
  ' =1',
  '＝1',
  '=HYPERLINK("http://x")',
]
const harmless = ['Zoë Ø', 'a;=cmd()', 'say "hi"', 'two\nlines', '1-2', 'Łódź, 東京, القاهرة', '😀']
const table: Table = {
  columns: ['Words', 'Number'],
  rows: [...formulas, ...harmless].map((words, at) => [words, at]),
}
/** Words as they are kept: no control character but the end of a line and a tab. */
const kept = (words: string) => words.replace('\r', ' ')

describe('an .xlsx file', () => {
  test('holds words as text, whatever they begin with, and numbers as numbers', async () => {
    const { sheets } = await readXlsx(await excelFile(table, 'members'))
    const [sheet] = sheets
    expect(sheet?.name).toBe('members')
    expect(sheet?.rows[0]).toEqual(['Words', 'Number'])
    expect(sheet?.rows.slice(1)).toEqual(table.rows.map(([words, at]) => [kept(String(words)), at]))
    const cells = [...(sheet?.cells?.values() ?? [])]
    expect(cells.filter((cell) => cell.formula !== undefined || cell.type === 'formula')).toEqual([])
  })

  test('is one that other programs open, whatever somebody typed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'binary', maxLength: 20 }), { minLength: 1 }), async (words) => {
        const { sheets } = await readXlsx(await excelFile({ columns: ['A'], rows: words.map((one) => [one]) }, 'a/b:c'))
        expect(sheets[0]?.rows[0]).toEqual(['A'])
      }),
      { numRuns: 20 },
    )
  })
})

describe('a .csv file', () => {
  test('is UTF-8 with its mark, and no cell becomes a formula', () => {
    const text = csvOf(table)
    expect(text.startsWith('\uFEFF"Words","Number"\r\n')).toBe(true)
    const rows = parseCsv(text.slice(1), { typeInference: false }) as string[][]
    expect(rows.slice(1).map(([words]) => words)).toEqual([...formulas.map((words) => `'${kept(words)}`), ...harmless])
  })

  test('gives every cell back, and begins none with a sign of formulas', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 30 }), { minLength: 1 }), (words) => {
        const rows = parseCsv(csvOf({ columns: ['A'], rows: words.map((one) => [`x${one}`]) }).slice(1), {
          typeInference: false,
        })
        expect(rows).toHaveLength(words.length + 1)
        const [line = ''] = csvOf({ columns: words, rows: [] }).split('\r\n')
        expect(/(?:^|,)"?[=+\-@\t]/.test(line.slice(1).replaceAll(/"(?:[^"]|"")*"/g, (cell) => cell.slice(0, 2)))).toBe(
          false,
        )
      }),
    )
  })
})
