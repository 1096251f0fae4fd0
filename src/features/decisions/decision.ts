import { createHash } from 'node:crypto'
import { readAgenda } from '#features/meetings/agenda.ts'
import type { Instant } from '#time/instant.ts'
import type { CalendarDate } from '#time/wall-time.ts'

/** What was decided on one item of an agenda, in words. `not-reached` is an answer, too: the words say what happens next. */
export type Decision = { title: string; outcome: 'reached' | 'not-reached'; words: string; by: string; at: Instant }

/** What one meeting decided. `_id` is the meeting's; `date` the day of its last session. */
export type DecisionRecord = {
  _id: string
  group: string
  reference: string
  date: CalendarDate
  decisions: Decision[]
}

/** What a decision has room for, in words. */
export const longestDecision = 1000

/** No form asks for more decisions at once. */
const mostAsked = 12

/** The items of an agenda that are marked for a decision, each once. */
export function toBeDecided(agenda: string): string[] {
  const marked = readAgenda(agenda).filter(({ decision }) => decision)
  return [...new Set(marked.map(({ title }) => title))].slice(0, mostAsked)
}

/** Those of an agenda's decisions of which nobody has said yet what became of them. */
export function undecided(agenda: string, record: Pick<DecisionRecord, 'decisions'> | null): string[] {
  const known = (record?.decisions ?? []).map(({ title }) => title)
  return toBeDecided(agenda).filter((title) => !known.includes(title))
}

/** "Not reached, we vote by e-mail" is no decision; anything else is one. */
export function outcomeOf(words: string): Decision['outcome'] {
  const said = words.trim().toLowerCase()
  const none = ['not reached', 'not yet reached', 'not decided', 'not yet decided', 'no decision', 'undecided']
  return none.some((beginning) => said.startsWith(beginning)) ? 'not-reached' : 'reached'
}

/** The record with these answers: one for a title replaces what was said of it before; one that says the same changes nothing. */
export function withDecisions(before: DecisionRecord, answers: readonly Decision[]): DecisionRecord {
  const news = answers.filter(
    ({ title, words }) => !before.decisions.some((known) => known.title === title && known.words === words),
  )
  if (news.length === 0) return before
  const others = before.decisions.filter(({ title }) => news.every((one) => one.title !== title))
  return { ...before, decisions: [...others, ...news] }
}

/** What tells the items of one agenda apart in a form: by its title, so that an agenda that changes mixes nothing up. */
export function fieldOf(title: string): string {
  return `d${createHash('sha256').update(title).digest('hex').slice(0, 12)}`
}
