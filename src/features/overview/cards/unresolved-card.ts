import { type Charter, groupOf } from '#charter/charter.ts'
import { actButton, buttons, note, text } from '#chat/button.ts'
import type { Block } from '#chat/message.ts'
import { officeName } from '#features/offices/cards/office-card.ts'
import type { UnresolvedNotices } from '#features/overview/unresolved-notices.ts'
import { capitalised, listed } from '#time/english-words.ts'

/** The number of unresolved notices that one card shows. */
const most = 5

/** What each kind of notice is called here. */
const names: Record<string, string> = {
  'meeting-scheduled': 'the invitation',
  'meeting-mailed': 'the invitation by e-mail',
  'meeting-moved': 'the change',
  'meeting-cancelled': 'the cancellation',
  'meeting-reminder': 'the reminder',
  'answer-missing': 'the question whether they come',
  'minutes-missing': 'the reminder about minutes',
  'minutes-uploaded': 'the minutes',
  'time-missing': 'the question about its time',
  'series-scheduled': 'the dates',
  'series-changed': 'the change',
  'series-cancelled': 'the cancellation',
  'series-shifted': 'the note about clock changes',
  'poll-opened': 'the poll',
  'poll-waiting': 'the reminder',
  'poll-ended': 'the result',
  'poll-cancelled': 'the cancellation',
  'application-decided': 'the decision',
  'application-received': 'the confirmation',
  'application-to-read': 'the application',
  'application-waiting': 'the reminder',
  'question-asked': 'the question',
  'question-answered': 'the answer',
  'draft-closing': 'the reminder',
  'member-removed': 'the news that it ended',
  'member-left': 'the news that someone left',
  'office-offered': 'the offer',
  'office-answered': 'the answer',
  'office-ended': 'the notice that it ended',
  'leader-resigned': 'the news that they resigned',
  'term-ending': 'the notice that it ends',
  'stand-in-asked': 'the question',
  'stand-in-answered': 'the answer',
  'stand-in-to-confirm': 'the question',
  'stand-in-confirmed': 'the decision',
  'absence-begun': 'the note that someone is away',
  'absence-over': 'the note that someone is back',
  'call-opened': 'the news that it is open',
}

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
  return others.length > 0 ? 'our messages' : (names[kind] ?? 'our message')
}
