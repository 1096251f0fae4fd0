import writeExcelFile, { type Cell as ExcelCell } from 'write-excel-file/node'
import { type Cell, plainCell, type Table } from './table.ts'

/** How wide columns are, in characters: as their longest words, within these. */
const widths = { least: 8, most: 50 }

/** A table as an .xlsx file. Every cell of words is text, whatever it begins with: it is never a formula. */
export async function excelFile({ columns, rows }: Table, name: string): Promise<Uint8Array<ArrayBuffer>> {
  const head = columns.map((column): ExcelCell => ({ value: column, type: String, fontWeight: 'bold' }))
  const sheet = [head, ...rows.map((row) => row.map(excelCell))]
  const file = writeExcelFile(sheet, {
    sheet: name.replaceAll(/[^\p{L}\p{N} -]/gu, ' ').slice(0, 31),
    stickyRowsCount: 1,
    columns: columns.map((column, at) => ({ width: widthOf([column, ...rows.map((row) => row[at] ?? null)]) })),
  })
  return new Uint8Array(await file.toBuffer())
}

function excelCell(cell: Cell): ExcelCell {
  if (cell === null || cell === '') return null
  return typeof cell === 'number' ? { value: cell, type: Number } : { value: plainCell(cell), type: String }
}

function widthOf(cells: readonly Cell[]): number {
  const longest = cells.reduce((most: number, cell) => Math.max(most, String(cell ?? '').length), 0)
  return Math.min(widths.most, Math.max(widths.least, longest + 2))
}
