import { note, text } from '#chat/button.ts'
import type { AddressFacts } from '#features/subscriptions/address-facts.ts'
import { mailboxOf } from '#features/subscriptions/mailbox.ts'
import type { NoticeKind } from '#outbox/notice-kind.ts'
import { epochOf, plus } from '#time/instant.ts'
import { confirmAddressLink } from '../calendar-links.ts'

/**
 * Whoever reads letters at an address is asked whether invitations may come: somebody in chat says that it is theirs. The
 * letter carries no words of theirs, not even a name, so that nobody can write to strangers through us.
 */
export const addressClaimed: NoticeKind<AddressFacts> = {
  name: 'address-claimed',
  repeats: true,
  only: 'calendar',

  wanted({ verification, links }) {
    if (verification.state !== 'claimed' || links.mailFrom === null) return []
    return [
      {
        slot: '',
        to: { person: verification.person },
        account: mailboxOf(verification.person, verification.address).account,
        dueAt: epochOf(verification.claimedAt),
        // Whoever waits for it looks now; after an hour they have asked again, or forgotten.
        sendBy: epochOf(plus(verification.claimedAt, 'PT1H')),
        priority: 1,
        urgency: 'now',
        quiet: 'ignore',
      },
    ]
  },

  message({ verification, people, charter, links }) {
    const person = people.get(verification.person)
    if (person === undefined) throw new Error(`nobody claims ${verification._id}`)
    const { short, contacts } = charter.organisation
    return {
      summary: [`${short}: may invitations to meetings come to this address?`],
      blocks: [
        text(`Someone asked to get ${short} meeting invitations at this address. We hope it was you.`),
        text('We send nothing yet. To get them, open this page and press its button:'),
        {
          kind: 'buttons',
          buttons: [{ label: 'Send them here', url: confirmAddressLink(links, verification._id, person) }],
        },
        note(`The link works for 7 days. If it was not you, do nothing. Questions: ${contacts[0]?.email ?? short}.`),
      ],
    }
  },

  why: () => [
    'You asked for invitations at this address with "calendar email". Only the owner of the address can confirm it.',
  ],
}
