import { html, raw } from 'hono/html'
import type { Charter } from '#charter/charter.ts'
import type { Group } from '#charter/convening.ts'
import { capitalised } from '#time/english-words.ts'
import { layout } from '../layout.ts'

/** A piece of markup in which everything that was text is escaped. */
export type Html = ReturnType<typeof html>

const styles = ['/pages/style.css']

/** The frame of every public page: the organisation above, whom to ask below. It reads and works without its script. */
export function publicFrame({ organisation, words }: Charter, { title, body }: { title: string; body: Html }) {
  const [contact] = organisation.contacts
  const many = capitalised(words.group.many)
  const page = html`<a class="skip" href="#main">Skip to the content</a>
<header class="top"><div class="wide"><a class="brand" href="/groups">${raw(mark)}<strong>${organisation.short}</strong></a>
<nav aria-label="Pages"><a href="/groups">${many}</a> <a href="/about">About</a></nav></div></header>
<main class="wide" id="main" tabindex="-1">${body}</main>
<footer class="bottom"><div class="wide"><p>${organisation.name}${organisation.website ? html`, <a href="${organisation.website}">${organisation.website.replace(/^https?:\/\//, '')}</a>` : ''}</p>
${contact?.email ? html`<p>Questions? Write to ${contact.name}, <a href="mailto:${contact.email}">${contact.email}</a>.</p>` : ''}</div></footer>`
  const scripts = ['/pages/own-time.js']
  return layout({ title: `${title} · ${organisation.short}`, styles, scripts, body: page })
}

/** A page that says one thing. @param page.groups whose pages are the way on; none: the list of all. */
export function sentencePage(charter: Charter, page: { title: string; sentence: string; groups?: readonly Group[] }) {
  const { title, sentence, groups = [] } = page
  const ways = groups.map(({ id, short }) => html`<a class="button" href="/groups/${id}">${short}</a> `)
  const all = html`<a class="button" href="/groups">See the ${charter.words.group.many}</a>`
  const body = html`<div class="lead"><h1>${title}</h1><p>${sentence}</p><p>${ways.length > 0 ? ways : all}</p></div>`
  return publicFrame(charter, { title, body })
}

const mark = `<svg class="mark" viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="9"/><path d="M22.5 10.6a8.5 8.5 0 1 0 0 10.8" fill="none" stroke-width="3.4" stroke-linecap="round"/><circle cx="24" cy="16" r="2.4"/></svg>`
