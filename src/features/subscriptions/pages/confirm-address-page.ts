import { html } from 'hono/html'
import { confirmAddress } from '#features/subscriptions/choose-calendar.ts'
import { readVerification } from '#features/subscriptions/verify-email.ts'
import { keptByNobody } from '#web/download.ts'
import { linkReader } from '#web/link-reader.ts'
import type { Page } from '#web/page.ts'
import { publicFrame, sentencePage } from '#web/public/frame.ts'
import { requireOwnPage } from '#web/public/visitor.ts'

/** Whoever reads letters at an address agrees that invitations come there. To open it changes nothing. */
export const confirmAddressPage: Page = {
  name: 'confirm-address-page',
  mount(app, parts) {
    app.get('/confirm-address/:token', async (c) => {
      const { context, ids } = await linkReader(parts, 'confirm-address', c.req.param('token'))
      const { verification, open, stands } = await readVerification(context, { verification: ids[0] ?? '' })
      const { charter } = context
      if (stands) return c.html(sentencePage(charter, done(verification.address)), 200, keptByNobody)
      if (!open) return c.html(sentencePage(charter, old), 410, keptByNobody)
      const body = html`<h1>Invitations at this address?</h1>
<p>We'll send invitations to meetings of ${charter.organisation.name}, changes and cancellations to <strong>${verification.address}</strong>. Each letter has a link that stops them.</p>
<form method="post"><button type="submit" class="button primary">Send them here</button></form>
<p class="note">If you didn't ask, close this page. We send nothing.</p>`
      return c.html(publicFrame(charter, { title: 'Invitations at this address?', body }), 200, keptByNobody)
    })

    app.post('/confirm-address/:token', async (c) => {
      requireOwnPage(c, parts)
      const { context, ids } = await linkReader(parts, 'confirm-address', c.req.param('token'))
      await confirmAddress(context, { verification: ids[0] ?? '' })
      // Whoever loads the page anew afterwards confirms nothing again.
      return c.redirect(c.req.path, 303)
    })
  },
}

function done(address: string) {
  return {
    title: 'Confirmed',
    sentence: `${address} is confirmed. We send your invitations there, the first in a few minutes. Say "calendar" in chat to choose another way.`,
  }
}

const old = {
  title: 'This letter is too old',
  sentence:
    'There is a newer one, or you chose something else. Nothing was changed. Say "calendar email" in chat for another letter.',
}
