import { groupOf } from '#charter/charter.ts'
import { buttons, heading, sayButton, text } from '#chat/button.ts'
import type { ApplicationFacts } from '#features/applications/application-facts.ts'
import { applicantName } from '#features/applications/cards/review-card.ts'
import { removalUntil } from '#features/groups/application-rules.ts'
import { whySecretariat } from '#features/groups/cards/stand-in-words.ts'
import { decidersOf } from '#features/groups/roster.ts'
import { type NoticeKind, usefulFor } from '#outbox/notice-kind.ts'
import { epochOf } from '#time/instant.ts'

/** To those who lead a group: a member has left, or somebody else has removed one. */
export const memberLeft: NoticeKind<ApplicationFacts> = {
  name: 'member-left',
  repeats: false,

  wanted({ about, charter, roster }) {
    const { state, endedAt, removal } = about
    if (state !== 'ended' || endedAt === null) return []
    const dueAt = removal ? removalUntil(removal, charter) : epochOf(endedAt)
    return decidersOf(roster, about.person)
      .filter((person) => person !== removal?.by)
      .map((person) => ({
        slot: endedAt,
        to: { person },
        ...usefulFor(dueAt, 'P7D'),
        priority: 2,
        urgency: 'whenever',
      }))
  },

  message(facts) {
    const { about, charter, people } = facts
    const { short } = groupOf(charter, about.group)
    const { removal } = about
    const reason = charter.removals.reasons.find(({ id }) => id === removal?.reason)
    const by = (removal && people.get(removal.by)?.name) || 'The secretariat'
    const name = applicantName(facts)
    const summary = removal ? `${by} removed ${name} from ${short}.` : `${name} left ${short}.`
    return {
      summary: [summary],
      blocks: [
        heading(summary, 'off'),
        ...(reason ? [text(`The reason: ${reason.label}.`)] : []),
        buttons(sayButton('See who is in it', `members ${about.group}`)),
      ],
    }
  },

  why: ({ about, charter, roster }, { to }) => {
    const { short } = groupOf(charter, about.group)
    const leads = 'person' in to && roster.leaders.some(({ person }) => person === to.person)
    return [
      leads
        ? `You lead ${short}. We tell you when a ${charter.words.member.one} leaves.`
        : (whySecretariat({ charter, roster }, short) ??
          `${short} has no ${charter.words.leader.one}. We tell the secretariat when a ${charter.words.member.one} leaves.`),
    ]
  },

  mute: ({ about }) => `member-left|${about.group}`,
}
