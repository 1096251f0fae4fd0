import type { Charter } from '#charter/charter.ts'
import type { Group } from '#charter/convening.ts'
import { findGroup, namesOf, slipsBetween } from '#charter/find-group.ts'
import type { Word } from './words.ts'

/** A group that is named, and the word behind its name. */
export type NamedGroup = { group: string; to: number }

const known = new WeakMap<Charter, { group: Group; name: string[] }[]>()

/** What a group may be called: its own names, and the words of its title that only it has. */
function namesIn(charter: Charter): { group: Group; name: string[] }[] {
  const all =
    known.get(charter) ??
    charter.groups
      .flatMap((group) => [...new Set(namesOf(group))].map((name) => ({ group, name: name.split(' ') })))
      .toSorted((one, other) => other.name.length - one.name.length)
  known.set(charter, all)
  return all
}

/** The group named at this word: by a whole name of it, also with a slip of the finger, or by a word that is only its own. */
export function groupAt(words: readonly Word[], at: number, charter: Charter): NamedGroup | null {
  const here = words[at]?.is ?? ''
  for (const { group, name } of namesIn(charter))
    if (name.every((one, place) => same(words[at + place]?.is.replace(/(?<=\p{L}{4})s$/u, '') ?? '', one)))
      return { group: group.id, to: at + name.length }
  if (here.length < 4) return null
  const found = findGroup(charter, here)
  return found.kind === 'one' ? { group: found.group.id, to: at + 1 } : null
}

function same(word: string, name: string): boolean {
  if (word === name || `${word}s` === name) return true
  return (
    name.length >= 8 && name[0] === word[0] && Math.abs(word.length - name.length) < 3 && slipsBetween(word, name) <= 2
  )
}
