import { type Charter, groupOf, officeOf } from '#charter/charter.ts'
import type { Duty } from '#charter/duties.ts'
import { cutAt } from '#chat/cut-text.ts'
import type { DutyRow } from '#features/duties/duty-rows.ts'
import { type DutyState, dutyStates } from '#features/duties/duty-standing.ts'
import type { Owed } from '#features/duties/evidence.ts'
import { capitalised, listed } from '#time/english-words.ts'
import type { Instant } from '#time/instant.ts'
import { sayDateAt } from '#time/say-instant.ts'
import { dateAt } from '#time/wall-time.ts'

/** What the words of a duty are said by: the charter, the time, and the names of people by their ids. */
export type Said = { charter: Charter; now: Instant; names: ReadonlyMap<string, string> }

/** A duty in a few words, as they stand in a list. */
export function dutyName({ short, what }: Pick<Duty, 'short' | 'what'>): string {
  return short ?? cutAt(what, 60)
}

/** How each state is said of a duty. `met` tells that a record shows it: what people only say is the state below it. */
export const stateWords: Record<DutyState, string> = {
  late: 'late',
  due: 'due',
  'by word only': 'by word only',
  met: 'met by record',
  'not applicable': 'not applicable now',
}

/** "2 late, 3 due, 1 by word only, 4 met by record": every state that there is. */
export function countsText(counts: Record<DutyState, number>): string {
  return listed(dutyStates.filter((state) => counts[state] > 0).map((state) => `${counts[state]} ${stateWords[state]}`))
}

/** So many things that are missing are named; the others are counted. */
const mostNamed = 3

/** "PROC-6 minutes, PROC-7 minutes and 2 more". The same thing of several people is counted. */
function owedText(owed: readonly Owed[]): string {
  const counts = [...Map.groupBy(owed, ({ says }) => says)].map(([says, all]) =>
    all.length > 1 ? `${says} (${all.length} times)` : says,
  )
  const more = counts.length - mostNamed
  return listed([...counts.slice(0, mostNamed), ...(more > 0 ? [`${more} more`] : [])])
}

/** What is known of how a duty is met, in sentences: what is missing, what was done last, what its owner said. */
export function standingSentences({ duty, state, next, evidence, word }: DutyRow, said: Said): string[] {
  const { now } = said
  const missing = evidence !== null && evidence.owed.length > 0 ? [`Missing: ${owedText(evidence.owed)}.`] : []
  const due = next === null ? [] : [`${state === 'late' ? 'It was due on' : 'Due on'} ${sayDateAt(next, now)}.`]
  const done =
    evidence?.last && state !== 'not applicable' ? [`Last: ${evidence.last.says}, ${day(evidence.last.at, said)}.`] : []
  const saying = word === null ? [] : [`${nameOf(word.by, said)} on ${day(word.at, said)}: "${word.text}"`]
  if (state === 'not applicable')
    return [`${capitalised(evidence?.without ?? `only ${duty.occasion ?? 'now and then'}`)}.`, ...saying]
  const nothing = missing.length + done.length + saying.length === 0 ? ['Nothing is recorded yet.'] : []
  return [...missing, ...due, ...done, ...saying, ...nothing]
}

/** Who owes a duty: the holders of its offices by name; members and partners as such. */
export function ownersText({ duty, owners, group, person }: DutyRow, said: Said): string {
  if (person !== null) return 'you'
  if (owners.length > 0) return listed(owners.map((owner) => nameOf(owner, said)))
  if (duty.who.includes('member')) return `all ${said.charter.words.member.many}`
  if (duty.who.includes('partner')) return 'the partners'
  const titles = duty.who.map((who) => officeOf(said.charter, who).title.one)
  return `nobody holds the office now (${listed(titles)}${group === null ? '' : ` of ${groupOf(said.charter, group).short}`})`
}

/** How a duty is met, as the charter says it. */
export function metText({ met }: Duty): string {
  if (met.rule !== undefined) return `by our records (rule ${met.rule})`
  if (met.link !== undefined) return `by a file or link: ${met.link}`
  return met.statement === undefined ? 'by what its owner says' : `by what its owner says: ${met.statement}`
}

/** The name of a person; "someone" where we know none. */
export function nameOf(person: string, { names }: Pick<Said, 'names'>): string {
  return names.get(person) || 'someone without a name'
}

/** The day of an instant, in the organisation's zone. */
function day(at: Instant, { charter, now }: Pick<Said, 'charter' | 'now'>): string {
  return sayDateAt(dateAt(at, charter.organisation.zone), now)
}
