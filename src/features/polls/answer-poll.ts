import { type Context, entry } from '#context.ts'
import { UserError } from '#user-error.ts'
import { type Preference, voteId } from './poll.ts'
import { voteStore } from './poll-store.ts'
import { isAsked, type PollView, readPoll } from './read-polls.ts'

/** One answer to every time, or one to each by the choice's id; where no `note` is given, the one before stays. */
export type VoteAsk =
  | { poll: string; answer: 'yes' | 'no' }
  | { poll: string; answers: Record<string, Preference>; note?: string | null }

/** `closed`: the poll is over; nothing was kept. */
export type Voted = { kind: 'recorded' | 'closed'; view: PollView }

/** As many characters as are kept of what somebody says besides. */
const longestNote = 300

/** Keeps what somebody says to the times of a poll, until it ends. @throws UserError for somebody who is not in the group. */
export async function answerPoll(context: Context, ask: VoteAsk): Promise<Voted> {
  const view = await readPoll(context, { poll: ask.poll })
  const { poll, roster, group } = view
  if (!isAsked(roster, context.by))
    throw new UserError('not-asked', `This poll is only for people in ${group.short}.`, {
      next: [{ label: 'See my status', say: 'status' }],
    })
  if (!view.open) return { kind: 'closed', view }
  const answers = Object.fromEntries(
    poll.choices.map(({ id }) => [id, 'answer' in ask ? ask.answer : (ask.answers[id] ?? 'no')]),
  )
  const _id = voteId(poll._id, context.by)
  await context.store(voteStore).put(_id, entry(context, 'voted'), (before) => {
    const note = 'note' in ask ? (ask.note?.slice(0, longestNote) ?? null) : (before?.note ?? null)
    if (before && before.note === note && poll.choices.every(({ id }) => before.answers[id] === answers[id]))
      return before
    return { _id, poll: poll._id, person: context.by, answers, note, at: context.now }
  })
  return { kind: 'recorded', view: await readPoll(context, { poll: poll._id }) }
}
