import type { Charter } from '#charter/charter.ts'
import { unknownSituation } from './fits.ts'
import type { Intents, Phrases } from './intents.ts'
import { phrasesIn } from './understand.ts'

/** What somebody wants otherwise of what they were just shown: of what, and the words for it as they said them. */
export type Change = { of: string; to: string }

/** One sentence changes no more things than these. */
const most = 4

/**
 * What a sentence changes of a preview, in its order: "yes but at 16:00 and call it Draft" is its time and its title.
 * None where not all of the sentence is such words.
 */
export function changesIn(tables: readonly Intents[], text: string, charter: Charter): Change[] {
  const changes = phrasesIn(tables, text, { situation: unknownSituation(charter), most }).map(({ command }) => {
    const [of = ''] = command.split(' ')
    return { of, to: bare(command.slice(of.length)) }
  })
  // "Call it off" names nothing.
  return changes.some(({ of, to }) => of === 'title' && /^(?:off|again|back|out|up|down)\b/i.test(to)) ? [] : changes
}

/** The phrases of changes as a table to understand by. */
export function changeTable(also: Phrases): Intents {
  return { dialog: 'change', who: 'all', also, about: {} }
}

/** A value without what only marks it off: quotation marks around it, a colon before it. */
function bare(value: string): string {
  const words = value.trim().replace(/^[:=\s]+/, '')
  const [, quoted] = /^["“”']([^"“”]+)["“”']$/.exec(words) ?? []
  return quoted ?? words
}
