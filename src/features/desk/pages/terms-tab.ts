import { html } from 'hono/html'
import { groupOf } from '#charter/charter.ts'
import { readDeskTerms, type TermRow, termRules, termShows } from '#features/desk/read-desk-terms.ts'
import { capitalised } from '#time/english-words.ts'
import { sayDateAt } from '#time/say-instant.ts'
import type { Html } from '#web/public/frame.ts'
import type { DeskVisit } from './desk-visit.ts'
import { tableTab } from './table-tab.ts'

const path = '/desk/terms'

/** The page of terms: who holds which office until when, and who goes on after it. */
export function showTerms(visit: DeskVisit) {
  const { context, scope } = visit
  const { charter, now } = context
  const day = (date: string | null) => (date === null ? '' : sayDateAt(date, now))
  return tableTab(visit, {
    path,
    title: 'Terms',
    shows: termShows,
    rules: termRules(charter),
    read: (show) => readDeskTerms(context, { scope, show }),
    look: {
      path,
      noun: { one: 'term', many: 'terms' },
      shows: [
        { value: 'all', label: 'All' },
        { value: 'ending', label: 'Ending soon' },
        { value: 'over', label: 'Over' },
        { value: 'offered', label: 'Offered' },
      ],
      groups: scope.sees,
      id: ({ term }) => term._id,
      columns: [
        { label: 'Name', sort: 'name', cell: ({ name }) => name },
        { label: 'Office', sort: 'office', cell: ({ office }) => capitalised(office) },
        {
          label: 'Group',
          sort: 'group',
          cell: ({ term: { group } }) => (group === null ? '' : groupOf(charter, group).short),
        },
        { label: 'From', sort: 'from', cell: ({ term: { from } }) => day(from) },
        { label: 'Until', sort: 'to', cell: ({ term: { to } }) => (to === null ? 'no end' : day(to)) },
        { label: 'State', cell: (row) => stateOf(row, day) },
      ],
    },
  })
}

function stateOf({ is, term: { to } }: TermRow, day: (date: string | null) => string): Html | string {
  if (is === 'over') return html`<strong class="late">acting since ${day(to)}</strong>`
  if (is === 'ending') return 'ends soon'
  return is === 'offered' ? 'offered, not answered' : 'in office'
}
