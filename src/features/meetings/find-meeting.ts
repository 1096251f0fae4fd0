import type { Group } from '#charter/convening.ts'
import { readGroup } from '#charter/find-group.ts'
import { wholeGroup } from '#charter/whole-group.ts'
import type { Context } from '#context.ts'
import { convenedGroups, type Part, requireRole, seesAll } from '#features/groups/access.ts'
import { plusDays } from '#time/wall-time.ts'
import { UserError } from '#user-error.ts'
import type { Meeting, Session } from './meeting.ts'
import { meetingStore } from './meeting-store.ts'
import { readReference, referencesIn } from './reference.ts'
import { firstStart, isAhead } from './session-times.ts'

/** Which meetings somebody's words may mean: those still ahead, those that have ended, or all; of the groups they are in, or lead. */
export type MeetingWords = {
  words: string
  which: 'ahead' | 'ended' | 'any'
  as: Part
  /** A group that is named is meant, whatever follows: what is done to its meetings only its leaders may do. */
  named?: true
}

/** No session lasts longer than this, in days; with a day for the zones. */
const longestAcross = 3

/** `rest`: the words that are left over. Several are in the order of their dates. */
export type FoundMeeting =
  | { kind: 'one'; meeting: Meeting; rest: string }
  | { kind: 'several'; meetings: Meeting[]; rest: string }
  | { kind: 'none'; group: Group | null; rest: string }

/**
 * The meeting that words begin with: its reference, or its group's name, or nothing where there is only one.
 * @throws UserError for a reference there is not, or of a group that the person is not in.
 */
export async function findMeeting(
  context: Context,
  { words, which, as, named: isNamed }: MeetingWords,
): Promise<FoundMeeting> {
  const understood = readReference(context.charter, words)
  const [meeting] = understood ? await context.store(meetingStore).find({ reference: understood.reference }) : []
  if (understood && meeting) {
    await requireRole(context, meeting.group, as)
    return { kind: 'one', meeting, rest: understood.rest }
  }
  if (understood?.sure) throw noSuchMeeting(understood.reference)
  const own = await groupsAs(context, as)
  const { found, rest, whole } = readGroup(context.charter, words)
  const named = found.kind === 'one' ? found.group : null
  const mine = own.filter(({ group }) => group.id === named?.id)
  // A word that is only the beginning of a note ("no city council today") names no group of theirs; who does something to
  // a meeting, and names a group that others lead, means that one.
  const does = whole && (as === 'leader' || isNamed === true)
  if (named && mine.length === 0 && (rest === '' || does)) await requireRole(context, named.id, does ? 'leader' : as)
  const groups = (mine.length > 0 ? mine : own).map(({ group }) => group.id)
  const meetings = await meetingsOf(context, groups, which)
  const left = mine.length > 0 ? rest : words.trim()
  const [only] = meetings
  if (only === undefined) return { kind: 'none', group: mine[0]?.group ?? null, rest: left }
  return meetings.length === 1 ? { kind: 'one', meeting: only, rest: left } : { kind: 'several', meetings, rest: left }
}

/** The groups in which somebody has this part; for one who sees all, all of them to read, and the whole organisation. */
async function groupsAs(context: Context, as: Part): Promise<{ group: Group }[]> {
  const { charter } = context
  if (as === 'reader' && (await seesAll(context)))
    return [...charter.groups, wholeGroup(charter)].map((group) => ({ group }))
  return (await convenedGroups(context)).filter(({ leads }) => as !== 'leader' || leads)
}

/**
 * The meetings that are named by their references, anywhere in some words; none where there is no reference. `rest`: the
 * words without it, where there is one. @throws UserError for a reference there is not, or of a group that the person is not in.
 */
export async function meetingsNamed(
  context: Context,
  { words, as }: Pick<MeetingWords, 'words' | 'as'>,
): Promise<{ meetings: Meeting[]; rest: string }> {
  const typed = referencesIn(context.charter, words)
  if (typed.length === 0) return { meetings: [], rest: words }
  const meetings = await context
    .store(meetingStore)
    .find({ reference: { $in: typed.map(({ reference }) => reference) } })
  const missing = typed.find(({ sure, reference }) => sure && meetings.every((one) => one.reference !== reference))
  if (missing && meetings.length === 0) throw noSuchMeeting(missing.reference)
  for (const group of new Set(meetings.map((one) => one.group))) await requireRole(context, group, as)
  return { meetings, rest: typed.length === 1 && meetings.length === 1 ? (typed[0]?.rest ?? '') : words }
}

/**
 * The meetings of some groups, by date; those that are cancelled only with `any`. Of those that have ended, the last
 * ones: what is older is found by its reference.
 */
export async function meetingsOf(
  context: Context,
  groups: readonly string[],
  which: MeetingWords['which'],
): Promise<Meeting[]> {
  if (groups.length === 0) return []
  const { charter, now } = context
  const all = await meetingsIn(context, groups, which)
  return all
    .filter((meeting) => {
      if (which === 'any') return true
      return meeting.state === 'scheduled' && isAhead(meeting, charter, now) === (which === 'ahead')
    })
    .toSorted((one, other) => (firstStart(one) < firstStart(other) ? -1 : 1))
}

/** The meetings of all groups that may be held at the time of one of these sessions. */
export async function meetingsAround({ store }: Context, sessions: readonly Session[]): Promise<Meeting[]> {
  // Of an array, only by $elemMatch does the index use both ends of a range.
  const around = sessions.map(({ date }) => ({
    sessions: { $elemMatch: { date: { $gte: plusDays(date, -longestAcross), $lte: plusDays(date, longestAcross) } } },
  }))
  return around.length === 0 ? [] : store(meetingStore).find({ state: 'scheduled', $or: around })
}

/** Of what has ended, the last few are looked at: of so many days, and where they are few, all that there were. */
const lately = 100
const few = 12

async function meetingsIn(
  { store, now }: Context,
  groups: readonly string[],
  which: MeetingWords['which'],
): Promise<Meeting[]> {
  const today = now.slice(0, 10)
  const on = (dates: Record<string, string>) =>
    store(meetingStore).find({
      group: { $in: groups },
      ...(which === 'any' ? {} : { state: 'scheduled' }),
      sessions: { $elemMatch: { date: dates } },
    })
  // One that is being held may have begun some days before, in a zone that is ahead.
  if (which === 'ahead') return on({ $gte: plusDays(today, -longestAcross) })
  const until = which === 'ended' ? { $lte: plusDays(today, 1) } : {}
  const recent = await on({ $gte: plusDays(today, -lately), ...until })
  return recent.length >= few ? recent : on({ $gte: '', ...until })
}

/** The meeting, for somebody of its group. @throws UserError where it is not theirs to see, or gone. */
export async function meetingFor(context: Context, id: string, as: MeetingWords['as']): Promise<Meeting> {
  const meeting = await context.store(meetingStore).get(id)
  if (meeting === null) throw noSuchMeeting('this meeting')
  await requireRole(context, meeting.group, as)
  return meeting
}

function noSuchMeeting(what: string): UserError {
  return new UserError('no-such-meeting', `I don't know ${what}.`, {
    next: [{ label: 'See the dates', say: 'calendar' }],
  })
}
