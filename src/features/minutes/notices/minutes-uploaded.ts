import { buttons, heading, sayButton, text } from '#chat/button.ts'
import { heldLockScreen, heldSpans } from '#features/meetings/cards/meeting-spans.ts'
import { notifiedMembers } from '#features/meetings/last-notified.ts'
import type { MeetingFacts } from '#features/meetings/meeting-facts.ts'
import { approvalBlocks, minutesBlocks } from '#features/minutes/cards/minutes-card.ts'
import { newsFrom } from '#features/minutes/minutes-approval.ts'
import { type NoticeKind, usefulFor, type Wanted } from '#outbox/notice-kind.ts'
import { epochOf, millisecondsOf } from '#time/instant.ts'

const stillNews = 'P7D'

/** The group hears, once, that there are minutes, or where an office approves them, that it has. The people who gave or approved them do not. A wrong file can be removed within the undo window. */
export const minutesUploaded: NoticeKind<MeetingFacts> = {
  name: 'minutes-uploaded',
  repeats: false,

  wanted(facts) {
    const { meeting, charter, group } = facts
    const [first] = meeting.minutes.items
    const newsAt = newsFrom(meeting.minutes, charter)
    if (first === undefined || newsAt === null || meeting.state === 'cancelled') return []
    const dueAt = epochOf(newsAt) + millisecondsOf(charter.meetings.hold.schedule)
    return notifiedMembers(facts, () => 0)
      .filter(({ person, since }) => since <= first.at && !person.muted.includes(`minutes-uploaded|${group.id}`))
      .filter(({ person }) => meeting.minutes.items.every(({ by }) => by !== person._id))
      .filter(({ person }) => meeting.minutes.approval?.by !== person._id)
      .map(
        ({ person }): Wanted => ({
          slot: '',
          to: { person: person._id },
          ...usefulFor(dueAt, stillNews),
          priority: 2,
          urgency: 'whenever',
        }),
      )
  },

  message({ meeting, group, charter, people, links }, { to }) {
    const person = 'person' in to ? people.get(to.person) : undefined
    const { minutes } = charter.words
    return {
      summary: heldLockScreen(meeting, [`. Its ${minutes} are here`]),
      blocks: [
        heading(`${meeting.reference}: the ${minutes}`, 'good'),
        text(...heldSpans(meeting.sessions.at(-1)), `. ${group.short}: ${meeting.title}.`),
        ...(person ? minutesBlocks(meeting, { person, links }) : []),
        ...approvalBlocks(meeting, charter),
        buttons(sayButton(`See the ${minutes}`, `minutes ${meeting.reference}`)),
      ],
    }
  },

  why: ({ group, charter }) => [`You are in ${group.short}. We send every member the ${charter.words.minutes} once.`],

  mute: ({ group }) => `minutes-uploaded|${group.id}`,
}
