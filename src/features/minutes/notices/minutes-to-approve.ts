import { officeOf } from '#charter/charter.ts'
import { buttons, heading, sayButton, text } from '#chat/button.ts'
import { heldLockScreen, heldSpans } from '#features/meetings/cards/meeting-spans.ts'
import type { MeetingFacts } from '#features/meetings/meeting-facts.ts'
import { approveButton, minutesBlocks } from '#features/minutes/cards/minutes-card.ts'
import { awaitsApproval, gaveNone, isApprovedByOffice } from '#features/minutes/minutes-approval.ts'
import { type NoticeKind, usefulFor, type Wanted } from '#outbox/notice-kind.ts'
import { epochOf, millisecondsOf } from '#time/instant.ts'

const stillNews = 'P7D'

/** To those who approve minutes by their office: a draft was given. Until they approve it, the group hears nothing of it. */
export const minutesToApprove: NoticeKind<MeetingFacts> = {
  name: 'minutes-to-approve',
  repeats: false,

  wanted({ meeting: { minutes, state }, charter, roster }) {
    const { approval } = minutes
    if (approval === undefined || !awaitsApproval(minutes) || !isApprovedByOffice(charter) || state === 'cancelled')
      return []
    const dueAt = epochOf(approval.askedAt) + millisecondsOf(charter.meetings.hold.schedule)
    return gaveNone(minutes, roster.approvers ?? []).map(
      (person): Wanted => ({
        slot: approval.askedAt,
        to: { person },
        ...usefulFor(dueAt, stillNews),
        priority: 2,
        urgency: 'soon',
      }),
    )
  },

  message({ meeting, group, charter, people, links }, { to }) {
    const person = 'person' in to ? people.get(to.person) : undefined
    const { minutes } = charter.words
    return {
      summary: heldLockScreen(meeting, [`. Its ${minutes} wait for your approval`]),
      blocks: [
        heading(`${meeting.reference}: approve the ${minutes}`, 'task'),
        text(...heldSpans(meeting.sessions.at(-1)), `. ${group.short}: ${meeting.title}.`),
        ...(person ? minutesBlocks(meeting, { person, links }) : []),
        text('We send it to the group once you approve it.'),
        buttons(approveButton(meeting, charter), sayButton(`Ask the ${charter.words.leader.many}`, `ask ${group.id}`)),
      ],
    }
  },

  why({ meeting, charter }) {
    const { approver } = charter.minutes
    const title = approver === undefined ? '' : officeOf(charter, approver).title.one
    return [`As ${title}, you approve the ${charter.words.minutes} of ${meeting.reference} before they are final.`]
  },
}
