import type { Contact } from '#charter/charter.ts'
import { buttons, formButton, text } from '#chat/button.ts'
import type { Block, Span } from '#chat/message.ts'
import { readGroup } from '#features/directory/read-groups.ts'
import { groupNamed } from '#features/groups/cards/group-choice.ts'
import { sayLeaders } from '#features/groups/cards/leaders-words.ts'
import { shownLeaders } from '#features/groups/named-leaders.ts'
import { type Dialog, say } from '#inbox/dialog.ts'
import { contactGists } from './directory-gists.ts'
import { contactPhrases } from './directory-phrases.ts'

/** How to reach those in charge. */
export const contactGroup: Dialog = {
  name: 'contact-group',

  also: contactPhrases,
  about: contactGists,

  words: {
    verb: 'contact',
    aliases: ['who', 'leaders', 'who leads'],
    example: 'contact procurement',
    does: 'who leads a group, and how to reach the secretariat',
    who: 'all',
    where: 'privately',
    // "who is coming" asks for no group.
    args: { who: ['{group}'], '*': ['{near}'] },
    typed: async (context, words) => {
      const { contacts, website, short } = context.charter.organisation
      const secretariat: Block[] = [
        text({ strong: `The secretariat of ${short}` }),
        { kind: 'list', items: contacts.map(spansOf) },
        ...(website ? [text({ link: website, url: website })] : []),
      ]
      if (words === '') return say(...secretariat)
      const { group, leaders, away } = await context.run(readGroup, {
        group: groupNamed(context.charter, words, 'contact').id,
      })
      const leadersNamed = await context.run(shownLeaders, group)
      return say(
        text({ strong: group.title }),
        sayLeaders(context.charter, { ...group, leadersNamed }, leaders),
        ...away,
        buttons(formButton('Ask them a question', 'ask-leaders', { group: group.id })),
        ...secretariat,
      )
    },
  },
}

function spansOf({ name, of, email, phone, url }: Contact): Span[] {
  const plain = [of, email, phone].filter((part) => part !== undefined)
  return [
    { strong: name },
    ...(plain.length > 0 ? [`, ${plain.join(', ')}`] : []),
    ...(url ? [' ', { link: url, url }] : []),
  ]
}
