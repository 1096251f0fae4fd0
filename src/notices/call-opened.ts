import { actButton, buttons, text } from '#cards/button.ts'
import { groupOf } from '#charter/charter.ts'
import type { NoticeKind } from '#delivery/notice-kind.ts'
import type { CallFacts } from '#groups/call-facts.ts'
import { epochOf, millisecondsOf } from '#time/instant.ts'
import { sayDeadline } from '#time/say-instant.ts'

/** To those who asked to be told: the call is open. */
export const callOpened: NoticeKind<CallFacts> = {
  name: 'call-opened',
  repeats: false,

  wanted({ about, call }) {
    if (about.state !== 'open' || call?.state !== 'open' || about.rev === 0) return []
    const dueAt = epochOf(about.openedAt)
    const sendBy = call.closesAt === null ? dueAt + millisecondsOf('P30D') : epochOf(call.closesAt)
    return about.waiting.map((person) => ({
      slot: about.openedAt,
      to: { person },
      dueAt,
      sendBy,
      priority: 2 as const,
      quiet: 'wait' as const,
    }))
  },

  message({ about, charter, call }) {
    const { short } = groupOf(charter, about._id)
    const until = call?.deadline ? ` until ${sayDeadline(call.deadline, charter.organisation)}` : ''
    const summary = `${short} takes applications${until}.`
    return {
      summary: [summary],
      blocks: [
        text({ strong: summary }),
        buttons({ ...actButton('Apply', 'apply-to', { group: about._id }), opensForm: true }),
      ],
    }
  },

  why: ({ about, charter }) => [`You asked to be told when ${groupOf(charter, about._id).title} takes applications.`],

  mute: ({ about }) => `call-opened|${about._id}`,
}
