import type { Raw } from '#chat/incoming.ts'
import type { ViewBlock } from '#platforms/slack/render-form.ts'

/** What Slack would report as a view's state: https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
export type State = Record<string, Record<string, object>>

/** The state when a person has answered so. @throws where an answer cannot be given in that view. */
export function filledState(blocks: ViewBlock[], answers: Raw): State {
  return stateOf(blocks, (element, name) => answered(element, answers[name] ?? null))
}

/** The state when a person presses submit at once. */
export function untouchedState(blocks: ViewBlock[]): State {
  return stateOf(blocks, untouched)
}

/** An input of our views, by the properties that any of them may have. */
type Input = {
  type: string
  action_id?: string
  initial_value?: string
  initial_date?: string
  initial_time?: string
  initial_option?: object
  initial_options?: object[]
  options?: { value?: string }[]
  option_groups?: { options: { value?: string }[] }[]
}

function stateOf(blocks: ViewBlock[], report: (element: Input, name: string) => object): State {
  const state: State = {}
  for (const block of blocks) {
    if (block.type !== 'input' || block.block_id === undefined) continue
    const element: Input = block.element as Input
    const name = element.action_id ?? ''
    state[block.block_id] = { [name]: { type: element.type, ...report(element, name) } }
  }
  return state
}

function untouched(element: Input): object {
  switch (element.type) {
    case 'datepicker':
      return { selected_date: element.initial_date ?? null }
    case 'timepicker':
      return { selected_time: element.initial_time ?? null }
    case 'static_select':
      return { selected_option: element.initial_option ?? null }
    case 'multi_static_select':
    case 'checkboxes':
      return { selected_options: element.initial_options ?? [] }
    default:
      return { value: element.initial_value ?? null }
  }
}

function answered(element: Input, answer: Raw[string]): object {
  switch (element.type) {
    case 'datepicker':
      return { selected_date: answer }
    case 'timepicker':
      return { selected_time: answer }
    case 'static_select':
      return { selected_option: answer === null ? null : optionsOf(element, [answer])[0] }
    case 'multi_static_select':
      // Slack reports them in the order in which they were picked.
      return { selected_options: optionsOf(element, Array.isArray(answer) ? answer : []).toReversed() }
    case 'checkboxes':
      return { selected_options: answer === true ? (element.options ?? []) : [] }
    default:
      return { value: answer === '' ? null : answer }
  }
}

function optionsOf({ options, option_groups = [] }: Input, values: unknown[]): object[] {
  const all = options ?? option_groups.flatMap((group) => group.options)
  return values.map((value) => {
    const found = all.find((option) => option.value === value)
    if (found === undefined) throw new Error(`There is no option ${value}.`)
    return found
  })
}
