import type { Block, Button, Span } from '#chat/message.ts'
import { buttons, note } from './button.ts'

/** What one page of a list holds: within what each platform shows in one message, with room for what stands around it. */
const most = { items: 40, characters: 6000 }

/** One page of a long list. `next`: where the following page begins; null on the last. */
export type ListPage = { items: Span[][]; from: number; next: number | null; of: number }

/**
 * The page of the list that begins with item `from`, counted from 0; the first page where there is no such item.
 * @param at.most how many items it holds where it is to hold fewer than it could.
 */
export function listPage(items: Span[][], at: { from: number; most?: number }): ListPage {
  const { from } = at
  const begin = Number.isInteger(from) && from > 0 && from < items.length ? from : 0
  let end = begin
  let characters = 0
  for (const item of items.slice(begin, begin + (at.most ?? most.items))) {
    characters += charactersOf(item)
    if (end > begin && characters > most.characters) break
    end += 1
  }
  return { items: items.slice(begin, end), from: begin, next: end < items.length ? end : null, of: items.length }
}

/** The first item of the page that a press asks for. */
export function pageFrom({ from = '0' }: Record<string, string>): number {
  return Number(from)
}

/** A page as a list. Where there are more pages it says which part this is, and a button shows the next one. */
export function listBlocks({ items, from, next, of }: ListPage, more: (from: string) => Button): Block[] {
  const list: Block = { kind: 'list', items }
  if (from === 0 && next === null) return [list]
  const part = note(`${from + 1} to ${from + items.length} of ${of}.`)
  return next === null ? [list, part] : [list, part, buttons(more(String(next)))]
}

function charactersOf(item: Span[]): number {
  return item.reduce((sum, span) => sum + (typeof span === 'string' ? span.length : JSON.stringify(span).length), 0)
}
