import type { Charter } from '#charter/charter.ts'
import type { MinutesStep } from '#charter/convening.ts'
import { isConfirmed } from '#features/groups/absence.ts'
import { audienceOf, leadersAsked, type Roster, secretariatAsked } from '#features/groups/roster.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import { leaderOf } from '#features/meetings/meeting-leader.ts'
import { isHistory, lastEnd } from '#features/meetings/session-times.ts'
import { isHeldUnknown } from '#features/meetings/untimed.ts'
import { epochOf, type Instant, instantText, millisecondsOf } from '#time/instant.ts'

/** One step of the escalation that has somebody to ask. `dueAt` and `sendBy` in epoch milliseconds; at `sendBy` the next one has its turn. */
export type EscalationStep = { step: number; who: MinutesStep; people: string[]; dueAt: number; sendBy: number }

/** After the last step nobody is asked for longer than this. */
const lastAsk = millisecondsOf('P7D')

/**
 * Whether the minutes of a meeting are still to come: it was held, or will be, and nobody has given any. Of a meeting
 * for which nobody set a time that is not known before somebody says so.
 */
export function owesMinutes(meeting: Pick<Meeting, 'state' | 'sessions' | 'minutes'>, charter: Charter): boolean {
  const { items, didNotHappen } = meeting.minutes
  return (
    meeting.state === 'scheduled' &&
    items.length === 0 &&
    didNotHappen === null &&
    !isHistory(meeting, charter) &&
    !isHeldUnknown(meeting, charter)
  )
}

/** What the minutes are counted from: the end, or where nobody set a time, when somebody said that it took place. */
function heldAt(meeting: Pick<Meeting, 'sessions' | 'minutes'>, charter: Charter): number {
  return epochOf(meeting.minutes.tookPlace?.at ?? lastEnd(meeting, charter))
}

/** When the minutes are due: so long after the end, and what was granted. */
export function minutesDue(meeting: Pick<Meeting, 'sessions' | 'minutes'>, charter: Charter): Instant {
  const granted = meeting.minutes.extensions.at(-1)
  return granted?.until ?? instantText(heldAt(meeting, charter) + millisecondsOf(charter.minutes.due))
}

/** Whoever took its minutes over, while in the group; else whoever led it, whatever office they hold now; else the longest-serving leader. */
export function whoeverLed(meeting: Meeting, roster: Roster): string | null {
  return takenOverBy(meeting, roster) ?? leaderOf(meeting, roster)
}

/**
 * Whether somebody keeps the minutes because they took them over, while in the group, or led the meeting. Whoever led
 * it and has left the group since still gives what is owed, and sees none but their own.
 */
export function keepsOwnMinutes(meeting: Meeting, roster: Roster, person: string): boolean {
  if (takenOverBy(meeting, roster) === person) return true
  if (meeting.ledBy !== person) return false
  return isIn(roster, person) || meeting.minutes.items.every(({ by }) => by === person)
}

function takenOverBy({ minutes: { takenBy } }: Meeting, roster: Roster): string | null {
  return takenBy !== null && isIn(roster, takenBy) ? takenBy : null
}

function isIn(roster: Roster, one: string): boolean {
  return audienceOf(roster).some(({ person }) => person === one)
}

/** Who is asked for the minutes, and when: the steps of the escalation in the charter, without those that have nobody to ask. */
export function minutesSteps(meeting: Meeting, roster: Roster, charter: Charter): EscalationStep[] {
  const end = heldAt(meeting, charter)
  const away = absencesOfDuty(meeting, roster, end)
  const steps = charter.minutes.ladder
    .map(({ after, who }, step) => ({
      step,
      who,
      people: peopleOn(who, meeting, roster),
      dueAt: delayed(end + millisecondsOf(after), meeting, { charter, away }),
    }))
    .filter(({ people }) => people.length > 0)
  return steps.map((step, index) => ({ ...step, sendBy: steps[index + 1]?.dueAt ?? step.dueAt + lastAsk }))
}

/** The minutes without one item. While it was there nobody was asked: the escalation goes on from where it stood. */
export function withoutItem(minutes: Meeting['minutes'], item: number, now: Instant): Meeting['minutes'] {
  const removed = minutes.items[item]
  const items = minutes.items.filter((_, index) => index !== item)
  if (removed === undefined) return minutes
  const next = items.map(({ at }) => at).toSorted()[0] ?? now
  const paused = removed.at < next ? [{ from: removed.at, to: next }] : []
  return { ...minutes, items, pauses: [...minutes.pauses, ...paused] }
}

function peopleOn(who: MinutesStep, meeting: Meeting, roster: Roster): string[] {
  const led = whoeverLed(meeting, roster)
  // Whoever is away and has no stand-in is asked when they are back: `delayed`.
  const asked = led === null ? [] : [roster.away?.get(led)?.standIn ?? led]
  if (who === 'whoever-led') return asked
  if (who === 'secretariat') return secretariatAsked(roster)
  return leadersAsked(roster).filter((person) => person !== led && !asked.includes(person))
}

type Delay = { from: number; length: number }

/** The times since a meeting in which whoever led it was away and nobody stood in: their duty rests. */
function absencesOfDuty(meeting: Meeting, roster: Roster, end: number): Delay[] {
  const led = whoeverLed(meeting, roster)
  return (roster.absences ?? [])
    .filter(({ person, standIn }) => person === led && !isConfirmed(standIn))
    .flatMap(({ startsAt, endsAt }) => {
      const from = Math.max(end, epochOf(startsAt))
      const length = epochOf(endsAt) - from
      return length > 0 ? [{ from, length }] : []
    })
}

/** Granted days, the time in which there were minutes, and absences put off the steps that were still to come. */
function delayed(
  dueAt: number,
  { minutes }: Meeting,
  { charter, away }: { charter: Charter; away: readonly Delay[] },
): number {
  const granted = millisecondsOf(charter.minutes.extension.by)
  const delays = [
    ...away,
    ...minutes.extensions.map(({ at }) => ({ from: epochOf(at), length: granted })),
    ...minutes.pauses.map(({ from, to }) => ({ from: epochOf(from), length: epochOf(to) - epochOf(from) })),
  ].toSorted((one, other) => one.from - other.from)
  return delays.reduce((due, { from, length }) => (from <= due ? due + length : due), dueAt)
}
