import { type Context, entry } from '#context.ts'
import { meetingFor } from './find-meeting.ts'
import { tellingAt } from './last-notified.ts'
import type { Meeting, Session } from './meeting.ts'
import { rsvpStore } from './meeting-store.ts'
import { type Rsvp, rsvpId } from './rsvp.ts'
import { endOf, sessionsAhead, timeKey } from './session-times.ts'

/** `rev`: what the button that was pressed told of. Without a session it is the one that is ahead. */
export type AnswerAsk = {
  meeting: string
  session?: string
  answer: Rsvp['answer']
  note?: string
  rev?: number
}

/** `stale`: the answer was to a time that is not true any more; nothing was kept. `which`: several sessions are ahead. */
export type Answered = {
  kind: 'recorded' | 'stale' | 'which' | 'over'
  meeting: Meeting
  /** The person's answers now. */
  answers: Rsvp[]
}

/** Keeps one person's answer for one session. @throws UserError for somebody who is not in the group. */
export async function answerMeeting(context: Context, ask: AnswerAsk): Promise<Answered> {
  const { charter, now, by, store } = context
  const meeting = await meetingFor(context, ask.meeting, 'member')
  const answers = () => store(rsvpStore).find({ meeting: meeting._id, person: by })
  const ahead = sessionsAhead(meeting, charter, now)
  const asked = ask.session === undefined ? ahead : meeting.sessions.filter(({ id }) => id === ask.session)
  const [session, ...others] = asked
  if (meeting.state === 'cancelled') return { kind: 'stale', meeting, answers: await answers() }
  if (session === undefined || endOf(session, charter) <= now)
    return { kind: 'over', meeting, answers: await answers() }
  if (others.length > 0) return { kind: 'which', meeting, answers: await answers() }
  if (ask.rev !== undefined && !isStillKnown(meeting, session, ask.rev))
    return { kind: 'stale', meeting, answers: await answers() }
  const given = { answer: ask.answer, note: ask.note ?? null, forTime: timeKey(session) }
  await store(rsvpStore).put(rsvpId(meeting._id, session.id, by), entry(context, 'answered'), (before) => {
    const same = before?.answer === given.answer && before.forTime === given.forTime && ask.note === undefined
    if (before && same) return before
    const _id = rsvpId(meeting._id, session.id, by)
    return { _id, meeting: meeting._id, session: session.id, person: by, ...given, at: now }
  })
  return { kind: 'recorded', meeting, answers: await answers() }
}

function isStillKnown(meeting: Meeting, session: Session, rev: number): boolean {
  const then = tellingAt(meeting, rev)?.sessions.find(({ id }) => id === session.id)
  return then !== undefined && timeKey(then) === timeKey(session)
}
