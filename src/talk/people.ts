import type { Situation } from './situation.ts'
import { fold, type Word } from './words.ts'

/** Somebody who is named at a word, up to the word at `to`. */
type Named = { to: number; value: string }

/** By the whole name, or by a part of it that only one of these has. */
export function personAt(words: readonly Word[], at: number, names: readonly string[]): Named[] {
  const first = words[at]?.is ?? ''
  const start = /^(?:ms|mr|mrs|dr|prof|professor|madame|monsieur)$/.test(first) ? at + 1 : at
  const here = (words[start]?.is ?? '').replace(/^@/, '').replaceAll('.', ' ')
  const wholes = names.flatMap((name) => {
    const own = fold(name).split(' ')
    if (here === own.join(' ')) return [{ to: start + 1, value: name }]
    return own.every((one, place) => words[start + place]?.is === one) ? [{ to: start + own.length, value: name }] : []
  })
  const parts = names.filter((name) => here.length > 2 && fold(name).split(' ').includes(here))
  const [only] = parts
  return [...wholes, ...(only !== undefined && parts.length === 1 ? [{ to: start + 1, value: only }] : [])]
}

/** Up to three words with a capital that could be a name, where nobody is known: never the first word of a sentence. */
export function nameAt(words: readonly Word[], text: string, at: number): Named[] {
  const isName = ({ from, to }: Word) => /^\p{Lu}[\p{L}'-]+$/u.test(text.slice(from, to))
  let to = at
  while (to < at + 3 && to > 0 && words[to] && isName(words[to] as Word)) to++
  if (to < at + 2) return []
  return [{ to, value: text.slice(words[at]?.from ?? 0, words[to - 1]?.to ?? 0) }]
}

/** "the urban planner from Kenya": the only one of whom all these words are said. */
export function describedAt(words: readonly Word[], at: number, applicants: Situation['applicants']): Named[] {
  if (words[at]?.is !== 'the') return []
  for (const { name, about } of applicants) {
    const own = new Set(fold(about).split(/[^\p{L}\p{N}]+/u))
    let to = at + 1
    let said = 0
    for (; to < words.length; to++) {
      const is = words[to]?.is ?? ''
      if (own.has(is)) said++
      else if (!/^(?:from|of|in|with|and)$/.test(is)) break
    }
    if (said > 1) return [{ to, value: name }]
  }
  return []
}
