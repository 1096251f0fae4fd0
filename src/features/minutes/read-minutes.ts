import type { Readable } from 'node:stream'
import { groupOf } from '#charter/charter.ts'
import type { Group } from '#charter/convening.ts'
import { wholeId } from '#charter/whole-group.ts'
import type { Conversation } from '#chat/incoming.ts'
import type { Context, Links } from '#context.ts'
import { convenedGroups, groupsAllowing, seesAll } from '#features/groups/access.ts'
import { noOthers, type Others, othersIn } from '#features/groups/read-others.ts'
import { readAwayAnswers } from '#features/meetings/away-answers.ts'
import { meetingFor } from '#features/meetings/find-meeting.ts'
import type { Meeting, MinutesItem } from '#features/meetings/meeting.ts'
import { meetingStore, rsvpStore } from '#features/meetings/meeting-store.ts'
import { readOpenActions } from '#features/meetings/read-actions.ts'
import { answersOf } from '#features/meetings/rsvp.ts'
import { firstStart, isHistory, lastEnd } from '#features/meetings/session-times.ts'
import { isHeldUnknown } from '#features/meetings/untimed.ts'
import type { Person } from '#features/people/person.ts'
import { personStore } from '#features/people/person-store.ts'
import { plusDays } from '#time/wall-time.ts'
import { UserError } from '#user-error.ts'
import { mayApprove } from './approve-minutes.ts'
import { finalFrom } from './minutes-approval.ts'
import { owesMinutes } from './minutes-escalation.ts'
import { minutesFileStore } from './minutes-file-store.ts'
import { minutesTemplate } from './minutes-template.ts'
import { keepersMeeting, keepsMinutes } from './record-minutes.ts'

/** The meetings whose minutes this person is to give, the last one first. */
export async function openMinutes(context: Context, _ask: object): Promise<Meeting[]> {
  const owed = await keptBy(context, { 'minutes.items': { $eq: [] } }, null)
  return owed.filter((meeting) => owesMinutes(meeting, context.charter))
}

/**
 * The meetings for which a file or a link may be meant: those whose minutes this person is to give, and those for which
 * nobody set a time and of which nobody has said whether they took place.
 */
export async function possibleMinutes(context: Context, _ask: object = {}): Promise<Meeting[]> {
  const open = await keptBy(context, { 'minutes.items': { $eq: [] } }, null)
  return open.filter((meeting) => owesMinutes(meeting, context.charter) || isHeldUnknown(meeting, context.charter))
}

/**
 * Of these meetings the one that a thread is about: it began with a message of ours about it. `asked`: with one that asked
 * for its minutes. Null where the thread is about something else.
 */
export async function meetingOfThread(
  { deliveries, by }: Context,
  { among, place }: { among: readonly Meeting[]; place: Conversation },
): Promise<{ meeting: Meeting; asked: boolean } | null> {
  const ids = among.map(({ _id }) => _id)
  const began =
    place.thread === undefined ? [] : await deliveries.posted(ids, [by], { place: place.id, id: place.thread })
  const meeting = among.find(({ _id }) => began.some(({ root }) => root === _id))
  return meeting ? { meeting, asked: began.some(({ kind }) => kind === 'minutes-missing') } : null
}

/** So many meetings are offered for a file of which nobody named the meeting. */
const mostOffered = 20

/** The last meetings that have ended and whose minutes this person keeps, the last one first. */
export async function keptMeetings(context: Context, _ask: object = {}): Promise<Meeting[]> {
  return keptBy(context, {}, mostOffered)
}

/** The meetings of these groups that are over and have no minutes, whether any are owed or not; in no order. */
export async function heldWithoutMinutes(context: Context, groups: readonly string[]): Promise<Meeting[]> {
  const { charter, now, store } = context
  if (groups.length === 0) return []
  const among = { ...mayHaveEnded(context), group: { $in: [...groups] }, 'minutes.items': { $eq: [] } }
  return (await store(meetingStore).find(among)).filter((meeting) => lastEnd(meeting, charter) <= now)
}

/** What selects the meetings that can be over by now: of those on the last days it is told by their sessions. */
function mayHaveEnded({ charter, now }: Context) {
  const days = { $gte: plusDays(charter.organisation.liveFrom, -1), $lte: plusDays(now.slice(0, 10), 1) }
  return { state: 'scheduled' as const, sessions: { $elemMatch: { date: days } } }
}

/** What the person keeps by their office, and what they led or took over: two reads, however many groups there are. */
async function keptBy(context: Context, which: Record<string, unknown>, limit: number | null): Promise<Meeting[]> {
  const { charter, now, by, store } = context
  const groups = await groupsAllowing(context, 'keep-minutes', [...charter.groups.map(({ id }) => id), wholeId])
  const ended = { ...which, ...mayHaveEnded(context) }
  const options = { sort: { 'sessions.date': -1 as const }, ...(limit === null ? {} : { limit }) }
  const [kept, led] = await Promise.all([
    groups.length === 0 ? [] : store(meetingStore).find({ ...ended, group: { $in: groups } }, options),
    store(meetingStore).find({ ...ended, $or: [{ ledBy: by }, { 'minutes.takenBy': by }] }, options),
  ])
  const others = led.filter(({ _id, group }) => !groups.includes(group) && kept.every((one) => one._id !== _id))
  const own = await Promise.all(others.map((meeting) => keepsMinutes(context, meeting)))
  return [...kept, ...others.filter((_, index) => own[index])]
    .filter((meeting) => lastEnd(meeting, charter) <= now && !isHistory(meeting, charter))
    .toSorted((one, other) => (lastEnd(one, charter) < lastEnd(other, charter) ? 1 : -1))
}

