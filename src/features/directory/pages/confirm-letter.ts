import { type Charter, groupOf } from '#charter/charter.ts'
import { note, text } from '#chat/button.ts'
import { type Message, message } from '#chat/message.ts'
import type { Application } from '#features/groups/application.ts'

/** The letter to somebody who applied on the page: its link leads to the button that sends the application. */
export function confirmLetter(charter: Charter, { group }: Application, url: string): Message {
  const { title, short } = groupOf(charter, group)
  const { short: organisation, contacts } = charter.organisation
  return {
    ...message(
      text('Someone filled in an application to ', { strong: title }, ` of ${organisation}.`),
      text('We hope it was you. It is not sent yet. Open this page, check it and send it:'),
      { kind: 'buttons', buttons: [{ label: 'See and send my application', url }] },
      note(
        `The link works for 7 days. If it was not you, do nothing. Nothing is sent. Questions: ${contacts[0]?.email ?? organisation}.`,
      ),
    ),
    summary: [`Send your application to ${short}`],
  }
}

/** The letter to somebody whose form was sent once more, after they have confirmed their address. */
export function standingLetter(charter: Charter, { group }: Application, url: string): Message {
  const { title, short } = groupOf(charter, group)
  return {
    ...message(text('Your application to ', { strong: title }, ' was sent again. Nothing has changed.'), {
      kind: 'buttons',
      buttons: [{ label: 'See my application', url }],
    }),
    summary: [`Your application to ${short}`],
  }
}
