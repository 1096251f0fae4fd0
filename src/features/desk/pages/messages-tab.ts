import { html } from 'hono/html'
import { groupOf } from '#charter/charter.ts'
import { type MessageRow, messageRules, messageShows, readDeskMessages } from '#features/desk/read-desk-messages.ts'
import type { Html } from '#web/public/frame.ts'
import type { DeskVisit } from './desk-visit.ts'
import { tableTab } from './table-tab.ts'

const path = '/desk/messages'

/** The page of messages: how many of each kind were sent, still wait, or did not arrive. */
export function showMessages(visit: DeskVisit) {
  const { context, scope } = visit
  return tableTab(visit, {
    path,
    title: 'Messages',
    shows: messageShows,
    rules: messageRules(),
    read: (show) => readDeskMessages(context, { scope, show }),
    below: html`<p class="note">These are the messages of two weeks back and two weeks ahead. To send one again, say in chat: <code>status</code></p>`,
    look: {
      path,
      noun: { one: 'kind of message', many: 'kinds of messages' },
      shows: [
        { value: 'trouble', label: 'With problems' },
        { value: 'all', label: 'All' },
      ],
      groups: scope.knows,
      id: ({ id }) => id.replaceAll(/\W+/g, '-'),
      columns: [
        { label: 'About', sort: 'about', cell: ({ about }) => about },
        { label: 'Group', cell: ({ group }) => groupOf(context.charter, group).short },
        { label: 'Message', sort: 'kind', cell: ({ kind }) => kind },
        { label: 'Sent', sort: 'sent', cell: ({ sent }) => `${sent}` },
        { label: 'To send', sort: 'waiting', cell: ({ waiting }) => `${waiting}` },
        { label: 'No way to reach', sort: 'unreached', cell: ({ unreached }) => trouble(unreached) },
        { label: 'Perhaps not arrived', sort: 'failed', cell: ({ failed }: MessageRow) => trouble(failed) },
      ],
    },
  })
}

function trouble(count: number): Html | string {
  return count === 0 ? '0' : html`<strong class="late">${count}</strong>`
}
