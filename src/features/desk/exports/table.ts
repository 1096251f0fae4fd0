/** What a cell holds: words, a number, or nothing. */
export type Cell = string | number | null

/** A table as it is exported: each row has a cell for each column. */
export type Table = { columns: readonly string[]; rows: readonly (readonly Cell[])[] }

/** More characters than this one cell of a spreadsheet cannot hold. */
const mostInCell = 32_000

/** What starts a formula in a spreadsheet, also in the wide letters of East Asia; some programs take a tab off first. */
const startsFormula = /^(?:\t|[\s\p{Cc}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/u

/** Words without characters that no file may hold: control characters, and halves of pairs. */
export function plainCell(words: string): string {
  return words
    .toWellFormed()
    .replaceAll('\r\n', '\n')
    .replaceAll(/[^\P{Cc}\n\t]|[\uFFFE\uFFFF]/gu, ' ')
    .slice(0, mostInCell)
    .toWellFormed()
}

/**
 * A table as comma-separated values (RFC 4180) in UTF-8, with the mark by which Excel knows that. Words are always in
 * quotation marks, so that no other separator cuts them into cells of their own; those that a spreadsheet would take for
 * a formula begin with an apostrophe: `=cmd()` becomes `'=cmd()`.
 */
export function csvOf({ columns, rows }: Table): string {
  return `\uFEFF${[columns, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`
}

function csvCell(cell: Cell): string {
  if (cell === null || cell === '') return ''
  if (typeof cell === 'number') return String(cell)
  const words = plainCell(cell)
  return `"${(startsFormula.test(words) ? `'${words}` : words).replaceAll('"', '""')}"`
}
