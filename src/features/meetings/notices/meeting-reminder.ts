import { heading } from '#chat/button.ts'
import type { Block } from '#chat/message.ts'
import { agendaBlocks, answerBlocks, meetingFacts } from '#features/meetings/cards/meeting-card.ts'
import { lockScreen } from '#features/meetings/cards/meeting-spans.ts'
import { remindedTogether } from '#features/meetings/cards/reminded-together-card.ts'
import type { MeetingFacts } from '#features/meetings/meeting-facts.ts'
import { answering } from '#features/meetings/meeting-leader.ts'
import {
  isAwayAt,
  offsetIn,
  remindedMembers,
  remindersKey,
  sessionIn,
  wantedReminder,
  wasReminded,
} from '#features/meetings/reminded-members.ts'
import { isReadAtOnce, remindersOf } from '#features/meetings/reminder-times.ts'
import type { NoticeKind, Wanted } from '#outbox/notice-kind.ts'
import { epochOf, instantText, millisecondsOf } from '#time/instant.ts'
import { sayDuration, sayRelative } from '#time/say-instant.ts'

/** The reminder of a meeting names those that begin within an evening of it, too. */
const oneEvening = millisecondsOf('PT4H')

/**
 * Before each session, at the offsets of the group's rhythm or the member's own: never for those who said No or nothing,
 * never for a time that is not true any more, never while they are away.
 */
export const meetingReminder: NoticeKind<MeetingFacts> = {
  name: 'meeting-reminder',
  repeats: false,
  gathers: oneEvening,

  wanted(asked) {
    return remindedMembers(asked).flatMap((of) =>
      remindersOf(asked.meeting, of.session, of)
        .filter(({ dueAt }) => !isAwayAt(asked, of.person, dueAt))
        .filter(({ offset }) => !wasReminded(asked.rows, { kind: 'meeting-reminder', ...of, offset }))
        .map((reminder): Wanted => {
          const urgency = isReadAtOnce(reminder.offset) ? 'now' : 'soon'
          return { ...wantedReminder(reminder, of.person), urgency }
        }),
    )
  },

  message(asked, { slot, to }) {
    const { meeting, group, now } = asked
    const session = sessionIn(slot, meeting)
    const join = joinBlocks(meeting.link)
    const relative = session?.at ? `, ${sayRelative(session.at, halfAMinuteBefore(now))}` : ''
    return {
      summary: lockScreen(meeting, { session }, [`${relative}. ${meeting.title}`]),
      blocks: [
        heading(`In ${sayDuration(offsetIn(slot))}: ${meeting.reference}, ${meeting.title}`, 'soon'),
        ...join,
        meetingFacts(session ? { ...meeting, sessions: [session] } : meeting, group.short, {
          joins: join.length === 0,
        }),
        ...agendaBlocks(meeting),
        ...answerBlocks(meeting, { ...answering(asked, to), ...(session ? { one: session } : {}) }),
      ],
    }
  },

  together(items) {
    const [first] = items
    if (first === undefined) return { summary: [], blocks: [] }
    const { asked, wanted } = first
    const reader = 'person' in wanted.to ? asked.people.get(wanted.to.person) : undefined
    const reminded = items.flatMap(({ asked: { meeting, group }, wanted: { slot } }) => {
      const session = sessionIn(slot, meeting)
      return session ? [{ meeting, session, group: group.short }] : []
    })
    return remindedTogether(reminded, { zone: reader?.zone ?? asked.charter.organisation.zone, now: asked.now })
  },

  why: ({ meeting, group }, { slot }) => [
    `You are in ${group.short}. We remind you ${sayDuration(offsetIn(slot))} before ${meeting.reference}. Say "reminders" to choose other times.`,
  ],

  mute: ({ group }) => remindersKey(group.id),
}

function joinBlocks(link: string | null): Block[] {
  if (link === null || !/^https?:\/\/\S+$/.test(link)) return []
  return [{ kind: 'buttons', buttons: [{ label: 'Join', url: link }] }]
}

/** Sent a second after it was due, an hour is still an hour. */
function halfAMinuteBefore(now: string): string {
  return instantText(epochOf(now) - 30_000)
}
