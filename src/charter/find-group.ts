import type { Charter } from './charter.ts'
import type { Group } from './convening.ts'

/** What somebody's words for a group came to. `suggestions` are at most two groups they may have meant. */
export type FoundGroup =
  | { kind: 'one'; group: Group }
  | { kind: 'several'; groups: Group[] }
  | { kind: 'none'; suggestions: Group[] }

/** Words that never tell one group from another: "a time for" asks for a time, even where a long title holds "time". */
const noise = new Set(['a', 'an', 'and', 'for', 'in', 'of', 'on', 'the', 'time', 'times', 'to', 'with'])

/** No group is named in more words than this, so no more are tried. */
const longestName = 12
/** A group's name is looked for only in this many characters of a text. */
const longestText = 400

/**
 * The group that the whole of `words` names: by prefix, alias, id, short name or title; else by words of its title or
 * short name that no other group has; else by the beginnings of such words (four letters or more, so that no weekday or
 * month names a group). Case, accents and punctuation do not matter.
 */
export function findGroup(charter: Charter, words: string): FoundGroup {
  return foundBy(charter, plainWords(words.slice(0, longestText)))
}

function foundBy(charter: Charter, words: readonly string[]): FoundGroup {
  const asked = meaningful(charter, words)
  const groups = matching(charter, asked)
  const [first] = groups
  if (first === undefined) return { kind: 'none', suggestions: suggestions(charter, asked) }
  return groups.length === 1 ? { kind: 'one', group: first } : { kind: 'several', groups }
}

/**
 * The group named at the beginning of `text`, and what is left over: `procurement 21 May` gives Procurement and `21 May`.
 * A complete name is taken whole; otherwise as few words as are needed. With `none`, all of the text is left over.
 * @returns `whole`: the group's complete name was said, which is no beginning of other words.
 */
export function readGroup(charter: Charter, text: string): { found: FoundGroup; rest: string; whole: boolean } {
  const tokens = text
    .trim()
    .split(/\s+/)
    .filter((token) => token !== '')
  const wordsOf = tokens.slice(0, longestName).map((token) => plainWords(token.slice(0, longestText)))
  const head = (count: number) => wordsOf.slice(0, count).flat()
  const counts = wordsOf.map((_, index) => index + 1)
  // "The finance meeting" names Finance as "finance" does.
  const first = wordsOf[0]?.every((word) => noise.has(word)) ? 1 : 0
  const isName = (words: readonly string[]) => groupsNamed(charter, words).length === 1
  const whole = counts.findLast((count) => isName(head(count)) || (count > first && isName(head(count).slice(first))))
  const enough = whole ?? counts.find((count) => matching(charter, meaningful(charter, head(count))).length === 1)
  const taken = enough ?? (matching(charter, meaningful(charter, head(1))).length > 1 ? 1 : 0)
  const named = taken > 0 && isGroupWord(charter, tokens[taken]) ? taken + 1 : taken
  return {
    found: foundBy(charter, head(Math.max(taken, 1))),
    rest: tokens.slice(named).join(' '),
    whole: whole !== undefined,
  }
}

/** "procurement group" says no more than "procurement". */
function isGroupWord(charter: Charter, token: string | undefined): boolean {
  return token !== undefined && plainWords(charter.words.group.one).includes(token.toLowerCase())
}

/** Every way to write a group's whole name, for look-ups and for the check that no two groups share one. */
export function namesOf({ id, prefix, short, title, aliases = [] }: Partial<Group>): string[] {
  return [prefix, id, short, title, ...aliases].flatMap((name) => name ?? []).map((name) => plainWords(name).join(' '))
}

const known = new WeakMap<Group, string[]>()

/** The same for a group of the charter, which does not change: they are looked through for every word somebody says. */
function namesKnown(group: Group): string[] {
  const names = known.get(group) ?? namesOf(group)
  known.set(group, names)
  return names
}

function matching(charter: Charter, asked: readonly string[]): Group[] {
  if (asked.length === 0 || asked.length > longestName) return []
  const named = groupsNamed(charter, asked)
  if (named.length > 0) return named
  const having = (matches: (own: string, word: string) => boolean) =>
    charter.groups.filter((group) => {
      const own = namesKnown(group).flatMap((name) => name.split(' '))
      return asked.every((word) => own.some((ownWord) => matches(ownWord, word)))
    })
  const exact = having((own, word) => own === word)
  return exact.length > 0 ? exact : having((own, word) => word.length >= 4 && own.startsWith(word))
}

function groupsNamed(charter: Charter, words: readonly string[]): Group[] {
  const name = words.join(' ')
  return charter.groups.filter((group) => namesKnown(group).includes(name))
}

/** The groups whose nearest word is one or two slips away: at most two, the nearest first. */
function suggestions(charter: Charter, asked: readonly string[]): Group[] {
  if (asked.length > longestName) return []
  const near = charter.groups.flatMap((group) => {
    const own = namesKnown(group)
      .flatMap((name) => [name, ...name.split(' ')])
      .filter((word) => !noise.has(word))
    const slips = Math.min(...asked.flatMap((word) => own.map((ownWord) => slipsWithin(word, ownWord))))
    return Number.isFinite(slips) ? [{ group, slips }] : []
  })
  return near
    .sort((one, other) => one.slips - other.slips)
    .slice(0, 2)
    .map(({ group }) => group)
}

/** How many slips lie between two words; Infinity where that is too many for words of this length to be the same. */
function slipsWithin(word: string, meant: string): number {
  const letters = Math.min(word.length, meant.length)
  const allowed = letters <= 3 ? 0 : letters <= 6 ? 1 : 2
  const slips = Math.abs(word.length - meant.length) > allowed ? Number.POSITIVE_INFINITY : slipsBetween(word, meant)
  return slips <= allowed ? slips : Number.POSITIVE_INFINITY
}

/** Letters added, missing, wrong, or swapped with their neighbour (optimal string alignment). */
export function slipsBetween(one: string, other: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, column) => column)
  for (let row = 1; row <= one.length; row++) {
    const current = [row]
    for (let column = 1; column <= other.length; column++) {
      const wrong = one[row - 1] === other[column - 1] ? 0 : 1
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      const cost = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + wrong)
      current.push(swapped && row > 1 ? Math.min(cost, at(beforeLast, column - 2) + 1) : cost)
    }
    beforeLast = last
    last = current
  }
  return at(last, other.length)
}

function at(row: number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY
}

/** Without the noise, and without the word for a group itself: "the procurement group" asks for "procurement". */
function meaningful(charter: Charter, words: readonly string[]): readonly string[] {
  if (groupsNamed(charter, words).length > 0) return words
  const own = groupWords(charter)
  return words.filter((word) => !noise.has(word) && !own.has(word))
}

const ownWords = new WeakMap<Charter, Set<string>>()

/** What this charter calls a group, in words. */
function groupWords(charter: Charter): Set<string> {
  const { one, many } = charter.words.group
  const own = ownWords.get(charter) ?? new Set(plainWords(`${one} ${many}`))
  ownWords.set(charter, own)
  return own
}

function plainWords(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}
