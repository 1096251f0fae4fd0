import { note, text } from '#chat/button.ts'
import type { Message } from '#chat/message.ts'
import { audienceOf } from '#features/groups/roster.ts'
import { answerLink } from '#features/meetings/answer-link.ts'
import { agendaBlocks, meetingFacts } from '#features/meetings/cards/meeting-card.ts'
import { lockScreen, sayAnswer } from '#features/meetings/cards/meeting-spans.ts'
import { latestTelling, notifiedMembers, tellingAt } from '#features/meetings/last-notified.ts'
import type { Meeting, Session } from '#features/meetings/meeting.ts'
import type { MeetingFacts } from '#features/meetings/meeting-facts.ts'
import { answersOf, type Rsvp, stands } from '#features/meetings/rsvp.ts'
import { endOf, startOf } from '#features/meetings/session-times.ts'
import { tellsMembers } from '#features/meetings/tells-members.ts'
import { undoWindowEnd } from '#features/meetings/undo-window.ts'
import type { Person } from '#features/people/person.ts'
import { calendarMeeting, datesOnly } from '#features/subscriptions/calendar-meeting.ts'
import { type Letter, letterSlot, mailedRevs, readLetter, timesOut } from '#features/subscriptions/letter.ts'
import { chosenMailbox } from '#features/subscriptions/mailbox.ts'
import { invitationCalendar } from '#icalendar/meeting-calendar.ts'
import { type Asked, mayHaveArrived, type NoticeKind, rowsTo, type Wanted } from '#outbox/notice-kind.ts'
import { epochOf, plus } from '#time/instant.ts'
import { stopMailLink } from '../calendar-links.ts'
import type { MailedFacts } from '../mailed-facts.ts'

type Rows = Asked<MailedFacts>['rows']

/**
 * Invitations for the calendars of those who chose e-mail, their updates and their cancellations: one letter for each
 * session, since calendars read one VEVENT of each. It is the calendar's own channel: in chat they are told as everybody
 * is, and no more; what does not tell members (another title) is mailed with the next change that does. Whoever left the
 * group, or chose another way or address, gets what is ahead taken out of the calendar it was mailed to, and then nothing.
 */
export const meetingMailed: NoticeKind<MailedFacts> = {
  name: 'meeting-mailed',
  repeats: true,
  only: 'calendar',

  wanted({ rows, now, ...facts }) {
    const { meeting, charter, links, mailboxes, people } = facts
    if (links.mailFrom === null) return []
    const members = notifiedMembers(facts, () => 0)
    const since = new Map(members.map((member) => [chosenMailbox(member.person)?.name, epochOf(member.since)]))
    return mailboxes
      .filter(({ person }) => people.has(person))
      .flatMap((mailbox) => {
        const { name, person, account } = mailbox
        const sent = lettersTo(rows, person).filter((one) => one.mailbox === name)
        const perhaps = lettersTo(rows, person, 'perhaps').filter((one) => one.mailbox === name)
        const letter = (session: Session, rev: Letter['rev']): Wanted => ({
          slot: letterSlot({ session: session.id, rev, mailbox: name, turn: timesOut(sent, session.id) }),
          to: { person },
          account,
          dueAt: epochOf(undoWindowEnd(meeting, charter)),
          sendBy: epochOf(endOf(session, charter)),
          // What is taken out of one calendar comes before what is put into the next.
          priority: rev === 'out' ? 1 : 2,
          urgency: 'now',
          quiet: 'ignore',
        })
        const known = inCalendar(meeting, mailedRevs(perhaps))
        const memberSince = since.get(name)
        if (memberSince === undefined) return known.map((session) => letter(session, 'out'))
        const off = known.filter((session) => !isOn(meeting, session))
        const mailed = mailedRevs(sent)
        return [
          ...newsFor(meeting, mailed).map((session) => {
            const news = letter(session, meeting.rev)
            return mailed.has(session.id)
              ? news
              : { ...news, dueAt: Math.max(news.dueAt, memberSince, firstMailed(meeting, session)) }
          }),
          ...off.map((session) => letter(session, meeting.rev)),
        ]
      })
      .filter(({ sendBy }) => sendBy > epochOf(now))
  },

  message(asked, { slot, to }) {
    const { meeting, group, people, links, rows } = asked
    const { session: id, rev, mailbox: name } = readLetter(slot)
    const mailbox = asked.mailboxes.find((one) => 'person' in to && one.person === to.person && one.name === name)
    const person = people.get(mailbox?.person ?? '')
    const from = links.mailFrom
    const session = sessionOf(meeting, id)
    if (!person || !mailbox || !from || !session) throw new Error(`nobody to invite to ${meeting._id}`)
    const letters = lettersTo(rows, person._id)
    // Each time it was taken out of a calendar of theirs, SEQUENCE has risen beyond the meeting's own.
    const sequence = meeting.sequence + 2 * timesOut(letters, id)
    const party = { name: person.name, email: mailbox.address }
    const stop = stopMailLink(links, person)
    if (rev === 'out') {
      const mailed = mailedRevs(letters.filter((one) => one.mailbox === name))
      const known = inCalendar(meeting, mailed).find((one) => one.id === id) ?? session
      const entry = {
        ...datesOnly(meeting, group, links.uidHost),
        sequence: sequence + 1,
        cancelled: true,
        organiser: from,
      }
      const text = invitationCalendar(entry, known, { ...party, answer: null })
      return { ...takenOut(asked, { person, session: known }), calendar: { method: 'CANCEL', text, stop } }
    }
    const off = !isOn(meeting, session)
    const given = answersOf(asked.rsvps, person._id).find((rsvp) => rsvp.session === session.id) ?? null
    const answer = answerLink(links, { meeting: meeting._id, session: session.id }, person)
    const entry = calendarMeeting(meeting, group, links.uidHost)
    const calendar = invitationCalendar(
      {
        ...entry,
        sequence,
        cancelled: off,
        organiser: from,
        description: off ? entry.description : `${entry.description}\n\nSay whether you come: ${answer}`,
      },
      session,
      { ...party, answer: given !== null && stands(given, [session]) ? given.answer : null },
    )
    const news = off ? ' cancelled' : ''
    return {
      summary: lockScreen(meeting, { news, session }, [`. ${meeting.title}, ${group.short}`]),
      blocks: off
        ? [
            text(`${meeting.reference} is cancelled: ${meeting.title}.`),
            ...(meeting.cancelledBecause === null ? [] : [text(meeting.cancelledBecause)]),
          ]
        : [
            { kind: 'heading', text: `${meeting.reference}: ${meeting.title}` },
            meetingFacts({ ...meeting, sessions: [session] }, group.short),
            ...agendaBlocks(meeting),
            text(question(given, session)),
            { kind: 'buttons', buttons: [{ label: 'Answer yes, no or maybe', url: answer }] },
            note("Replies aren't read. Use the link."),
            { kind: 'buttons', buttons: [{ label: 'Stop invitations by e-mail', url: stop }] },
          ],
      calendar: { method: off ? 'CANCEL' : 'REQUEST', text: calendar, stop },
    }
  },

  why: ({ group }) => [`You are in ${group.short} and get invitations by e-mail. Say "calendar off" to stop that.`],
}

