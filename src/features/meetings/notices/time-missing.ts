import { buttons, formButton, heading, text } from '#chat/button.ts'
import { decidersOf } from '#features/groups/roster.ts'
import { lockScreen, whenSpans } from '#features/meetings/cards/meeting-spans.ts'
import type { MeetingFacts } from '#features/meetings/meeting-facts.ts'
import { isHistory } from '#features/meetings/session-times.ts'
import type { NoticeKind, Wanted } from '#outbox/notice-kind.ts'
import { epochOf } from '#time/instant.ts'
import { sayDuration } from '#time/say-instant.ts'
import { instantOf, wallTimeBefore } from '#time/wall-time.ts'

/** Only the day is known: the group's leaders are asked for the time, so long before as the charter says. */
export const timeMissing: NoticeKind<MeetingFacts> = {
  name: 'time-missing',
  repeats: false,

  wanted({ meeting, charter, roster, people }) {
    if (meeting.state === 'cancelled' || isHistory(meeting, charter)) return []
    const { remindAt, askTime } = charter.meetings.dateOnly
    return decidersOf(roster).flatMap((person) =>
      meeting.sessions
        .filter(({ at }) => at === null)
        .map(({ id, date }): Wanted => {
          const zone = people.get(person)?.zone ?? charter.organisation.zone
          const morning = `${date}T${remindAt}`
          return {
            slot: `${id}@${date}`,
            to: { person },
            dueAt: epochOf(instantOf(wallTimeBefore(morning, askTime), zone)),
            sendBy: epochOf(instantOf(morning, zone)),
            priority: 2,
            urgency: 'soon',
            quiet: 'earlier',
          }
        }),
    )
  },

  message({ meeting }, { slot }) {
    const [asked = ''] = slot.split('@')
    const session = meeting.sessions.find(({ id }) => id === asked)
    const about = { meeting: meeting._id, session: asked }
    return {
      summary: lockScreen(meeting, { session }, ['. Please set the time']),
      blocks: [
        heading(`${meeting.reference} has no time yet`, 'task'),
        text(
          ...(session ? whenSpans(session) : []),
          ". People know only the day. When you set the time, we'll tell everyone once.",
        ),
        buttons(formButton('Set the time', 'set-time', about)),
      ],
    }
  },

  why: ({ group, charter }) => [
    `You are responsible for ${group.short}. We ask ${sayDuration(charter.meetings.dateOnly.askTime)} before a meeting that has no time.`,
  ],
}
