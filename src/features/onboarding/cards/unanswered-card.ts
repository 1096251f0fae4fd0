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
  { unanswered, all }: { unanswered: readonly { name: string; askedAt: string }[]; all: number },
  { charter, now }: { charter: Charter; now: string },
): Message {
  if (unanswered.length === 0) return message(`Everyone has answered about the ${termsName(charter)}.`)
  const has = all === 1 ? 'has' : 'have'
  const more = all - Math.min(unanswered.length, most)
  return message(
    text({ strong: `${people(all)} ${has} not answered about the ${termsName(charter)}.` }),
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
