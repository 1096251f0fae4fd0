import { heading } from '#chat/button.ts'
import type { Block } from '#chat/message.ts'
import { agendaBlocks, answerBlocks, meetingFacts } from '#features/meetings/cards/meeting-card.ts'
import { lockScreen } from '#features/meetings/cards/meeting-spans.ts'
import { notifiedMembers } from '#features/meetings/last-notified.ts'
import type { Meeting, Session } from '#features/meetings/meeting.ts'
import type { MeetingFacts } from '#features/meetings/meeting-facts.ts'
import { remindersOf, wallTimeSince } from '#features/meetings/reminder-times.ts'
import { answersOf } from '#features/meetings/rsvp.ts'
import { timeKey } from '#features/meetings/session-times.ts'
import {
  type Asked,
  lastNotifiedRev,
  mayHaveArrived,
  type NoticeKind,
  rowsTo,
  type Wanted,
} from '#outbox/notice-kind.ts'
import { epochOf, instantText, millisecondsOf } from '#time/instant.ts'
import { sayDuration, sayRelative } from '#time/say-instant.ts'

/** What comes so shortly before the start, or later, is read at once. */
const anHour = millisecondsOf('PT1H')

/** Before each session, at the member's offsets: never for those who said No, never for a time that is not true any more. */
export const meetingReminder: NoticeKind<MeetingFacts> = {
  name: 'meeting-reminder',
  repeats: false,

  wanted({ rows, ...facts }) {
    const { meeting, before, charter, rsvps, group, now } = facts
    if (meeting.state === 'cancelled') return []
    return notifiedMembers(facts, (person) => lastNotifiedRev(rows, person))
      .filter(({ person }) => !person.muted.includes(`meeting-reminder|${group.id}`))
      .flatMap((member) => {
        const { person, since } = member
        const lastNotified = lastHeard(rows, member)
        return meeting.sessions.flatMap((session) => {
          const rsvp = answersOf(rsvps, person._id).find((answer) => answer.session === session.id) ?? null
          const isRepeated = repeats(rowsTo(rows, person._id), { meeting, session })
          const reminders = remindersOf(meeting, session, { person, rsvp, charter, since, lastNotified, before, now })
          return reminders
            .filter(({ offset }) => !isRepeated(offset))
            .map(
              ({ offset, ...times }): Wanted => ({
                slot: slotOf(session, offset),
                to: { person: person._id },
                dueAt: times.dueAt,
                sendBy: times.sendBy,
                earliest: times.earliest,
                priority: 1,
                urgency: millisecondsOf(offset) <= anHour ? 'now' : 'soon',
                quiet: 'earlier',
              }),
            )
        })
      })
  },

  message({ meeting, group, rsvps, now }, { slot, to }) {
    const reader = 'person' in to ? to.person : ''
    const session = meeting.sessions.find(({ id }) => id === slot.split('@')[0]) ?? meeting.sessions[0]
    const join = joinBlocks(meeting.link)
    const relative = session?.at ? `, ${sayRelative(session.at, halfAMinuteBefore(now))}` : ''
    return {
      summary: lockScreen(meeting, { session }, [`${relative}. ${meeting.title}`]),
      blocks: [
        heading(`In ${sayDuration(offsetOf(slot))}: ${meeting.reference}, ${meeting.title}`, 'soon'),
        ...join,
        meetingFacts(session ? { ...meeting, sessions: [session] } : meeting, group.short, {
          joins: join.length === 0,
        }),
        ...agendaBlocks(meeting),
        ...answerBlocks(meeting, answersOf(rsvps, reader), session),
      ],
    }
  },

  why: ({ meeting, group }, { slot }) => [
    `You are in ${group.short}. We remind you ${sayDuration(offsetOf(slot))} before ${meeting.reference}. Say "reminders" to choose other times.`,
  ],

  mute: ({ group }) => `meeting-reminder|${group.id}`,
}

/** What somebody heard last of a meeting, and when: by a notice; else by what they did themselves, or when they joined. */
function lastHeard(
  rows: Asked<MeetingFacts>['rows'],
  { person, knownRev: lastNotified, heardAt }: ReturnType<typeof notifiedMembers>[number],
): { rev: number; at: number } | null {
  if (lastNotified === 0) return null
  const row = rowsTo(rows, person._id).find((one) => one.tellsRev === lastNotified && mayHaveArrived(one.state))
  return { rev: lastNotified, at: row ? (row.settledAt ?? row.dueAt) : heardAt }
}

/** By the session's time, so that a move makes a new reminder, and a change of the title does not. */
function slotOf(session: Session, offset: string): string {
  return `${session.id}@${timeKey(session)}/${offset}`
}

/**
 * Whether somebody was reminded already, so long before, of this very date and hour: where clocks change by new rules, the
 * session has another instant and thereby another slot, but is the same session to those who come.
 */
function repeats(rows: Asked<MeetingFacts>['rows'], { meeting, session }: { meeting: Meeting; session: Session }) {
  const since = wallTimeSince(meeting, session)
  const reminded = rows.filter(
    ({ kind, slot, state, settledAt, dueAt }) =>
      kind === 'meeting-reminder' &&
      slot.startsWith(`${session.id}@`) &&
      mayHaveArrived(state) &&
      (settledAt ?? dueAt) >= since,
  )
  return (offset: string) => reminded.some(({ slot }) => slot !== slotOf(session, offset) && offsetOf(slot) === offset)
}

/** How long before it comes, as its slot says. */
function offsetOf(slot: string): string {
  return slot.slice(slot.lastIndexOf('/') + 1)
}

function joinBlocks(link: string | null): Block[] {
  if (link === null || !/^https?:\/\/\S+$/.test(link)) return []
  return [{ kind: 'buttons', buttons: [{ label: 'Join', url: link }] }]
}

/** Sent a second after it was due, an hour is still an hour. */
function halfAMinuteBefore(now: string): string {
  return instantText(epochOf(now) - 30_000)
}
