import type { Context } from '#context.ts'
import { may, ownGroups, requireRole } from '#features/groups/access.ts'
import { noOthers, type Others, othersIn } from '#features/groups/read-others.ts'
import { audienceOf, decidersOf } from '#features/groups/roster.ts'
import { UserError } from '#user-error.ts'
import type { PollEnd, Vote } from './poll.ts'
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
    throw new UserError('no-such-poll', 'I do not know this poll. It may have been removed.', {
      next: [{ label: 'See the dates', say: 'calendar' }],
    })
  await requireRole(context, facts.group.id, ask.as ?? 'member')
  const end = endOf(facts)
  const leads = await may(context, 'schedule-meetings', facts.group.id)
  return {
    ...facts,
    end,
    open: context.now < end.at,
    standing: standingOf(facts.poll, facts.votes, facts.roster),
    mine: facts.votes.find(({ person }) => person === context.by) ?? null,
    leads,
    others: leads ? await othersIn(context, facts.roster) : noOthers,
  }
}

/**
 * The poll that a leader means by naming the group alone: the one that is open, else the last one that has not become a
 * meeting yet and still can. Null where there is none.
 */
export async function currentPoll(context: Context, ask: { group: string }): Promise<PollView | null> {
  await requireRole(context, ask.group, 'leader')
  const polls = await context.store(pollStore).find({ group: ask.group, state: { $ne: 'cancelled' } })
  const latest = polls.toSorted((one, other) => (one.askedAt < other.askedAt ? 1 : -1))[0]
  if (!latest?.choices.some(({ at }) => at > context.now)) return null
  const view = await readPoll(context, { poll: latest._id })
  return view.open || view.meeting === null ? view : null
}

/** The polls that have ended and are not a meeting yet, for whoever asked or leads the group: by their first time. */
export async function undecidedPolls(context: Context, _ask: object = {}): Promise<PollView[]> {
  const { by } = context
  const groups = (await ownGroups(context)).filter(({ leads }) => leads)
  const views = await Promise.all(groups.map(({ group }) => currentPoll(context, { group: group.id })))
  return views
    .filter((view) => view !== null)
    .filter(({ open, poll, roster }) => !open && (poll.askedBy === by || decidersOf(roster).includes(by)))
    .toSorted((one, other) => (firstTime(one) < firstTime(other) ? -1 : 1))
}

function firstTime({ poll }: PollView): string {
  return poll.choices[0]?.at ?? poll.until
}

/** The polls that wait for the person's answer, or in which they can change it: of their groups, by the time they end. */
export async function ownPolls(context: Context, _ask: object = {}): Promise<PollView[]> {
  const groups = (await ownGroups(context))
    .filter(({ roster }) => isAsked(roster, context.by))
    .map(({ group }) => group)
  const polls = await context.store(pollStore).find({ group: { $in: groups.map(({ id }) => id) }, state: 'open' })
  const views = await Promise.all(polls.map(({ _id }) => readPoll(context, { poll: _id })))
  return views.filter(({ open }) => open).toSorted((one, other) => (one.end.at < other.end.at ? -1 : 1))
}

/** Whether somebody's answer counts: members and leaders; who only answers for the organisation is told, not asked. */
export function isAsked(roster: PollFacts['roster'], person: string): boolean {
  return audienceOf(roster).some((member) => member.person === person)
}
