import type { Role } from './choosing-words.ts'
import type { Reference, Token } from './timetable.ts'

/** What somebody says to one of the times. */
export type Answer = 'yes' | 'if-need-be' | 'no'

/** Something that is said of some times; `named` where words named them, and did not just say "all" or "the rest". */
export type Said = { places: readonly number[] | 'all' | 'rest'; answer: Answer; named?: Reference }

/**
 * What a sentence says. `also`: what was answered before stands besides; `instead`: it does not. `prefers`: a time is only
 * set before the others. `contradicts`: none works, and then one does.
 */
export type SaidOfTimes = {
  said: readonly Said[]
  also: boolean
  instead: boolean
  prefers: boolean
  contradicts: boolean
}

/** A group of times that stands in the sentence: what words name, "all of them", or "the rest". */
type Item = { places: Said['places']; named?: Reference; afterComma: boolean }

type Part =
  | { kind: 'item'; item: Item }
  | { kind: 'answer'; answer: Answer; stands: 'before' | 'behind' | 'beside' }
  | { kind: 'none'; loose: boolean }
  | { kind: 'except' | 'soft' | 'and' }

/** Reads tokens clause by clause; null where it is not plain what is said of which time. */
export function saidOfTimes(tokens: readonly Token[], count: number): SaidOfTimes | null {
  const saysAny = (...words: readonly Role['says'][]) => rolesOf(tokens).some((role) => words.includes(role.says))
  const prefers = !saysAny('only') && rolesOf(tokens).some((role) => 'stands' in role && role.prefers === true)
  let contradicts = isCorrected(tokens)
  const said: Said[] = []
  for (const { parts, contrary } of clausesIn(tokens, count) ?? []) {
    const before = said.at(-1)?.answer
    const [only, another] = parts
    // "Tuesday works, but only if need be."
    if (only?.kind === 'answer' && only.answer === 'if-need-be' && another === undefined && before === 'yes') {
      const last = said.pop()
      if (last) said.push({ ...last, answer: 'if-need-be' })
      continue
    }
    const more = saidIn(parts, contrary && before !== undefined ? opposite[before] : null)
    if (more === null) return null
    const refused = said.some(({ places, answer }) => places === 'all' && answer === 'no')
    if (refused && !contrary && more.some(({ answer }) => answer !== 'no')) contradicts = true
    said.push(...more)
  }
  if (said.length === 0) return null
  return { said, also: saysAny('also'), instead: saysAny('only', 'instead'), prefers, contradicts }
}

/** "Tuesday, sorry, Wednesday": of which is it said? "Tuesday works. Scratch that": of none. */
function isCorrected(tokens: readonly Token[]): boolean {
  const isTime = ({ kind }: Token) => kind === 'times'
  const [first, last] = [tokens.findIndex(isTime), tokens.findLastIndex(isTime)]
  if (first < 0) return false
  const corrects = (role: Role) => role.says === 'corrects'
  const behind = rolesOf(tokens.slice(first)).some((role) => role.says === 'corrects' && role.always)
  return behind || rolesOf(tokens.slice(first, last)).some(corrects)
}

function rolesOf(tokens: readonly Token[]): Role[] {
  return tokens.flatMap((token) => (token.kind === 'role' ? [token.role] : []))
}

const opposite: Record<Answer, Answer> = { yes: 'no', 'if-need-be': 'no', no: 'yes' }

/** Clauses end with a sentence, and with "but"; what stands behind "but" says the contrary where it says nothing itself. */
function clausesIn(tokens: readonly Token[], count: number): { parts: Part[]; contrary: boolean }[] | null {
  const clauses: { parts: Part[]; contrary: boolean }[] = [{ parts: [], contrary: false }]
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    const parts = clauses.at(-1)?.parts ?? []
    if (token === undefined || token.kind === 'unclear') continue
    if (token.kind === 'hard') clauses.push({ parts: [], contrary: false })
    else if (token.kind === 'soft') parts.push({ kind: 'soft' })
    else if (token.kind === 'times') addTimes(parts, token)
    else if (token.role.says === 'but') {
      const behind = parts.at(-1)
      // "All but Friday".
      if (behind?.kind === 'none' || (behind?.kind === 'item' && behind.item.places === 'all'))
        parts.push({ kind: 'except' })
      else clauses.push({ parts: [], contrary: true })
    } else {
      const part = partOf(tokens, at, { parts, count })
      if (part === 'unclear') return null
      if (part !== null) parts.push(part.part)
      at = part?.at ?? at
    }
  }
  return clauses.filter(({ parts }) => parts.some(({ kind }) => kind !== 'soft' && kind !== 'and'))
}

