import { html } from 'hono/html'
import { groupOf } from '#charter/charter.ts'
import { type PersonRow, peopleRules, peopleShows, readDeskPeople } from '#features/desk/read-desk-people.ts'
import { capitalised } from '#time/english-words.ts'
import { zoneLabel } from '#time/zone-label.ts'
import type { Html } from '#web/public/frame.ts'
import type { DeskVisit } from './desk-visit.ts'
import { tableTab } from './table-tab.ts'

const path = '/desk/people'

/** The page of people: who is in which group, what office they hold, and whom no message reaches. */
export function showPeople(visit: DeskVisit) {
  const { context, scope } = visit
  const { charter } = context
  const short = (group: string) => groupOf(charter, group).short
  const offices = ({ offices: held }: PersonRow) =>
    held.map(({ title, group }) => capitalised(group === null ? title : `${title}, ${short(group)}`)).join('; ')
  const knowsAny = scope.knows.length > 0
  return tableTab(visit, {
    path,
    title: 'People',
    shows: peopleShows,
    rules: peopleRules(charter),
    read: (show) => readDeskPeople(context, { scope, show }),
    look: {
      path,
      noun: { one: 'person', many: 'people' },
      shows: [
        { value: 'all', label: 'Everyone' },
        { value: 'officers', label: 'With an office' },
        ...(knowsAny ? [{ value: 'unreached', label: "We can't reach" }] : []),
      ],
      groups: scope.sees,
      id: ({ id }) => id,
      columns: [
        { label: 'Name', sort: 'name', cell: ({ name }) => name },
        {
          label: capitalised(charter.words.group.many),
          sort: 'groups',
          cell: (row) => row.groups.map(short).join(', '),
        },
        { label: 'Offices', cell: offices },
        { label: 'Published', sort: 'about', cell: ({ published }) => published.join(', ') },
        ...(knowsAny
          ? [
              { label: 'E-mail', cell: ({ email }: PersonRow) => (email === null ? '' : mailTo(email)) },
              { label: 'Time zone', cell: ({ zone }: PersonRow) => (zone === null ? '' : zoneLabel(zone)) },
              { label: 'Messages', cell: reach },
            ]
          : []),
      ],
    },
  })
}

function mailTo(email: string): Html {
  return html`<a href="mailto:${email}">${email}</a>`
}

function reach({ isReached }: PersonRow): Html | string {
  if (isReached === null) return ''
  return isReached ? 'arrive' : html`<strong class="late">don't arrive</strong>`
}
