import { html, raw } from 'hono/html'
import type { Charter } from '#charter/charter.ts'
import { queryText, rowsPerPage, sortAfter, type TablePage, type TableQuery } from '#features/desk/table.ts'
import type { Html } from '#web/public/frame.ts'

/** A column: its heading, what sorts it (none: nothing), and what stands in a row's cell. */
type Column<Row> = { label: string; sort?: string; cell(row: Row): Html | string }

/** A table of the desk as it stands in its page. `id`: unique among the rows. */
export type TableLook<Row> = {
  path: string
  /** What the rows are, for instance `applications`. */
  noun: { one: string; many: string }
  shows: readonly { value: string; label: string }[]
  /** The groups that it can be narrowed to; one or none: it cannot. */
  groups: readonly string[]
  columns: readonly Column<Row>[]
  id(row: Row): string
  /** What stands before the cells of a row: a tick box. */
  lead?: { heading: Html; cell(row: Row): Html }
}

/** Words and choices that narrow the table. They are asked by the address: it can be kept, and works without script. */
export function searchForm<Row>(look: TableLook<Row>, query: TableQuery, { groups }: Charter): Html {
  const own = groups.filter(({ id }) => look.groups.includes(id))
  const group =
    own.length < 2
      ? ''
      : html`<div><label for="group">Group</label><select id="group" name="group"><option value="">All groups</option>${own.map(
          ({ id, short }) => html`<option value="${id}"${id === query.group ? raw(' selected') : ''}>${short}</option>`,
        )}</select></div>`
  const show =
    look.shows.length < 2
      ? ''
      : html`<div><label for="show">Show</label><select id="show" name="show">${look.shows.map(
          ({ value, label }) =>
            html`<option value="${value}"${value === query.show ? raw(' selected') : ''}>${label}</option>`,
        )}</select></div>`
  return html`<form class="search" method="get" action="${look.path}" role="search" hx-trigger="submit, change, input delay:300ms" hx-replace-url="true" hx-sync="this:replace">
<div class="words"><label for="q">Search ${look.noun.many}</label><input id="q" type="search" name="q" value="${query.q}" autocomplete="off"></div>${group}${show}
${query.sort === '' ? '' : html`<input type="hidden" name="sort" value="${query.sort}">`}<button class="button" type="submit">Search</button></form>`
}

/** The table, its headings that sort it, and the way to its other pages. */
export function tableView<Row>(look: TableLook<Row>, query: TableQuery, page: TablePage<Row>): Html {
  const usual = look.shows[0]?.value ?? ''
  const to = (changes: Partial<TableQuery>) => `${look.path}${queryText({ ...query, ...changes }, usual)}`
  if (page.of === 0) return html`<p class="empty" role="status">${nothing(look, query)}</p>`
  const rows = page.rows.map((row) => {
    const cells = look.columns.map(({ label, cell }, place) =>
      place === 0
        ? html`<th scope="row" role="rowheader" data-label="${label}">${cell(row)}</th>`
        : html`<td role="cell" data-label="${label}">${cell(row)}</td>`,
    )
    return html`<tr role="row" id="row-${look.id(row)}">${look.lead ? html`<td role="cell" class="tick-cell">${look.lead.cell(row)}</td>` : ''}${cells}</tr>`
  })
  return html`<p class="count" role="status">${countOf(look, page)}</p>
<div class="rows"><table role="table"><caption class="unseen">${look.noun.many}</caption>
<thead role="rowgroup"><tr role="row">${look.lead ? html`<th scope="col" role="columnheader" class="tick-cell">${look.lead.heading}</th>` : ''}${look.columns.map((column) => heading(column, query, to))}</tr></thead>
<tbody role="rowgroup">${rows}</tbody></table></div>
${page.pages > 1 ? pagesNav(page, (number) => to({ page: number })) : ''}`
}

type To = (changes: Partial<TableQuery>) => string

function heading<Row>({ label, sort }: Column<Row>, query: TableQuery, to: To): Html {
  if (sort === undefined) return html`<th scope="col" role="columnheader">${label}</th>`
  const sorted = query.sort === sort ? 'ascending' : query.sort === `-${sort}` ? 'descending' : 'none'
  return html`<th scope="col" role="columnheader" aria-sort="${sorted}"><a href="${to({ sort: sortAfter(sort, query.sort), page: 1 })}">${label}</a></th>`
}

function pagesNav({ page, pages }: TablePage<unknown>, to: (page: number) => string): Html {
  return html`<nav class="pages" aria-label="Pages">${page > 1 ? html`<a class="button" rel="prev" href="${to(page - 1)}">Show the previous ${rowsPerPage}</a>` : ''}
<span>Page ${page} of ${pages}</span>${page < pages ? html`<a class="button" rel="next" href="${to(page + 1)}">Show the next ${rowsPerPage}</a>` : ''}</nav>`
}

function countOf<Row>({ noun }: TableLook<Row>, { of, page, rows }: TablePage<Row>): string {
  const all = of === 1 ? `1 ${noun.one}` : `${of} ${noun.many}`
  if (rows.length === of) return `${all}.`
  const first = (page - 1) * rowsPerPage + 1
  return `${all}. You see ${first} to ${first + rows.length - 1}.`
}

function nothing<Row>({ noun, path }: TableLook<Row>, { q, group }: TableQuery): Html | string {
  if (q === '' && group === '') return `No ${noun.many} here.`
  return html`No ${noun.many} match. <a href="${path}">Show all ${noun.many}</a>`
}
