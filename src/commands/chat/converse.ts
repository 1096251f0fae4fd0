import type { Act } from '#chat/incoming.ts'
import type { Button, Message, Reader } from '#chat/message.ts'
import { blockLines, type Reading, spansText } from '#platforms/local/render-message.ts'
import { sayInstant } from '#time/say-instant.ts'
import { fillForm, type Terminal } from './fill-form.ts'
import type { Answered, LocalApi, Notice } from './local-api.ts'

/**
 * One person's conversation in a terminal: words are sent, a number presses the button of that number, a form is asked
 * field by field. A button keeps its number, so that an old one can still be pressed.
 */
export function conversation(api: LocalApi, terminal: Terminal, names: Reading['names']) {
  const acts: Act[] = []

  /** Each button stands under the words it belongs to. */
  function show({ summary, blocks }: Message, reader: Reader) {
    const reading = { reader, names }
    if (blocks.length === 0) terminal.print(spansText(summary, reading))
    for (const block of blocks)
      terminal.print(...(block.kind === 'buttons' ? block.buttons.map(buttonLine) : blockLines(block, reading)))
  }

  function buttonLine(button: Button): string {
    return 'url' in button ? `  ${button.label}: ${button.url}` : `  [${acts.push(button.act)}] ${button.label}`
  }

  async function answered({ outcome, reader }: Answered): Promise<void> {
    if (outcome.kind === 'form') {
      const raw = await fillForm(outcome.form, terminal, await api.clock())
      if (raw === null) return terminal.print('Left. Nothing was sent.')
      return answered(await api.submitted(outcome.form.tag, raw))
    }
    if ('message' in outcome && outcome.message) show(outcome.message, reader)
  }

  return {
    /** One line that was typed, and all that comes of it. */
    async typed(line: string): Promise<void> {
      const act = /^\d+$/.test(line) ? acts[Number(line) - 1] : undefined
      await answered(act === undefined ? await api.typed(line) : await api.pressed(act))
    },
    /** A notice that arrived by itself. */
    arrived({ at, message, reader }: Notice): void {
      const { zone } = reader
      terminal.print('', `-- Notice, ${sayInstant({ instant: at, zone, show: 'both' }, { zone })}`)
      show(message, reader)
    },
  }
}
