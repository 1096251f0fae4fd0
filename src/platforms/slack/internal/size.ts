import { webApi } from '@slack/bolt'
import type { SlackBlock } from '../render-message.ts'
import { note } from './plain-text.ts'
import type { CallSlack } from './slack-api.ts'

/** How much one message or view may hold. */
export type Room = { blocks: number; characters: number }

/** What Slack counts for a block or an element beside its text: nobody outside Slack knows; this is above what was seen. */
const overhead = 12

/** What the note takes that says how many items are missing. */
const noteRoom = 50

/** As many items of a list stay at least, however little room there is. */
const fewestItems = 3

/**
 * How many characters Slack counts in these blocks, and rather more than fewer: it counts text and something for each
 * container, and says neither how nor how much (https://github.com/slackapi/bolt-js/issues/2867).
 */
function charactersIn(json: unknown): number {
  if (Array.isArray(json)) return json.reduce((sum, one) => sum + charactersIn(one), 0)
  if (typeof json !== 'object' || json === null) return 0
  const own = ['text', 'url', 'user_id']
    .map((name) => Reflect.get(json, name))
    .filter((value) => typeof value === 'string')
  return own.reduce((sum, value) => sum + value.length, overhead) + charactersIn(Object.values(json))
}

/**
 * The blocks within this room: long lists end earlier and say how many are missing; where that is not enough the first
 * blocks stay, and the last, which holds "Why me".
 */
export function withinRoom<Block extends object>(blocks: (Block | SlackBlock)[], room: Room): (Block | SlackBlock)[] {
  if (fits(blocks, room)) return blocks
  const shorter = withShorterLists(blocks, room)
  if (fits(shorter, room)) return shorter
  const missing = note('More than Slack shows in one message.')
  const last = shorter.slice(-1)
  const first = shorter.slice(0, -1)
  while (first.length > 0 && !fits([...first, missing, ...last], room)) first.pop()
  return [...first, missing, ...last]
}

/** How often a message is made smaller that Slack refuses for its size. */
const mostHalvings = 4

/** Calls Slack; what it refuses for its size, and so has not posted, is called again at half of it. */
export async function callSmaller(call: CallSlack, method: string, input: Record<string, unknown>) {
  let asked = input
  for (let halvings = 0; ; halvings++) {
    try {
      return await call(method, asked)
    } catch (error) {
      const smaller = halvings < mostHalvings && isTooLong(error) ? halved(asked) : null
      if (smaller === null) throw error
      asked = smaller
    }
  }
}

function halved(input: Record<string, unknown>): Record<string, unknown> | null {
  const { blocks, view } = input
  if (isView(view)) return { ...input, view: { ...view, blocks: half(view.blocks) } }
  return Array.isArray(blocks) ? { ...input, blocks: half(blocks) } : null
}

function isTooLong(error: unknown): boolean {
  return error instanceof webApi.WebAPIPlatformError && tooLong.has(error.data.error)
}

const tooLong = new Set(['msg_blocks_too_long', 'msg_too_long', 'view_too_large'])

function half<Block extends object>(blocks: Block[]): object[] {
  return withinRoom(blocks, { blocks: blocks.length, characters: Math.floor(charactersIn(blocks) / 2) })
}

function fits(blocks: object[], { blocks: most, characters }: Room): boolean {
  return blocks.length <= most && charactersIn(blocks) <= characters
}

/** Items are left out from the end of the last list backwards. */
function withShorterLists<Block extends object>(blocks: (Block | SlackBlock)[], room: Room): (Block | SlackBlock)[] {
  const shorter = [...blocks]
  for (let at = shorter.length - 1; at >= 0 && charactersIn(shorter) > room.characters; at--) {
    const items = itemsIn(shorter[at])
    if (items === null) continue
    const isContinued = itemsIn(shorter[at - 1]) !== null
    const fewest = isContinued ? 0 : fewestItems
    const tooMuch = charactersIn(shorter) - room.characters
    let kept = items.length
    for (let saved = 0; kept > fewest && saved < tooMuch + noteRoom; kept--) saved += charactersIn(items[kept - 1])
    const missingBefore = missingIn(shorter[at + 1])
    const missing = items.length - kept + missingBefore
    if (missing === missingBefore) continue
    const list = kept === 0 ? [] : [listOf(items.slice(0, kept))]
    shorter.splice(at, missingBefore > 0 ? 2 : 1, ...list, note(`… and ${missing} more`))
  }
  return shorter
}

function itemsIn(block: object | undefined): object[] | null {
  if (block === undefined || !('elements' in block) || !Array.isArray(block.elements)) return null
  const [list] = block.elements
  const isList = typeof list === 'object' && list !== null && list.type === 'rich_text_list'
  return isList && Array.isArray(list.elements) ? list.elements : null
}

function listOf(items: object[]): SlackBlock {
  const list = { type: 'rich_text_list', style: 'bullet', elements: items }
  return { type: 'rich_text', elements: [list] } as SlackBlock
}

/** How many items a note of ours says are missing. */
function missingIn(block: object | undefined): number {
  return Number(/"… and (\d+) more"/.exec(JSON.stringify(block ?? null))?.[1] ?? 0)
}

function isView(view: unknown): view is { blocks: object[] } {
  return typeof view === 'object' && view !== null && 'blocks' in view && Array.isArray(view.blocks)
}
