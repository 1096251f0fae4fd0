import type { Charter } from '#charter/charter.ts'
import { audienceOf, type Joined } from '#features/groups/roster.ts'
import type { Person } from '#features/people/person.ts'
import { epochOf, type Instant, instantText } from '#time/instant.ts'
import { quietPeriodAt } from '#time/quiet-hours.ts'
import type { ClockChange, Meeting } from './meeting.ts'
import type { MeetingFacts } from './meeting-facts.ts'
import { isHistory } from './session-times.ts'
import { undoWindowEnd } from './undo-window.ts'

/** A revision of a meeting, or of a series. */
type Revision = { rev: number; at: Instant; by: string; act: string; clock?: ClockChange }

/** The revision of a meeting that the messages of its series have told somebody (0 = none), and when: epoch milliseconds. */
export type HeardInSeries = { rev: number; at: number }

/** Somebody who is told of a group's meetings, and the revision of this one that they know (0 = nothing). */
export type NotifiedMember = { person: Person; since: Instant; knownRev: number }

/**
 * The revision that somebody in the group knows: the highest of what notices told them, what they caused themselves,
 * what was older than their joining (their welcome lists what is next), what the charter published, and beyond these new
 * rules for clocks that change nothing in their zone. 0 = nothing.
 * @param byNotices the highest revision that a notice told them.
 */
export function lastNotifiedRev(
  about: { tellings: readonly Revision[] },
  { person, since, zone }: { person: string; since: Instant; zone: string },
  byNotices: number,
): number {
  return about.tellings.reduce((highest, telling) => {
    const isNoNews = telling.clock && highest === telling.rev - 1 && !isOtherTime(telling, zone)
    return isNoNews || knows(telling, person, since) ? Math.max(highest, telling.rev) : highest
  }, byNotices)
}

/** Whether new rules for clocks made it another time for people in a zone. */
function isOtherTime({ clock }: Revision, zone: string): boolean {
  return clock?.was.some((was) => was.zone === zone) ?? false
}

/**
 * Everybody who is told of this meeting; nobody where it is history. `heardAt`: when they heard of what they know by the
 * messages of its series, in epoch milliseconds; 0 where it was otherwise.
 */
export function notifiedMembers(
  facts: MeetingFacts,
  byNotices: (person: string) => number,
): (NotifiedMember & { heardAt: number })[] {
  const { meeting, charter } = facts
  if (isHistory(meeting, charter)) return []
  const members = notifiedOf(meeting, facts, {
    byNotices: (person) => Math.max(facts.heardBySeries?.(person)?.rev ?? 0, byNotices(person)),
    undoUntil: (rev) => undoWindowEnd(meeting, charter, rev),
  })
  return members.map((member) => {
    const heard = facts.heardBySeries?.(member.person._id)
    return { ...member, heardAt: heard?.rev === member.knownRev ? heard.at : 0 }
  })
}

/** Whether there is more to tell since a revision than that the meeting follows its series: that the series tells. */
export function isNewByItself({ series, state, tellings }: Meeting, knownRev: number): boolean {
  if (series === undefined) return true
  const standing: string[] = []
  for (const { rev, act } of tellings)
    if (rev > knownRev && act === 'undo' && standing.pop() === undefined) return true
    else if (rev > knownRev && act !== 'undo') standing.push(act)
  const telling = state === 'cancelled' ? standing.slice(-1) : standing
  return telling.some((act) => act !== 'series')
}

/** `byNotices`: the highest revision that a notice told somebody. `undoUntil`: until when nobody hears of a revision. */
type Hearing = { byNotices: (person: string) => number; undoUntil: (rev: number) => Instant }

/**
 * Everybody in the group, and what they know of a meeting or a series. Whoever turned down news of new ones knows what
 * the others heard first: they are asked, reminded, and told what becomes of it.
 */
export function notifiedOf(
  about: { tellings: readonly Revision[] },
  { roster, people, group, charter }: Pick<MeetingFacts, 'roster' | 'people' | 'group' | 'charter'>,
  { byNotices, undoUntil }: Hearing,
): NotifiedMember[] {
  return audienceOf(roster).flatMap((joined) => {
    const { person: id } = joined
    const person = people.get(id)
    if (person === undefined) return []
    const since = welcomedAt(joined, person, charter)
    const knownRev = lastNotifiedRev(
      about,
      { person: id, since, zone: person.zone ?? charter.organisation.zone },
      byNotices(id),
    )
    const turnedDown = knownRev === 0 && person.muted.includes(newsKey(group.id))
    return [{ person, since, knownRev: turnedDown ? firstHeard(about, undoUntil) : knownRev }]
  })
}

/** When somebody who joined learns what is ahead: their welcome lists it, and it may wait for the end of their quiet hours. */
function welcomedAt({ since, waits }: Joined, person: Person, { organisation, reminders }: Charter): Instant {
  if (!waits) return since
  const quiet = quietPeriodAt(person.quiet ?? reminders.quiet, person.zone ?? organisation.zone, epochOf(since))
  return quiet === null ? since : instantText(quiet.end)
}

/** What is kept of somebody who wants no news of new meetings and new series of a group. */
export function newsKey(group: string): string {
  return `meeting-scheduled|${group}`
}

/** What the first message says: whatever was done before anybody heard is in it. */
function firstHeard({ tellings }: { tellings: readonly Revision[] }, undoUntil: Hearing['undoUntil']): number {
  const next = tellings.findIndex((telling, index) => {
    const before = tellings[index - 1]
    return before !== undefined && telling.at >= undoUntil(before.rev)
  })
  return (next < 0 ? tellings.at(-1) : tellings[next - 1])?.rev ?? 0
}

/** The revision with this number; null where there is none. */
export function tellingAt<T extends Revision>({ tellings }: { tellings: readonly T[] }, rev: number): T | null {
  return tellings.find((telling) => telling.rev === rev) ?? null
}

/** The latest revision of a meeting or series. */
export function latestTelling<T extends Revision>({ _id, tellings }: { _id: string; tellings: readonly T[] }): T {
  const latest = tellings.at(-1)
  if (latest === undefined) throw new Error(`${_id} was never told`)
  return latest
}

function knows({ act, at, by }: Revision, person: string, since: Instant): boolean {
  return by === person || act === 'import' || at <= since
}
