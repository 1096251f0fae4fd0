import type { Charter } from '#charter/charter.ts'
import { actButton, ending, formButton } from '#chat/button.ts'
import type { Desk } from '#features/desk/desk.ts'
import { officeName } from '#features/offices/cards/office-card.ts'
import { saySuggestedBy } from '#features/offices/suggestion.ts'
import type { Instant } from '#time/instant.ts'
import { sayDateAt } from '#time/say-instant.ts'
import { dateAt } from '#time/wall-time.ts'
import type { DeskLine } from './desk-lines.ts'

/** "Ann Lee as leader of Procurement: suggested by Expert in Geneva (Co-Chair) on Mon 2 Mar.", with what those who appoint can do. */
export function suggestionLines(
  { suggestions, names }: Pick<Desk, 'suggestions' | 'names'>,
  { charter, now }: { charter: Charter; now: Instant },
): DeskLine[] {
  return suggestions.map((one) => {
    const name = names.get(one.person) || 'someone'
    const day = sayDateAt(dateAt(one.at, charter.organisation.zone), now)
    const reason = one.reason === null ? '' : ` “${one.reason}”`
    const about = { suggestion: one._id }
    return {
      spans: [
        { strong: name },
        ` as ${officeName(charter, one)}: suggested by ${saySuggestedBy(one, names, charter)} on ${day}.${reason}`,
      ],
      buttons: [
        formButton(`Offer it to ${name}`, 'offer-suggested', about),
        ending(actButton(`Decline ${name}`, 'decline-suggestion', about), 'Decline this suggestion?'),
      ],
    }
  })
}
