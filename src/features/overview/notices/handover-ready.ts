import { groupOf, officeOf } from '#charter/charter.ts'
import { buttons, heading, sayButton, text } from '#chat/button.ts'
import { holdsNow } from '#features/groups/office-term.ts'
import { officeName } from '#features/offices/cards/office-card.ts'
import type { HandoverFacts } from '#features/overview/handover/handover-facts.ts'
import { type NoticeKind, usefulFor } from '#outbox/notice-kind.ts'
import { epochOf } from '#time/instant.ts'
import { dateAt } from '#time/wall-time.ts'

const stillNews = 'P14D'

/** To whoever begins to lead a group: everything that their predecessor knew, on one page and in one file. */
export const handoverReady: NoticeKind<HandoverFacts> = {
  name: 'handover-ready',
  repeats: false,

  wanted({ about, charter, now, isRenewal }) {
    const { group, startedAt, offeredBy } = about
    const isSeeded = offeredBy === 'charter' || offeredBy === 'settings'
    if (group === null || startedAt === undefined || isRenewal || isSeeded) return []
    if (officeOf(charter, about.office).role !== 'leader') return []
    if (!holdsNow(about, dateAt(now, charter.organisation.zone))) return []
    const dueAt = epochOf(startedAt)
    return [
      {
        slot: '',
        to: { person: about.person },
        ...usefulFor(dueAt, stillNews),
        priority: 2,
        urgency: 'soon',
      },
    ]
  },

  message({ about, charter, people, links }) {
    const group = groupOf(charter, about.group ?? '')
    const summary = `You are ${officeName(charter, about)} now. Your handover pack is ready.`
    const reader = people.get(about.person)
    const page = reader === undefined ? '' : links.sign('handover', [group.id], reader)
    return {
      summary: [summary],
      blocks: [
        heading(summary, 'good'),
        text(`It lists what waits for you in ${group.short}: applications, ${charter.words.minutes} and dates.`),
        buttons({ label: 'Open the handover pack', url: page }, sayButton('See my status', 'status')),
      ],
    }
  },

  why: ({ about, charter }) => [`You have begun as ${officeName(charter, about)}. We send the pack once.`],
}
