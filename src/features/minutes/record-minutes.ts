import { createHash } from 'node:crypto'
import { type Context, entry } from '#context.ts'
import { may } from '#features/groups/access.ts'
import { readRoster } from '#features/groups/read-roster.ts'
import { audienceOf } from '#features/groups/roster.ts'
import { meetingFor } from '#features/meetings/find-meeting.ts'
import type { Meeting, Minutes, MinutesItem } from '#features/meetings/meeting.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { firstStart } from '#features/meetings/session-times.ts'
import { untimedSessions } from '#features/meetings/untimed.ts'
import type { Person } from '#features/people/person.ts'
import { personStore } from '#features/people/person-store.ts'
import { epochOf, instantText, millisecondsOf } from '#time/instant.ts'
import { type NextStep, UserError } from '#user-error.ts'
import type { GivenMinutes } from './given-minutes.ts'
import { withApprovalAsked } from './minutes-approval.ts'
import { keepsOwnMinutes, minutesDue, owesMinutes, whoeverLed, withoutItem } from './minutes-escalation.ts'

/** Adds minutes to a meeting: from now on nobody is asked. @throws UserError for those who do not keep them, or too early. */
export async function recordMinutes(context: Context, ask: { meeting: string; given: GivenMinutes }): Promise<Meeting> {
  const item: MinutesItem = { ...ask.given, by: context.by, at: context.now }
  return changeMinutes(context, { ...ask, what: `gave minutes (${item.kind})` }, (minutes) =>
    minutes.items.some((known) => itemKey(known) === itemKey(item))
      ? minutes
      : { ...minutes, items: [...minutes.items, item], didNotHappen: null },
  )
}

/**
 * Takes one of the minutes away: whoever is asked next is asked as though it had never been there. A file may have been
 * given to another meeting too, by another button of the same message: `expireMinutesFiles` removes what no meeting has.
 */
export async function removeMinutes(context: Context, ask: { meeting: string; item: string }): Promise<Meeting> {
  return changeMinutes(context, { ...ask, what: 'removed minutes' }, (minutes) => {
    const index = minutes.items.findIndex((item) => itemKey(item) === ask.item)
    return withoutItem(minutes, index, context.now)
  })
}

/** The meeting did not take place, or (`happened`) it did after all. */
export async function setMinutesNeeded(
  context: Context,
  ask: { meeting: string; happened: boolean },
): Promise<Meeting> {
  const { by, now } = context
  const what = ask.happened ? 'took place after all' : 'did not take place'
  return changeMinutes(context, { ...ask, what }, (minutes, meeting) => {
    if (!ask.happened && minutes.items.length > 0) throw areThere(meeting)
    if (!ask.happened) return minutes.didNotHappen ? minutes : { ...minutes, didNotHappen: { by, at: now } }
    // Whether it took place was never certain: its minutes are asked for from now on.
    if (untimedSessions(meeting).length === meeting.sessions.length && minutes.items.length === 0)
      return minutes.tookPlace && !minutes.didNotHappen
        ? minutes
        : { ...minutes, didNotHappen: null, tookPlace: { by, at: now } }
    if (!minutes.didNotHappen) return minutes
    const pause = { from: minutes.didNotHappen.at, to: now }
    return { ...minutes, didNotHappen: null, pauses: [...minutes.pauses, pause] }
  })
}

/** More time for the minutes, as often as the charter grants it. @throws UserError where it has been granted. */
export async function extendMinutes(context: Context, ask: { meeting: string }): Promise<Meeting> {
  const { by, times } = context.charter.minutes.extension
  return changeMinutes(context, { ...ask, what: 'was given more time' }, (minutes, meeting) => {
    // Done again after a crash, it is the same extension.
    if (minutes.extensions.some((given) => given.by === context.by && given.at === context.now)) return minutes
    mustBeOwed(context, meeting)
    if (minutes.extensions.length >= times)
      throw new UserError('no-more-time', 'You have had more time already. Three sentences are enough.', {
        next: [{ label: 'See the minutes', say: `minutes ${meeting.reference}` }],
      })
    const due = minutesDue(meeting, context.charter)
    const from = Math.max(epochOf(due), epochOf(context.now))
    const until = instantText(from + millisecondsOf(by))
    return { ...minutes, extensions: [...minutes.extensions, { by: context.by, at: context.now, until }] }
  })
}

/**
 * Somebody else of the group will write them, and is asked from now on.
 * @throws UserError where they are not in the group, or no message reaches them: then nobody would be asked.
 */
