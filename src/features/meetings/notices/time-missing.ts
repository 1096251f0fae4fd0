import { buttonRows, buttons, formButton, heading, text } from '#chat/button.ts'
import type { Button, Message } from '#chat/message.ts'
import { forWhom } from '#features/groups/cards/stand-in-words.ts'
import { heldLockScreen, lockScreen, whenSpans } from '#features/meetings/cards/meeting-spans.ts'
import { answerHeldButton, heldButtons } from '#features/meetings/cards/untimed-card.ts'
import type { Meeting, Session } from '#features/meetings/meeting.ts'
import type { MeetingFacts } from '#features/meetings/meeting-facts.ts'
import { endOf, isHistory } from '#features/meetings/session-times.ts'
import { askedForTime, isHeldUnknown, untimedSessions } from '#features/meetings/untimed.ts'
import { type NoticeKind, usefulFor, type Wanted } from '#outbox/notice-kind.ts'
import { listed } from '#time/english-words.ts'
import { epochOf, millisecondsOf } from '#time/instant.ts'
import { sayDate, sayDuration } from '#time/say-instant.ts'
import { instantOf, wallTimeBefore } from '#time/wall-time.ts'

/** Which ask it is: of whoever leads the meeting, of the group's other leaders, or once the day is over. */
type Step = 'first' | 'others' | 'over'

const aDay = millisecondsOf('P1D')
const soonAfter = millisecondsOf('PT30M')
const stillNews = 'P7D'

/**
 * Only the day is known: whoever leads the meeting is asked for the time, so long before as the charter says, and then
 * the group's other leaders. Where the day passes without a time they are asked whether it took place, and for no
 * minutes before they say so.
 */
export const timeMissing: NoticeKind<MeetingFacts> = {
  name: 'time-missing',
  repeats: false,

  wanted(facts) {
    const { meeting, charter } = facts
    if (meeting.state === 'cancelled' || isHistory(meeting, charter)) return []
    return untimedSessions(meeting).flatMap((session) => [...beforeIt(facts, session), ...afterIt(facts, session)])
  },

  message(facts, { slot, to }) {
    const { meeting } = facts
    const { session, step } = sessionOf(meeting, slot)
    const { summary, blocks } = step === 'over' ? wasItHeld(meeting, session) : setTheTime(meeting, session)
    return { summary, blocks: [...blocks, ...forWhom(facts, to)] }
  },

  together(items) {
    const told = items.map(({ asked: { meeting }, wanted: { slot } }) => ({ meeting, ...sessionOf(meeting, slot) }))
    const [over, ahead] = [told.filter(({ step }) => step === 'over'), told.filter(({ step }) => step !== 'over')]
    const references = (some: typeof told) => listed([...new Set(some.map(({ meeting }) => meeting.reference))])
    const sentences = [
      ...(ahead.length > 0 ? [`No time yet: ${references(ahead)}.`] : []),
      ...(over.length > 0 ? [`Did ${references(over)} take place?`] : []),
    ]
    return {
      summary: [sentences.join(' ')],
      blocks: [
        heading(sentences.join(' '), 'task'),
        ...ahead.map(({ meeting, session }) =>
          text({ strong: meeting.reference }, ': ', ...(session ? whenSpans(session) : [])),
        ),
        ...over.map(({ meeting, session }) =>
          text({ strong: meeting.reference }, `: ${session ? sayDate(session.date) : ''}, no time was set.`),
        ),
        ...buttonRows([
          ...ahead.map(({ meeting, session }) => setButton(meeting, session, setOneOf(meeting, session))),
          ...over.map(({ meeting }) => answerHeldButton(meeting)),
        ]),
      ],
    }
  },

  why: ({ group, charter, meeting }, { slot }) => {
    const { askTime, askOthers } = charter.meetings.dateOnly
    const step = stepOf(slot)
    if (step === 'over')
      return [
        `You are responsible for ${group.short}. Nobody set a time for ${meeting.reference}, and its day is over.`,
      ]
    const before = sayDuration(step === 'others' ? askOthers : askTime)
    return [`You are responsible for ${group.short}. We ask ${before} before a meeting that has no time.`]
  },
}

