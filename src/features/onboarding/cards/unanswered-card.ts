import type { Charter } from '#charter/charter.ts'
import { note, text } from '#chat/button.ts'
import { type Message, message } from '#chat/message.ts'
import { termsName } from '#features/groups/terms-link.ts'
import { people } from '#time/english-words.ts'
import { sayDateAt } from '#time/say-instant.ts'
import { dateAt } from '#time/wall-time.ts'

/** A screen has room for so many names. */
const most = 40

/** Who has not answered about the new Terms, for the secretariat. */
export function unansweredCard(
  unanswered: readonly { name: string; askedAt: string }[],
  { charter, now }: { charter: Charter; now: string },
): Message {
  if (unanswered.length === 0) return message(`Everyone has answered about the ${termsName(charter)}.`)
  const has = unanswered.length === 1 ? 'has' : 'have'
  const more = unanswered.length - most
  return message(
    text({ strong: `${people(unanswered.length)} ${has} not answered about the ${termsName(charter)}.` }),
    {
      kind: 'list',
      items: unanswered
        .slice(0, most)
        .map(({ name, askedAt }) => [
          { strong: name },
          `: asked on ${sayDateAt(dateAt(askedAt, charter.organisation.zone), now)}.`,
        ]),
    },
    ...(more > 0 ? [note(`and ${more} more`)] : []),
  )
}
