import { html } from 'hono/html'
import type { Charter } from '#charter/charter.ts'
import type { PublishedDeliverable } from '#features/plans/publish-deliverable.ts'
import type { Cases } from '#features/plans/share-case.ts'
import { listed } from '#time/english-words.ts'
import type { Html } from '#web/public/frame.ts'

/** What a group has published: where it is, and who contributed and agreed to be named. */
export function publishedSection({ words }: Charter, published: PublishedDeliverable | null): Html | '' {
  if (published === null) return ''
  const { title, url, contributors } = published
  return html`<section aria-labelledby="published"><h2 id="published">Published ${words.deliverable.one}</h2>
<p><a href="${url}">${title}</a></p>
${contributors.length === 0 ? '' : html`<p>Contributors: ${listed(contributors)}.</p>`}</section>`
}

/** The case studies whose authors agreed that everybody sees them. */
export function casesSection({ cases, names }: Cases): Html | '' {
  if (cases.length === 0) return ''
  return html`<section aria-labelledby="cases"><h2 id="cases">Case studies</h2>
<ul>${cases.map(({ url, line, by }) => html`<li><a href="${url}">${line || url}</a>, ${names.get(by) || 'a member'}</li>`)}</ul></section>`
}
