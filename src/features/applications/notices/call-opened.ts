import { groupOf } from '#charter/charter.ts'
import { actButton, buttons, heading } from '#chat/button.ts'
import type { CallFacts } from '#features/applications/call-facts.ts'
import type { Asked, NoticeKind } from '#outbox/notice-kind.ts'
import { epochOf, plus } from '#time/instant.ts'
import { sayDeadline } from '#time/say-instant.ts'

/** To those who asked to be told: the call is open. */
export const callOpened: NoticeKind<CallFacts> = {
  name: 'call-opened',
  repeats: false,

  wanted({ about, call }) {
    if (call === null || about.state === 'closed') return []
    const opensAt = call.opensAt ?? null
    if (opensAt === null) return []
    const closesAt = call.closesAt ?? plus(opensAt, 'P30D')
    return about.waiting.map(({ person, since }) => {
      // Whoever asks after it opened, while it was closed, waits for the next deadline to be set.
      const dueAt = Math.max(epochOf(since), epochOf(opensAt))
      return {
        // By the asking: whatever opens and closes, one asking is answered once.
        slot: since,
        to: { person },
        dueAt,
        sendBy: epochOf(closesAt),
        priority: 2 as const,
        urgency: 'soon',
        quiet: 'wait' as const,
      }
    })
  },

  message(asked) {
    const { about } = asked
    const summary = opened(asked)
    return {
      summary: [summary],
      blocks: [
        heading(summary, 'good'),
        buttons({ ...actButton('Apply', 'apply-to', { group: about._id }), opensForm: true }),
      ],
    }
  },

  together(items) {
    const summary = `${items.length} calls that you asked about are open.`
    const lines = items.map(({ asked }) => [opened(asked)])
    return {
      summary: [`${summary} ${lines.flat().join(' ')}`],
      blocks: [
        heading(summary, 'good'),
        { kind: 'list', items: lines },
        buttons(
          ...items.slice(0, 3).map(({ asked: { about, charter } }) => ({
            ...actButton(`Apply to ${groupOf(charter, about._id).short}`, 'apply-to', { group: about._id }),
            opensForm: true as const,
          })),
        ),
      ],
    }
  },

  why: ({ about, charter }) => [`You asked us to tell you when ${groupOf(charter, about._id).short} opens.`],

  mute: ({ about }) => `call-opened|${about._id}`,
}

function opened({ about, charter, call, now }: Asked<CallFacts>): string {
  const until = call?.deadline ? ` until ${sayDeadline(call.deadline, charter.organisation, now)}` : ''
  return `${groupOf(charter, about._id).short} takes applications${until}.`
}