/** The last meetings of these groups that have minutes, the last one first. @throws UserError where they are not theirs to read. */
export async function readMinutes(context: Context, ask: { group?: string }): Promise<Meeting[]> {
  const own = (await convenedGroups(context)).map(({ group }) => group.id)
  const sees = await seesAll(context)
  const isForAll = context.charter.minutes.readers === 'public' || sees
  const readable = isForAll ? [...new Set([...context.charter.groups.map(({ id }) => id), ...own])] : own
  if (ask.group !== undefined && !readable.includes(ask.group))
    throw new UserError('not-a-member', 'Only members of the group see the minutes.', {
      next: [{ label: 'Apply', say: `apply ${ask.group}` }],
    })
  const groups = ask.group === undefined ? readable : [ask.group]
  const found = await withMinutes(context, groups)
  const meetings = found.filter((meeting) => sees || own.includes(meeting.group) || isPublic(context, meeting))
  return meetings.toSorted((one, other) => (firstStart(one) < firstStart(other) ? 1 : -1))
}

/** Whether everybody may read the minutes of a meeting now: drafts are for the group. */
export function isPublic(
  { charter, now }: Pick<Context, 'charter' | 'now'>,
  { minutes }: Pick<Meeting, 'minutes'>,
): boolean {
  const from = finalFrom(minutes, charter)
  return charter.minutes.readers === 'public' && from !== null && from <= now
}

/** So many days back is looked for minutes first; where there are few, all that there are. */
const lately = 100
const few = 12

async function withMinutes({ store, now }: Context, groups: readonly string[]): Promise<Meeting[]> {
  const since = (date: string) =>
    store(meetingStore).find({
      group: { $in: groups },
      'sessions.date': { $gte: date },
      'minutes.items.0': { $exists: true },
    })
  const recent = await since(plusDays(now.slice(0, 10), -lately))
  return recent.length >= few ? recent : since('')
}

/** A file of the minutes, to be read. @throws UserError for those who may not, and where it was removed. */
export async function openMinutesFile(
  context: Context,
  ask: { meeting: string; file: string },
): Promise<{ item: Extract<MinutesItem, { kind: 'file' }>; bytes: Readable }> {
  const found = await context.store(meetingStore).get(ask.meeting)
  const open = found !== null && (isPublic(context, found) || (await mayApprove(context, found)))
  const meeting = open ? found : await meetingFor(context, ask.meeting, 'reader')
  const item = meeting.minutes.items.find((one) => one.kind === 'file' && one.file === ask.file)
  if (item?.kind !== 'file') throw new UserError('no-such-file', 'This file was removed from the minutes.')
  return { item, bytes: context.store(minutesFileStore).open(item.file) }
}

/** A file of minutes that everybody may read; null where there is none. */
export async function openPublicFile(
  context: Context,
  ask: { meeting: string; file: string },
): Promise<{ item: Extract<MinutesItem, { kind: 'file' }>; bytes: Readable } | null> {
  const meeting = await context.store(meetingStore).get(ask.meeting)
  if (meeting === null || !isPublic(context, meeting)) return null
  return openMinutesFile(context, ask)
}

/** The beginning of the minutes, filled with what is known. */
export async function readMinutesTemplate(
  context: Context,
  ask: { meeting: string },
): Promise<{ meeting: Meeting; name: string; text: string; url: string }> {
  const meeting = await keepersMeeting(context, ask.meeting)
  const [given, { replaced, away }, open] = await Promise.all([
    context.store(rsvpStore).find({ meeting: meeting._id }),
    readAwayAnswers(context, [meeting]),
    readOpenActions(context, { group: meeting.group }),
  ])
  const rsvps = [...given.filter(({ _id }) => replaced.every((one) => one._id !== _id)), ...away]
  const people = await context
    .store(personStore)
    .find({ _id: { $in: [...rsvps.map(({ person }) => person), context.by] } })
  const me = people.find(({ _id }) => _id === context.by)
  const answers = people.map((person) => ({ name: person.name, answers: answersOf(rsvps, person._id) }))
  return {
    meeting,
    name: `${meeting.reference}-${context.charter.words.minutes.replaceAll(/\W+/g, '-')}.md`,
    text: minutesTemplate(meeting, answers, { charter: context.charter, open }),
    url: me ? context.links.sign('template', [meeting._id], me) : '',
  }
}

/** The minutes of one meeting, as somebody of its group sees them. `keeps`: may give and remove them. */
export type MinutesView = {
  meeting: Meeting
  group: Group
  keeps: boolean
  /** May approve them now. */
  approves: boolean
  /** The others whom new ones are told to; for those who keep them. */
  others: Others
  person: Person
  links: Links
}

/** @throws UserError for those who may not read them. */
export async function readMeetingMinutes(context: Context, ask: { meeting: string }): Promise<MinutesView> {
  const { store, charter, links, by } = context
  const [found, person] = await Promise.all([store(meetingStore).get(ask.meeting), store(personStore).get(by)])
  const keeps = found !== null && (await keepsMinutes(context, found))
  const approves = found !== null && (await mayApprove(context, found))
  const open = found !== null && (keeps || approves || isPublic(context, found))
  const meeting = open ? found : await meetingFor(context, ask.meeting, 'reader')
  if (person === null) throw new UserError('nobody', "I don't know you yet. Please say hello first.")
  const others = keeps ? await othersIn(context, meeting.group) : noOthers
  return { meeting, group: groupOf(charter, meeting.group), keeps, approves, others, person, links }
}
