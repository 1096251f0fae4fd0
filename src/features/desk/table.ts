import { plainLetters } from '#plain-letters.ts'

/** What somebody asks of a table, as it stands in the address of its page. */
export type TableQuery = {
  /** Words that a row must hold, in any order. */
  q: string
  /** A group's id; '' = all. */
  group: string
  /** Which rows: one of the table's own choices. */
  show: string
  /** The name of a column; with `-` before it, the other way round. '' = the table's own order. */
  sort: string
  /** Counted from 1. */
  page: number
}

/** So many rows stand on one page. */
export const rowsPerPage = 50

/** What a table knows of its rows: the words to be found in one, and by what each column is sorted. */
export type RowRules<Row> = {
  words(row: Row): readonly string[]
  group(row: Row): string | readonly string[]
  sorts: Readonly<Record<string, (row: Row) => string | number>>
}

/** One page of a table. `of`: how many rows match in all. */
export type TablePage<Row> = { rows: Row[]; page: number; pages: number; of: number }

/** The query in an address. What it does not know is left out. @param shows the choices of the table, the usual one first. */
export function readTableQuery(params: URLSearchParams, shows: readonly string[]): TableQuery {
  const given = (name: string) => (params.get(name) ?? '').slice(0, longest).trim()
  const page = Number(given('page'))
  return {
    q: given('q'),
    group: given('group'),
    show: shows.find((show) => show === given('show')) ?? shows[0] ?? '',
    sort: given('sort'),
    page: Number.isInteger(page) && page > 0 ? page : 1,
  }
}

const longest = 200

/** The part of an address that asks this; '' where it asks nothing. @param usual what the table shows unless asked. */
export function queryText(query: TableQuery, usual: string): string {
  const params = new URLSearchParams()
  if (query.q !== '') params.set('q', query.q)
  if (query.group !== '') params.set('group', query.group)
  if (query.show !== usual) params.set('show', query.show)
  if (query.sort !== '') params.set('sort', query.sort)
  if (query.page > 1) params.set('page', String(query.page))
  const text = params.toString()
  return text === '' ? '' : `?${text}`
}

/** The rows that match, in the order asked for, and of them one page; the last one where there are not so many. */
export function tablePage<Row>(rows: readonly Row[], query: TableQuery, rules: RowRules<Row>): TablePage<Row> {
  const wanted = plainLetters(query.q).split(' ').filter(Boolean)
  const matching = rows.filter((row) => {
    const groups = rules.group(row)
    if (query.group !== '' && !(typeof groups === 'string' ? groups === query.group : groups.includes(query.group)))
      return false
    const words = wanted.length === 0 ? '' : plainLetters(rules.words(row).join(' '))
    return wanted.every((word) => words.includes(word))
  })
  const sorted = inOrder(matching, query.sort, rules.sorts)
  const pages = Math.max(1, Math.ceil(sorted.length / rowsPerPage))
  const page = Math.min(query.page, pages)
  return { rows: sorted.slice((page - 1) * rowsPerPage, page * rowsPerPage), page, pages, of: sorted.length }
}

/** How a heading sorts its column when it is pressed: the other way round where it is sorted so already. */
export function sortAfter(column: string, sort: string): string {
  return sort === column ? `-${column}` : column
}

function inOrder<Row>(rows: readonly Row[], sort: string, sorts: RowRules<Row>['sorts']): readonly Row[] {
  const by = Object.hasOwn(sorts, sort.replace(/^-/, '')) ? sorts[sort.replace(/^-/, '')] : undefined
  if (by === undefined) return rows
  const direction = sort.startsWith('-') ? -1 : 1
  return rows
    .map((row, place) => ({ row, place, key: by(row) }))
    .toSorted((one, other) => direction * compared(one.key, other.key) || one.place - other.place)
    .map(({ row }) => row)
}

function compared(one: string | number, other: string | number): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other
  return String(one).localeCompare(String(other), 'en', { sensitivity: 'base' })
}