/** The asks for the time, until the morning of the day. A day lies between the two of a meeting that is set up late. */
function beforeIt({ meeting, charter, roster, people }: MeetingFacts, { id, date }: Session): Wanted[] {
  const { remindAt, askTime, askOthers } = charter.meetings.dateOnly
  const { first, others } = askedForTime(meeting, roster)
  const morning = `${date}T${remindAt}`
  const ask = (person: string, step: Step, { before, earliest }: { before: string; earliest: number }): Wanted => {
    const zone = people.get(person)?.zone ?? charter.organisation.zone
    return {
      slot: slotOf({ id, date }, step),
      to: { person },
      dueAt: Math.max(epochOf(instantOf(wallTimeBefore(morning, before), zone)), earliest),
      sendBy: epochOf(instantOf(morning, zone)),
      priority: 2,
      urgency: 'soon',
      quiet: 'earlier',
      earliest,
    }
  }
  const known = epochOf(meeting.scheduledAt)
  return [
    ...first.map((person) => ask(person, 'first', { before: askTime, earliest: known })),
    ...others.map((person) => ask(person, 'others', { before: askOthers, earliest: known + aDay })),
  ]
}

/** Once the last day is over: whether it took place. */
function afterIt({ meeting, charter, roster }: MeetingFacts, session: Session): Wanted[] {
  if (session.id !== meeting.sessions.at(-1)?.id || !isHeldUnknown(meeting, charter)) return []
  const dueAt = epochOf(endOf(session, charter)) + soonAfter
  return askedForTime(meeting, roster).first.map((person) => ({
    slot: slotOf(session, 'over'),
    to: { person },
    ...usefulFor(dueAt, stillNews),
    priority: 2,
    urgency: 'soon',
  }))
}

function setTheTime(meeting: Meeting, session: Session | undefined): Message {
  return {
    summary: lockScreen(meeting, { session }, ['. Please set the time']),
    blocks: [
      heading(`${meeting.reference} has no time yet`, 'task'),
      text(
        ...(session ? whenSpans(session) : []),
        ". People know only the day. When you set the time, we'll tell everyone once.",
      ),
      buttons(setButton(meeting, session, 'Set the time')),
    ],
  }
}

function wasItHeld(meeting: Meeting, session: Session | undefined): Message {
  return {
    summary: heldLockScreen(meeting, ['. It had no time. Did it take place?']),
    blocks: [
      heading(`Did ${meeting.reference} take place?`, 'question'),
      text(`It was planned for ${session ? sayDate(session.date) : 'this day'}, but nobody set a time.`),
      buttons(...heldButtons(meeting)),
    ],
  }
}

function setButton({ _id }: Meeting, session: Session | undefined, label: string): Button {
  return formButton(label, 'set-time', { meeting: _id, session: session?.id ?? '' })
}

/** "Set PROC-7 time", with the day where it has several. */
function setOneOf({ reference, sessions }: Meeting, session: Session | undefined): string {
  return `Set ${reference} time${session && sessions.length > 1 ? `, ${sayDate(session.date)}` : ''}`
}

/** The session that a notice is about, and which ask it is. */
function sessionOf(meeting: Meeting, slot: string): { session: Session | undefined; step: Step } {
  return { session: meeting.sessions.find(({ id }) => id === slot.split('@')[0]), step: stepOf(slot) }
}

function slotOf({ id, date }: Pick<Session, 'id' | 'date'>, step: Step): string {
  return step === 'first' ? `${id}@${date}` : `${id}@${date}/${step}`
}

function stepOf(slot: string): Step {
  const [, step] = slot.split('/')
  return step === 'others' || step === 'over' ? step : 'first'
}
