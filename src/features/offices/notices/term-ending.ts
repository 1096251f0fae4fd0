import { groupOf, officeOf } from '#charter/charter.ts'
import { buttonRows, buttons, formButton, heading, sayButton, text } from '#chat/button.ts'
import { cutAt } from '#chat/cut-text.ts'
import type { Block, Button } from '#chat/message.ts'
import type { OfficeTerm } from '#features/groups/office-term.ts'
import { officeName, termEndButtons } from '#features/offices/cards/office-card.ts'
import type { TermFacts } from '#features/offices/term-facts.ts'
import type { Asked, NoticeKind, Wanted } from '#outbox/notice-kind.ts'
import { epochOf, millisecondsOf } from '#time/instant.ts'
import { sayDateAt } from '#time/say-instant.ts'
import { type CalendarDate, instantOf, plusDays, wallTimeBefore } from '#time/wall-time.ts'

/** The secretariat reads it in a summary, and is told early enough for that of the same morning. */
const mornings = { holder: '09:00', secretariat: '07:00' }
/** The offset of the last day itself. */
const onTheDay = 'P0D'
const stillNews = millisecondsOf('P14D')

/**
 * A term of office ends. The secretariat and its holder are told so long before as the charter says, and the holder on
 * the last day; a term not recorded never lapses. Where the holder goes on as acting, the secretariat is told the morning after.
 */
export const termEnding: NoticeKind<TermFacts> = {
  name: 'term-ending',
  repeats: false,

  wanted({ about, ...facts }) {
    const { to } = about
    if (about.state !== 'accepted' || to === null) return []
    const readers = [...new Set([about.person, ...facts.secretariat])]
    return readers.flatMap((person) => wantedBy(person, { ...facts, about, to }))
  },

  message(asked, wanted) {
    const { sentence, next } = saysEnd(asked, wanted)
    return {
      summary: [sentence],
      blocks: [heading(sentence, 'soon'), ...(next === '' ? [] : [text(next)]), buttons(...buttonsFor(asked, wanted))],
    }
  },

  together(items) {
    const isOver = items.every(({ asked, wanted }) => wanted.slot === overSlot(asked.about))
    const summary = `${items.length} terms ${isOver ? 'are over' : 'end soon or are over'}.`
    return {
      summary: [summary],
      blocks: [
        heading(summary, 'soon'),
        ...items.map(({ asked, wanted }) => text(saysEnd(asked, wanted).sentence)),
        ...namedButtons(items),
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

/** What one reader is told of a term that ends on the day `to`. */
function wantedBy(
  person: string,
  { about, charter, secretariat, people, to }: Omit<TermFacts, 'otherLeaders'> & { to: CalendarDate },
): Wanted[] {
  const { warnBefore, warnHolder, onExpiry } = officeOf(charter, about.office)
  const zone = people.get(person)?.zone ?? charter.organisation.zone
  const morning = person === about.person ? mornings.holder : mornings.secretariat
  const before = (days: string) => epochOf(instantOf(wallTimeBefore(`${to}T${morning}`, days), zone))
  const after = epochOf(instantOf(`${plusDays(to, 1)}T${morning}`, zone))
  const offsets = [
    ...(secretariat.includes(person) ? warnBefore : []),
    ...(person === about.person ? [...warnHolder, onTheDay] : []),
  ].toSorted((a, b) => millisecondsOf(b) - millisecondsOf(a))
  const urgency = person === about.person ? 'soon' : 'whenever'
  const ask = { to: { person }, priority: 2, urgency, quiet: 'wait' } as const
  const warnings = [...new Set(offsets)].map((offset, index, all): Wanted => {
    const next = all[index + 1]
    const last = offset === onTheDay ? after : before('PT0S')
    return { ...ask, slot: `${to}/${offset}`, dueAt: before(offset), sendBy: next === undefined ? last : before(next) }
  })
  if (onExpiry !== 'acting' || !secretariat.includes(person)) return warnings
  return [...warnings, { ...ask, slot: overSlot(about), dueAt: after, sendBy: after + stillNews }]
}

function overSlot({ to }: OfficeTerm): string {
  return `${to}/over`
}

/** What happens to the term, for whoever reads it, and what follows; `next` is empty where the sentence says it. */
function saysEnd(
  { about, charter, people, now }: Asked<TermFacts>,
  { slot, to }: Wanted,
): { sentence: string; next: string } {
  const office = officeName(charter, about)
  const day = sayDateAt(about.to ?? '', now)
  const acts = officeOf(charter, about.office).onExpiry === 'acting'
  if ('person' in to && to.person === about.person && slot !== overSlot(about)) {
    const when = slot.endsWith(`/${onTheDay}`) ? `today, ${day}` : `on ${day}`
    const next = acts ? 'You stay, acting, until someone replaces you.' : 'After that you no longer hold it.'
    return { sentence: `Your term as ${office} ends ${when}.`, next }
  }
  const name = people.get(about.person)?.name || 'Someone'
  if (slot === overSlot(about))
    return {
      sentence: `The term of ${name}, ${office}, ended on ${day}. They are acting until someone replaces them.`,
      next: '',
    }
  const next = acts ? 'They stay until someone replaces them.' : 'After that nobody holds it.'
  return { sentence: `The term of ${name}, ${office}, ends on ${day}.`, next }
}

/** Those who may renew it get the form with everything filled in; its holder what their successor will need. */
function buttonsFor({ about, charter, secretariat }: Asked<TermFacts>, { to }: Wanted) {
  const reader = 'person' in to ? to.person : ''
  return termEndButtons(charter, about, { mayRenew: secretariat.includes(reader) })
}

/** As much of a name as a button has room for. */
const onButton = 40

/** One button for each of several terms, with its name: its renewal, or for its holder what their successor will need. */
function namedButtons(items: readonly { asked: Asked<TermFacts>; wanted: Wanted }[]): Block[] {
  const named = items.map(({ asked: { about, charter, secretariat, people }, wanted: { to } }): Button => {
    const { short } = about.group === null ? { short: officeName(charter, about) } : groupOf(charter, about.group)
    if ('person' in to && secretariat.includes(to.person)) {
      const name = cutAt(people.get(about.person)?.name || 'the term', onButton)
      const isOne = items.every(({ asked }) => asked.about === about || asked.about.person !== about.person)
      return formButton(isOne ? `Renew ${name}` : `Renew ${name}: ${short}`, 'renew-term', { term: about._id })
    }
    const leads = about.group !== null && officeOf(charter, about.office).role === 'leader'
    return leads ? sayButton(`Open ${short} handover`, `handover ${about.group}`) : sayButton('See my status', 'status')
  })
  return buttonRows(named.filter(({ label }, at) => named.findIndex((other) => other.label === label) === at))
}
