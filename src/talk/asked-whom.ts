import type { Charter } from '#charter/charter.ts'
import { personAt } from './people.ts'
import { wordsOf } from './words.ts'

/** Whom words ask, and what. Null: they do not say which group. */
export type AskedInWords = { group: string | null; to: string | null; question: string }

type NamedLeader = { person: string; name: string; group: string }

/** The leader whose name words begin with, or a part of it that only they have; and the question behind it. */
export function leaderNamed(
  words: string,
  leaders: readonly NamedLeader[],
  own: readonly string[],
): AskedInWords | null {
  const heard = wordsOf(words)
  const [name] = personAt(heard, 0, [...new Set(leaders.map((one) => one.name))])
  if (name === undefined) return null
  const theirs = leaders.filter((one) => one.name === name.value)
  const leader = theirs.find(({ group }) => own.includes(group)) ?? theirs[0]
  if (leader === undefined) return null
  const question = words.slice(heard[name.to - 1]?.to ?? 0).replace(/^[\s,:]+/, '')
  return { group: leader.group, to: leader.person, question }
}

/** "The leaders of", "our chairs:", before a group, and behind it. */
export function withoutOffice(words: string, charter: Charter): string {
  const heard = wordsOf(words)
  const offices = new Set([
    ...['leader', 'chair', 'co-chair', 'head', 'coordinator', 'people'],
    ...charter.offices.flatMap(({ id, title }) => [id, ...title.one.toLowerCase().split(' ')]),
    ...charter.words.leader.one.toLowerCase().split(' '),
  ])
  const isOffice = (at: number) => offices.has(heard[at]?.is.replace(/s$/, '') ?? '')
  let at = 0
  while (/^(?:the|our|my|all)$/.test(heard[at]?.is ?? '')) at++
  if (!isOffice(at) && !isOffice(at + 1)) return words
  while (isOffice(at) || /^(?:of|in|for|the|group)$/.test(heard[at]?.is ?? '')) at++
  return words.slice(heard[at]?.from ?? words.length)
}
