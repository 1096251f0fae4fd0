import { z } from 'zod'
import type { FormTag, Raw } from '#chat/incoming.ts'
import { type Origin, readMetadata } from './own/metadata.ts'
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
  element: z.object({ type: z.string(), action_id: z.string() }),
})

/** The part of a submitted view that holds the answers. */
export const viewShape = z.object({
  id: z.string(),
  private_metadata: z.string(),
  blocks: z.array(z.union([inputShape, z.object({ type: z.string() })])),
  state: z.object({ values: z.record(z.string(), z.record(z.string(), stateShape)) }),
})

type View = z.infer<typeof viewShape>
type State = z.infer<typeof stateShape>

/**
 * The answers of a submitted modal, the inverse of `renderForm`. Which fields there are is read from the view's own
 * inputs, so that every field is there, also one that nobody touched.
 */
export function readForm(view: View): { tag: FormTag; raw: Raw; origin?: Origin } {
  const raw: Raw = {}
  for (const block of view.blocks) {
    if (!('element' in block)) continue
    const { type, action_id: name } = block.element
    raw[name] = answerOf(type, view.state.values[block.block_id]?.[name] ?? {})
  }
  return { ...readMetadata(view.private_metadata), raw }
}

function answerOf(type: string, state: State): Raw[string] {
  switch (type) {
    case 'datepicker':
      return state.selected_date ?? null
    case 'timepicker':
      return state.selected_time ?? null
    case 'static_select':
      return state.selected_option?.value ?? null
    case 'multi_static_select':
      return (state.selected_options ?? []).map(({ value }) => value)
    case 'checkboxes':
      return (state.selected_options ?? []).some(({ value }) => value === ticked)
    default:
      return state.value ?? ''
  }
}
