import { heading } from '#chat/button.ts'
import { termsUrl } from '#features/groups/terms-link.ts'
import { isUnanswered } from '#features/onboarding/agreement.ts'
import type { AgreementFacts } from '#features/onboarding/agreement-facts.ts'
import { termsQuestion } from '#features/onboarding/cards/terms-card.ts'
import { type NoticeKind, usefulFor } from '#outbox/notice-kind.ts'
import { epochOf, millisecondsOf } from '#time/instant.ts'

/** To those who have not answered about the new Terms, once more and never again. */
export const termsWaiting: NoticeKind<AgreementFacts> = {
  name: 'terms-waiting',
  repeats: false,

  wanted({ about, charter }) {
    if (!isUnanswered(about, charter.organisation.terms.version)) return []
    const dueAt = epochOf(about.askedAt) + millisecondsOf(charter.reminders.terms)
    return [
      {
        slot: about.edition,
        to: { person: about._id },
        ...usefulFor(dueAt, 'P21D'),
        priority: 2,
        urgency: 'whenever',
      },
    ]
  },

  message({ charter, links }) {
    const summary = `Please answer: do you agree to the new ${charter.organisation.terms.title}?`
    return {
      summary: [`${summary} Say "agreement" to answer.`],
      blocks: [heading(summary, 'question'), ...termsQuestion({ charter, url: termsUrl(charter, links) })],
    }
  },

  why: ({ charter }) => [
    `You have not answered about the new ${charter.organisation.terms.title}. We remind you once.`,
  ],
}
