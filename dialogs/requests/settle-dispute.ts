import type { Charter } from '#charter/charter.ts'
import { readGroup } from '#charter/find-group.ts'
import { buttons, formButton, note, text } from '#chat/button.ts'
import type { Block, Message } from '#chat/message.ts'
import { disputeBlocks, disputeCard, disputeLines, groupsOfDispute } from '#features/requests/cards/dispute-card.ts'
import { guideDispute, raiseDispute, readDispute, readDisputes, sayView } from '#features/requests/settle-dispute.ts'
import { type Dialog, type DialogContext, formDialog, say, toActor } from '#inbox/dialog.ts'
import { disputePhrases } from './requests-phrases.ts'

/** Where the scopes of two groups overlap: both leaders say their view, and somebody above them gives guidance. */
export const settleDispute: Dialog = {
  name: 'settle-dispute',
  also: disputePhrases,

  words: {
    verb: 'dispute',
    aliases: ['overlap', 'disputes'],
    example: 'dispute procurement financing Both groups write about loans',
    does: 'ask for guidance where the scopes of two groups overlap',
    who: 'member',
    where: 'direct',
    args: { '*': ['[between|of] [the] {group} [and|with|or] [{text}]'] },
    typed: async (context, words) => {
      if (words === '') return list(context)
      return context.open('dispute', { values: groupsNamed(context.charter, words) })
    },
  },

  presses: {
    'start-dispute': (context) => context.open('dispute'),
    'read-dispute': async (context, { dispute = '' }) =>
      toActor(disputeCard(await context.run(readDispute, { dispute }), shown(context))),
    'say-view': (context, { dispute = '' }) => context.open('dispute-view', { about: { dispute } }),
    'guide-dispute': async (context, { dispute = '' }) => {
      const read = await context.run(readDispute, { dispute })
      if (read.about.guidedAt === null) return context.open('dispute-guidance', { about: { dispute } })
      return toActor(disputeCard(read, shown(context), 'There is guidance already.'))
    },
  },

  forms: {
    dispute: formDialog({
      version: 1,
      draw: async ({ charter }) => {
        const options = charter.groups.map(({ id, short }) => ({ value: id, label: short }))
        return {
          title: 'Overlapping scopes',
          submit: 'Send',
          intro: [
            text(`We ask the ${charter.words.leader.many} of both groups for their view. Then we ask for guidance.`),
          ],
          fields: [
            { name: 'one', label: 'First group', kind: 'choice', options },
            { name: 'other', label: 'Second group', kind: 'choice', options },
            { name: 'text', label: 'What the dispute is about', kind: 'multiline', max: 1500 },
          ] as const,
        }
      },
      submitted: async (context, { one, other, text: said }, { instance }) => {
        const read = await context.run(raiseDispute, { id: instance, groups: [one, other], text: said })
        return { kind: 'done', message: disputeCard(read, shown(context), "We've sent this on.") }
      },
    }),

    'dispute-view': formDialog({
      version: 1,
      draw: async (context, { dispute = '' }) => ({
        title: 'Your view',
        submit: 'Send',
        intro: disputeBlocks(await context.run(readDispute, { dispute }), context.now),
        fields: [{ name: 'view', label: 'Your view', kind: 'multiline', max: 1500 }] as const,
      }),
      submitted: async (context, { view }, { about: { dispute = '' } }) => {
        const read = await context.run(sayView, { dispute, text: view })
        const first = read.changed
          ? 'Thank you. We pass your view on.'
          : 'Your group has said its view before. Nothing has changed.'
        const card = disputeCard(read, shown(context), first)
        return { kind: 'done', message: read.changed ? card : withUnsent(card, view) }
      },
    }),

    'dispute-guidance': formDialog({
      version: 1,
      draw: async (context, { dispute = '' }) => {
        const read = await context.run(readDispute, { dispute })
        return {
          title: 'Your guidance',
          submit: 'Send it to both',
          intro: [
            ...disputeBlocks(read, context.now),
            note(`We send your guidance to the leaders of ${groupsOfDispute(read)}.`),
          ],
          fields: [{ name: 'guidance', label: 'Your guidance', kind: 'multiline', max: 2000 }] as const,
        }
      },
      submitted: async (context, { guidance }, { about: { dispute = '' } }) => {
        const read = await context.run(guideDispute, { dispute, text: guidance })
        const first = read.changed
          ? 'Both groups get your guidance now.'
          : 'Another person gave guidance before. Yours is not sent.'
        const card = disputeCard(read, shown(context), first)
        return { kind: 'done', message: read.changed ? card : withUnsent(card, guidance) }
      },
    }),
  },
}

async function list(context: DialogContext) {
  const found = await context.run(readDisputes, {})
  const start = buttons(formButton('Write about an overlap', 'start-dispute', {}))
  if (found.length === 0) return say('There is no dispute that concerns you.', start)
  return say(text({ strong: 'Disputes about scopes:' }), ...disputeLines(found, context.now), start)
}

/** The card with the whole text that was not sent, so that its writer can use it elsewhere. */
function withUnsent(card: Message, words: string): Message {
  const unsent: Block = { kind: 'text', spans: [{ strong: 'You wrote: ' }, words], whole: true }
  return { ...card, blocks: [...card.blocks.slice(0, 1), unsent, ...card.blocks.slice(1)] }
}

function shown({ me, now }: DialogContext) {
  return { me: me._id, now }
}

/** The two groups that words begin with, and what is said of them. */
function groupsNamed(charter: Charter, words: string): Record<string, string> {
  const first = readGroup(charter, words.replace(/^(?:between|of)\s+/i, ''))
  if (first.found.kind !== 'one') return { text: words }
  const rest = first.rest.replace(/^(?:and|with|or|,|&)\s+/i, '')
  const second = readGroup(charter, rest)
  if (second.found.kind !== 'one') return { one: first.found.group.id, text: rest }
  return { one: first.found.group.id, other: second.found.group.id, text: second.rest.replace(/^[:,-]\s*/, '') }
}
