import { html } from 'hono/html'
import type { Charter } from '#charter/charter.ts'
import { publicFields } from '#charter/charter.ts'
import type { Field, Form } from '#chat/form.ts'
import { commitmentFields, lateField, profileFields, zoneField } from '#features/applications/cards/profile-fields.ts'
import type { PublicGroup } from '#features/directory/read-public-groups.ts'
import { termsName } from '#features/groups/terms-link.ts'
import { renderFields, renderProblem } from '#web/form/render-fields.ts'
import { publicFrame } from '#web/public/frame.ts'
import { callText } from './group-sections.ts'

/**
 * The application form as it stands on the page. `late`: it says too why it should be considered after the deadline.
 * `mails`: the address is confirmed by a letter first.
 */
export type ApplyForm = Pick<Form, 'values' | 'errors' | 'problem'> & { token: string; late: boolean; mails: boolean }

/** Its questions, by part. They are the chat's own; a name with a dot in it cannot be one of the charter's. */
export function applyFields(charter: Charter, { late }: Pick<ApplyForm, 'late'>) {
  return {
    about: [
      ...(late ? [{ ...lateField, name: lateName }] : []),
      ...profileFields(charter.fields),
      zoneField,
    ] satisfies Field[],
    commitments: commitmentFields(charter.commitments).map((field) => ({ ...field, name: `commitment.${field.name}` })),
  }
}

export const lateName = 'late.why'
/** People never see this field; what fills in everything is no person. */
export const emptyName = 'empty'
export const tokenName = 'token'

export function applyForm(charter: Charter, { group, call }: PublicGroup, form: ApplyForm) {
  const { terms } = charter.organisation
  const fields = applyFields(charter, form)
  const filled = { fields: [...fields.about, ...fields.commitments], values: form.values, errors: form.errors }
  const wrong = form.problem !== undefined || Object.keys(form.errors).length > 0
  const problem = { ...filled, ...(form.problem === undefined ? {} : { problem: form.problem }) }
  const body = html`<p class="way"><a href="/groups/${group.id}">${group.title}</a></p>
<header class="lead"><h1>Apply to ${group.short}</h1>
${callText(charter, call)}
${form.late ? html`<p>You can ask to be considered late. The people who decide see that you're late, and your reason.</p>` : ''}</header>
<form class="sheet narrow" method="post" action="/groups/${group.id}/apply" novalidate>
${renderProblem(problem, 'apply', { focus: true })}
<input type="hidden" name="${tokenName}" value="${form.token}">
<section class="card" aria-labelledby="about-you"><h2 id="about-you">About you</h2>
${renderFields({ ...filled, fields: fields.about }, 'apply', purposesOf(charter))}</section>
<section class="card" aria-labelledby="commit"><h2 id="commit">What you commit to</h2>
<p>If you're accepted, we publish: ${publicWords(charter)}.</p>
<ul class="points">${terms.points.map((point) => html`<li>${point}</li>`)}</ul>
<p>By sending it you agree to the <a href="${terms.url ?? '/about#terms'}">${termsName(charter)}</a>.</p>
${renderFields({ ...filled, fields: fields.commitments }, 'apply')}</section>
<p class="empty" aria-hidden="true"><label>Leave this empty <input name="${emptyName}" tabindex="-1" autocomplete="off"></label></p>
<p class="note">${form.mails ? "We'll send a letter to your address. Its link sends the application." : 'You get a page that shows your application. Keep its address.'}
See <a href="/about#privacy">Privacy</a> for how we use your answers.</p>
<p><button type="submit" class="button primary">${form.mails ? 'Continue' : 'Send application'}</button></p>
</form>`
  return publicFrame(charter, { title: `${wrong ? 'To mend: ' : ''}Apply to ${group.short}`, body })
}

/** "name, professional capacity and e-mail address". */
function publicWords(charter: Charter): string {
  const labels = publicFields(charter).map(({ label }) => label.charAt(0).toLowerCase() + label.slice(1))
  return labels.length === 0 ? 'nothing' : `your ${labels.join(', ')}`
}

/** What browsers may fill in, as WCAG 1.3.5 wants it. */
function purposesOf({ fields }: Charter): Record<string, string> {
  const filled = fields.flatMap(({ id, prefill }) => (prefill ? [[id, prefill]] : []))
  return Object.fromEntries(filled)
}
