import type { Act, Raw } from '#chat/incoming.ts'
import type { ViewBlock } from '#platforms/slack/render-form.ts'

/* What a person can press and fill in, found in Slack's own JSON. */

export type SlackButton = { label: string; act: Act; opensForm: boolean }

/** A modal with inputs, as it stands in front of somebody. */
export type SlackForm = { title: { text: string }; submit: object; private_metadata: string; blocks: ViewBlock[] }

/** @returns the buttons of a message or view, in order, without those that only open a link. */
export function buttonsIn(json: unknown): SlackButton[] {
  if (Array.isArray(json)) return json.flatMap(buttonsIn)
  if (typeof json !== 'object' || json === null) return []
  if ('type' in json && json.type === 'button' && 'value' in json && 'text' in json) {
    const { verb, about, opensForm = false } = JSON.parse(String(json.value))
    return [{ label: (json.text as { text: string }).text, act: { verb, about }, opensForm }]
  }
  if ('type' in json && json.type === 'overflow' && 'options' in json)
    return (json.options as { text: { text: string }; value: string }[]).map(({ text, value }) => {
      const [verb, about, opensForm] = JSON.parse(value)
      return { label: text.text, act: { verb, about }, opensForm: opensForm === 1 }
    })
  return Object.values(json).flatMap(buttonsIn)
}

export function isForm(view: unknown): view is SlackForm {
  return typeof view === 'object' && view !== null && 'submit' in view && 'private_metadata' in view
}

/** What stands in a form's inputs, and the sentence under each that is to be mended. */
export function readInputs({ blocks }: SlackForm): { values: Raw; errors: Record<string, string> } {
  const values: Raw = {}
  const errors: Record<string, string> = {}
  let last = ''
  for (const block of blocks) {
    if (block.type === 'input') {
      last = ('action_id' in block.element && block.element.action_id) || ''
      values[last] = standsIn(block.element)
    }
    const [note] = block.type === 'context' ? block.elements : []
    if (note && 'text' in note && note.text.startsWith('⚠ ')) errors[last] = note.text.slice(2)
  }
  return { values, errors }
}

type Input = {
  type: string
  initial_value?: string
  initial_date?: string
  initial_time?: string
  initial_option?: { value: string }
  initial_options?: { value: string }[]
}

function standsIn(element: object): Raw[string] {
  const input = element as Input
  switch (input.type) {
    case 'datepicker':
      return input.initial_date ?? null
    case 'timepicker':
      return input.initial_time ?? null
    case 'static_select':
      return input.initial_option?.value ?? null
    case 'multi_static_select':
      return (input.initial_options ?? []).map(({ value }) => value)
    case 'checkboxes':
      return (input.initial_options ?? []).length > 0
    default:
      return input.initial_value ?? ''
  }
}
