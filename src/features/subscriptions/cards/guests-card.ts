import { type Charter, groupOf } from '#charter/charter.ts'
import { actButton, buttonRows, ending, formButton, note, text } from '#chat/button.ts'
import { type Message, message } from '#chat/message.ts'
import { whenAllSpans } from '#features/meetings/cards/meeting-spans.ts'
import type { GuestList } from '#features/subscriptions/invite-guest.ts'

/** The guests of a meeting, each with the link that is theirs. */
export function guestList({ meeting, guests }: GuestList): Message {
  const more = formButton('Invite a guest', 'invite-guest', { meeting: meeting._id })
  if (guests.length === 0) return message(`${meeting.reference} has no guests.`, { kind: 'buttons', buttons: [more] })
  return message(
    text({ strong: `Guests of ${meeting.reference}:` }),
    {
      kind: 'list',
      items: guests.map(({ name, email, url }) => [`${name || email}, ${email}: `, { link: 'their link', url }]),
    },
    note('Only the people who lead the meeting see this list.'),
    ...buttonRows([
      more,
      ...guests.map(({ _id, name, email }) =>
        ending(
          actButton(`Withdraw ${(name || email).slice(0, 40)}`, 'withdraw-guest', { guest: _id }),
          'Take this invitation back?',
        ),
      ),
    ]),
  )
}

/** What the leader sends to a guest: a text to copy, with the link that shows them this meeting alone. */
export function guestInvited(list: GuestList & { invited: string }, charter: Charter): Message {
  const { meeting, guests, invited } = list
  const guest = guests.find(({ _id }) => _id === invited)
  const { contact, title, reference } = meeting
  const who = guest?.name || guest?.email || 'Your guest'
  return message(
    text({ strong: `${who} is a guest of ${reference}.` }, ' We send guests nothing. Please send them this text:'),
    {
      kind: 'text',
      spans: [
        `You are invited to "${title}", a meeting of ${groupOf(charter, meeting.group).title}, on `,
        ...whenAllSpans(meeting),
        '. ',
        ...(contact ? [`Questions: ${contact}. `] : []),
        `Where and how to join: ${guest?.url ?? ''}`,
      ],
      whole: true,
    },
    ...buttonRows([
      actButton(`See ${reference} guests`, 'show-guests', { meeting: meeting._id }),
      ...(guest ? [actButton('Undo', 'withdraw-guest', { guest: guest._id })] : []),
    ]),
  )
}
