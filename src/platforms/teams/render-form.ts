import { cutAt } from '#chat/cut-text.ts'
import type { Field, Form } from '#chat/form.ts'
import type { Raw } from '#chat/incoming.ts'
import { type Card, type CardElement, type CardInput, cardOf } from './internal/card.ts'
import { type Paragraph, paragraphs, type Reading } from './internal/rich-text.ts'
import { bytesOf, limits } from './limits.ts'
import { formData, inputName, listValue } from './read-form.ts'
import { renderBlock } from './render-message.ts'

/** What a dialog shows: its own title bar, and a card. */
export type Dialog = { title: string; card: Card }

const red = { color: 'Attention' } as const
const quiet = { size: 'Small', isSubtle: true } as const

/** A form as the card of a dialog, filled with its values, each error below its field. @throws RangeError where it is too heavy. */
export function renderForm(form: Form, reading: Reading): Dialog {
  const body = [
    ...(form.problem === undefined ? [] : paragraphs([{ strong: form.problem }], reading, { look: red })),
    ...(form.intro ?? []).flatMap((block) => renderBlock(block, reading, { standing: 'dialog', share: 1 })),
    ...form.fields.flatMap((field) => renderField(field, form, reading)),
  ]
  const card: Card = {
    ...cardOf(body, form.title),
    actions: [
      {
        type: 'Action.Submit',
        title: cutAt(form.submit, limits.buttonLabel),
        style: 'positive',
        data: formData(form.tag, form.fields),
      },
    ],
  }
  if (bytesOf(card) > limits.cardBytes)
    throw new RangeError(`the form ${form.tag.form} is heavier than ${limits.cardBytes} bytes`)
  return { title: cutAt(form.title, limits.dialogTitle), card }
}

function renderField(field: Field, { values, errors }: Form, reading: Reading): CardElement[] {
  const error = Object.hasOwn(errors, field.name) ? errors[field.name] : undefined
  return [
    ...(field.kind === 'statement' ? statement(field, reading) : []),
    input(field, (Object.hasOwn(values, field.name) ? values[field.name] : null) ?? null),
    ...(error === undefined ? [] : close(paragraphs([error], reading, { look: red }))),
    ...(field.help === undefined ? [] : close(paragraphs([field.help], reading, { look: quiet }))),
  ]
}

/** Near what they belong to. */
function close(blocks: Paragraph[]): Paragraph[] {
  return blocks.map((block) => ({ spacing: 'Small', ...block }))
}

/** The whole text of what is agreed to; the tick follows it as a field of its own. */
function statement(field: Field & { kind: 'statement' }, reading: Reading): CardElement[] {
  return [...paragraphs([{ strong: field.label }], reading), ...paragraphs([field.statement], reading)]
}

function input(field: Field, value: Raw[string]): CardInput {
  const id = inputName(field.name)
  const text = typeof value === 'string' && value !== '' ? { value } : {}
  // A missing tick is explained by the dialog that asked for it, not by a client's own words.
  if (field.kind === 'statement') {
    const ticked = value === true ? 'true' : 'false'
    return {
      type: 'Input.Toggle',
      id,
      title: field.tick,
      value: ticked,
      valueOn: 'true',
      valueOff: 'false',
      wrap: true,
    }
  }
  const base = { id, label: field.label, ...(!field.optional && required(field)) }
  switch (field.kind) {
    case 'text':
      return { type: 'Input.Text', ...base, ...text, ...room(field.max, value) }
    case 'multiline':
      return { type: 'Input.Text', ...base, ...text, ...room(field.max, value), isMultiline: true }
    case 'email':
      return { type: 'Input.Text', ...base, ...text, ...room(field.max, value), style: 'Email' }
    case 'url':
      return { type: 'Input.Text', ...base, ...text, ...room(field.max, value), style: 'Url' }
    case 'number':
      return { type: 'Input.Number', ...base, ...numeric(value), ...limitsOf(field) }
    case 'date':
      return { type: 'Input.Date', ...base, ...text }
    case 'time':
      return { type: 'Input.Time', ...base, ...text }
    case 'choice':
      return {
        type: 'Input.ChoiceSet',
        ...base,
        ...text,
        choices: choices(field, (own) => own),
        style: styleOf(field),
        wrap: true,
      }
    case 'choices': {
      const chosen = Array.isArray(value) && value.length > 0 ? { value: value.map(listValue).join(',') } : {}
      const several = {
        choices: choices(field, listValue),
        style: 'expanded',
        isMultiSelect: true,
        wrap: true,
      } as const
      return { type: 'Input.ChoiceSet', ...base, ...chosen, ...several }
    }
  }
}

type Choice = Extract<Field, { kind: 'choice' | 'choices' }>

function choices(field: Choice, encoded: (value: string) => string): { title: string; value: string }[] {
  return field.options.map(({ value, label }) => ({ title: label, value: encoded(value) }))
}

/** A few are all seen at once; many can be found by typing. */
function styleOf({ options }: Choice): 'compact' | 'expanded' | 'filtered' {
  if (options.length <= 4) return 'expanded'
  return options.length <= 12 ? 'compact' : 'filtered'
}

function required({ label }: Field): { isRequired: true; errorMessage: string } {
  return { isRequired: true, errorMessage: `Please fill in: ${label}` }
}

/** Typing stops at the limit; a longer text that is already there stays, and the dialog says what is wrong with it. */
function room(max: number, value: Raw[string]): { maxLength?: number } {
  return typeof value === 'string' && value.length > max ? {} : { maxLength: max }
}

function numeric(value: Raw[string]): { value?: number } {
  return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value))
    ? { value: Number(value) }
    : {}
}

function limitsOf({ min, max }: { min?: number; max?: number }): { min?: number; max?: number } {
  return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) }
}
