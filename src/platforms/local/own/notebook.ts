import { isDeepStrictEqual } from 'node:util'
import type { Form } from '#chat/form.ts'
import type { Act } from '#chat/incoming.ts'
import type { Message, Reader } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import type { Answer } from '#chat/platform.ts'
import type { Deed, Doer } from '../read-event.ts'
import type { Content, Conversations, Line } from './conversation-store.ts'

type Pressed = Extract<Deed, { kind: 'pressed' }>
type Submitted = Extract<Deed, { kind: 'submitted' }>
type MessageLine = Line & { content: { kind: 'reply' | 'notice'; message: Message } }

/** Writes down what somebody did and what they were answered, as lines of their conversation, named after the deed. */
export function notebook(lines: Conversations, doer: Doer, now: () => string) {
  const add = (id: string, content: Content, reader: Reader = { zone: doer.zone }) =>
    lines.add({ _id: id, person: doer.id, at: now(), reader, content })
  const formId = (instance: string) => `form|${doer.id}|${instance}`

  /** A form is one line from being opened to being sent, however often it is mended; the person can come back to it. */
  async function showForm(form: Form, open: boolean): Promise<Line> {
    const content: Content = { kind: 'form', form, open }
    const line = await lines.get(formId(form.tag.instance))
    return line ? lines.edit(line, content) : add(formId(form.tag.instance), content)
  }

  /** What becomes of the form that was sent: finished, or kept with what was typed where the answer is only words. */
  async function leaveForm({ tag, raw }: Submitted, outcome: Outcome): Promise<Line[]> {
    const line = await lines.get(formId(tag.instance))
    if (line?.content.kind !== 'form') return []
    const { form } = line.content
    return [outcome.kind === 'say' ? await showForm({ ...form, values: raw }, true) : await showForm(form, false)]
  }

  async function pressedOn({ on }: Pressed): Promise<MessageLine | null> {
    const line = on === null ? null : await lines.get(on)
    return line && line.person === doer.id && holdsMessage(line) ? line : null
  }

  async function answerLines(outcome: Outcome, reader: Reader): Promise<Line[]> {
    if (outcome.kind === 'form') return [await showForm(outcome.form, true)]
    if (outcome.kind === 'nothing' || outcome.message === undefined) return []
    return [await add(`${doer.key}.answer`, { kind: 'reply', message: outcome.message }, reader)]
  }

  return {
    async said(deed: Deed): Promise<Line[]> {
      if (deed.kind !== 'said') return []
      return [await add(doer.key, { kind: 'said', text: deed.words.text, files: deed.files.map(({ name }) => name) })]
    },

    /** A message that replaces the one pressed stands in its place; everything else is written at the end. */
    async answered(deed: Deed, { outcome, reader }: Answer): Promise<Line[]> {
      if (deed.kind === 'pressed') {
        const on = await pressedOn(deed)
        if (on && outcome.kind === 'replace') return [await lines.edit(on, { ...on.content, message: outcome.message })]
        const pressed = await add(doer.key, { kind: 'pressed', label: labelOf(deed.act, on) })
        return [pressed, ...(await answerLines(outcome, reader))]
      }
      if (deed.kind === 'submitted' && !(outcome.kind === 'form' && outcome.form.tag.instance === deed.tag.instance))
        return [...(await leaveForm(deed, outcome)), ...(await answerLines(outcome, reader))]
      return answerLines(outcome, reader)
    },
  }
}

function holdsMessage(line: Line): line is MessageLine {
  return 'message' in line.content
}

/** The words on the button that was pressed; without its message, the verb in words. */
function labelOf(act: Act, on: MessageLine | null): string {
  const buttons = on?.content.message.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : [])) ?? []
  const pressed = buttons.find((button) => 'act' in button && isDeepStrictEqual(button.act, act))
  return pressed?.label ?? act.verb.replaceAll('-', ' ')
}
