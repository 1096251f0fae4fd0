import type { Charter } from '#charter/charter.ts'
import { courtesyAt } from '#talk/courtesies.ts'
import { isMonth, isWeekday } from '#talk/days.ts'
import { groupAt } from '#talk/groups.ts'
import type { Word } from '#talk/words.ts'
import { runAt } from './choosing-words.ts'

const asking = new Set('is are was were does did shall should has'.split(' '))
/** What asks only with a subject behind it: "could you", and not "could do". */
const askingOf = new Set('can could would will may might do have must am'.split(' '))
const subjects = new Set(
  'you we i they he she it this that these those the our my your everyone everybody anyone anybody someone somebody people all both'.split(
    ' ',
  ),
)
const others = new Set(
  'they you he she it everyone everybody anyone anybody someone somebody people team colleagues guys folks friends'.split(
    ' ',
  ),
)
const whom = new Set('you them him her everyone everybody people'.split(' '))
const auxiliaries = new Set(
  "can could will would may might do does are is have has had shall should must need needs prefer prefers want wants 's".split(
    ' ',
  ),
)
const past = new Set('was were had did'.split(' '))
const passing = new Set('all both also only just probably maybe definitely really always'.split(' '))
const first = new Set('i me we us my mine our'.split(' '))

/**
 * Whether words that name times ask something, tell what was, or speak of others: "is Wednesday OK", "they can do
 * Tuesday", "it was Tuesday". Nobody's own vote is plain in them.
 */
export function isNoVote(
  words: readonly Word[],
  { charter, passed }: { charter: Charter; passed: ReadonlySet<string> },
) {
  const is = words.map((word) => word.is)
  if (is.includes('?') || is.some((word) => past.has(word))) return true
  if (is.some((word, at) => word === 'of' && is[at + 1] === 'us' && !/^(?:all|both|none|two)$/.test(is[at - 1] ?? '')))
    return true
  if (is.some((word, at) => whom.has(word) && /^(?:for|with|suits?|fits?)$/.test(is[at - 1] ?? ''))) return true
  return words.some((word, at) => {
    if (at > 0 && !/[.;!\n]/.test(word.before)) return isOther(at)
    const begins = behindCourtesies(at)
    return isQuestion(begins) || isStatement(begins) || isOther(at) || isOther(begins)
  })

  function behindCourtesies(from: number): number {
    let at = from
    for (let step = 1; step > 0 && at < is.length; at += step)
      step = /^(?:but|and|so)$/.test(is[at] ?? '')
        ? 1
        : courtesyAt(is, at, {
            own: passed,
            kinds: ['greetings', 'pleas', 'thanks', 'addressed', 'fillers', 'regrets'],
          })
    return at
  }

  function isQuestion(at: number): boolean {
    const [word = '', next = ''] = [is[at], is[at + 1]]
    if (asking.has(word)) return true
    if (word === 'let' && next === 'us') return true
    if (!askingOf.has(word)) return false
    return subjects.has(next) || isWeekday(next) || isMonth(next) || /^\d/.test(next)
  }

  /** "It's on Tuesday": of a meeting, where nothing says yes or no. */
  function isStatement(at: number): boolean {
    const noun = is[at] === 'the' && /^(?:poll|doodle|session|appointment|date|time|slot)$/.test(is[at + 1] ?? '')
    if (!noun && !/^(?:it|that|this)$/.test(is[at] ?? '')) return false
    if (!auxiliaries.has(is[at + (noun ? 2 : 1)] ?? '')) return false
    return !words.some((_, place) => answers(place) !== null) && !is.some((word) => first.has(word))
  }

  /** Others than the speaker, and what they do. "They all work" is said of times. */
  function isOther(at: number): boolean {
    const group = groupAt(words, at, charter)
    if (!group && (is[at] === 'we' || is[at] === 'it')) {
      const next = is[at + 1] ?? ''
      return /^(?:should|must)$/.test(next) || (next === 'have' && is[at + 2] === 'to')
    }
    if (!group && !others.has(is[at] ?? '')) return false
    if (group && /[,:;.!\n-]/.test(words[group.to]?.before ?? '')) return false
    let next = group?.to ?? at + 1
    const isOfAll = is[next] === 'all' || is[next] === 'both' || is[next + 1] === 'all' || is[next + 1] === 'both'
    while (passing.has(is[next] ?? '')) next++
    // "Anything works, you choose."
    const does = auxiliaries.has(is[next] ?? '') || (answers(next) === 'before' && next + 1 < is.length)
    if (!does) return false
    return is[at] !== 'they' || !isOfAll || words.some((_, place) => place >= at && answers(place) === 'before')
  }

  function answers(at: number): string | null {
    const run = runAt(words, at)
    const role = run?.role
    // "Fine with me" is said of times before it as well.
    if (/^(?:with|for)$/.test(run?.words.at(-1) ?? '')) return 'beside'
    return role && 'stands' in role ? role.stands : role?.says === 'not' ? 'beside' : null
  }
}
