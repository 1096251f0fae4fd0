import { actButton, buttons, inMenu, sayButton, text } from '#chat/button.ts'
import type { Block, Button, Message, Span } from '#chat/message.ts'
import { agendaText, isProse, readAgenda, sayAgenda } from '#features/meetings/agenda.ts'
import type { AnswerOrAway } from '#features/meetings/away-answers.ts'
import type { Meeting, Session } from '#features/meetings/meeting.ts'
import { type Rsvp, stands } from '#features/meetings/rsvp.ts'
import { untimedSessions } from '#features/meetings/untimed.ts'
import { sayDate, sayDuration } from '#time/say-instant.ts'
import { linkSpan, lockScreen, moreSessions, sayAnswer, whenAllSpans, whenSpans } from './meeting-spans.ts'

/** The series that a meeting is one of; `place` is where in it: "2 of 4; the third Friday of each month". */
export type PositionInSeries = { id: string; place: string }

/**
 * A meeting as somebody in its group sees it. @param answers their own. @param over nobody is asked any more.
 * @param leads they lead it, and are not asked.
 * @param series where it stands among meetings that repeat.
 */
export function meetingCard(
  meeting: Meeting,
  {
    answers,
    group,
    over,
    leads = false,
    series,
  }: { answers: readonly Rsvp[]; group: string; over: boolean; leads?: boolean; series?: PositionInSeries },
): Message {
  const summary = lockScreen(meeting, {}, [`${moreSessions(meeting.sessions)}. ${group}: ${meeting.title}`])
  if (meeting.state === 'cancelled') {
    const sentence: Span[] = [
      { strong: `${meeting.reference} is cancelled: ` },
      ...whenAllSpans(meeting),
      '.',
      ...because(meeting),
    ]
    return { summary: lockScreen(meeting, { news: ' cancelled' }, ['.']), blocks: [{ kind: 'text', spans: sentence }] }
  }
  return {
    summary,
    blocks: [
      { kind: 'heading', text: `${meeting.reference}: ${meeting.title}` },
      withPosition(meetingFacts(meeting, group), series),
      ...agendaBlocks(meeting),
      ...(over ? overBlocks(meeting) : answerBlocks(meeting, { answers, leads })),
      ...(series ? [{ kind: 'buttons' as const, buttons: [allDatesButton(series)] }] : []),
    ],
  }
}

function overBlocks(meeting: Meeting): Block[] {
  const { reference, minutes, sessions } = meeting
  const isKnownHeld = minutes.items.length > 0 || minutes.tookPlace !== undefined
  if (untimedSessions(meeting).length === sessions.length && !isKnownHeld)
    return [text('This day is over. Nobody set a time.')]
  return [text('This meeting is over.'), buttons(sayButton('See the minutes', `minutes ${reference}`))]
}

function withPosition(block: Block & { kind: 'facts' }, series: PositionInSeries | undefined): Block {
  return series ? { ...block, facts: [...block.facts, { label: 'Series', value: [series.place] }] } : block
}

function allDatesButton({ id }: PositionInSeries): Button {
  return actButton('See all dates', 'show-series', { series: id })
}

/**
 * When, how long, where: what a member needs to come. @param how.was the times before, shown struck above the new ones.
 * @param how.joins false where a button joins already.
 */
export function meetingFacts(
  meeting: Pick<Meeting, 'sessions' | 'link' | 'place' | 'contact'>,
  group: string,
  { was = null, joins = true }: { was?: readonly Session[] | null; joins?: boolean } = {},
): Block & { kind: 'facts' } {
  return {
    kind: 'facts',
    facts: [
      ...(was === null ? [] : was.map((session) => ({ label: 'Was', value: whenSpans(session, 'struck') }))),
      ...meeting.sessions.map((session, index) => ({
        label: meeting.sessions.length > 1 ? `Session ${index + 1}` : was === null ? 'When' : 'Now',
        value: [
          ...whenSpans(session, ...(was === null ? [] : ['strong' as const])),
          ...(session.at === null ? [] : [`, ${sayDuration(session.lasts)}`]),
        ],
      })),
      { label: 'Group', value: [group] },
      ...(meeting.link === null || !joins ? [] : [{ label: 'Join', value: [linkSpan(meeting.link)] }]),
      ...(meeting.place === null ? [] : [{ label: 'Place', value: [meeting.place] }]),
      ...(meeting.contact ? [{ label: 'Contact', value: [meeting.contact] }] : []),
    ],
  }
}

