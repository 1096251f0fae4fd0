import { wordsOf } from './words.ts'

/**
 * A phrase that people say, in a small form: words; `(one|or another)`; `[what may be left out]`; `{slot}` for what is
 * found, such as a meeting; `<class>` for one of the words of a shared list.
 */
export type Phrase = { source: string; states: readonly State[]; start: number }

/** What was read of a phrase: a word, a slot, or several ways on. */
type Tree =
  | { kind: 'word'; name: string }
  | { kind: 'slot'; name: string }
  | { kind: 'one of' | 'maybe'; all: Tree[][] }

/** What leads from one state to others: a word, a slot, or nothing. */
type State =
  | { by: 'word'; word: string; next: number }
  | { by: 'slot'; slot: string; next: number }
  | { by: 'nothing'; next: readonly number[] }
  | { by: 'end' }

/** @param classes the words of each `<class>`, themselves phrases. @throws Error for a phrase that is not well written. */
export function phrase(source: string, classes: Readonly<Record<string, string>> = {}): Phrase {
  const states: State[] = [{ by: 'end' }]
  const add = (state: State) => states.push(state) - 1
  const tokens = source.match(/\{\w+\}|<[\w-]+>|[()[\]|]|[^\s()[\]|{}<>]+/g) ?? []
  let place = 0

  // Each reader is given the state that follows and gives the state it begins at, so it reads from the right.
  const parsed = alternatives()
  if (place < tokens.length) throw new Error(`"${source}": nothing opens the "${tokens[place]}"`)
  return { source, states, start: built(parsed, 0) }

  function alternatives(): Tree[][] {
    const all: Tree[][] = [[]]
    for (; place < tokens.length; place++) {
      const token = tokens[place] ?? ''
      if (token === ')' || token === ']') break
      if (token === '|') all.push([])
      else all.at(-1)?.push(...treesOf(token))
    }
    return all
  }

  function treesOf(token: string): Tree[] {
    if (token === '(' || token === '[') {
      place++
      const all = alternatives()
      if (tokens[place] !== (token === '(' ? ')' : ']')) throw new Error(`"${source}": nothing closes the "${token}"`)
      return [{ kind: token === '(' ? 'one of' : 'maybe', all }]
    }
    if (token.startsWith('{')) return [{ kind: 'slot', name: token.slice(1, -1) }]
    if (!token.startsWith('<')) return wordsOf(token).map(({ is }) => ({ kind: 'word', name: is }))
    const words = classes[token.slice(1, -1)]
    if (words === undefined) throw new Error(`"${source}": there is no class ${token}`)
    return [
      {
        kind: 'one of',
        all: words.split('|').map((one) => wordsOf(one).map(({ is }) => ({ kind: 'word', name: is }))),
      },
    ]
  }

  function built(all: Tree[][], next: number): number {
    const starts = all.map((trees) => trees.reduceRight(before, next))
    const [only] = starts
    return starts.length === 1 && only !== undefined ? only : add({ by: 'nothing', next: starts })
  }

  function before(next: number, tree: Tree): number {
    if (tree.kind === 'word') return add({ by: 'word', word: tree.name, next })
    if (tree.kind === 'slot') return add({ by: 'slot', slot: tree.name, next })
    const start = built(tree.all, next)
    return tree.kind === 'one of' ? start : add({ by: 'nothing', next: [start, next] })
  }
}

/** The words that a phrase is written with. */
export function vocabularyOf({ states }: Phrase): string[] {
  return states.flatMap((state) => (state.by === 'word' ? [state.word] : []))
}

/** What stands in a slot: from which word to which, without the last. */
type Mark = { slot: string; from: number; to: number }

/** What a phrase is compared with. */
export type Sentence = {
  length: number
  /** Whether the word at this place can be meant by this one. */
  is(place: number, word: string): boolean
  /** Where what may stand in this slot can end, the likeliest first. */
  ends(place: number, slot: string): readonly number[]
  /** How many words can be passed over here, as greetings and politeness can. */
  passable(place: number): number
}

export type Match = { marks: Mark[] /** How many words are those of the phrase itself. */; words: number }

/**
 * Whether the whole sentence is this phrase. What cannot be matched from a state at a place is noted, and not tried again:
 * the time grows with the number of words, not with the ways to read them.
 */
export function matched({ states, start }: Phrase, sentence: Sentence): Match | null {
  const failed = new Set<number>()
  return from(start, 0)

  function from(at: number, place: number): Match | null {
    const key = at * (sentence.length + 1) + place
    if (failed.has(key)) return null
    const found = through(at, place) ?? passing(at, place)
    if (found === null) failed.add(key)
    return found
  }

  function through(at: number, place: number): Match | null {
    const state = states[at]
    if (state === undefined) return null
    switch (state.by) {
      case 'end':
        return place === sentence.length ? { marks: [], words: 0 } : null
      case 'word': {
        if (place >= sentence.length || !sentence.is(place, state.word)) return null
        const after = from(state.next, place + 1)
        return after && { ...after, words: after.words + 1 }
      }
      case 'slot':
        for (const to of sentence.ends(place, state.slot)) {
          const after = from(state.next, to)
          if (after) return { ...after, marks: [{ slot: state.slot, from: place, to }, ...after.marks] }
        }
        return null
      case 'nothing':
        for (const next of state.next) {
          const after = from(next, place)
          if (after) return after
        }
        return null
    }
  }

  function passing(at: number, place: number): Match | null {
    const passed = place < sentence.length ? sentence.passable(place) : 0
    return passed > 0 ? from(at, place + passed) : null
  }
}
