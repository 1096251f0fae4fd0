import { heading } from '#chat/button.ts'
import { termsUrl } from '#features/groups/terms-link.ts'
import { isUnanswered } from '#features/onboarding/agreement.ts'
import type { AgreementFacts } from '#features/onboarding/agreement-facts.ts'
import { termsQuestion } from '#features/onboarding/cards/terms-card.ts'
import { type NoticeKind, usefulFor } from '#outbox/notice-kind.ts'
import { epochOf } from '#time/instant.ts'

/** To everybody who belongs, once: the Terms have changed; do they agree? */
export const termsAsked: NoticeKind<AgreementFacts> = {
  name: 'terms-asked',
  repeats: true,

  wanted({ about, charter }) {
    if (!isUnanswered(about, charter.organisation.terms.version)) return []
    const dueAt = epochOf(about.askedAt)
    return [
      { slot: about.edition, to: { person: about._id }, ...usefulFor(dueAt, 'P30D'), priority: 2, urgency: 'soon' },
    ]
  },

  message({ charter, links }) {
    const { title, version } = charter.organisation.terms
    const summary = `The ${title} have changed: version ${version}. Do you agree?`
    return {
      summary: [`${summary} Say "agreement" to answer.`],
      blocks: [heading(summary, 'question'), ...termsQuestion({ charter, url: termsUrl(charter, links) })],
    }
  },

  why: ({ charter }) => [
    `You take part in ${charter.organisation.short}. We ask everyone once when the ${charter.organisation.terms.title} change.`,
  ],
}
