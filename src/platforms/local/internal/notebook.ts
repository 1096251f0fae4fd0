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

  /**
   * A form is one line from being opened to being sent, however often it is mended and however many steps it has; the
   * person can come back to it. @param after the instance of the form before, where this one follows it.
   */
  async function showForm(form: Form, after?: string): Promise<Line> {
    const content: Content = { kind: 'form', form, open: true }
    const own = await lines.withForm(doer.id, form.tag.instance)
    const line = own ?? (after === undefined ? null : await lines.withForm(doer.id, after))
    return line ? lines.edit(line, content) : add(`${doer.key}.form`, content)
  }

  /** What becomes of the form that was sent: finished, or kept with what was typed where the answer is only words. */
  async function leaveForm({ tag, raw }: Submitted, outcome: Outcome): Promise<Line[]> {
    const line = await lines.withForm(doer.id, tag.instance)
    if (line?.content.kind !== 'form') return []
    const open = outcome.kind === 'say'
    const form = open ? { ...line.content.form, values: raw } : line.content.form
    return [await lines.edit(line, { kind: 'form', form, open })]
  }

  async function pressedOn({ on }: Pressed): Promise<MessageLine | null> {
    const line = on === null ? null : await lines.get(on)
    return line && line.person === doer.id && holdsMessage(line) ? line : null
  }

  async function answerLines(outcome: Outcome, { reader, after }: { reader: Reader; after?: string }): Promise<Line[]> {
    if (outcome.kind === 'form') return [await showForm(outcome.form, after)]
    if (outcome.kind === 'nothing' || outcome.message === undefined) return []
    return [await add(`${doer.key}.answer`, { kind: 'reply', message: outcome.message }, reader)]
  }

  return {
    async linesAfter(deed: Deed): Promise<Line[]> {
      if (deed.kind !== 'said') return []
      return [await add(doer.key, { kind: 'said', text: deed.words.text, files: deed.files.map(({ name }) => name) })]
    },

    /** A message that replaces the one pressed stands in its place; everything else is written at the end. */
    async answered(deed: Deed, { outcome, reader }: Answer): Promise<Line[]> {
      if (deed.kind === 'pressed') {
        const on = await pressedOn(deed)
        if (on && outcome.kind === 'replace') return [await lines.edit(on, { ...on.content, message: outcome.message })]
        const pressed = await add(doer.key, { kind: 'pressed', label: labelOf(deed.act, on) })
        return [pressed, ...(await answerLines(outcome, { reader }))]
      }
      if (deed.kind !== 'submitted') return answerLines(outcome, { reader })
      const left = outcome.kind === 'form' ? [] : await leaveForm(deed, outcome)
      return [...left, ...(await answerLines(outcome, { reader, after: deed.tag.instance }))]
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
