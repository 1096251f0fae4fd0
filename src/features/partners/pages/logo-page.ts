import type { Context as Request } from 'hono'
import { html } from 'hono/html'
import type { Charter } from '#charter/charter.ts'
import type { Partner } from '#charter/partners.ts'
import { giveLogo, logoPermission, requireLogoGiver } from '#features/partners/give-logo.ts'
import { mostLogoBytes, tooLarge } from '#features/partners/png-file.ts'
import { UserError } from '#user-error.ts'
import { keptByNobody } from '#web/download.ts'
import { linkReader } from '#web/link-reader.ts'
import type { Page } from '#web/page.ts'
import { publicFrame } from '#web/public/frame.ts'
import { requireOwnPage } from '#web/public/visitor.ts'

/** A form holds some words besides its file. */
const mostPosted = mostLogoBytes + 10_000

/** The page on which the secretariat, or a partner's contact, uploads its logo with the permission to show it. */
export const logoPage: Page = {
  name: 'logo-page',
  mount(app, parts) {
    app.get('/partner-logo/:token', async (c) => {
      const { context, ids } = await linkReader(parts, 'partner-logo', c.req.param('token'))
      const partner = await requireLogoGiver(context, { partner: ids[0] ?? '' })
      return c.html(form(context.charter, partner), 200, keptByNobody)
    })
    app.post('/partner-logo/:token', async (c) => {
      requireOwnPage(c, parts)
      const { context, ids } = await linkReader(parts, 'partner-logo', c.req.param('token'))
      const partner = await requireLogoGiver(context, { partner: ids[0] ?? '' })
      try {
        await giveLogo(context, { partner: partner.id, ...(await postedLogo(c)) })
        return c.redirect(`/partners/${partner.id}`, 303)
      } catch (error) {
        if (!(error instanceof UserError)) throw error
        return c.html(form(context.charter, partner, error.sentence), 422, keptByNobody)
      }
    })
  },
}

/** The file and the tick of a posted form, read up to its limit. @throws UserError where it is larger. */
async function postedLogo(c: Request): Promise<{ bytes: Uint8Array; agrees: boolean }> {
  const stated = Number(c.req.header('content-length') ?? mostPosted + 1)
  if (!(stated <= mostPosted)) throw tooLarge()
  const posted = await c.req.parseBody()
  const { logo, agrees } = posted
  const bytes = logo instanceof File ? new Uint8Array(await logo.arrayBuffer()) : new Uint8Array()
  return { bytes, agrees: agrees === 'yes' }
}

function form(charter: Charter, partner: Partner, problem?: string) {
  const { short } = partner
  const body = html`<header class="lead"><h1>Logo of ${short}</h1><p>Send the official logo as PNG, 512 KB at most.</p></header>
<form class="sheet narrow" method="post" enctype="multipart/form-data">
${problem === undefined ? '' : html`<div class="problem" role="alert" tabindex="-1"><p>${problem}</p></div>`}
<div class="field"><label for="logo">PNG file</label><input id="logo" type="file" name="logo" accept="image/png" required></div>
<div class="field"><label><input type="checkbox" name="agrees" value="yes" required> ${logoPermission(partner, charter.organisation.short)}</label></div>
<p><button type="submit" class="button primary">Send the logo</button></p></form>`
  return publicFrame(charter, { title: `${problem === undefined ? '' : 'To mend: '}Logo of ${short}`, body })
}
