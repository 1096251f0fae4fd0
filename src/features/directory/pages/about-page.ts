import { html } from 'hono/html'
import type { Charter, Contact } from '#charter/charter.ts'
import { documentUrl } from '#charter/documents.ts'
import type { Page } from '#web/page.ts'
import { publicFrame } from '#web/public/frame.ts'

/** Who runs this, what becomes of what is told to it, and under which terms: the page that app manifests point at. */
export const aboutPage: Page = {
  name: 'about-page',
  mount(app, parts) {
    app.get('/about', (c) => c.html(about(parts.contextOf('charter').charter)))
  },
}

function about(charter: Charter) {
  const { organisation, words, fields } = charter
  const { name, terms, privacy, contacts } = organisation
  const body = html`<div class="prose"><h1>${words.bot}, for ${name}</h1>
<p>${organisation.about}</p>
<h2 id="contact">Contact</h2>
<ul>${contacts.map((contact) => html`<li>${contactWords(contact)}</li>`)}</ul>
<h2 id="privacy">Privacy</h2>
${privacy === undefined ? '' : html`<p>${privacy}</p>`}
<p>${words.bot} keeps what you answer when you apply, your time zone, your answers to meetings, and which messages it sent
you. Only the people who decide see your application. ${publicWords(fields)} Ask the contact above
what is kept and how long, for a copy of yours, or to have it erased.</p>
${documents(charter)}
<h2 id="terms">${terms.title}</h2>
<p>Version ${terms.version}.</p>
${terms.changes.length === 0 ? '' : html`<p>What is new in it:</p><ul>${terms.changes.map((line) => html`<li>${line}</li>`)}</ul>`}
<ul>${terms.points.map((point) => html`<li>${point}</li>`)}</ul>
${terms.url === undefined ? '' : html`<p><a href="${terms.url}">${terms.title}</a></p>`}
${terms.text === undefined ? '' : html`<p class="whole">${terms.text}</p>`}
</div>`
  return publicFrame(charter, { title: `About ${words.bot}`, body })
}

function documents(charter: Charter) {
  if (charter.documents.length === 0) return ''
  const line = (one: Charter['documents'][number]) => html`<li><a href="${documentUrl(one, '')}">${one.title}</a></li>`
  return html`<h2 id="documents">Documents</h2><ul>${charter.documents.map(line)}</ul>`
}

function contactWords({ name, of, email, phone }: Contact): string {
  return [name, of, email, phone].filter((part) => part !== undefined).join(', ')
}

function publicWords(fields: Charter['fields']): string {
  const published = fields.filter((field) => field.published === 'public').map(({ label }) => label.toLowerCase())
  if (published.length === 0) return 'We publish none of it.'
  return `If you're accepted, we publish: ${published.join(', ')}.`
}
