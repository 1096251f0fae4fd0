import type { Context } from '#context.ts'
import type { Others } from '#features/groups/read-others.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import { previewMeeting } from '#features/meetings/preview/preview-meeting.ts'
import type { Warning } from '#features/meetings/preview/warnings.ts'
import { scheduleMeeting } from '#features/meetings/schedule-meeting.ts'
import { UserError } from '#user-error.ts'
import { meetingIdOf } from './poll.ts'
import { type PollView, readPoll } from './read-polls.ts'

/**
 * `open` and `cancelled` polls are not decided; `already`: it has become a meeting before, perhaps at another time.
 * `warnings`: what its leader should know while it can be taken back.
 */
export type ChoiceScheduled =
  | { kind: 'scheduled' | 'already'; meeting: Meeting; others: Others; view: PollView; warnings: Warning[] }
  | { kind: 'open' | 'cancelled'; view: PollView }

/**
 * Schedules one of the times of a poll that has ended. However often, and by whomever: a poll becomes one meeting.
 * @throws UserError for somebody who does not lead the group, and where the time is over.
 */
export async function scheduleChoice(
  context: Context,
  ask: { poll: string; choice: string },
): Promise<ChoiceScheduled> {
  const view = await readPoll(context, { poll: ask.poll, as: 'leader' })
  const { poll, group, meeting, others } = view
  if (meeting) return { kind: 'already', meeting, others, view, warnings: [] }
  if (view.open) return { kind: 'open', view }
  if (view.end.why === 'cancelled') return { kind: 'cancelled', view }
  const choice = poll.choices.find(({ id }) => id === ask.choice)
  if (choice === undefined || choice.at <= context.now)
    throw new UserError('in-the-past', 'That time has passed. Please see whether another time still works.', {
      next: [
        { label: 'See the poll', say: `poll ${group.id}` },
        { label: 'Schedule a meeting', say: `schedule ${group.id}` },
      ],
    })
  const { id: _, ...session } = choice
  const plan = {
    group: group.id,
    title: poll.title,
    sessions: [session],
    ...(poll.link === null ? {} : { link: poll.link }),
  }
  // Another group may have taken the time while this one was asked.
  const { warnings } = await previewMeeting(context, plan)
  return { ...(await scheduleMeeting(context, { ...plan, id: meetingIdOf(poll) })), view, warnings }
}
