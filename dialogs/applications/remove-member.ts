import { groupOf } from '#charter/charter.ts'
import { readGroup } from '#charter/find-group.ts'
import { buttons, note, sayButton, text } from '#chat/button.ts'
import { cutAt } from '#chat/cut-text.ts'
import type { Outcome } from '#chat/outcome.ts'
import { memberField, reasonFields } from '#features/applications/cards/reason-fields.ts'
import { removalCard } from '#features/applications/cards/removal-card.ts'
import { warnedBlocks } from '#features/applications/cards/warning-card.ts'
import { removableMembers, removeMember as remove, undoRemoval } from '#features/applications/remove-member.ts'
import { readWarned } from '#features/applications/warn-member.ts'
import { groupNamed } from '#features/groups/cards/group-choice.ts'
import { theOnlyGroup } from '#features/groups/only-group.ts'
import { type Dialog, type DialogContext, formDialog, say } from '#inbox/dialog.ts'
import { removePhrases } from './applications-phrases.ts'

/** A leader or the secretariat removes a member, with a reason that the member reads, and a way back until then. */
export const removeMember: Dialog = {
  name: 'remove-member',

  also: removePhrases,

  words: {
    verb: 'remove',
    aliases: [],
    example: 'remove @person from procurement',
    does: 'remove a member from your group, with a reason',
    who: 'leader',
    where: 'direct',
    args: { '*': ['{mention} [{text}]', '{person} [(from|of) {near}]', '{text} (from|of) {group}', '{near}'] },
    typed: async (context, words) => {
      const { group, name } = await whomIn(context, words)
      if (/^(?:me|myself)$/i.test(name)) return context.say(`leave ${group}`)
      const [account] = context.mentions
      const found = await context.run(removableMembers, { group, ...(account ? { account } : { named: name }) })
      if (found.length === 0) return nobody(context, { group, name: account ? '' : name })
      const person = found.length === 1 ? found[0]?.application : undefined
      return context.open('remove-member', { about: { group }, ...(person ? { values: { member: person } } : {}) })
    },
  },

  presses: {
    'remove-member': (context, { group = '' }) =>
      context.open('remove-member', { about: { group: groupNamed(context.charter, group, 'remove').id } }),

    'undo-removal': async (context, { application = '' }) => ({
      kind: 'replace',
      message: removalCard(await context.run(undoRemoval, { application }), context),
    }),
  },

  forms: {
    'remove-member': formDialog({
      version: 1,
      draw: async (context, { group = '' }) => {
        const { id, short } = groupNamed(context.charter, group, 'remove')
        const [members, warned] = await Promise.all([
          context.run(removableMembers, { group: id }),
          context.run(readWarned, { group: id }),
        ])
        return {
          title: `Remove a ${context.charter.words.member.one}`,
          submit: `Remove the ${context.charter.words.member.one}`,
          intro: [
            text(`They leave ${short} at once. We send them the reason. You can undo it for a short time.`),
            note(`A ${context.charter.words.leader.one} is not in this list. The secretariat ends their term first.`),
            ...warnedBlocks(warned, context),
          ],
          fields: [memberField(members), ...reasonFields(context.charter.removals.reasons)] as const,
        }
      },
      submitted: async (context, { member, reason, note: sentence }) => {
        const removed = await context.run(remove, { application: member, reason, note: sentence })
        return { kind: 'done', message: removalCard(removed, context) }
      },
    }),
  },
}

/** The group and the rest of the words, which name somebody. */
async function whomIn(context: DialogContext, words: string): Promise<{ group: string; name: string }> {
  const tokens = words.split(/\s+/).filter((token) => token !== '' && !/^(?:from|of|the|in|as|member)$/i.test(token))
  for (const at of tokens.slice(0, 20).keys()) {
    const read = readGroup(context.charter, tokens.slice(at).join(' '))
    if (read.found.kind === 'one')
      return { group: read.found.group.id, name: [...tokens.slice(0, at), read.rest].join(' ').trim() }
  }
  return { group: (await context.run(theOnlyGroup, { verb: 'remove' })).id, name: tokens.join(' ') }
}

function nobody({ charter }: DialogContext, { group, name }: { group: string; name: string }): Outcome {
  const { short } = groupOf(charter, group)
  const { member, leader } = charter.words
  return say(
    name === ''
      ? `${short} has no such ${member.one} to remove.`
      : `${short} has no ${member.one} called "${cutAt(name, 60)}" to remove.`,
    note(`To remove a ${leader.one}, the secretariat ends their term first.`),
    buttons(sayButton('See who is in it', `members ${group}`), sayButton('Choose from a list', `remove ${group}`)),
  )
}
