import { buttons, heading, sayButton, text } from '#chat/button.ts'
import { personName, revokedWords, subjectOf } from '#features/requests/cards/request-words.ts'
import { referenceOf } from '#features/requests/request.ts'
import type { RequestFacts } from '#features/requests/request-facts.ts'
import { type NoticeKind, usefulFor } from '#outbox/notice-kind.ts'
import { epochOf } from '#time/instant.ts'

/** That a permission no longer holds: to its holder at once, or where they gave it back, to those who had said Yes. */
export const permissionRevoked: NoticeKind<RequestFacts> = {
  name: 'permission-revoked',
  repeats: true,

  wanted({ about }) {
    if (about.state !== 'revoked' || about.revokedAt === null) return []
    const dueAt = epochOf(about.revokedAt)
    const isByHolder = about.revokedBy === about.by
    const told = isByHolder ? about.approvals.map(({ by }) => by) : [about.by]
    return told.map((person) => ({
      slot: '',
      to: { person },
      ...usefulFor(dueAt, 'P30D'),
      priority: isByHolder ? 2 : 0,
      urgency: isByHolder ? 'whenever' : 'now',
    }))
  },

  message(facts, { to }) {
    const { about, kind, now } = facts
    const summary = `${referenceOf(about)} no longer holds: ${subjectOf(facts, now)}.`
    return {
      summary: [summary],
      blocks: [
        heading(summary, 'off'),
        text(revokedWords(facts, now)),
        ...('person' in to && to.person === about.by
          ? [text(`You may not ${kind.act} with it any more. Its page says so, too.`)]
          : []),
        buttons(sayButton(`See request ${about.number}`, `request ${about.number}`)),
      ],
    }
  },

  why: ({ about, people, kind }, { to }) =>
    'person' in to && to.person === about.by
      ? [`You had a permission to ${kind.act}.`]
      : [`You gave ${personName(people, about.by)} this permission.`],
}
