import type { types } from '@slack/bolt'
import type { Field, Form } from '#chat/form.ts'
import type { Message, Reader } from '#chat/message.ts'
import { type Origin, writeMetadata } from './internal/metadata.ts'
import { note, plain } from './internal/plain-text.ts'
import { bold, richText } from './internal/rich-text.ts'
import { withinRoom } from './internal/size.ts'
import { limits } from './limits.ts'
import { renderBlocks, type SlackBlock } from './render-message.ts'

/** Slack takes options or groups of them; its own types always want options. */
type Menu = { options: types.PlainTextOption[] } | { option_groups: types.OptionGroup[] }
type InputElement =
  | Exclude<types.InputBlock['element'], types.StaticSelect | types.MultiStaticSelect>
  | (Omit<types.StaticSelect, 'options' | 'option_groups'> & Menu)
  | (Omit<types.MultiStaticSelect, 'options' | 'option_groups'> & Menu)
type InputBlock = Omit<types.InputBlock, 'element'> & { element: InputElement }

export type ViewBlock = SlackBlock | InputBlock

/** A modal, as views.open, views.push, views.update and a response_action take it. */
export type SlackView = {
  type: 'modal'
  callback_id?: string
  title: types.PlainTextElement
  submit?: types.PlainTextElement
  close: types.PlainTextElement
  private_metadata?: string
  blocks: ViewBlock[]
}

/** By which a form that was sent is told from other modals. */
export const formCallback = 'form'

/** The one option of a commitment's tick. */
export const ticked = 'yes'

/** A form as a modal, with its values filled in and each error under its field. @param origin where the form was asked for. */
export function renderForm(form: Form, { reader, origin }: { reader: Reader; origin?: Origin }): SlackView {
  const problem = form.problem ? richText([bold(form.problem)]) : []
  return {
    type: 'modal',
    callback_id: formCallback,
    title: plain(form.title, limits.viewTitle),
    submit: plain(form.submit, limits.viewButton),
    close: plain('Cancel', limits.viewButton),
    private_metadata: writeMetadata(form.tag, origin),
    blocks: [
      ...problem,
      ...renderBlocks(form.intro ?? [], reader),
      ...form.fields.flatMap((field) => renderField(field, form)),
    ],
  }
}

/** A message inside a modal: what a person sees there when there is nothing more to fill in. */
export function renderMessageView(message: Message, { reader, title }: { reader: Reader; title: string }): SlackView {
  const blocks = message.blocks.length > 0 ? message.blocks : [{ kind: 'text' as const, spans: message.summary }]
  return {
    type: 'modal',
    title: plain(title, limits.viewTitle),
    close: plain('Close', limits.viewButton),
    blocks: withinRoom(renderBlocks(blocks, reader), limits.view),
  }
}

function renderField(field: Field, form: Form): ViewBlock[] {
  const error = form.errors[field.name]
  return [
    ...(field.kind === 'statement' ? richText([{ type: 'text', text: field.statement }]) : []),
    inputBlock(field, form),
    ...(error ? [note(`⚠ ${error}`)] : []),
  ]
}

/** The instance stands in the block_id, so that the next form never inherits what Slack kept of this one's inputs. */
function inputBlock(field: Field, form: Form): InputBlock {
  return {
    type: 'input',
    block_id: `${form.tag.instance}:${field.name}`,
    label: plain(field.label, limits.inputLabel),
    element: inputElement(field, form.values[field.name] ?? null),
    optional: field.optional ?? false,
    ...(field.help ? { hint: plain(field.help, limits.inputHint) } : {}),
  }
}

type Value = Form['values'][string]

function inputElement(field: Field, value: Value): InputElement {
  const action_id = field.name
  const text = typeof value === 'string' ? value : ''
  switch (field.kind) {
    case 'text':
    case 'multiline':
      return textInput(field, text)
    case 'email':
    case 'url': {
      // Slack refuses to open a view whose address is not one, and what was typed must not be lost.
      if (text !== '' && !looksRight[field.kind].test(text)) return textInput(field, text)
      return { type: `${field.kind}_text_input`, action_id, ...(text === '' ? {} : { initial_value: text }) }
    }
    case 'number':
      return {
        type: 'number_input',
        action_id,
        is_decimal_allowed: false,
        ...(/^-?\d+$/.test(text) ? { initial_value: text } : {}),
        ...(field.min === undefined ? {} : { min_value: String(field.min) }),
        ...(field.max === undefined ? {} : { max_value: String(field.max) }),
      }
    case 'date':
      return { type: 'datepicker', action_id, ...(/^\d{4}-\d\d-\d\d$/.test(text) ? { initial_date: text } : {}) }
    case 'time':
      return { type: 'timepicker', action_id, ...(/^\d\d:\d\d$/.test(text) ? { initial_time: text } : {}) }
    case 'choice': {
      const chosen = field.options.find((option) => option.value === text)
      return {
        type: 'static_select',
        action_id,
        ...menu(field.options),
        ...(chosen ? { initial_option: optionOf(chosen) } : {}),
      }
    }
    case 'choices': {
      const chosen = field.options
        .filter((option) => Array.isArray(value) && value.includes(option.value))
        .map(optionOf)
      return {
        type: 'multi_static_select',
        action_id,
        ...menu(field.options),
        ...(chosen.length > 0 ? { initial_options: chosen } : {}),
      }
    }
    case 'statement': {
      const options = [{ text: plain(field.tick, limits.optionLabel), value: ticked }]
      return { type: 'checkboxes', action_id, options, ...(value === true ? { initial_options: options } : {}) }
    }
  }
}

const looksRight = { email: /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/, url: /^https?:\/\/\S+$/i }

function textInput(field: Field & { max: number }, text: string): types.PlainTextInput {
  const max = Math.min(field.max, limits.inputText)
  // Slack refuses a value longer than its own input allows; what a person typed elsewhere may be.
  const value = text.slice(0, max)
  return {
    type: 'plain_text_input',
    action_id: field.name,
    multiline: field.kind === 'multiline',
    max_length: max,
    ...(value === '' ? {} : { initial_value: value }),
  }
}

type Option = { value: string; label: string }

/** Over a hundred options need groups; these are named after their first and last. */
function menu(options: readonly Option[]): Menu {
  if (options.length <= limits.options) return { options: options.map(optionOf) }
  const groups: types.OptionGroup[] = []
  for (let start = 0; start < options.length; start += limits.options) {
    const part = options.slice(start, start + limits.options)
    const label = `${part[0]?.label.slice(0, 30)} to ${part.at(-1)?.label.slice(0, 30)}`
    groups.push({ label: plain(label, limits.optionLabel), options: part.map(optionOf) })
  }
  return { option_groups: groups }
}

function optionOf({ value, label }: Option): types.PlainTextOption {
  return { text: plain(label, limits.optionLabel), value }
}
