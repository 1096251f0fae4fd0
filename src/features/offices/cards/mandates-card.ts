import type { Charter } from '#charter/charter.ts'
import { actButton, note, text } from '#chat/button.ts'
import type { Block, Span } from '#chat/message.ts'
import type { Mandate } from '#features/offices/mandate.ts'
import type { MandatesView } from '#features/offices/offer-renewals.ts'
import { counted } from '#time/english-words.ts'
import type { Instant } from '#time/instant.ts'
import { sayDateAt } from '#time/say-instant.ts'
import { dateAt } from '#time/wall-time.ts'
import { officeName } from './office-card.ts'

/** So many mandates are listed. */
const mostListed = 20

type Shown = { charter: Charter; now: Instant }

/**
 * The mandates that a meeting of the whole is to confirm; for those who appoint, with the one press that offers all
 * renewals. Nothing for a meeting that confirms none.
 */
export function mandateBlocks(view: MandatesView | null, { meeting, ...shown }: Shown & { meeting: string }): Block[] {
  if (view === null) return []
  const { mandates, names, appoints } = view
  if (mandates.length === 0) return [note('No term of office ends around this meeting.')]
  const free = mandates.filter(({ is }) => is === 'renewable').length
  const count = counted(free, 'renewal')
  const offer = {
    ...actButton(`Offer ${count}`, 'offer-renewals', { meeting }),
    confirm: `Offer ${count}? Each holder accepts or declines.`,
  }
  return [
    text({ strong: `Mandates to confirm: ${mandates.length}` }),
    { kind: 'list', items: mandates.slice(0, mostListed).map((one) => mandateSpans(one, names, shown)) },
    ...(mandates.length > mostListed ? [note(`and ${mandates.length - mostListed} more. See "terms".`)] : []),
    ...(appoints && free > 0 ? [{ kind: 'buttons' as const, buttons: [offer] }] : []),
  ]
}

/** "Ann Lee, Co-Chair: until Thu 10 Dec. Renewal offered." */
function mandateSpans({ term, is }: Mandate, names: ReadonlyMap<string, string>, { charter, now }: Shown): Span[] {
  const to = term.to ?? ''
  const isOver = to < dateAt(now, charter.organisation.zone)
  const until = `${isOver ? 'ended on' : 'until'} ${sayDateAt(to, now)}`
  return [{ strong: names.get(term.person) || 'Someone' }, `, ${officeName(charter, term)}: ${until}.${says[is]}`]
}

const says: Record<Mandate['is'], string> = {
  renewable: '',
  offered: ' Renewal offered.',
  accepted: ' Renewed.',
  declined: ' Renewal declined.',
  'taken-back': ' Renewal taken back.',
  'no-more': ' No further term is allowed.',
  elected: ' Elected, so we offer no renewal.',
}
