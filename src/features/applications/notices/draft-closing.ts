import { groupOf } from '#charter/charter.ts'
import { actButton, buttons, ending, heading, text } from '#chat/button.ts'
import type { ApplicationFacts } from '#features/applications/application-facts.ts'
import type { NoticeKind } from '#outbox/notice-kind.ts'
import { epochOf, millisecondsOf } from '#time/instant.ts'
import { sayDeadline } from '#time/say-instant.ts'

/** How long before the deadline the owner of a draft is told, once. */
const before = 'P3D'

/** To somebody who began an application and did not hand it in: the call closes soon. */
export const draftClosing: NoticeKind<ApplicationFacts> = {
  name: 'draft-closing',
  repeats: false,

  wanted({ about, call }) {
    // On the page nothing is left open: what is not sent yet waits for the letter that its owner has.
    if (about.onPage) return []
    const closesAt = call?.closesAt ?? null
    if (about.state !== 'draft' || closesAt === null || call?.state === 'closed') return []
    const sendBy = epochOf(closesAt)
    const dueAt = sendBy - millisecondsOf(before)
    // Whoever begins in the last days has the deadline before their eyes.
    if (epochOf(about.startedAt) >= dueAt) return []
    return [
      { slot: closesAt, to: { person: about.person }, dueAt, sendBy, priority: 2, urgency: 'soon', quiet: 'wait' },
    ]
  },

  message({ about, charter, call, now }) {
    const { short } = groupOf(charter, about.group)
    const deadline = call?.deadline ? sayDeadline(call.deadline, charter.organisation, now) : 'soon'
    const summary = `Your application to ${short} is not sent yet. The call closes ${deadline}.`
    return {
      summary: [summary],
      blocks: [
        heading(summary, 'soon'),
        text('Your answers are kept.'),
        buttons(
          { ...actButton('Continue', 'apply-to', { group: about.group }), opensForm: true },
          ending(actButton('Delete draft', 'withdraw-application', { application: about._id }), 'Delete your answers?'),
        ),
      ],
    }
  },

  why: ({ about, charter }) => [
    `You began an application to ${groupOf(charter, about.group).short}. We remind you once, three days before the call closes.`,
  ],

  mute: ({ about }) => `draft-closing|${about.group}`,
}
