import { heading, text } from '#chat/button.ts'
import type { Block, Button, Message } from '#chat/message.ts'

/** More buttons than these below a line are for its own message. */
const mostButtons = 3

/**
 * Several messages to one person in one: each is a line, which is what its push text would say, with its own buttons.
 * @param lines in their order, at least two.
 */
export function summaryCard(lines: readonly { message: Message }[]): Message {
  const first = lines[0]?.message.summary ?? []
  const last = first.at(-1)
  const hasEnd = typeof last === 'string' && /[.?!]$/.test(last)
  return {
    summary: [...first, `${hasEnd ? '' : '.'} And ${lines.length - 1} more.`],
    blocks: [heading(`Your summary: ${lines.length} things`), ...lines.flatMap(({ message }) => lineBlocks(message))],
  }
}

function lineBlocks({ summary, blocks }: Message): Block[] {
  const buttons = buttonsOf(blocks).slice(0, mostButtons)
  return [text(...summary), ...(buttons.length > 0 ? [{ kind: 'buttons' as const, buttons }] : [])]
}

/** The buttons in sight of the first row that has any: what the message asks for. */
function buttonsOf(blocks: readonly Block[]): Button[] {
  for (const block of blocks) {
    if (block.kind !== 'buttons') continue
    const inSight = block.buttons.filter((button) => !('act' in button && button.style === 'more'))
    if (inSight.length > 0) return inSight.map(plain)
  }
  return []
}

/** Of many buttons below each other none is what we would press first. */
function plain(button: Button): Button {
  if (!('act' in button) || button.style !== 'primary') return button
  const { style: _, ...rest } = button
  return rest
}