/**
 * Asks whether somebody comes, session by session or to one of them, from what they answered before; and offers the
 * calendar entry. Whoever leads the meeting is not asked: only what they answered by themselves can be changed.
 */
export function answerBlocks(
  meeting: Meeting,
  how: { answers: readonly AnswerOrAway[]; leads?: boolean; one?: Session },
): Block[] {
  const { answers, leads = false, one } = how
  const sessions = one ? [one] : meeting.sessions
  return sessions.flatMap((session, index): Block[] => {
    const given = answers.find((answer) => answer.session === session.id) ?? null
    const last = index === sessions.length - 1
    if (leads && given === null) return last ? [buttons(calendarButton(meeting, 'Add to calendar'))] : []
    const presses = [
      ...answerButtons(meeting, session, given),
      ...(last ? [inMenu(calendarButton(meeting, 'Add to calendar'))] : []),
    ]
    return [
      { kind: 'text', spans: question(meeting, session, given) },
      { kind: 'buttons', buttons: presses },
    ]
  })
}

/** The button that gives a calendar entry. It is a press, not a link: those who took one are told when it is out of date. */
export function calendarButton(meeting: Pick<Meeting, '_id'>, label: string): Button {
  return { label, act: { verb: 'add-to-calendar', about: { meeting: meeting._id } } }
}

/** The calendar that follows every change by itself. @param about `group`, or `all`; else the person's own meetings. */
export function subscribeButton(about: { group?: string; all?: 'all' } = {}): Button {
  return { label: 'Subscribe (updates itself, may lag a day)', act: { verb: 'subscribe-calendar', about } }
}

/** The button [See PROC-7], or with another verb, which shows the meeting. */
export function showMeetingButton({ _id, reference }: Pick<Meeting, '_id' | 'reference'>, verb = 'See'): Button {
  return { label: `${verb} ${reference}`, act: { verb: 'show-meeting', about: { meeting: _id } } }
}

/** The agenda, item by item, under what it comes to. */
export function agendaBlocks({ agenda }: Pick<Meeting, 'agenda'>): Block[] {
  if (agenda === '') return []
  const items = readAgenda(agenda)
  const heading = isProse(items) ? 'Agenda' : `Agenda: ${sayAgenda(items)}`
  return [{ kind: 'text', spans: [{ strong: heading }, `\n${agendaText(agenda)}`], whole: true }]
}

function question({ sessions }: Meeting, session: Session, given: AnswerOrAway | null): Span[] {
  const which = sessions.length === 1 ? '' : `${sayDate(session.date)}: `
  if (given === null) return [`${which}Can you come?`]
  if (given.away !== undefined) return [`${which}You are away then. Your answer is No. You can change it at any time.`]
  const answer = sayAnswer(given.answer)
  if (!stands(given, [session])) return [`${which}You said ${answer} to the old time. Is that still right?`]
  return [`${which}You said ${answer}. You can change it at any time.`]
}

function answerButtons({ _id, rev }: Meeting, session: Session, given: Rsvp | null): Button[] {
  const about = { meeting: _id, session: session.id, rev: String(rev) }
  return (['yes', 'no', 'maybe'] as const).map((answer) => ({
    label: sayAnswer(answer),
    act: { verb: `answer-${answer}`, about },
    ...(answer === 'yes' && given === null ? { style: 'primary' as const } : {}),
  }))
}

function because({ cancelledBecause }: Meeting): Span[] {
  return cancelledBecause === null ? [] : [` ${cancelledBecause}`]
}
