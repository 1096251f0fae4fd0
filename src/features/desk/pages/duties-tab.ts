import { html } from 'hono/html'
import { groupOf } from '#charter/charter.ts'
import { dutyRules, dutyShows, isShown } from '#features/desk/read-desk-duties.ts'
import {
  countsText,
  dutyName,
  metText,
  ownersText,
  type Said,
  standingSentences,
  stateWords,
} from '#features/duties/cards/duty-words.ts'
import { countByState, type DutyRow } from '#features/duties/duty-rows.ts'
import { readDuties } from '#features/duties/read-duties.ts'
import { capitalised } from '#time/english-words.ts'
import { sayDateAt } from '#time/say-instant.ts'
import type { Html } from '#web/public/frame.ts'
import type { DeskVisit } from './desk-visit.ts'
import { tableTab } from './table-tab.ts'

const path = '/desk/duties'

/** The page of duties: every clause that binds somebody, who owes it now, what shows it, and what is late. */
export async function showDuties(visit: DeskVisit) {
  const { context, scope } = visit
  const { charter, now } = context
  const { rows, names } = await readDuties(context)
  const said = { charter, now, names }
  return tableTab(visit, {
    path,
    title: 'Duties',
    shows: dutyShows,
    rules: dutyRules(charter, names),
    read: async (show) => rows.filter((row) => isShown(row, show)),
    look: {
      path,
      noun: { one: 'duty', many: 'duties' },
      shows: [
        { value: 'all', label: 'All' },
        { value: 'late', label: 'Late' },
        { value: 'due', label: 'Due' },
        { value: 'word', label: 'By word only' },
        { value: 'met', label: 'Met by record' },
        { value: 'none', label: 'Not applicable now' },
      ],
      groups: scope.sees,
      id: ({ id }) => id.replace('|', '-'),
      columns: [
        { label: 'Duty', sort: 'duty', cell: dutyCell },
        { label: 'Group', sort: 'group', cell: ({ group }) => (group === null ? '' : groupOf(charter, group).short) },
        { label: 'Who', sort: 'who', cell: (row) => capitalised(ownersText(row, said)) },
        { label: 'State', sort: 'state', cell: stateCell },
        { label: 'What shows it', cell: (row) => evidenceCell(row, said) },
        { label: 'Next', sort: 'next', cell: ({ next }) => (next === null ? '' : sayDateAt(next, now)) },
      ],
    },
    below: html`<p class="note">${capitalised(countsText(countByState(rows)))}. "Met by record": our records show it. "By word only": its owner says so. To say that you did one, say in chat for instance: <code>duty ${rows[0]?.duty.id ?? 'minutes'}</code></p>`,
  })
}

function dutyCell({ duty }: DutyRow): Html {
  return html`<details><summary>${capitalised(dutyName(duty))}</summary><p>${duty.what}</p><p class="note">${duty.clause}. It is met ${metText(duty)}.</p></details>`
}

function stateCell({ state }: DutyRow): Html | string {
  const words = capitalised(stateWords[state])
  return state === 'late' ? html`<strong class="late">${words}</strong>` : words
}

function evidenceCell(row: DutyRow, said: Said): Html {
  const link = row.word?.link
  return html`${standingSentences(row, said).join(' ')}${link ? html` <a href="${link}" rel="noopener noreferrer">Link</a>` : ''}`
}
