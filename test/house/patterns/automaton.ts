import { type AST, parseRegExpLiteral } from '@eslint-community/regexpp'

/**
 * A place in a pattern that reads one character: which of the sample characters it takes (a bit for each), which places follow it, and
 * whether the pattern can end there without anything left that could fail.
 */
export type Place = { takes: bigint; next: Map<Place, number>; ends: boolean }
/** `anywhere` is the place that reads what stands before a match, `start` stands before the text's first character. */
export type Automaton = { start: Place; anywhere: Place; looksBackFar: boolean }

/**
 * The ways into a part of a pattern, the ways out of it, and whether it can be empty: `guarded` where it may then fail
 * all the same, as `\b` does, `atStart` where it is `^`.
 */
type Part = { first: Entry[]; last: Exit[]; empty: boolean; guarded: boolean; atStart: boolean }
type Entry = { place: Place; atStart: boolean }
type Exit = { place: Place; guarded: boolean }

/** From so many repetitions on, a repetition is taken for an endless one. */
const many = 10
const nothing: Part = { first: [], last: [], empty: true, guarded: false, atStart: false }

/** Makes the automaton of a pattern as a backtracking engine walks it: all ways count, and any of them may fail late. */
export function automatonOf(pattern: RegExp): Automaton {
  const flags = pattern.flags.replace(/[gy]/g, '')
  const syntax = parseRegExpLiteral(pattern).pattern
  const samples = samplesFor(pattern.source)
  const taken = new Map<string, bigint>()
  const all = (1n << BigInt(samples.length)) - 1n
  const automaton = { start: place(0n), anywhere: place(all), looksBackFar: false }
  link(automaton.start, automaton.anywhere)
  link(automaton.anywhere, automaton.anywhere)
  const whole = oneOf(syntax.alternatives.map((alternative) => atHead(alternative)))
  for (const { place, atStart } of whole.first) {
    link(automaton.start, place)
    if (!atStart) link(automaton.anywhere, place)
  }
  for (const { place, guarded } of whole.last) if (!guarded) place.ends = true
  return automaton

  /** An alternative of the whole pattern; what must not stand before it is a place that reads that character. */
  function atHead({ elements }: AST.Alternative): Part {
    const [head, ...others] = elements
    const before = head?.type === 'Assertion' && head.kind === 'lookbehind' && head.negate ? leaves(head) : []
    if (before.length === 0) return inTurn(elements.map(part))
    const body = inTurn(others.map(part))
    const allowed = place(before.reduce((left, raw) => left & ~charactersOf(raw), all))
    for (const { place } of body.first) link(allowed, place)
    const first = [...body.first.map((entry) => ({ ...entry, atStart: true })), { place: allowed, atStart: false }]
    return { ...body, first, empty: false }
  }

  function part(node: AST.Element): Part {
    if (node.type === 'Character' || node.type === 'CharacterSet' || node.type === 'CharacterClass')
      return leaf(node.raw)
    if (node.type === 'Group' || node.type === 'CapturingGroup') return oneOf(node.alternatives.map(alternative))
    if (node.type === 'Quantifier') return repeated(node)
    if (node.type === 'Assertion') return assertion(node)
    if (node.type !== 'Backreference') throw new Error(`not known here: ${node.raw}`)
    const group = [node.resolved].flat()[0]
    return group === undefined ? nothing : oneOf(group.alternatives.map(alternative))
  }

  function alternative({ elements }: AST.Alternative): Part {
    return inTurn(elements.map(part))
  }

  function leaf(raw: string): Part {
    const own = place(charactersOf(raw))
    return {
      first: [{ place: own, atStart: false }],
      last: [{ place: own, guarded: false }],
      empty: false,
      guarded: false,
      atStart: false,
    }
  }

  function charactersOf(raw: string): bigint {
    const known = taken.get(raw)
    if (known !== undefined) return known
    const one = new RegExp(`^${raw}$`, flags)
    const bits = samples.reduce((found, sample, at) => (one.test(sample) ? found | (1n << BigInt(at)) : found), 0n)
    taken.set(raw, bits)
    return bits
  }

  function repeated(node: AST.Quantifier): Part {
    const endless = node.max > many
    const copies = Array.from({ length: endless ? 1 : node.max }, () => part(node.element))
    const whole = copies.reduceRight<Part>((after, copy, at) => {
      const joined = inTurn([copy, after])
      return at < node.min ? joined : optional(joined)
    }, nothing)
    if (endless) connect(whole, whole)
    return node.min === 0 ? optional(whole) : whole
  }

  function assertion(node: AST.Assertion): Part {
    if (node.kind === 'start' && !flags.includes('m')) return { ...nothing, guarded: true, atStart: true }
    // Nothing comes after the end.
    if (node.kind === 'end' && !flags.includes('m')) return { ...nothing, empty: false }
    if (node.kind === 'lookbehind' && node.alternatives.some(isEndless)) automaton.looksBackFar = true
    if (node.kind !== 'lookahead') return { ...nothing, guarded: true }
    // What is looked at ahead is a way that always ends in vain, beside the one that goes on.
    const ahead = oneOf(node.alternatives.map(alternative))
    return { ...nothing, first: ahead.first, guarded: true }
  }
}

function inTurn(parts: readonly Part[]): Part {
  return parts.reduce((before, after) => {
    connect(before, after)
    const entries = after.first.map(({ place, atStart }) => ({ place, atStart: atStart || before.atStart }))
    const exits = before.last.map(({ place, guarded }) => ({ place, guarded: guarded || after.guarded }))
    return {
      first: before.empty ? [...before.first, ...entries] : before.first,
      last: after.empty ? [...exits, ...after.last] : after.last,
      empty: before.empty && after.empty,
      guarded: before.guarded || after.guarded,
      atStart: before.atStart || after.atStart,
    }
  }, nothing)
}

function oneOf(parts: readonly Part[]): Part {
  const empty = parts.filter((part) => part.empty)
  return {
    first: parts.flatMap(({ first }) => first),
    last: parts.flatMap(({ last }) => last),
    empty: empty.length > 0,
    guarded: empty.length > 0 && empty.every(({ guarded }) => guarded),
    atStart: empty.length > 0 && empty.every(({ atStart }) => atStart),
  }
}

function optional(part: Part): Part {
  return { ...part, empty: true, guarded: false, atStart: false }
}

function connect(before: Part, after: Part): void {
  for (const { place: from } of before.last) for (const { place: to } of after.first) link(from, to)
}

function place(takes: bigint): Place {
  return { takes, next: new Map(), ends: false }
}

/** The same way twice counts twice: `(a+)+` goes from `a` to `a` in two ways. */
function link(from: Place, to: Place): void {
  from.next.set(to, (from.next.get(to) ?? 0) + 1)
}

function leaves({ alternatives }: AST.LookaroundAssertion): string[] {
  return alternatives.flatMap(({ elements: [only, ...others] }) =>
    only !== undefined && others.length === 0 && /^Character/.test(only.type) ? [only.raw] : [],
  )
}

function isEndless(node: AST.Alternative | AST.Element): boolean {
  if (node.type === 'Quantifier') return node.max > many || isEndless(node.element)
  if ('elements' in node && node.type === 'Alternative') return node.elements.some(isEndless)
  return 'alternatives' in node && node.alternatives.some(isEndless)
}

/** Characters of all kinds, and all that a pattern names. */
function samplesFor(source: string): string[] {
  const ascii = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at))
  return [...new Set([...ascii, '\t', '\n', '\r', '\0', 'é', 'ß', '東', '\u0301', '’', '–', '\uE000', '😀', ...source])]
}
