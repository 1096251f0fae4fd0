import { buttonRows, note, sayButton, text } from '#chat/button.ts'
import { listBlocks, listPage } from '#chat/list-page.ts'
import type { Block, Button } from '#chat/message.ts'
import type { DeskLine, DeskSection } from './desk-lines.ts'

/** So many lines of one section are shown in chat: together they fit one screen. */
const most = 5

/** What somebody is told whose desk is empty. */
export const nothingNeedsYou = 'Nothing needs you this week.'

/** The way to the desk's page, which nobody has to type. */
export const openDesk: Block = { kind: 'buttons', buttons: [sayButton('Open my desk', 'desk')] }

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
      ...buttonRows([...presses, ...rest]),
    ]
  })
}

/** So many lines of a list are shown at once. */
const onePage = 10

/** One page of a list of lines, with their buttons below it; and the press that shows the next one. */
export function pagedLines(
  lines: readonly DeskLine[],
  { from, more }: { from: number; more(next: string): Button },
): Block[] {
  const spans = lines.map((line) => line.spans)
  const page = listPage(spans, { from, most: onePage })
  const shown = lines.slice(page.from, page.from + page.items.length)
  const [list, ...rest] = listBlocks(page, more)
  return [...(list ? [list] : []), ...buttonRows(shown.flatMap((line) => line.buttons)), ...rest]
}

/** A lock screen has room for so many sections. */
const mostSummed = 3

/** What a digest says first: "Your week. Applications to decide: 4. Minutes missing: 5." It can be read alone. */
export function deskSummary(sections: readonly DeskSection[]): string {
  if (sections.length === 0) return nothingNeedsYou
  const counts = sections.slice(0, mostSummed).map(({ title, lines, count = lines.length }) => `${title}: ${count}.`)
  const more = sections.length - counts.length
  return ['Your week.', ...counts, ...(more > 0 ? ['Say "status" to see the rest.'] : [])].join(' ')
}
