import { groupOf } from '#charter/charter.ts'
import { type Context, entry } from '#context.ts'
import { attendeesOf } from '#features/fairness/attendees.ts'
import { requireRole } from '#features/groups/access.ts'
import { noOthers, type Others } from '#features/groups/read-others.ts'
import { type Preview, previewMeeting } from '#features/meetings/preview/preview-meeting.ts'
import { type AskedSession, derivedSessions } from '#features/meetings/session-times.ts'
import { epochOf, type Instant } from '#time/instant.ts'
import { sayInstant } from '#time/say-instant.ts'
import { UserError } from '#user-error.ts'
import { fairestFirst } from './fairest-first.ts'
import type { Choice, Poll, PollEnd } from './poll.ts'
import { answersUntil, earliestChoice, endOf } from './poll-end.ts'
import { pollFacts } from './poll-facts.ts'
import { pollStore } from './poll-store.ts'

/** What a leader wants to ask. */
export type PollPlan = { group: string; title: string; link: string | null; sessions: readonly AskedSession[] }

/** More do not fit a form that anybody fills in. */
const most = 10

/** What a poll would mean, before anybody is asked. */
export type PollPreview = { preview: Preview; choices: Choice[]; until: Instant }

/**
 * What asking this would mean. Nothing changes.
 * @throws UserError where the person does not lead the group, nobody else is in it, a poll is open already, or the times
 * are too few, too many or too near.
 */
export async function previewPoll(context: Context, plan: PollPlan & { id?: string }): Promise<PollPreview> {
  await requireRole(context, plan.group, 'leader')
  const choices = choicesOf(plan.sessions)
  const sessions = choices.map(({ id: _, ...session }) => session)
  const { group, title } = plan
  const preview = await previewMeeting(context, { group, title, sessions })
  const until = answersUntil(context.now, choices[0]?.at ?? context.now)
  if (until === null) throw tooNear(context, choices)
  if (preview.others.reached === 0) throw nobodyToAsk(context, plan.group, preview.others)
  const before = await pollBefore(context, plan.group)
  // Of two presses at once, the other one has asked meanwhile.
  if (before && before.id !== plan.id && context.now < before.end.at) throw pollOpen(context, plan.group)
  return { preview, choices, until }
}

export type Opened = { kind: 'opened' | 'already'; poll: Poll; asked: Others }

/**
 * Asks the group, once the end of the poll before is written down. It happens once for an id, that of its preview.
 * @throws UserError as `previewPoll` does.
 */
export async function openPoll(context: Context, plan: PollPlan & { id: string }): Promise<Opened> {
  const { charter, store, by, now } = context
  const existing = await store(pollStore).get(plan.id)
  if (existing) return { kind: 'already', poll: existing, asked: noOthers }
  const { choices, until, preview } = await previewPoll(context, plan)
  const attendees = await attendeesOf(context, { group: plan.group })
  const poll: Poll = {
    _id: plan.id,
    group: plan.group,
    title: plan.title,
    link: plan.link,
    choices,
    fairest: fairestFirst(choices, { attendees, night: charter.meetings.nightHours }),
    askedBy: by,
    askedAt: now,
    until,
    state: 'open',
    ended: null,
  }
  await writeEnd(context, plan.group)
  if (await store(pollStore).insert(poll, entry(context, 'asked')))
    return { kind: 'opened', poll, asked: preview.others }
  const twice = await store(pollStore).get(plan.id)
  if (twice === null) throw pollOpen(context, plan.group)
  return { kind: 'already', poll: twice, asked: preview.others }
}

/** The group's poll of which no end is written down, and when it ends, or has ended; null where there is none. */
async function pollBefore(context: Context, group: string): Promise<{ id: string; end: PollEnd } | null> {
  const [before] = await context.store(pollStore).find({ group, state: 'open' })
  const facts = before && (await pollFacts(context, [before._id])).get(before._id)
  return facts ? { id: facts.poll._id, end: endOf(facts) } : null
}

/** A poll that has ended by itself makes room for the next one. */
async function writeEnd(context: Context, group: string): Promise<void> {
  const before = await pollBefore(context, group)
  if (before === null || context.now < before.end.at) return
  const { id, end } = before
  await context
    .store(pollStore)
    .change(id, { ...entry(context, 'ended'), by: 'clock' }, (poll) =>
      poll.state === 'open' ? { ...poll, state: 'closed', ended: end } : poll,
    )
}

/** Each time once, the earliest first. @throws UserError at the form's `times`. */
function choicesOf(sessions: readonly AskedSession[]): Choice[] {
  const all = derivedSessions(sessions).flatMap((session) =>
    session.at === null ? [] : [{ ...session, at: session.at }],
  )
  if (all.length < sessions.length)
    throw new UserError('no-time', 'Each day of a poll needs a time.', { field: 'times' })
  const distinct = all.filter(({ at }, index) => all.findIndex((other) => other.at === at) === index)
  if (distinct.length < 2)
    throw new UserError('one-time', `A poll needs two times or more, for instance: ${timesExample}.`, {
      field: 'times',
    })
  if (distinct.length > most)
    throw new UserError('many-times', `These are ${distinct.length} times. A poll takes ${most} at most.`, {
      field: 'times',
    })
  return distinct
    .toSorted((one, other) => epochOf(one.at) - epochOf(other.at))
    .map((choice, index) => ({ ...choice, id: String(index + 1) }))
}

/** What to type for the times of a poll. */
export const timesExample = '18/19/20 May 15:00'

function tooNear({ now }: Context, [first]: readonly Choice[]): UserError {
  const zone = first?.zone ?? 'UTC'
  const zoneName = first?.said
  const reader = { zone, ...(zoneName ? { said: zoneName } : {}) }
  const from = sayInstant({ instant: earliestChoice(now), show: 'both', ...reader }, reader)
  return new UserError(
    'too-near',
    `The first time is too soon. People need a day to answer and two days' notice. Choose times from ${from}, or schedule without a poll.`,
    { field: 'times' },
  )
}

function nobodyToAsk({ charter }: Context, id: string, { unreached }: Others): UserError {
  const { short } = groupOf(charter, id)
  const why = unreached === 0 ? `Nobody else is in ${short} yet` : `We can't reach anyone else in ${short}`
  return new UserError('nobody-to-ask', `${why}. There is nobody to ask.`, {
    next: [
      { label: 'See who is in it', say: `members ${id}` },
      { label: 'Schedule a meeting', say: `schedule ${id}` },
    ],
  })
}

function pollOpen({ charter }: Context, id: string): UserError {
  return new UserError('poll-open', `${groupOf(charter, id).short} has an open poll already. Please close it first.`, {
    next: [{ label: 'See it', say: `poll ${id}` }],
  })
}
