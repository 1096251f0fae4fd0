import type { Charter } from '#charter/charter.ts'
import { slipsBetween } from '#charter/find-group.ts'
import { typedText } from '#chat/typed-text.ts'
import { withoutCourtesies } from '#talk/courtesies.ts'
import { fits } from '#talk/fits.ts'
import type { Dialog, Words } from './dialog.ts'

/**
 * What typed words ask for. `rest` is as typed, without the verb, politeness and a final full stop; where it is words to
 * others, only without the verb.
 */
export type Route =
  | { to: 'command'; dialog: Dialog; words: Words; verb: string; rest: string }
  | { to: 'choice'; number: number }
  | { to: 'nothing' }
  | { to: 'too-long' }
  | { to: 'unknown'; suggestions: Words[] }

/** As many characters as words are read of. Reading takes longer than they are long; minutes come as a file or a link. */
export const mostRead = 4000

/** What was meant to be typed, with one space where there are many. */
export function plainWords(text: string): string {
  return typedText(text)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/(\n ?){3,}/g, '\n\n')
}

/**
 * One grammar for every platform: verb, then the rest. Case, a final full stop and politeness are ignored; the longest
 * name wins; a bare number replies to a numbered choice.
 */
export function route(dialogs: readonly Dialog[], text: string, charter?: Charter): Route {
  const plain = plainWords(text)
  if (plain.length > mostRead) return { to: 'too-long' }
  const said = unwrapped(plain)
  const typed = withoutCourtesies(said, charter ? [charter.words.bot] : [])
    .replace(/(?<![.])[.!]$/, '')
    .trim()
  if (typed === '') return { to: 'nothing' }
  if (/^\d{1,2}$/.test(typed)) return { to: 'choice', number: Number(typed) }
  const lower = typed.toLowerCase()
  const matches = dialogs.flatMap((dialog) => {
    const { words } = dialog
    if (!words) return []
    return [words.verb, ...words.aliases].flatMap((name) => {
      if (!beginsWith(lower, name)) return []
      const rest = asked(typed.slice(name.length).trim())
      if (words.takes && name !== words.verb && !words.takes(rest)) return []
      const args = words.args?.[name] ?? words.args?.['*']
      if (charter && args && /[\p{L}\p{N}]/u.test(rest) && !fits(args, rest, charter)) return []
      return [{ dialog, words, verb: name, rest }]
    })
  })
  // Where two take the same name, the one that asked for it by the rest of the words goes first.
  const [best] = matches.toSorted(
    (a, b) =>
      b.verb.length - a.verb.length || Number(b.words.takes !== undefined) - Number(a.words.takes !== undefined),
  )
  if (!best) return { to: 'unknown', suggestions: suggestionsFor(dialogs, lower) }
  const begins = said.indexOf(typed)
  const isWhole = best.words.toOthers === true && begins >= 0
  return { to: 'command', ...best, rest: isWhole ? said.slice(begins + best.verb.length).trim() : best.rest }
}

const wraps: Record<string, string> = { '(': ')', '[': ']', '"': '"', "'": "'", '*': '*', '`': '`' }

/** A sentence between brackets, quotation marks or stars means what stands between them. */
function unwrapped(text: string): string {
  const last = wraps[text.charAt(0)]
  return text.length > 2 && last !== undefined && text.endsWith(last) ? text.slice(1, -1) : text
}

/** "next?" asks for no more than "next". */
function asked(rest: string): string {
  return /^\?+$/.test(rest) ? '' : rest
}

function beginsWith(lower: string, name: string): boolean {
  if (!lower.startsWith(name)) return false
  const next = lower[name.length]
  return next === undefined || !/[\p{L}\p{N}_-]/u.test(next) || !/[\p{L}\p{N}]$/u.test(name)
}

/** At most two: a command named somewhere in the sentence, else those a slip of the finger away. */
function suggestionsFor(dialogs: readonly Dialog[], lower: string): Words[] {
  const all = dialogs.flatMap((dialog) => (dialog.words ? [dialog.words] : []))
  const tokens = lower.split(/[^\p{L}\p{N}]+/u)
  const named = all.filter((words) =>
    [words.verb, ...words.aliases].some((name) => name.length > 2 && tokens.includes(name)),
  )
  if (named.length > 0) return named.slice(0, 2)
  const first = tokens.find((token) => token !== '') ?? ''
  // No slip of the finger is longer than a command, and comparing takes as long as the two are long.
  if (first.length > 40) return []
  return all
    .map((words) => ({
      words,
      slips: Math.min(...[words.verb, ...words.aliases].map((name) => slipsBetween(first, name))),
    }))
    .filter(({ words, slips }) => slips <= (words.verb.length > 5 ? 2 : 1) && slips < first.length - 1)
    .toSorted((a, b) => a.slips - b.slips)
    .slice(0, 2)
    .map(({ words }) => words)
}
