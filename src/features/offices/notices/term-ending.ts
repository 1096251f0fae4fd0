import { officeOf } from '#charter/charter.ts'
import { buttons, heading, sayButton, text } from '#chat/button.ts'
import type { Message } from '#chat/message.ts'
import type { OfficeTerm } from '#features/groups/office-term.ts'
import { officeName } from '#features/offices/cards/office-card.ts'
import type { TermFacts } from '#features/offices/term-facts.ts'
import type { NoticeKind, Wanted } from '#outbox/notice-kind.ts'
import { epochOf, type Instant, millisecondsOf } from '#time/instant.ts'
import { sayDateAt } from '#time/say-instant.ts'
import { type CalendarDate, instantOf, plusDays, wallTimeBefore } from '#time/wall-time.ts'

/**
 * To the secretariat: a term of office ends. The days before are the charter's; a term not recorded never lapses. When it
 * has ended and its holder goes on as acting, both are told once.
 */
export const termEnding: NoticeKind<TermFacts> = {
  name: 'term-ending',
  repeats: false,

  wanted({ about, charter, secretariat, people }) {
    const { to } = about
    if (about.state !== 'accepted' || to === null) return []
    const offsets = officeOf(charter, about.office).warnBefore.toSorted((a, b) => millisecondsOf(b) - millisecondsOf(a))
    const before = offsets.flatMap((offset, index) =>
      secretariat.map((person) => {
        const zone = people.get(person)?.zone ?? charter.organisation.zone
        const daysBefore = (days: string) => epochOf(instantOf(wallTimeBefore(`${to}T09:00`, days), zone))
        return {
          slot: `${to}/${offset}`,
          to: { person },
          dueAt: daysBefore(offset),
          sendBy: daysBefore(offsets[index + 1] ?? 'PT0S'),
          priority: 2 as const,
          urgency: 'whenever' as const,
          quiet: 'wait' as const,
        }
      }),
    )
    return [...before, ...overWanted({ about, charter, secretariat, people }, to)]
  },

  message({ about, charter, people, now }, { slot, to }) {
    const office = officeOf(charter, about.office)
    if (slot === overSlot(about)) return overMessage({ about, charter, people, now }, 'person' in to ? to.person : '')
    const name = people.get(about.person)?.name || 'Someone'
    const summary = `The term of ${name}, ${officeName(charter, about)}, ends on ${sayDateAt(about.to ?? '', now)}.`
    const after =
      office.onExpiry === 'acting' ? 'They stay until someone replaces them.' : 'After that nobody holds it.'
    return {
      summary: [summary],
      blocks: [
        heading(summary, 'soon'),
        text(after),
        buttons(sayButton('Appoint', `appoint ${about.office} ${about.group ?? ''}`.trim())),
      ],
    }
  },

  why: ({ about, charter }, { to }) => [
    'person' in to && to.person === about.person
      ? `You are ${officeName(charter, about)}. We tell you when your term ends.`
      : `You are the secretariat. We tell you before a term ends.`,
  ],

  mute: ({ about }) => `term-ending|${about.group ?? '*'}`,
}

/** The morning after the last day, for the holder who is acting from then on and for the secretariat, each once. */
function overWanted(
  { about, charter, secretariat, people }: Omit<TermFacts, 'otherLeaders'>,
  to: CalendarDate,
): Wanted[] {
  if (officeOf(charter, about.office).onExpiry !== 'acting') return []
  return [...new Set([about.person, ...secretariat])].map((person) => {
    const zone = people.get(person)?.zone ?? charter.organisation.zone
    const dueAt = epochOf(instantOf(`${plusDays(to, 1)}T09:00`, zone))
    return {
      slot: overSlot(about),
      to: { person },
      dueAt,
      sendBy: dueAt + millisecondsOf('P14D'),
      priority: 2,
      urgency: 'whenever',
      quiet: 'wait',
    }
  })
}

function overSlot({ to }: OfficeTerm): string {
  return `${to}/over`
}

function overMessage(
  { about, charter, people, now }: Omit<TermFacts, 'secretariat' | 'otherLeaders'> & { now: Instant },
  reader: string,
): Message {
  const office = officeName(charter, about)
  const day = sayDateAt(about.to ?? '', now)
  const isHolder = reader === about.person
  const name = people.get(about.person)?.name || 'Someone'
  const summary = isHolder
    ? `Your term as ${office} ended on ${day}. You are acting until someone replaces you.`
    : `The term of ${name}, ${office}, ended on ${day}. They are acting until someone replaces them.`
  const next = isHolder
    ? sayButton('See my status', 'status')
    : sayButton('Appoint', `appoint ${about.office} ${about.group ?? ''}`.trim())
  return { summary: [summary], blocks: [heading(summary, 'soon'), buttons(next)] }
}
