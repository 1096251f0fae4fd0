import { note, text } from '#cards/button.ts'
import { agendaBlocks, meetingFacts } from '#cards/meetings/meeting-card.ts'
import { lockScreen, sayAnswer } from '#cards/meetings/meeting-spans.ts'
import { type Asked, isTold, type NoticeKind, type Wanted } from '#delivery/notice-kind.ts'
import { calendarMeeting } from '#icalendar/calendar-meeting.ts'
import { invitationCalendar } from '#icalendar/meeting-calendar.ts'
import { holdEnd } from '#meetings/holds.ts'
import type { Meeting, Session } from '#meetings/meeting.ts'
import type { MeetingFacts } from '#meetings/meeting-facts.ts'
import { answersOf, type Rsvp } from '#meetings/rsvp.ts'
import { endOf, timeKey } from '#meetings/session-times.ts'
import { tellsMembers } from '#meetings/tells-members.ts'
import { latestTelling, tellingAt, toldMembers } from '#meetings/told.ts'
import type { Person } from '#people/person.ts'
import { epochOf } from '#time/instant.ts'

type Rows = Asked<MeetingFacts>['rows']

/**
 * Invitations for the calendars of those who chose e-mail, their updates and their cancellations: one letter for each
 * session, since calendars read one VEVENT of each. It is the calendar's own channel: in chat they are told as everybody
 * is, and no more; what does not tell members (another title) is mailed with the next change that does.
 */
export const meetingMailed: NoticeKind<MeetingFacts> = {
  name: 'meeting-mailed',
  repeats: true,
  only: 'calendar',

  wanted({ rows, now, ...facts }) {
    const { meeting, charter, links } = facts
    if (links.mailFrom === null) return []
    const wanted = (person: Person, session: Session): Wanted => ({
      slot: `${session.id}/${meeting.rev}`,
      to: { person: person._id },
      dueAt: epochOf(holdEnd(meeting, charter)),
      sendBy: epochOf(endOf(session, charter)),
      priority: 2,
      quiet: 'ignore',
    })
    return toldMembers(facts, () => 0)
      .filter(({ person }) => person.calendar?.kind === 'email')
      .flatMap(({ person }) => [
        ...newsFor(meeting, mailedRevs(rows, person._id)).map((session) => wanted(person, session)),
        ...goneFor(meeting, mailedRevs(rows, person._id, 'perhaps')).map((session) => wanted(person, session)),
      ])
      .filter(({ sendBy }) => sendBy > epochOf(now))
  },

  message({ meeting, group, rsvps, people, links }, { slot, to }) {
    const person = 'person' in to ? people.get(to.person) : undefined
    const from = links.mailFrom
    const session = sessionOf(meeting, slot.split('/')[0] ?? '')
    if (!person || !from || !session) throw new Error(`nobody to invite to ${meeting._id}`)
    const off = !isOn(meeting, session)
    const given = answersOf(rsvps, person._id).find((rsvp) => rsvp.session === session.id) ?? null
    const answer = links.answer(meeting._id, session.id, person)
    const stop = links.stopMail(person)
    const entry = calendarMeeting(meeting, group)
    const calendar = invitationCalendar(
      {
        ...entry,
        cancelled: off,
        organiser: from,
        description: off ? entry.description : `${entry.description}\n\nSay whether you come: ${answer}`,
      },
      session,
      { name: person.name, email: addressOf(person), answer: stands(given, session) ? given.answer : null },
    )
    const news = off ? ' cancelled' : ''
    return {
      summary: lockScreen(meeting, { news, session }, [`. ${meeting.title}, ${group.short}`]),
      blocks: off
        ? [
            text(`${meeting.reference}: ${meeting.title} does not take place.`),
            ...(meeting.cancelledBecause === null ? [] : [text(meeting.cancelledBecause)]),
          ]
        : [
            { kind: 'heading', text: `${meeting.reference}: ${meeting.title}` },
            meetingFacts({ ...meeting, sessions: [session] }, group.short),
            ...agendaBlocks(meeting),
            text(question(given, session)),
            { kind: 'buttons', buttons: [{ label: 'Yes, no or maybe', url: answer }] },
            note('A reply to this letter is read by nobody: please answer by the link.'),
            { kind: 'buttons', buttons: [{ label: 'No more invitations by e-mail', url: stop }] },
          ],
      calendar: { method: off ? 'CANCEL' : 'REQUEST', text: calendar, stop },
    }
  },

  why: ({ meeting, group }) => [
    `You are in ${group.short}, and chose to have ${meeting.reference} in your calendar by e-mail. Say "calendar off" to end that.`,
  ],
}

/** The revision of each session that was mailed to somebody last. `perhaps`: also what may have arrived and is sent again. */
function mailedRevs(rows: Rows, to: string, perhaps?: 'perhaps'): ReadonlyMap<string, number> {
  const revs = new Map<string, number>()
  for (const row of rows) {
    if (row.kind !== meetingMailed.name || row.to !== to) continue
    if (!isTold(row.state) && !(perhaps && row.repeated)) continue
    const [session = '', rev] = row.slot.split('/')
    revs.set(session, Math.max(revs.get(session) ?? 0, Number(rev)))
  }
  return revs
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

/** The sessions that are in the calendar, and do not take place any more: as they were mailed. */
function goneFor(meeting: Meeting, mailed: ReadonlyMap<string, number>): Session[] {
  return [...mailed].flatMap(([id, rev]) => {
    const known = tellingAt(meeting, rev)
    const session = known?.state === 'scheduled' ? known.sessions.find((one) => one.id === id) : undefined
    return session && !isOn(meeting, session) ? [session] : []
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

function addressOf({ calendar }: Person): string {
  return calendar?.kind === 'email' ? calendar.address : ''
}

/** An answer to another time is none. */
function stands(given: Rsvp | null, session: Session): given is Rsvp {
  return given !== null && given.forTime === timeKey(session)
}

function question(given: Rsvp | null, session: Session): string {
  if (given === null) return 'Can you come?'
  const said = sayAnswer(given.answer)
  return stands(given, session) ? `You said ${said}.` : `You said ${said} to the old time. Is that still right?`
}
