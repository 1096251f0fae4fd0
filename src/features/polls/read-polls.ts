import type { Context } from '#context.ts'
import { groupsAllowing, ownGroups, requireRole } from '#features/groups/access.ts'
import { noOthers, type Others, othersOf } from '#features/groups/read-others.ts'
import { readLeadership } from '#features/groups/read-roster.ts'
import { audienceOf, decidersOf } from '#features/groups/roster.ts'
import { plus } from '#time/instant.ts'
import { plusDays } from '#time/wall-time.ts'
import { UserError } from '#user-error.ts'
import type { Poll, PollEnd, Vote } from './poll.ts'
import { endOf } from './poll-end.ts'
import { type PollFacts, pollFacts } from './poll-facts.ts'
import { pollStore } from './poll-store.ts'
import { type Standing, standingOf } from './standing.ts'

/** A poll as somebody of its group sees it. */
export type PollView = PollFacts & {
  /** How it has ended, or will. */
  end: PollEnd
  open: boolean
  standing: Standing
  /** What they said themselves. */
  mine: Vote | null
  /** May they see who said what, close it, and schedule what it has come to? */
  leads: boolean
  /** The others whom its meeting is told to; for those who lead. */
  others: Others
}

/** @throws UserError for somebody who is not in the group, or as a `leader` does not lead it. */
export async function readPoll(context: Context, ask: { poll: string; as?: 'member' | 'leader' }): Promise<PollView> {
  const facts = (await pollFacts(context, [ask.poll])).get(ask.poll)
  if (facts === undefined)
    throw new UserError('no-such-poll', "I don't know this poll. It may be deleted.", {
      next: [{ label: 'See the dates', say: 'calendar' }],
    })
  await requireRole(context, facts.group.id, ask.as ?? 'member')
  return viewOf(context, facts, await leadersPart(context, [facts]))
}

/** What only those see who lead the group of a poll, by group. */
async function leadersPart(context: Context, polls: readonly PollFacts[]): Promise<ReadonlyMap<string, Others>> {
  const groups = [...new Set(polls.map(({ group }) => group.id))]
  const led = new Set(await groupsAllowing(context, 'schedule-meetings', groups))
  const rosters = polls.filter(({ group }) => led.has(group.id)).map(({ roster }) => roster)
  return othersOf(context, rosters)
}

function viewOf({ now, by }: Context, facts: PollFacts, others: ReadonlyMap<string, Others>): PollView {
  const { poll, votes, roster, group } = facts
  const end = endOf(facts)
  return {
    ...facts,
    end,
    open: now < end.at,
    standing: standingOf(poll, votes, roster),
    mine: votes.find(({ person }) => person === by) ?? null,
    leads: others.has(group.id),
    others: others.get(group.id) ?? noOthers,
  }
}

/** These polls, as the one who acts sees them: so many reads, however many there are. */
async function viewsOf(context: Context, polls: readonly Poll[]): Promise<PollView[]> {
  if (polls.length === 0) return []
  const ids = polls.map(({ _id }) => _id)
  const facts = [...(await pollFacts(context, ids)).values()]
  const others = await leadersPart(context, facts)
  return facts.map((one) => viewOf(context, one, others))
}

/**
 * The poll that a leader means by naming the group alone: the one that is open, else the last one that has not become a
 * meeting yet and still can. Null where there is none.
 */
export async function currentPoll(context: Context, ask: { group: string }): Promise<PollView | null> {
  await requireRole(context, ask.group, 'leader')
  const [view] = await viewsOf(context, await latestPolls(context, [ask.group]))
  return view && (view.open || view.meeting === null) ? view : null
}

/** For how long a poll that has ended may hide one that was asked before it: after that, none of its times is ahead. */
const recently = 'P30D'

/** The last poll of each of these groups, where one of its times is ahead. */
async function latestPolls({ store, now }: Context, groups: readonly string[]): Promise<Poll[]> {
  if (groups.length === 0) return []
  const ahead = { 'choices.date': { $gte: plusDays(now.slice(0, 10), -1) } }
  const lately = { until: { $gte: plus(now, `-${recently}`) } }
  const asked = { group: { $in: groups }, state: { $ne: 'cancelled' } }
  const polls = await store(pollStore).find({
    $or: [
      { ...asked, ...ahead },
      { ...asked, ...lately },
    ],
  })
  const newestFirst = polls.toSorted((one, other) => (one.askedAt < other.askedAt ? 1 : -1))
  const latest = newestFirst.filter(
    (poll, index) => newestFirst.findIndex(({ group }) => group === poll.group) === index,
  )
  return latest.filter(({ choices }) => choices.some(({ at }) => at > now))
}

/** The polls that ended without a meeting, for the person who opened them and for those who decide: earliest time first. */
export async function undecidedPolls(context: Context, _ask: object = {}): Promise<PollView[]> {
  const { by } = context
  const led = (await ownGroups(context)).filter(({ leads }) => leads).map(({ group }) => group.id)
  const latest = await latestPolls(context, led)
  if (latest.length === 0) return []
  const leadership = await readLeadership(
    context,
    latest.map(({ group }) => group),
  )
  const decides = leadership.filter((one) => decidersOf(one).includes(by)).map(({ group }) => group)
  const theirs = latest.filter(({ askedBy, group }) => askedBy === by || decides.includes(group))
  const views = await viewsOf(context, theirs)
  return views
    .filter(({ open, meeting }) => !open && meeting === null)
    .toSorted((one, other) => (firstTime(one) < firstTime(other) ? -1 : 1))
}

function firstTime({ poll }: PollView): string {
  return poll.choices[0]?.at ?? poll.until
}

/** The polls that wait for the person's answer, or in which they can change it: of their groups, by the time they end. */
export async function ownPolls(context: Context, _ask: object = {}): Promise<PollView[]> {
  const groups = (await ownGroups(context)).filter((own) => own.isAsked).map(({ group }) => group.id)
  if (groups.length === 0) return []
  const views = await viewsOf(context, await context.store(pollStore).find({ group: { $in: groups }, state: 'open' }))
  return views.filter(({ open }) => open).toSorted((one, other) => (one.end.at < other.end.at ? -1 : 1))
}

/** Whether somebody's answer counts: members and leaders; who only answers for the organisation is told, not asked. */
export function isAsked(roster: PollFacts['roster'], person: string): boolean {
  return audienceOf(roster).some((member) => member.person === person)
}
