import { readGroup } from '#charter/find-group.ts'
import { buttons, note, text } from '#chat/button.ts'
import { type Message, message } from '#chat/message.ts'
import { groupNamed } from '#features/groups/cards/group-choice.ts'
import { theOnlyGroup } from '#features/groups/only-group.ts'
import { chapterBlocks } from '#features/plans/cards/chapter-blocks.ts'
import { seePlanButton } from '#features/plans/cards/plan-card.ts'
import {
  addChapter,
  answerClaim,
  claimChapter as claimService,
  finishChapter,
  freeChapter,
  removeChapter,
} from '#features/plans/change-chapter.ts'
import { longestTitle } from '#features/plans/plan.ts'
import { readChapterWords, topicsIn } from '#features/plans/plan-words.ts'
import { type PlanView, readPlan } from '#features/plans/read-plan.ts'
import { type Dialog, type DialogContext, formDialog, toActor } from '#inbox/dialog.ts'
import { readDate } from '#time/read-date.ts'
import { chapterPhrases } from './plans-phrases.ts'

/** Chapters of a deliverable: leaders add them, a member drafts one, a leader confirms. */
export const claimChapter: Dialog = {
  name: 'claim-chapter',
  also: chapterPhrases,

  words: {
    verb: 'chapters',
    aliases: ['chapter'],
    example: 'chapters procurement',
    does: 'see the chapters and draft one; leaders add one (chapter procurement Tendering: law)',
    who: 'member',
    where: 'privately',
    args: { '*': ['[the] {group} [{text}]', '{near}'] },
    typed: async (context, words) => {
      const { found, rest } = readGroup(context.charter, words)
      if (words !== '' && found.kind !== 'one') groupNamed(context.charter, words, 'chapters')
      const group = found.kind === 'one' ? found.group : await context.run(theOnlyGroup, { verb: 'chapters' })
      if (rest.trim() === '') return toActor(shown(context, await context.run(readPlan, { group: group.id })))
      const day = readDate(rest, { now: context.now, zone: context.reader.zone })
      const { title, topics } = readChapterWords(day.kind === 'date' ? day.rest : rest)
      const due = day.kind === 'date' ? day.date : null
      const view = await context.run(addChapter, { group: group.id, title, topics, due })
      return toActor(shown(context, view, `You added the chapter ${title}.`))
    },
  },

  presses: {
    'add-chapter': (context, { group = '' }) => context.open('chapter', { about: { group } }),

    'claim-chapter': async (context, { group = '', chapter = '' }) => {
      const view = await context.run(claimService, { group, chapter })
      const one = view.plan.chapters.find(({ id }) => id === chapter)
      const said = view.leads
        ? `You draft ${one?.title} now.`
        : `You offered to draft ${one?.title}. A leader confirms it.`
      return toActor(shown(context, view, said))
    },

    'confirm-chapter': (context, { group = '', chapter = '' }) => answered(context, { group, chapter, answer: 'yes' }),
    'decline-chapter': (context, { group = '', chapter = '' }) => answered(context, { group, chapter, answer: 'no' }),

    'finish-chapter': async (context, { group = '', chapter = '' }) => {
      const view = await context.run(finishChapter, { group, chapter })
      const one = view.plan.chapters.find(({ id }) => id === chapter)
      return toActor(shown(context, view, `${one?.title} is drafted. Thank you.`))
    },

    'free-chapter': async (context, { group = '', chapter = '' }) => {
      const view = await context.run(freeChapter, { group, chapter })
      const one = view.plan.chapters.find(({ id }) => id === chapter)
      return toActor(shown(context, view, `${one?.title} is free again. We do not tell its former author.`))
    },

    'remove-chapter': async (context, { group = '', chapter = '' }) => {
      const { view, title } = await context.run(removeChapter, { group, chapter })
      return toActor(shown(context, view, `You removed the chapter ${title}.`))
    },
  },

  forms: {
    chapter: formDialog({
      version: 1,
      draw: async () => ({
        title: 'Add a chapter',
        submit: 'Add it',
        intro: [note('Members see the chapters that fit their expertise first.')],
        fields: [
          { name: 'title', label: 'Title', kind: 'text', max: longestTitle },
          {
            name: 'topics',
            label: 'Which expertise it needs',
            help: 'Put commas between: law, public finance.',
            kind: 'text',
            max: 300,
            optional: true,
          },
          { name: 'due', label: 'By which day', kind: 'date', optional: true },
        ] as const,
      }),
      submitted: async (context, { title, topics, due }, { about: { group = '' }, instance }) => {
        const view = await context.run(addChapter, { id: instance, group, title, topics: topicsIn(topics ?? ''), due })
        return { kind: 'done', message: shown(context, view, `You added the chapter ${title}.`) }
      },
    }),
  },
}

async function answered(context: DialogContext, ask: { group: string; chapter: string; answer: 'yes' | 'no' }) {
  const { view, chapter } = await context.run(answerClaim, ask)
  const { claim, title } = chapter
  const name = view.names.get(claim?.person ?? '') || 'The member'
  const said =
    claim?.answer === 'yes' ? `${name} drafts ${title}.` : `${name} does not draft ${title}. It is free again.`
  return toActor(shown(context, view, `${said}${claim?.answeredBy === context.me._id ? " We'll tell them." : ''}`))
}

/** All chapters, with what the reader can do with each. */
function shown(context: DialogContext, view: PlanView, said?: string): Message {
  const { group, plan } = view
  const none = `${group.short} has no chapters yet.`
  return message(
    text({ strong: said ?? (plan.chapters.length === 0 ? none : `${group.short}: chapters`) }),
    ...chapterBlocks(view, context),
    buttons(seePlanButton(context.charter, plan)),
  )
}
