import { buttons, formButton, heading, note, text } from '#chat/button.ts'
import { type NudgeFacts, owedOf } from '#features/desk/nudge-owner.ts'
import { endedLockScreen, lockScreen } from '#features/meetings/cards/meeting-spans.ts'
import { minutesAskBlocks } from '#features/minutes/cards/minutes-card.ts'
import { minutesDue } from '#features/minutes/minutes-escalation.ts'
import { type NoticeKind, usefulFor } from '#outbox/notice-kind.ts'
import { epochOf } from '#time/instant.ts'
import { sayDateAt } from '#time/say-instant.ts'
import { dateAt } from '#time/wall-time.ts'

/** Somebody asks for what is owed of a meeting: one message, unless it has been given meanwhile. */
export const ownerNudged: NoticeKind<NudgeFacts> = {
  name: 'owner-nudged',
  repeats: false,

  wanted({ about, meeting, charter, now }) {
    if (owedOf(meeting, charter, now) !== about.owed) return []
    const dueAt = epochOf(about.at)
    return [
      {
        slot: `${about.count}`,
        to: { person: about.to },
        ...usefulFor(dueAt, 'P2D'),
        priority: 1,
        urgency: 'soon',
      },
    ]
  },

  message({ about, meeting, group, charter, people, now }) {
    const asker = people.get(about.by)?.name || `The people in charge of ${group.short}`
    if (about.owed === 'time') {
      const session = meeting.sessions.find(({ at }) => at === null)
      return {
        summary: lockScreen(meeting, { session }, [`. ${asker} asks for its time`]),
        blocks: [
          heading(`${meeting.reference} has no time yet`, 'task'),
          text(`${asker} asks you to set it.`),
          buttons(formButton('Set the time', 'set-time', { meeting: meeting._id, session: session?.id ?? '' })),
        ],
      }
    }
    const { minutes } = charter.words
    const due = minutesDue(meeting, charter)
    const zone = people.get(about.to)?.zone ?? charter.organisation.zone
    const day = sayDateAt(dateAt(due, zone), now)
    return {
      summary: endedLockScreen(meeting, [`. ${asker} asks for its ${minutes}`]),
      blocks: [
        heading(`${meeting.reference}: ${minutes} missing`, 'task'),
        text(`${asker} asks for them. They ${due <= now ? 'were' : 'are'} due ${day}.`),
        text(`${group.short}: ${meeting.title}. Send a file or link here.`),
        ...minutesAskBlocks(meeting, { mayExtend: null }),
        note('Send a file or link and the reminders stop.'),
      ],
    }
  },

  why: ({ about, meeting, group, people }) => [
    `${people.get(about.by)?.name || `Someone in charge of ${group.short}`} asked you for what is missing of ${meeting.reference}.`,
  ],
}
