import { buttons, sayButton, text } from '#chat/button.ts'
import { readDocuments } from '#features/directory/read-documents.ts'
import { type Dialog, say } from '#inbox/dialog.ts'
import { documentsPhrases } from './directory-phrases.ts'

/** The documents of the organisation, and the files of one's groups. */
export const listDocuments: Dialog = {
  name: 'list-documents',

  also: documentsPhrases,

  words: {
    verb: 'documents',
    aliases: ['docs', 'booklet', 'library'],
    example: 'documents',
    does: 'the Terms, the booklet and other documents, and the files of your groups',
    who: 'all',
    where: 'privately',
    args: { '*': [] },
    typed: async (context) => {
      const { documents, files } = await context.run(readDocuments, {})
      const { short } = context.charter.organisation
      return say(
        text({ strong: `Documents of ${short}:` }),
        { kind: 'list', items: documents.map(({ title, url }) => [{ link: title, url }]) },
        ...(files.length === 0
          ? []
          : [
              text({ strong: 'Files of your groups:' }),
              { kind: 'list' as const, items: files.map(({ group, url }) => [{ link: group, url }]) },
            ]),
        buttons(sayButton('See what you agreed to', 'agreement')),
      )
    },
  },
}
