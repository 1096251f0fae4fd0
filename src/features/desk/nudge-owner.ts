import type { Charter } from '#charter/charter.ts'
import { type Context, entry } from '#context.ts'
import { requireRole } from '#features/groups/access.ts'
import { readRosters } from '#features/groups/read-roster.ts'
import type { Roster } from '#features/groups/roster.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import { type MeetingFacts, meetingFacts } from '#features/meetings/meeting-facts.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { isAhead, isHistory, lastEnd } from '#features/meetings/session-times.ts'
import { askedForTime } from '#features/meetings/untimed.ts'
import { owesMinutes, whoeverLed } from '#features/minutes/minutes-escalation.ts'
import { personStore } from '#features/people/person-store.ts'
import { type Instant, plus } from '#time/instant.ts'
import { sayInstant } from '#time/say-instant.ts'
import { type NextStep, UserError } from '#user-error.ts'
import { type Nudge, nudgeStore, type Owed } from './nudge-store.ts'

/** About one meeting somebody is nudged once in this time. */
const apart = 'P1D'

/** What a meeting lacks that somebody owes, or null. */
export function owedOf(meeting: Meeting, charter: Charter, now: Instant): Owed | null {
  if (meeting.state === 'cancelled' || isHistory(meeting, charter)) return null
  if (isAhead(meeting, charter, now)) return meeting.sessions.some(({ at }) => at === null) ? 'time' : null
  return owesMinutes(meeting, charter) && lastEnd(meeting, charter) <= now ? 'minutes' : null
}

/** Who owes it: whoever led the meeting gives its minutes, whoever leads it its time. */
function owner(meeting: Meeting, roster: Roster, owed: Owed): string | null {
  if (owed === 'minutes') return whoeverLed(meeting, roster)
  return askedForTime(meeting, roster).first[0] ?? null
}

/** Who was nudged, about what. */
export type Nudged = { meeting: Meeting; owed: Owed; name: string }

/**
 * Asks the person who owes the minutes or the time of a meeting for them, by one message. @throws UserError where nobody owes anything, for
 * somebody who owes it themselves, where no message reaches them, and a second time within a day.
 */
export async function nudgeOwner(context: Context, { meeting: id }: { meeting: string }): Promise<Nudged> {
  const { store, charter, now, by } = context
  const meeting = await store(meetingStore).get(id)
  if (meeting === null) throw new UserError('no-such-meeting', 'This meeting is gone.', { next: [seeLate] })
  await requireRole(context, meeting.group, 'leader')
  const { reference } = meeting
  const { minutes } = charter.words
  const owed = owedOf(meeting, charter, now)
  if (owed === null)
    throw new UserError('nothing-owed', `Nobody owes anything for ${reference} now. We sent no message.`, {
      next: [seeLate],
    })
  const takers = meeting.minutes.takenBy === null ? [] : [meeting.minutes.takenBy]
  const [roster] = await readRosters(context, [meeting.group], takers)
  const to = roster ? owner(meeting, roster, owed) : null
  const yourself =
    owed === 'time' ? say(`Move ${reference}`, `move ${reference}`) : say('Add them', `minutes ${reference}`)
  if (to === null)
    throw new UserError('nobody-owes', `${reference} has no leader we could ask. You can do it.`, { next: [yourself] })
  if (to === by)
    throw new UserError(
      'owed-by-you',
      `You owe ${owed === 'time' ? 'the time' : `the ${minutes}`} of ${reference} yourself.`,
      { next: [yourself] },
    )
  const [person, reached] = await Promise.all([store(personStore).get(to), context.deliveries.reachable([to])])
  const name = person?.name || 'someone without a name'
  if (!reached.has(to))
    throw new UserError('not-reached', `Our messages don't reach ${name}. Please ask them another way.`, {
      next: [say(`Find ${name}`, `people ${name}`), yourself],
    })
  const ask = { to, by, at: now, owed, act: context.id('nudge') }
  await store(nudgeStore).put(id, entry(context, `nudged for ${owed}`), (before) =>
    nudgedAgain(before, { _id: id, ...ask, count: 1 }, { reference, name, charter }),
  )
  return { meeting, owed, name }
}

const seeLate = say('See what is late', 'late')

function say(label: string, words: string): NextStep {
  return { label, say: words }
}

/** The nudge as it is kept; the same act done again is the same nudge. @throws UserError within a day of the one before. */
function nudgedAgain(
  before: Nudge | null,
  nudge: Nudge,
  { reference, name, charter }: { reference: string; name: string; charter: Charter },
): Nudge {
  if (before === null) return nudge
  if (before.act === nudge.act) return before
  if (plus(before.at, apart) > nudge.at) {
    const { zone, said } = charter.organisation
    const reader = { zone, ...(said === undefined ? {} : { said }), now: nudge.at }
    const day = (instant: Instant) => sayInstant({ instant, zone, show: 'both' }, reader)
    throw new UserError(
      'nudged-already',
      `${name} got a nudge for ${reference} on ${day(before.at)}. You can nudge again after ${day(plus(before.at, apart))}.`,
      { next: [seeLate] },
    )
  }
  return { ...nudge, count: before.count + 1 }
}

/** What is true about a nudge: the nudge, and all about its meeting. */
export type NudgeFacts = MeetingFacts & { about: Nudge }

/** The facts of these nudges, by meeting. */
export async function nudgeFacts(context: Context, ids: readonly string[]): Promise<Map<string, NudgeFacts>> {
  const nudges = await context.store(nudgeStore).find({ _id: { $in: ids } })
  const persons = nudges.flatMap(({ to, by }) => [to, by])
  const [meetings, people] = await Promise.all([
    meetingFacts(context, ids, persons),
    context.store(personStore).find({ _id: { $in: persons } }),
  ])
  return new Map(
    nudges.flatMap((about) => {
      const facts = meetings.get(about._id)
      if (facts === undefined) return []
      const known = new Map([...facts.people, ...people.map((person) => [person._id, person] as const)])
      return [[about._id, { ...facts, people: known, about }] as const]
    }),
  )
}
