import { type Context, entry } from '#context.ts'
import { requireRole } from '#features/groups/access.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import { keepersMeeting } from '#features/minutes/record-minutes.ts'
import { UserError } from '#user-error.ts'
import {
  type Decision,
  type DecisionRecord,
  longestDecision,
  outcomeOf,
  toBeDecided,
  withDecisions,
} from './decision.ts'
import { decisionStore } from './decision-store.ts'

/** A meeting that is over, what its agenda asked to decide, and what is known of that. */
export type DecisionsView = { meeting: Meeting; titles: string[]; record: DecisionRecord | null }

/** What is to be said of a meeting's decisions, for those who keep its minutes. @throws UserError for others. */
export async function readUndecided(context: Context, ask: { meeting: string }): Promise<DecisionsView> {
  const [meeting, record] = await Promise.all([
    keepersMeeting(context, ask.meeting),
    context.store(decisionStore).get(ask.meeting),
  ])
  const titles = toBeDecided(meeting.agenda)
  if (titles.length === 0)
    throw new UserError('no-decisions', `The agenda of ${meeting.reference} has no item marked "decision".`, {
      next: [{ label: 'See the agenda', say: `topics ${meeting.reference}` }],
    })
  return { meeting, titles, record }
}

/** Writes down what was decided, item by item; an item without words stays open. @throws UserError for those who do not keep the minutes. */
export async function recordDecisions(
  context: Context,
  ask: { meeting: string; answers: readonly { title: string; words: string }[] },
): Promise<DecisionsView> {
  const { meeting, titles } = await readUndecided(context, ask)
  const { by, now: at } = context
  const said = ask.answers.filter(({ title, words }) => titles.includes(title) && words.trim() !== '')
  if (said.length === 0)
    throw new UserError('nothing-said', 'Please say what was decided on one item. "Not reached" is an answer, too.')
  const answers = said.map(({ title, words }): Decision => {
    const kept = words.trim().slice(0, longestDecision)
    return { title, outcome: outcomeOf(kept), words: kept, by, at }
  })
  const empty: DecisionRecord = {
    _id: meeting._id,
    group: meeting.group,
    reference: meeting.reference,
    date: meeting.sessions.at(-1)?.date ?? '',
    decisions: [],
  }
  const record = await context
    .store(decisionStore)
    .put(meeting._id, entry(context, 'recorded decisions'), (before) => withDecisions(before ?? empty, answers))
  return { meeting, titles, record }
}

/** So many meetings with decisions are shown, the latest first. */
const mostShown = 10

/** What a group decided lately, meeting by meeting. @throws UserError for those who are not in it. */
export async function readDecisions(context: Context, ask: { group: string }): Promise<DecisionRecord[]> {
  await requireRole(context, ask.group, 'reader')
  return context.store(decisionStore).find({ group: ask.group }, { sort: { date: -1 }, limit: mostShown })
}

/** What one meeting decided; null where nothing is recorded. The caller has made sure that the reader is in the group. */
export async function decisionsOfMeeting(context: Context, ask: { meeting: string }): Promise<DecisionRecord | null> {
  return context.store(decisionStore).get(ask.meeting)
}
