import { z } from 'zod'
import type { FormTag, Raw } from '#chat/incoming.ts'
import { type Origin, readMetadata } from './internal/metadata.ts'
import { ticked } from './render-form.ts'

const chosen = z.object({ value: z.string() })

/** What Slack reports of one input: https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
const stateShape = z.object({
  value: z.string().nullish(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
  selected_option: chosen.nullish(),
  selected_options: z.array(chosen).nullish(),
})

const inputShape = z.object({
  type: z.literal('input'),
  block_id: z.string(),
  element: z.object({
    type: z.string(),
    action_id: z.string(),
    options: z.array(chosen).optional(),
    option_groups: z.array(z.object({ options: z.array(chosen) })).optional(),
  }),
})

/** The part of a submitted view that holds the answers. */
export const viewShape = z.object({
  id: z.string(),
  private_metadata: z.string(),
  blocks: z.array(z.union([inputShape, z.object({ type: z.string() })])),
  state: z.object({ values: z.record(z.string(), z.record(z.string(), stateShape)).default({}) }),
})

type View = z.infer<typeof viewShape>
type State = z.infer<typeof stateShape>
type Element = z.infer<typeof inputShape>['element']

/**
 * The answers of a submitted modal, the inverse of `renderForm`. Which fields there are is read from the view's own
 * inputs, so that every field is there, also one that nobody touched.
 */
export function readForm(view: View): { tag: FormTag; raw: Raw; origin?: Origin } {
  const raw: Raw = {}
  for (const block of view.blocks) {
    if (!('element' in block)) continue
    const name = block.element.action_id
    raw[name] = answerOf(block.element, view.state.values[block.block_id]?.[name] ?? {})
  }
  return { ...readMetadata(view.private_metadata), raw }
}

function answerOf(element: Element, state: State): Raw[string] {
  switch (element.type) {
    case 'datepicker':
      return state.selected_date ?? null
    case 'timepicker':
      return state.selected_time ?? null
    case 'static_select':
      return state.selected_option?.value ?? null
    case 'multi_static_select':
      return inOptionOrder(element, state.selected_options ?? [])
    case 'checkboxes':
      return (state.selected_options ?? []).some(({ value }) => value === ticked)
    default:
      return state.value ?? ''
  }
}

/** Slack reports choices in the order in which they were picked, which says nothing. */
function inOptionOrder({ options, option_groups = [] }: Element, picked: { value: string }[]): string[] {
  const all = options ?? option_groups.flatMap((group) => group.options)
  return all.map(({ value }) => value).filter((value) => picked.some((pick) => pick.value === value))
}