/** The last letter about a session to a mailbox. What is said is what was mailed: whoever has left learns nothing new. */
function takenOut(
  { meeting, group, roster }: MeetingFacts,
  { person, session }: { person: Person; session: Session },
): Pick<Message, 'summary' | 'blocks'> {
  const isIn = audienceOf(roster).some((one) => one.person === person._id)
  const because = isIn ? 'You ended invitations to this address.' : `You are not in ${group.short} any more.`
  return {
    summary: lockScreen(meeting, { news: ' removed', session }, [`. ${group.short}`]),
    blocks: [
      text(`${because} We're taking ${meeting.reference} out of this calendar.`),
      ...(isIn && isOn(meeting, session) ? [note('The meeting still takes place.')] : []),
      note('We send no more letters about it.'),
    ],
  }
}

/** The letters to somebody that were sent. `perhaps`: also those that may have arrived and are sent again. */
function lettersTo(rows: Rows, person: string, perhaps?: 'perhaps'): Letter[] {
  return rowsTo(rows, person)
    .filter((row) => row.kind === meetingMailed.name && row.to === person)
    .filter(({ state, repeated }) => mayHaveArrived(state) || (perhaps && repeated))
    .map(({ slot }) => readLetter(slot))
}

/** A series is many letters: each of its meetings is mailed two weeks before at the earliest. Epoch milliseconds. */
function firstMailed({ series }: Meeting, session: Session): number {
  return series === undefined ? 0 : epochOf(plus(startOf(session), '-P14D'))
}

/** The sessions that take place, and are not in the calendar as they are now. */
function newsFor(meeting: Meeting, mailed: ReadonlyMap<string, number>): Session[] {
  if (meeting.state === 'cancelled') return []
  const now = latestTelling(meeting)
  return meeting.sessions.filter((session) => {
    const known = tellingAt(meeting, mailed.get(session.id) ?? 0)
    const before = known?.sessions.filter(({ id }) => id === session.id) ?? []
    return known === null || tellsMembers({ ...known, sessions: before }, { ...now, sessions: [session] })
  })
}

/** The sessions that are in the calendar, as they were mailed. */
function inCalendar(meeting: Meeting, mailed: ReadonlyMap<string, number>): Session[] {
  return [...mailed].flatMap(([id, rev]) => {
    const known = tellingAt(meeting, rev)
    const session = known?.state === 'scheduled' ? known.sessions.find((one) => one.id === id) : undefined
    return session ?? []
  })
}

function isOn(meeting: Meeting, session: Session): boolean {
  return meeting.state === 'scheduled' && meeting.sessions.some(({ id }) => id === session.id)
}

/** A session as it is, or where the meeting has it no more, as it was last. */
function sessionOf(meeting: Meeting, id: string): Session | undefined {
  const all = [...meeting.tellings.flatMap(({ sessions }) => sessions), ...meeting.sessions]
  return all.findLast((session) => session.id === id)
}

function question(given: Rsvp | null, session: Session): string {
  if (given === null) return 'Can you come?'
  const answerText = sayAnswer(given.answer)
  return stands(given, [session])
    ? `You said ${answerText}.`
    : `You said ${answerText} to the old time. Is that still right?`
}
