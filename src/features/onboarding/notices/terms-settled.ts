import { buttons, heading } from '#chat/button.ts'
import type { AgreementFacts } from '#features/onboarding/agreement-facts.ts'
import { agreeButton } from '#features/onboarding/cards/terms-card.ts'
import { type NoticeKind, usefulFor } from '#outbox/notice-kind.ts'
import { epochOf } from '#time/instant.ts'

/** To somebody who does not agree to the Terms: what the secretariat has decided. */
export const termsSettled: NoticeKind<AgreementFacts> = {
  name: 'terms-settled',
  repeats: true,

  wanted({ about: { _id, settled, answer } }) {
    if (settled === null || answer !== 'disagreed') return []
    const dueAt = epochOf(settled.at)
    return [{ slot: settled.at, to: { person: _id }, ...usefulFor(dueAt, 'P30D'), priority: 1, urgency: 'now' }]
  },

  message({ about, charter, people }) {
    const by = people.get(about.settled?.by ?? '')?.name || 'The secretariat'
    const summary = `${by} answered you about the ${charter.organisation.terms.title}.`
    return {
      summary: [summary],
      blocks: [
        heading(summary, 'question'),
        { kind: 'text', spans: [about.settled?.text ?? ''], whole: true },
        buttons(agreeButton(charter)),
      ],
    }
  },

  why: () => ["You said that you don't agree to the Terms, and the secretariat answered."],
}
