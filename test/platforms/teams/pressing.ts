import { z } from 'zod'
import type { Act, FormTag, Raw } from '#chat/incoming.ts'
import { cardShape } from './card-reading.ts'

/* What a person can press and fill in, found in the cards that Teams was given. */

export type TeamsButton = { label: string; act: Act; opensForm: boolean }

/** A form as its dialog shows it. `card` is Teams' own JSON. */
export type TeamsForm = { title: string; card: unknown; tag: FormTag; values: Raw; errors: Record<string, string> }

const words = z.record(z.string(), z.string())
const actData = z.looseObject({
  convenor: z.object({ act: z.object({ verb: z.string(), about: words }) }),
  msteams: z.object({ type: z.string() }).optional(),
})
const tag = z.object({ form: z.string(), version: z.number(), instance: z.string(), about: words.exactOptional() })
const formData = z.looseObject({ convenor: z.object({ form: z.object({ tag }) }) })

/** @returns the buttons of a card that send something, in order. */
export function buttonsOn(card: unknown): TeamsButton[] {
  const { body, actions = [] } = cardShape.parse(card)
  const all = [...body.flatMap((element) => (element.type === 'ActionSet' ? element.actions : [])), ...actions]
  return all.flatMap((shown) => {
    // What asks first is done by the one button of its question.
    const action = shown.type === 'Action.ShowCard' ? shown.card.actions[0] : shown
    const read = 'data' in action ? actData.safeParse(action.data).data : undefined
    if (read === undefined) return []
    const opensForm = read.msteams?.type === 'task/fetch'
    return { label: action.title ?? '', act: read.convenor.act, opensForm }
  })
}

/** @returns the form of a dialog; null where it only says something. */
export function formIn({ title, card }: { title: string; card: unknown }): TeamsForm | null {
  const { body, actions = [] } = cardShape.parse(card)
  const [send] = actions
  const read = send && 'data' in send ? formData.safeParse(send.data).data : undefined
  if (read === undefined) return null
  const values: Raw = {}
  const errors: Record<string, string> = {}
  let last = ''
  for (const element of body) {
    if ('id' in element) {
      last = element.id.replace(/^field_/, '')
      values[last] = element.type === 'Input.Toggle' ? element.value === 'true' : String(element.value ?? '')
    }
    const [run] = element.type === 'RichTextBlock' ? element.inlines : []
    if (last !== '' && run?.color === 'Attention') errors[last] = run.text
  }
  return { title, card, tag: read.convenor.form.tag, values, errors }
}
