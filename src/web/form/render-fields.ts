import { html } from 'hono/html'
import type { Field, Form } from '#chat/form.ts'
import type { Raw } from '#chat/incoming.ts'

/** A piece of markup in which everything that was text is escaped. */
type Html = ReturnType<typeof html>

/** An answer's name in a page: no field of a form can be mistaken for our own. */
export const inputName = (field: string) => `f.${field}`

/** More options than this are a list to open; fewer are shown at once. */
const fewOptions = 6

/** What a field's input needs to be heard with: its id, and what describes it. */
type Asked = { field: Field; id: string; value: Raw[string]; error: string | undefined; purpose?: string | undefined }

/** What a form holds besides its frame. */
type Filled = Pick<Form, 'fields' | 'values' | 'errors' | 'problem'>

/**
 * @param prefix begins the ids of its fields; unique on the page.
 * @param purposes by field name: what a browser may fill in, in HTML's own words (`email`).
 */
export function renderFields(
  { fields, values, errors }: Filled,
  prefix: string,
  purposes: Readonly<Record<string, string>> = {},
): Html {
  return html`${fields.map((field) => renderField({ field, id: `${prefix}-${field.name}`, value: values[field.name] ?? null, error: errors[field.name], purpose: purposes[field.name] }))}`
}

/** What is wrong, first: it is what the keyboard lands on, and each line leads to its field. @param options.focus of a whole page. */
export function renderProblem(
  { fields, errors, problem }: Filled,
  prefix: string,
  { focus = false }: { focus?: boolean } = {},
): Html | '' {
  const refused = fields.filter(({ name }) => errors[name] !== undefined)
  if (refused.length === 0 && problem === undefined) return ''
  const lead =
    problem ??
    (refused.length === 1
      ? 'Please check one answer. The others are kept.'
      : `${refused.length} answers need a check. The others are kept.`)
  const links = refused.map(({ name, label }) => html`<li><a href="#${prefix}-${name}">${label}</a></li>`)
  return html`<div class="problem" role="alert" tabindex="-1"${focus ? ' autofocus' : ''}><p>${lead}</p>${refused.length > 0 ? html`<ul>${links}</ul>` : ''}</div>`
}

function renderField(asked: Asked): Html {
  const { field, id, error } = asked
  const optional = field.optional ? html` <span class="optional">optional</span>` : ''
  const help = field.help === undefined ? '' : html`<p class="help" id="${id}-help">${field.help}</p>`
  const wrong = error === undefined ? '' : html`<p class="error" id="${id}-error">${error}</p>`
  const state = error === undefined ? 'field' : 'field refused'
  const many = field.kind === 'choices' || (field.kind === 'choice' && field.options.length <= fewOptions)
  if (many || field.kind === 'statement')
    return html`<fieldset class="${state}"${describedBy(asked)}><legend>${field.label}${optional}</legend>${help}${renderInput(asked)}${wrong}</fieldset>`
  return html`<div class="${state}"><label for="${id}">${field.label}${optional}</label>${help}${renderInput(asked)}${wrong}</div>`
}

function renderInput(asked: Asked): Html {
  const { field, id, value, purpose } = asked
  const needed = field.optional ? '' : html` aria-required="true"`
  const own = html`id="${id}" name="${inputName(field.name)}"`
  const text = typeof value === 'string' ? value : ''
  const described = html`${needed}${describedBy(asked)}${invalid(asked)}`
  switch (field.kind) {
    case 'multiline':
      // A browser drops the first line end after the tag: it is given one to drop.
      return html`<textarea ${own} rows="4"${described}>${'\n'}${text}</textarea>`
    case 'statement':
      return html`<blockquote id="${id}-statement">${field.statement}</blockquote><label class="tick"><input type="checkbox" ${own} value="yes"
 aria-describedby="${id}-statement"${needed}${invalid(asked)}${value === true ? ' checked' : ''}> <span>${field.tick}</span></label>`
    case 'choice':
      return field.options.length <= fewOptions ? renderOptions(asked, 'radio') : renderSelect(asked)
    case 'choices':
      return renderOptions(asked, 'checkbox')
    case 'number':
      return html`<input type="text" inputmode="numeric" ${own} value="${text}"${described}>`
    case 'date':
    case 'time':
      return html`<input type="${field.kind}" ${own} value="${text}"${described}>`
    default:
      return html`<input type="${field.kind}" ${own} value="${text}"${purpose === undefined ? '' : html` autocomplete="${purpose}"`}${described}>`
  }
}

function renderOptions({ field, id, value }: Asked, type: 'radio' | 'checkbox'): Html {
  if (!('options' in field)) return html``
  const chosen = Array.isArray(value) ? value : [value]
  return html`${field.options.map(
    (
      option,
      n,
    ) => html`<label class="tick"><input type="${type}" id="${n === 0 ? id : `${id}-${n}`}" name="${inputName(field.name)}"
 value="${option.value}"${chosen.includes(option.value) ? ' checked' : ''}> <span>${option.label}</span></label>`,
  )}`
}

function renderSelect(asked: Asked): Html {
  const { field, id, value } = asked
  if (!('options' in field)) return html``
  const described = html`${describedBy(asked)}${invalid(asked)}`
  return html`<select id="${id}" name="${inputName(field.name)}"${described}><option value="">Choose one</option>${field.options.map(
    (option) =>
      html`<option value="${option.value}"${option.value === value ? ' selected' : ''}>${option.label}</option>`,
  )}</select>`
}

function describedBy({ field, id, error }: Asked): Html | '' {
  const ids = [...(field.help === undefined ? [] : [`${id}-help`]), ...(error === undefined ? [] : [`${id}-error`])]
  return ids.length === 0 ? '' : html` aria-describedby="${ids.join(' ')}"`
}

const invalid = ({ error }: Asked): Html | '' => (error === undefined ? '' : html` aria-invalid="true"`)
