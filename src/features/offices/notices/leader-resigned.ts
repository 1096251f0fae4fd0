import { officeOf } from '#charter/charter.ts'
import { buttons, heading, sayButton, text } from '#chat/button.ts'
import { officeName } from '#features/offices/cards/office-card.ts'
import type { TermFacts } from '#features/offices/term-facts.ts'
import { type NoticeKind, usefulFor, type Wanted } from '#outbox/notice-kind.ts'
import { listed } from '#time/english-words.ts'
import { epochOf } from '#time/instant.ts'

/** To the secretariat at once, and to the group's other leaders: a leader has resigned. */
export const leaderResigned: NoticeKind<TermFacts> = {
  name: 'leader-resigned',
  repeats: true,

  wanted({ about, charter, secretariat, otherLeaders }) {
    const { endedAt, resigned, office } = about
    if (about.state !== 'ended' || endedAt === null || !resigned || officeOf(charter, office).role !== 'leader')
      return []
    const dueAt = epochOf(endedAt)
    return [...new Set([...secretariat, ...otherLeaders])]
      .filter((person) => person !== about.person)
      .map(
        (person): Wanted => ({
          slot: '',
          to: { person },
          ...usefulFor(dueAt, 'P14D'),
          priority: 0,
          urgency: secretariat.includes(person) ? 'now' : 'soon',
        }),
      )
  },

  message({ about, charter, people, otherLeaders, secretariat }, { to }) {
    const name = people.get(about.person)?.name || 'Someone'
    const summary = `${name} resigned as ${officeName(charter, about)}.`
    const others = otherLeaders.map((person) => people.get(person)?.name || 'Someone')
    const answersFor = 'person' in to && secretariat.includes(to.person)
    const falls = answersFor ? 'It falls to you until you appoint someone.' : 'It falls to the secretariat.'
    return {
      summary: [summary],
      blocks: [
        heading(summary, answersFor && others.length === 0 ? 'task' : 'changed'),
        text(
          others.length === 0
            ? `Nobody leads it now. ${falls}`
            : `${listed(others)} ${others.length === 1 ? 'leads' : 'lead'} it now.`,
        ),
        answersFor
          ? buttons(
              sayButton('Appoint someone', `appoint ${about.office} ${about.group ?? ''}`.trim()),
              sayButton('See what waits', 'status'),
            )
          : buttons(sayButton('See my status', 'status')),
      ],
    }
  },

  why: ({ about, charter, secretariat }, { to }) => [
    'person' in to && secretariat.includes(to.person)
      ? 'You are the secretariat. We tell you at once when a leader resigns.'
      : `You are ${officeName(charter, about)}, too. We tell you when another one resigns.`,
  ],
}
