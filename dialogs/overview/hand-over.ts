import { groupOf } from '#charter/charter.ts'
import { buttons, note, text } from '#chat/button.ts'
import { groupNamed } from '#features/groups/cards/group-choice.ts'
import { theOnlyGroup } from '#features/groups/only-group.ts'
import { handoverLink } from '#features/overview/handover/read-handover.ts'
import { type Dialog, say } from '#inbox/dialog.ts'

/** `handover procurement`: what the group's next leader has to know, on one page and in one file. */
export const handOver: Dialog = {
  name: 'hand-over',

  words: {
    verb: 'handover',
    aliases: ['handover pack'],
    example: 'handover procurement',
    does: 'what the next leader of a group needs, on one page',
    who: 'leader',
    where: 'privately',
    args: { '*': ['{near}'] },
    typed: async (context, words) => {
      const { id } =
        words === ''
          ? await context.run(theOnlyGroup, { verb: 'handover' })
          : groupNamed(context.charter, words, 'handover')
      const { page, file } = await context.run(handoverLink, { group: id })
      const { short } = groupOf(context.charter, id)
      return say(
        text({ strong: `The handover pack of ${short}. ` }, 'It shows everything as it is now.'),
        buttons({ label: 'Open the handover pack', url: page }, { label: 'Save it as a file', url: file }),
        note('Both links are yours alone. Your successor gets their own when they begin.'),
      )
    },
  },
}