export async function handOverMinutes(context: Context, ask: { meeting: string; to: string }): Promise<Meeting> {
  const meeting = await meetingFor(context, ask.meeting, 'member')
  const roster = await readRoster(context, meeting.group)
  if (!audienceOf(roster).some(({ person }) => person === ask.to))
    throw new UserError('not-a-member', 'This person is not in the group any more.', { field: 'to' })
  if (!(await context.deliveries.reachable([ask.to])).has(ask.to))
    throw new UserError('not-reached', "We can't reach this person. Please choose someone else.", {
      field: 'to',
    })
  return changeMinutes(context, { ...ask, what: 'handed the minutes over' }, (minutes, before) => {
    mustBeOwed(context, before)
    return { ...minutes, takenBy: ask.to }
  })
}

/**
 * Who could write them instead: everybody in the group whom a message reaches, but those who are asked now.
 * @throws UserError where that is nobody.
 */
export async function minutesHelpers(
  context: Context,
  ask: { meeting: string },
): Promise<{ meeting: Meeting; people: Person[] }> {
  const meeting = await keepersMeeting(context, ask.meeting)
  mustBeOwed(context, meeting)
  const roster = await readRoster(context, meeting.group)
  // Whoever has taken them over may be named again: the same form may be sent again after a crash.
  const asked = [whoeverLed({ ...meeting, minutes: { ...meeting.minutes, takenBy: null } }, roster), context.by]
  const others = audienceOf(roster)
    .map(({ person }) => person)
    .filter((person) => !asked.includes(person))
  if (others.length === 0)
    throw new UserError('nobody-else', `Nobody else is in the group of ${meeting.reference} to write its minutes.`, {
      next: [{ label: 'Find help', say: `contact ${meeting.group}` }],
    })
  const reached = await context.deliveries.reachable(others)
  if (reached.size === 0)
    throw new UserError('nobody-reached', `We can't reach anyone else in the group of ${meeting.reference}.`, {
      next: [{ label: 'Find help', say: `contact ${meeting.group}` }],
    })
  const people = await context.store(personStore).find({ _id: { $in: [...reached] } }, { sort: { name: 1 } })
  return { meeting, people }
}

/** What tells the items of one meeting apart: the same link, given twice, is one. */
export function itemKey(item: MinutesItem): string {
  if (item.kind === 'file') return item.file
  const words = item.kind === 'link' ? item.url : item.text
  return `${item.kind}-${createHash('sha256').update(words).digest('hex').slice(0, 12)}`
}

/** May this person keep the minutes: by their office, or since they led it or took it over? */
export async function keepsMinutes(context: Context, meeting: Meeting): Promise<boolean> {
  if (keepsOwnMinutes(meeting, await readRoster(context, meeting.group), context.by)) return true
  return may(context, 'keep-minutes', meeting.group)
}

/** The meeting, for those who keep its minutes. @throws UserError for others, and before it begins. */
export async function keepersMeeting(context: Context, id: string): Promise<Meeting> {
  const meeting = await context.store(meetingStore).get(id)
  if (!meeting || !(await keepsMinutes(context, meeting))) {
    const seen = await meetingFor(context, id, 'member')
    throw new UserError('not-the-keeper', `Only the people who led ${seen.reference} can change its minutes.`, {
      next: [{ label: 'See who leads it', say: `contact ${seen.group}` }],
    })
  }
  const { reference } = meeting
  if (meeting.state === 'cancelled')
    throw new UserError('cancelled', `${reference} was cancelled, so it has no minutes.`, {
      next: [{ label: 'See the dates', say: 'calendar' }],
    })
  if (firstStart(meeting) > context.now)
    throw new UserError('not-yet', `${reference} has not begun yet. We'll ask for its minutes afterwards.`, {
      next: [{ label: `See ${reference}`, say: `next ${reference}` }],
    })
  return meeting
}

/** @throws UserError where nobody is asked for these minutes, so that they can be neither put off nor handed over. */
function mustBeOwed({ charter }: Context, meeting: Meeting): void {
  if (owesMinutes(meeting, charter)) return
  if (meeting.minutes.items.length > 0) throw areThere(meeting)
  throw new UserError('not-owed', `We're not asking for the ${meeting.reference} minutes.`, { next: [seen(meeting)] })
}

function areThere(meeting: Meeting): UserError {
  return new UserError('minutes-there', `The ${meeting.reference} minutes are there already.`, {
    next: [seen(meeting)],
  })
}

function seen({ reference }: Meeting): NextStep {
  return { label: 'See the minutes', say: `minutes ${reference}` }
}

async function changeMinutes(
  context: Context,
  ask: { meeting: string; what: string },
  rule: (minutes: Minutes, meeting: Meeting) => Minutes,
): Promise<Meeting> {
  await keepersMeeting(context, ask.meeting)
  return context.store(meetingStore).change(ask.meeting, entry(context, ask.what), (before) => {
    const minutes = rule(before.minutes, before)
    return minutes === before.minutes
      ? before
      : { ...before, minutes: withApprovalAsked(before.minutes, minutes, context) }
  })
}
