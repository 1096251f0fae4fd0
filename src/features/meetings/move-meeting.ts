import { type Context, entry } from '#context.ts'
import { UserError } from '#user-error.ts'
import { meetingFor } from './find-meeting.ts'
import type { Meeting, Session } from './meeting.ts'
import { meetingStore } from './meeting-store.ts'
import { requireAhead } from './schedule-meeting.ts'
import { type AskedSession, derivedSessions, endOf } from './session-times.ts'
import { revised, sameTimes } from './tells-members.ts'

/** Where sessions move. `seen`: the revision that was looked at; what others did since is not overwritten unseen. */
export type MoveAsk = { meeting: string; moves: SessionMove[]; seen: number }
export type SessionMove = { session: string; to: AskedSession }

/** `changed`: somebody else was faster; nothing was done, and this is what is true now. */
export type Changed = { kind: 'done' | 'already' | 'changed'; meeting: Meeting }

/**
 * Moves sessions of a meeting, or gives one its time where only the day was known.
 * @throws UserError where the person does not lead the group, or the old or the new time is over.
 */
export async function moveMeeting(context: Context, ask: MoveAsk): Promise<Changed> {
  await meetingFor(context, ask.meeting, 'leader')
  return changeOnce(context, { ...ask, what: 'moved' }, (meeting) => {
    const sessions = movedSessions(meeting, ask.moves)
    if (meeting.state === 'scheduled' && sameTimes(meeting.sessions, sessions)) return 'already'
    requireMovable(context, meeting, ask.moves)
    requireAhead(
      context,
      sessions.filter(({ id }) => ask.moves.some(({ session }) => session === id)),
    )
    return revised(meeting, { by: context.by, at: context.now, act: 'move' }, { sessions })
  })
}

/** The sessions as they would be; those that do not move stay as they are. */
export function movedSessions({ sessions }: Pick<Meeting, 'sessions'>, moves: readonly SessionMove[]): Session[] {
  return sessions.map((session) => {
    const move = moves.find((one) => one.session === session.id)
    const [moved] = move ? derivedSessions([move.to]) : []
    return moved ? { ...moved, id: session.id } : session
  })
}

/**
 * One change of a meeting, made only to what the person has seen. The rule answers `already` where all is so.
 * What a second press asks for is so already; what somebody else did meanwhile is answered, not overwritten.
 */
export async function changeOnce(
  context: Context,
  { meeting: id, seen, what }: { meeting: string; seen: number; what: string },
  rule: (meeting: Meeting) => Meeting | 'already',
): Promise<Changed> {
  let kind: Changed['kind'] = 'done'
  const meeting = await context.store(meetingStore).change(id, entry(context, what), (before) => {
    const after = before.state === 'cancelled' && before.rev !== seen ? before : rule(before)
    kind = after === 'already' ? 'already' : before.rev === seen ? 'done' : 'changed'
    return after === 'already' || kind === 'changed' ? before : after
  })
  return { kind, meeting }
}

function requireMovable({ charter, now }: Context, meeting: Meeting, moves: readonly SessionMove[]): void {
  const { reference } = meeting
  const over = meeting.sessions.some(
    (session) => moves.some((move) => move.session === session.id) && endOf(session, charter) <= now,
  )
  if (meeting.state === 'cancelled' || over)
    throw new UserError('not-movable', `${reference} is ${over ? 'over' : 'cancelled'}. You can schedule a new one.`, {
      next: [{ label: 'Schedule a new one', say: `schedule ${meeting.group}` }],
    })
}
