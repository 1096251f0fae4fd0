import { Readable } from 'node:stream'
import { html } from 'hono/html'
import { routePath } from 'hono/route'
import type { Charter } from '#charter/charter.ts'
import { dutiesOf } from '#charter/duties.ts'
import {
  openLogo,
  type PartnerLine,
  type PartnerView,
  readPartner,
  readPartners,
} from '#features/partners/read-partners.ts'
import { people } from '#time/english-words.ts'
import type { Page } from '#web/page.ts'
import { type Html, publicFrame } from '#web/public/frame.ts'

/** The partners of the organisation, and a page for each: what it does, its logo, and its people who agreed to be named. */
export const partnersPage: Page = {
  name: 'partners-page',
  mount(app, parts) {
    app.get('/partners', async (c) => {
      const context = parts.contextOf('charter')
      const lines = await readPartners(context)
      return lines.length === 0 ? c.notFound() : c.html(list(context.charter, lines))
    })
    app.get('/partners/:partner', async (c) => {
      const context = parts.contextOf('charter')
      const view = await readPartner(context, { partner: c.req.param('partner') })
      return view === null ? c.notFound() : c.html(one(context.charter, view))
    })
    app.get('/partners/:partner/logo.png', async (c) => {
      const found = await openLogo(parts.contextOf('charter'), { partner: c.req.param('partner') })
      if (found === null) return c.notFound()
      found.bytes.once('error', (error) => parts.report(error, routePath(c)))
      return c.body(Readable.toWeb(found.bytes), 200, {
        'content-type': 'image/png',
        'content-length': String(found.logo.size),
        'cache-control': 'public, max-age=300',
        'x-content-type-options': 'nosniff',
      })
    })
  },
}

const titles = { coordinator: 'They coordinate it', supporter: 'They support it' } as const

function list(charter: Charter, lines: readonly PartnerLine[]) {
  const { short } = charter.organisation
  const section = (role: keyof typeof titles) => {
    const own = lines.filter(({ partner }) => partner.role === role)
    if (own.length === 0) return ''
    return html`<h2 class="beside">${titles[role]}</h2><div class="cards">${own.map(card)}</div>`
  }
  const body = html`<header class="lead"><h1>Partners</h1><p>${lines.length} organisations coordinate and support ${short}.</p></header>
${section('coordinator')}${section('supporter')}`
  return publicFrame(charter, { title: 'Partners', body })
}

function card({ partner, hasLogo, people: count }: PartnerLine): Html {
  const { id, name, short } = partner
  return html`<article class="card group" aria-labelledby="partner-${id}">${hasLogo ? logo(partner) : ''}
<h3 id="partner-${id}"><a href="/partners/${id}">${name}</a></h3>
<p class="note">${short}${count > 0 ? `, ${people(count)}` : ''}</p></article>`
}

function one(charter: Charter, { partner, logo: given, names }: PartnerView) {
  const { name, short, role, website, contact } = partner
  const duties = dutiesOf(charter, 'partner')
  const organisation = charter.organisation.short
  const body = html`<p class="way"><a href="/partners">Partners</a></p>
<header class="lead">${given === null ? '' : logo(partner)}<h1>${name}</h1>
<p>${short} ${role === 'coordinator' ? 'coordinates' : 'supports'} ${organisation}.</p></header>
<div class="prose">${duties.length === 0 ? '' : html`<h2>What partners do</h2><ul>${duties.map(({ what }) => html`<li>${what}</li>`)}</ul>`}
<h2>People</h2>${names.length === 0 ? html`<p class="note">Nobody has agreed to be named here yet.</p>` : html`<ul>${names.map((person) => html`<li>${person}</li>`)}</ul>`}
${contact === undefined && website === undefined ? '' : html`<h2>Contact</h2><p>${contact ? html`${contact.name ? `${contact.name}, ` : ''}<a href="mailto:${contact.email}">${contact.email}</a> ` : ''}${website ? html`<a href="${website}">${website.replace(/^https?:\/\//, '')}</a>` : ''}</p>`}
${given === null ? '' : html`<p class="note">${given.permission}</p>`}</div>`
  return publicFrame(charter, { title: name, body })
}

function logo({ id, short }: PartnerView['partner']): Html {
  return html`<img class="logo" src="/partners/${id}/logo.png" alt="Logo of ${short}">`
}
