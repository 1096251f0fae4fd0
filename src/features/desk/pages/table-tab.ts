import { html } from 'hono/html'
import { type RowRules, readTableQuery, tablePage } from '#features/desk/table.ts'
import type { Html } from '#web/public/frame.ts'
import { type DeskPath, deskFrame } from './desk-frame.ts'
import type { DeskVisit } from './desk-visit.ts'
import { searchForm, type TableLook, tableView } from './table-view.ts'

/** What a page with one table needs besides who is at the desk. */
type Tab<Row, Show extends string> = {
  path: DeskPath
  title: string
  look: TableLook<Row>
  rules: RowRules<Row>
  shows: readonly Show[]
  read(show: Show): Promise<Row[]>
  /** What stands below the table. */
  below?: Html
}

/** A page of the desk that has a table and nothing to press in it. */
export async function tableTab<Row, Show extends string>(visit: DeskVisit, tab: Tab<Row, Show>) {
  const { path, title, look, rules, shows, read, below } = tab
  const query = readTableQuery(visit.asked, shows)
  const show = shows.find((one) => one === query.show) ?? shows[0]
  const page = tablePage(show === undefined ? [] : await read(show), query, rules)
  const body = html`${searchForm(look, query, visit.context.charter)}${tableView(look, query, page)}${below ?? ''}`
  return deskFrame(visit, { path, title, body })
}
