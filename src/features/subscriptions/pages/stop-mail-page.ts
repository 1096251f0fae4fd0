import { html } from 'hono/html'
import { stopMail } from '#features/subscriptions/choose-calendar.ts'
import { linkReader } from '#web/link-reader.ts'
import type { Page } from '#web/page.ts'
import { publicFrame } from '#web/public/frame.ts'

/** No more invitations by e-mail: for whoever reads them, who may not be who asked for them. One press, or one click of a mail program (RFC 8058). */
export const stopMailPage: Page = {
  name: 'stop-mail-page',
  mount(app, parts) {
    app.get('/stop-mail/:token', async (c) => {
      const { context } = await linkReader(parts, 'stop-mail', c.req.param('token'))
      const body = html`<h1>No more invitations by e-mail?</h1><p>We still tell you about meetings in chat.</p>
<form method="post"><button class="button primary">Stop them</button></form>`
      return c.html(publicFrame(context.charter, { title: 'No more invitations', body }))
    })
    app.post('/stop-mail/:token', async (c) => {
      const { context } = await linkReader(parts, 'stop-mail', c.req.param('token'))
      await stopMail(context, {})
      const body = html`<h1>Stopped</h1><p role="status">We send no more letters. Entries in your calendar stay. Say "calendar email" in chat to start again.</p>`
      return c.html(publicFrame(context.charter, { title: 'Stopped', body }))
    })
  },
}
