import { type Charter, groupOf } from '#charter/charter.ts'
import { actButton, buttons, note, text } from '#chat/button.ts'
import type { Block } from '#chat/message.ts'
import { noticeName } from '#features/desk/cards/notice-names.ts'
import { officeName } from '#features/offices/cards/office-card.ts'
import type { UnresolvedNotices } from '#features/overview/unresolved-notices.ts'
import { capitalised, listed } from '#time/english-words.ts'

/** The number of unresolved notices that one card shows. */
const most = 5

/** "PROC-7: we can't tell whether 2 people got the cancellation.", each with the press that sends it again. */
export function unresolvedBlocks(
  all: readonly UnresolvedNotices[],
  { charter, me }: { charter: Charter; me: string },
): Block[] {
  const more = all.length - most
  return [
    ...all.slice(0, most).flatMap((one): Block[] => {
      const { root, subject: aggregate, life, until } = one
      const about = { root, subject: aggregate, life: `${life}`, until: `${until}` }
      return [
        text(`${labelOf(one, charter)}: we can't tell whether ${whom(one, me)} got ${what(one)}.`),
        buttons(actButton('Send again', 'send-again', about)),
      ]
    }),
    ...(more > 0
      ? [note(`There ${more === 1 ? 'is 1 more' : `are ${more} more`}. We'll show more after you send these.`)]
      : []),
  ]
}

function labelOf({ subject: aggregate, group, name }: UnresolvedNotices, charter: Charter): string {
  if (aggregate === 'meeting') return name
  if (aggregate === 'term') return capitalised(officeName(charter, { office: name, group }))
  const short = group === null ? charter.organisation.short : groupOf(charter, group).short
  if (aggregate === 'poll') return `${short}, ${name}`
  if (aggregate === 'application') return `An application to ${short}`
  return aggregate === 'series' ? `The meetings of ${short}` : `The call of ${short}`
}

function whom({ count, people, recipients }: UnresolvedNotices, me: string): string {
  if (people) return listed(people.map(({ id, name }) => (id === me ? 'you' : name)))
  const places = recipients.filter((id) => id.startsWith('place:')).length
  const persons = count - places
  return listed([
    ...(persons > 0 ? [persons === 1 ? '1 person' : `${persons} people`] : []),
    ...(places > 0 ? ['the channel'] : []),
  ])
}

function what({ kinds: [kind = '', ...others] }: UnresolvedNotices): string {
  return others.length > 0 ? 'our messages' : noticeName(kind)
}
