import { html } from 'hono/html'
import type { Form } from '#chat/form.ts'
import { renderFields, renderProblem } from '#web/form/render-fields.ts'
import { ownNames } from './read-form.ts'
import { type Html, type Reading, renderBlock } from './render-message.ts'

/** A form as the page's dialog shows it: its answers kept, each refusal beside its field. */
export function renderForm(form: Form, reading: Reading): Html {
  const kinds = JSON.stringify(Object.fromEntries(form.fields.map(({ name, kind }) => [name, kind])))
  const title = `${form.tag.instance}-title`
  return html`<form class="sheet" method="post" action="/local/page/submitted" novalidate autocomplete="off"
 aria-labelledby="${title}" data-instance="${form.tag.instance}">
<input type="hidden" name="${ownNames.tag}" value="${JSON.stringify(form.tag)}">
<input type="hidden" name="${ownNames.kinds}" value="${kinds}">
<header><h2 id="${title}">${form.title}</h2><button type="button" class="close" data-close aria-label="Close">✕</button></header>
<div class="fields message">
${renderProblem(form, form.tag.instance)}
${(form.intro ?? []).map((block) => renderBlock(block, reading))}
${renderFields(form, form.tag.instance)}
</div>
<footer><button type="button" class="button" data-close>Not now</button><button type="submit" class="button primary">${form.submit}</button></footer>
</form>`
}
