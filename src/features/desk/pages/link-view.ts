import { html } from 'hono/html'
import type { Charter } from '#charter/charter.ts'
import { publicFrame } from '#web/public/frame.ts'

/** What a link to the desk opens first: nothing is spent before the button is pressed, since chats look at links, too. */
export function linkView(charter: Charter, name: string) {
  const body = html`<div class="lead"><h1>Open the desk</h1><p>This link is for ${name}. It opens once.</p>
<form method="post"><button class="button primary" type="submit">Open my desk</button></form></div>`
  return publicFrame(charter, { title: 'Open the desk', body })
}
