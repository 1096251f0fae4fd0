import type { Charter } from '#charter/charter.ts'
import { dutiesOf } from '#charter/duties.ts'
import type { Partner } from '#charter/partners.ts'
import { actButton, buttons, heading, note, sayButton, text } from '#chat/button.ts'
import { type Message, message, type Span } from '#chat/message.ts'
import type { PartnerLine } from '#features/partners/read-partners.ts'
import { people } from '#time/english-words.ts'

/** How a partner's part is called. */
const roleWords = { coordinator: 'coordinates', supporter: 'supports' } as const

/** All partners in chat: who coordinates, who supports, and whose logo is there. */
export function partnersCard({ organisation }: Charter, lines: readonly PartnerLine[], url: string): Message {
  const ofRole = (role: Partner['role']) => lines.filter(({ partner }) => partner.role === role)
  const section = (role: Partner['role'], title: string) =>
    ofRole(role).length === 0
      ? []
      : [text({ strong: title }), { kind: 'list' as const, items: ofRole(role).map(partnerSpans) }]
  const missing = lines.filter(({ hasLogo }) => !hasLogo).length
  return message(
    heading(`Partners of ${organisation.short}`),
    ...section('coordinator', 'They coordinate it'),
    ...section('supporter', 'They support it'),
    note(
      `${missing === 0 ? 'All logos are here.' : `${missing} of ${lines.length} logos are missing.`} Say for instance: partners ${lines[0]?.partner.short ?? ''}`,
    ),
    buttons({ label: 'See the partners page', url }),
  )
}

function partnerSpans({ partner, hasLogo, people: count, mine }: PartnerLine): Span[] {
  const parts = [
    ...(count > 0 ? [people(count)] : []),
    ...(mine ? ['you too'] : []),
    ...(hasLogo ? ['logo given'] : []),
  ]
  return [{ strong: partner.short }, `: ${partner.name}${parts.length > 0 ? ` (${parts.join(', ')})` : ''}`]
}

/** One partner in chat, with what the reader can do. */
export function partnerCard(
  charter: Charter,
  { partner, hasLogo, people: count, mine }: PartnerLine,
  may: { url: string; givesLogo: boolean },
): Message {
  const { id, name, short, role, website, contact } = partner
  const { organisation } = charter
  const duties = dutiesOf(charter, 'partner').map(({ what }): Span[] => [what])
  return message(
    heading(name),
    text(
      `${short} ${roleWords[role]} ${organisation.short}. ${count === 0 ? 'Nobody has said yet that they belong to it.' : `${people(count)} belong${count === 1 ? 's' : ''} to it.`}`,
    ),
    ...(duties.length > 0 ? [text({ strong: 'What partners do' }), { kind: 'list' as const, items: duties }] : []),
    {
      kind: 'facts',
      facts: [
        ...(contact ? [{ label: 'Contact', value: [[contact.name, contact.email].filter(Boolean).join(', ')] }] : []),
        ...(website ? [{ label: 'Website', value: [{ link: website, url: website }] }] : []),
        { label: 'Logo', value: [hasLogo ? 'given' : 'missing'] },
      ],
    },
    buttons(
      mine
        ? actButton(`Leave ${short}`, 'leave-partner', { partner: id })
        : { ...actButton(`Join ${short}`, 'join-partner', { partner: id }), opensForm: true },
      ...(may.givesLogo
        ? [actButton(hasLogo ? 'Replace the logo' : 'Add the logo', 'partner-logo', { partner: id })]
        : []),
      { label: 'See its page', url: may.url },
      sayButton('See all partners', 'partners'),
    ),
  )
}