/** "Tuesday 15:00" is one time, "Tuesday and Thursday afternoon" are both in the afternoon. */
function addTimes(parts: Part[], token: Reference): void {
  const last = parts.at(-1)
  const behindComma = last?.kind === 'soft' ? parts.at(-2) : undefined
  const before =
    last?.kind === 'item' ? last : behindComma?.kind === 'item' && token.named === 'clock' ? behindComma : null
  const named = before?.item.named
  if (before === null || named === undefined || named.named === token.named) {
    parts.push({ kind: 'item', item: { places: token.places, named: token, afterComma: last?.kind === 'soft' } })
    return
  }
  if (before !== last) parts.pop()
  before.item = narrowed(before.item, token)
  if (token.named !== 'clock') return
  // What stands in one row with it, and has no time of its own, is at that time too.
  for (let at = parts.indexOf(before) - 1; at >= 0; at--) {
    const part = parts[at]
    if (part?.kind === 'and' || part?.kind === 'soft') continue
    if (part?.kind !== 'item' || part.item.named?.named !== 'day') break
    const both = narrowed(part.item, token)
    if (both.places.length > 0) part.item = both
  }
}

function narrowed(item: Item, token: Reference): Item {
  const places = token.places.filter((place) => item.places === 'all' || item.places.includes(place as never))
  const words = `${item.named?.words ?? ''} ${token.words}`
  const several = places.length > 1 ? (item.named?.several ?? token.several) : null
  return { ...item, places, named: { ...token, named: 'clock', places, words, several } }
}

type Around = { parts: readonly Part[]; count: number }

/** What a word says here; `at` is the token up to which it was read. */
function partOf(
  tokens: readonly Token[],
  at: number,
  { parts, count }: Around,
): { part: Part; at: number } | 'unclear' | null {
  const token = tokens[at]
  if (token?.kind !== 'role') return null
  const { role } = token
  const behind = parts.at(-1)
  const isNamedNext = tokens[at + 1]?.kind === 'times'
  const listed = parts.some(({ kind }) => kind === 'item') && behind?.kind !== 'answer'
  switch (role.says) {
    case 'yes':
    case 'if-need-be':
    case 'no':
      return { part: { kind: 'answer', answer: role.says, stands: role.stands }, at }
    case 'not':
      return negated(tokens, at)
    case 'all':
    case 'both': {
      // "Any Tuesday", and "Tue, Wed, both fine": the times are named.
      if (isNamedNext || listed) return null
      if (role.says === 'both' && count !== 2) return 'unclear'
      return { part: { kind: 'item', item: { places: 'all', afterComma: behind?.kind === 'soft' } }, at }
    }
    case 'rest':
      return { part: { kind: 'item', item: { places: 'rest', afterComma: behind?.kind === 'soft' } }, at }
    case 'none':
      return listed ? 'unclear' : { part: { kind: 'none', loose: role.loose === true }, at }
    case 'except':
      return { part: { kind: 'except' }, at }
    case 'and':
      return { part: { kind: 'and' }, at }
    default:
      return null
  }
}

/** "Not good" is no, "not Tuesday" too; "not all" may be anything. */
function negated(tokens: readonly Token[], at: number): { part: Part; at: number } | 'unclear' {
  const next = tokens[at + 1]
  if (next?.kind === 'role' && next.role.says === 'yes')
    return { part: { kind: 'answer', answer: 'no', stands: next.role.stands }, at: at + 1 }
  if (next?.kind === 'role' && ['all', 'both', 'none', 'no', 'if-need-be', 'not'].includes(next.role.says))
    return 'unclear'
  return { part: { kind: 'answer', answer: 'no', stands: 'beside' }, at }
}

