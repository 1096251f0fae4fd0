import type { Waiting } from '#chat/platform.ts'

/** Who waits, and whether it is a form that was sent, or a press that opens one: Slack and Teams show a form at once or never. */
export type Standing = { person: string; isForm: boolean }

/** What one person may have in hand at a time; who sends more is asked to wait for the answers. */
export const mostOfOne = 20
/** Whoever waits longer than this (milliseconds) is told so. */
const busyAfter = 30_000

/** After so many forms in a row one other goes, where one waits: a stream of forms holds up no command for ever. */
const formsInARow = 3

/** The line in which incomings wait: forms go first, and people take turns, each with their own in the order of arrival. */
export type FairLine<Item> = {
  /** @returns how many are likely to go before it. */
  join(standing: Standing, item: Item): number
  next(): Item | undefined
  size(): number
}

export function fairLine<Item>(): FairLine<Item> {
  const forms = rotation<Item>()
  const others = rotation<Item>()
  let inARow = 0
  return {
    join({ person, isForm }, item) {
      if (isForm) {
        const ahead = forms.join(person, item)
        return ahead + Math.min(others.size(), Math.floor((inARow + ahead) / formsInARow))
      }
      const ahead = others.join(person, item)
      return ahead + Math.min(forms.size(), formsInARow * (ahead + 1) - inARow)
    },
    next() {
      const isOthersTurn = forms.size() === 0 || (inARow === formsInARow && others.size() > 0)
      inARow = isOthersTurn ? 0 : Math.min(formsInARow, inARow + 1)
      return isOthersTurn ? others.next() : forms.next()
    },
    size: () => forms.size() + others.size(),
  }
}

/** People in turn: whoever was served goes to the end. */
function rotation<Item>() {
  const waiting = new Map<string, Item[]>()
  let size = 0
  return {
    join(person: string, item: Item): number {
      const own = waiting.get(person) ?? []
      own.push(item)
      waiting.set(person, own)
      size += 1
      // Of everybody else as many go before it as there are rounds until then.
      let ahead = own.length - 1
      for (const [other, items] of waiting) if (other !== person) ahead += Math.min(items.length, own.length)
      return ahead
    },
    next(): Item | undefined {
      for (const [person, items] of waiting) {
        const item = items.shift()
        waiting.delete(person)
        if (items.length > 0) waiting.set(person, items)
        if (item === undefined) continue
        size -= 1
        return item
      }
      return undefined
    },
    size: () => size,
  }
}

/**
 * What an arriving one waits for.
 * @param ahead how many go before it. @param each from the end of one turn to the next, in milliseconds.
 * @param wasTold whether this person was told already that there is much to do.
 */
export function waitingFor(ahead: number, { each, wasTold }: { each: number; wasTold: boolean }): Waiting {
  const milliseconds = Math.round(ahead * each)
  return { milliseconds, sayBusy: milliseconds > busyAfter && !wasTold }
}

/** How much the last stretch tells of the next one. */
const weight = 0.3

/**
 * @param took how long a stretch of work lasted, in milliseconds. @param pieces what was done in it: turns that ended, and
 * incomings that arrived, which cost about as much.
 * @returns the time from turn to turn, once it is over.
 */
export function turnTime(before: number, { took, pieces }: { took: number; pieces: number }): number {
  return before + weight * (took / Math.max(1, pieces) - before)
}
