import { officeOf } from '#charter/charter.ts'
import { dutiesOf } from '#charter/duties.ts'
import { heading, text } from '#chat/button.ts'
import { termsName, termsUrl } from '#features/groups/terms-link.ts'
import { howAppointed, officeAnswerButtons, officeName } from '#features/offices/cards/office-card.ts'
import type { TermFacts } from '#features/offices/term-facts.ts'
import type { NoticeKind } from '#outbox/notice-kind.ts'
import { capitalised } from '#time/english-words.ts'
import { epochOf, millisecondsOf } from '#time/instant.ts'
import { sayDateAt } from '#time/say-instant.ts'

/** To the person: an office is offered, with its duties. It is held once they accept. */
export const officeOffered: NoticeKind<TermFacts> = {
  name: 'office-offered',
  repeats: true,

  wanted({ about }) {
    if (about.state !== 'offered') return []
    const dueAt = epochOf(about.offeredAt)
    const sendBy = dueAt + millisecondsOf('P30D')
    return [{ slot: '', to: { person: about.person }, dueAt, sendBy, priority: 2, urgency: 'soon', quiet: 'wait' }]
  },

  message({ about, charter, people, links, now }) {
    const office = officeOf(charter, about.office)
    const by = people.get(about.offeredBy)?.name || 'the secretariat'
    const summary = `Will you be ${officeName(charter, about)}?`
    const term = about.to === null ? 'until it is ended' : `until ${sayDateAt(about.to, now)}`
    const duties = dutiesOf(charter, office.id)
    return {
      summary: [summary],
      blocks: [
        heading(summary, 'question'),
        text(`${capitalised(by)} offers it, from ${about.from === null ? 'now' : sayDateAt(about.from, now)} ${term}.`),
        ...(about.how === 'election' ? [text(`On record: ${howAppointed(about)}.`)] : []),
        ...(duties.length === 0
          ? []
          : [text('Your duties:'), { kind: 'list' as const, items: duties.map(({ what }) => [what]) }]),
        text('If you accept, you agree to the ', { link: termsName(charter), url: termsUrl(charter, links) }, '.'),
        officeAnswerButtons(charter, about),
      ],
    }
  },

  why: ({ about, charter }) => [`The secretariat offers you the role of ${officeName(charter, about)}.`],
}
