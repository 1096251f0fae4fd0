import type { Instant } from '../../instant.ts'
import type { CalendarDate } from '../../wall-time.ts'
import type { SessionDraft } from '../../when.ts'
import type { Found, FoundDate, FoundTime } from '../found.ts'
import { type Group, sessionOf } from './group-sessions.ts'

/** Days (each with its weekday where that was typed too) and the times that go with each of them. */
type Block = {
  dates: FoundDate[][]
  times: FoundTime[]
  rest: Pick<Group, 'lasts' | 'zones'>
  last: 'date' | 'time' | null
}

/**
 * Puts what was found together into alternatives to vote on, in the order of the text: "18 and 19 May 15:00 or 17:00"
 * are four, "18 May 15:00 or 19 May 10:00" two. What was typed once holds for all.
 */
export function groupAlternatives(
  found: Found[],
  rest: string,
  now: { now: Instant; today: CalendarDate },
): SessionDraft[] {
  const blocks: Block[] = [emptyBlock()]
  let before = 0
  for (const piece of [...found].sort((a, b) => a.from - b.from)) {
    const block = blocks.at(-1) ?? emptyBlock()
    if (piece.kind === 'date' && isCheck(piece, block, rest.slice(before, piece.from))) block.dates.at(-1)?.push(piece)
    else put(piece, blocks)
    before = piece.to
  }
  const groups = blocks.flatMap((block) => pairs(block, blocks))
  return groups.map((group) => sessionOf(group, now))
}

/** A date and its weekday beside it are one day. */
function isCheck(piece: FoundDate, { dates, last }: Block, between: string): boolean {
  const [before, ...more] = dates.at(-1) ?? []
  const one = before && more.length === 0 && (before.weekday === undefined) !== (piece.weekday === undefined)
  return last === 'date' && one === true && !/\bor\b|\band\b|[/&;]/i.test(between)
}

function put(piece: Found, blocks: Block[]): void {
  const block = blocks.at(-1) ?? emptyBlock()
  if (piece.kind === 'lasts') block.rest.lasts.push(piece.lasts)
  if (piece.kind === 'zone') block.rest.zones.push(piece.zone)
  if (piece.kind !== 'date' && piece.kind !== 'time') return
  const has = piece.kind === 'date' ? block.dates.length > 0 : block.times.length > 0
  const next = has && block.last !== piece.kind ? emptyBlock() : block
  if (next !== block) blocks.push(next)
  if (piece.kind === 'date') next.dates.push([piece])
  else next.times.push(piece)
  next.last = piece.kind
}

function pairs(block: Block, all: Block[]): Group[] {
  const lasts = block.rest.lasts.length > 0 ? block.rest.lasts : (onlyOne(all.map((one) => one.rest.lasts)) ?? [])
  const zones = block.rest.zones.length > 0 ? block.rest.zones : (onlyOne(all.map((one) => one.rest.zones)) ?? [])
  const times = block.times.length > 0 ? block.times : (onlyOne(all.map((one) => one.times)) ?? [])
  return (block.dates.length > 0 ? block.dates : [[]]).flatMap((dates) =>
    (times.length > 0 ? times.map((time) => [time]) : [[]]).map((one) => ({
      dates,
      times: one,
      zones,
      lasts: one.some((time) => time.lasts) ? [] : lasts,
    })),
  )
}

/** What only one block has, all have. */
function onlyOne<T>(lists: T[][]): T[] | undefined {
  const having = lists.filter((list) => list.length > 0)
  return having.length === 1 ? having[0] : undefined
}

function emptyBlock(): Block {
  return { dates: [], times: [], rest: { lasts: [], zones: [] }, last: null }
}
