import { note, sayButton, text } from '#chat/button.ts'
import type { Block, Button } from '#chat/message.ts'
import type { DeskSection } from './desk-lines.ts'

/** So many lines of one section are shown in chat: together they fit one screen. A row holds as many buttons. */
const most = 5

/** What somebody is told whose desk is empty. */
export const nothingNeedsYou = 'Nothing needs you this week.'

/** The desk in chat: each section with its lines, and one button for each line. */
export function deskBlocks(sections: readonly DeskSection[]): Block[] {
  return sections.flatMap(({ title, lines, all }): Block[] => {
    const isCut = lines.length > most
    const shown = isCut && all ? lines.slice(0, most - 1) : lines.slice(0, most)
    const presses = shown.flatMap((line) => line.buttons)
    const rest = isCut && all ? [sayButton(all.label, all.words)] : []
    const more = lines.length - shown.length
    return [
      text({ strong: title }),
      { kind: 'list', items: shown.map(({ spans }) => spans) },
      ...(more > 0 ? [note(`and ${more} more`)] : []),
      ...rows([...presses, ...rest]),
    ]
  })
}

/** Rows of buttons; none of them stands out, since none of the lines does. */
function rows(all: readonly Button[]): Block[] {
  return all.flatMap((_, at): Block[] => {
    if (at % most !== 0) return []
    return [{ kind: 'buttons', buttons: all.slice(at, at + most) }]
  })
}

/** What a digest says first: "3 applications to decide, 5 minutes missing". */
export function deskSummary(sections: readonly DeskSection[]): string {
  if (sections.length === 0) return nothingNeedsYou
  return `${sections.map(({ title, lines }) => `${title}: ${lines.length}`).join('. ')}.`
}