/** What one clause says; `contrary` is what holds of times of which it says nothing itself. */
function saidIn(parts: readonly Part[], contrary: Answer | null): Said[] | null {
  const said: Said[] = []
  let open: Item[] = []
  let before: Answer | null = null
  /** Whether that is a "none of", of which "works" makes no yes, and "is impossible" no sense. */
  let isNone = false
  /** Of what something is excepted, and what holds of that. */
  let base: { items: Item[]; answer: Answer | null } | null = null

  const give = (items: readonly Item[], answer: Answer) => {
    for (const { places, named } of items) said.push({ places, answer, ...(named ? { named } : {}) })
  }
  /** What stands open takes the word before it; else what is excepted the contrary; else it is a yes. */
  const close = (items: readonly Item[] = open) => {
    if (base !== null) {
      const answer = base.answer ?? 'yes'
      give(base.items, answer)
      give(items, opposite[answer])
      base = null
    } else give(items, before ?? contrary ?? 'yes')
    open = []
    before = null
    isNone = false
  }

  const isNoneOfAll = (part: Part, at: number) => part.kind === 'none' && itemBehind(parts, at) === null
  for (const [at, part] of parts.entries()) {
    // "Nothing works on Tuesday": of Tuesday, or at all?
    if (part.kind === 'item' && base === null && parts.slice(0, at).some(isNoneOfAll)) return null
    if (part.kind === 'item') open.push(part.item)
    if (part.kind === 'none') {
      const item = itemBehind(parts, at)
      // "No time on Tuesday" is of Tuesday alone; "none, Tuesday works" may be of either.
      if (item && (part.loose || item.afterComma || before !== null || open.length > 0)) return null
      if (item === null) said.push({ places: 'all', answer: 'no' })
      else [before, isNone] = ['no', true]
    }
    if (part.kind === 'except') {
      const answer = before ?? (open.length > 0 ? null : (said.at(-1)?.answer ?? null))
      if (open.length === 0 && answer === null) return null
      base = { items: open, answer }
      open = []
      before = null
    }
    if (part.kind !== 'answer') continue
    const { stands } = part
    if (isNone && part.answer === 'no') return null
    const answer = isNone && open.length > 0 ? 'no' : part.answer
    const next = parts.slice(at + 1).find(({ kind }) => kind !== 'and')
    const isNext = next?.kind === 'item'
    const isFirst =
      stands === 'before' ||
      (stands === 'beside' && (before !== null || open.length === 0 || parts[at - 1]?.kind === 'soft'))
    if (isNext && isFirst) {
      // "Tuesday I can Thursday": of which of them?
      const apart = parts[at - 1]?.kind === 'soft' || parts[at - 1]?.kind === 'and'
      if (open.length > 0 && before === null && base === null && !apart) return null
      if (open.length === 0 && before !== null && isNoToNo(parts[at - 1], answer)) return null
      if (open.length > 0 || base !== null) close()
      before = answer
    } else if (open.length === 0 && base === null) {
      // "None work", "all of them, yes": said already.
      const last = said.at(-1)
      if (before !== null && isNoToNo(parts[at - 1], answer)) return null
      if (last === undefined || isNext) before = answer
      else if (last.answer !== answer && !(last.places === 'all' && last.answer === 'no')) return null
    } else if (base !== null && base.answer === null && before === null) {
      base.answer = answer
      close()
    } else if (before === answer || (base?.answer && opposite[base.answer] === answer)) close()
    else if (before === null && base === null) {
      give(open, answer)
      open = []
    } else {
      // "Yes to Tuesday, Wednesday no": the comma parts them.
      const cut = open.findLastIndex(({ afterComma }) => afterComma)
      if (cut <= 0) return null
      const behind = open.slice(cut)
      close(open.slice(0, cut))
      give(behind, answer)
    }
  }
  if (open.length > 0 || base !== null) close()
  else if (before !== null) return null
  return said
}

/** "No clash on Tuesday", "never busy on Tuesday": two answers in a row, of which one is a no. */
function isNoToNo(last: Part | undefined, answer: Answer): boolean {
  return last?.kind === 'answer' && (last.answer === 'no' || answer === 'no')
}

/** The times that stand next behind a part. */
function itemBehind(parts: readonly Part[], at: number): Item | null {
  const next = parts.slice(at + 1).find(({ kind }) => kind !== 'and')
  return next?.kind === 'item' ? next.item : null
}
