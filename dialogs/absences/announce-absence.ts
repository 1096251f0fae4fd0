import { z } from 'zod'
import { actButton, buttons, formButton, keepButton, note, sayButton } from '#chat/button.ts'
import { cutAt } from '#chat/cut-text.ts'
import type { Field } from '#chat/form.ts'
import type { Outcome } from '#chat/outcome.ts'
import { absenceBlocks, planBlocks } from '#features/absences/cards/absence-card.ts'
import { readAbsenceWords } from '#features/absences/cards/absence-words.ts'
import { readOwnAbsences } from '#features/absences/read-own-absence.ts'
import { type AbsenceAsk, planAbsence, setAbsence } from '#features/absences/set-absence.ts'
import { type Candidate, standInCandidates, standInMentioned } from '#features/absences/stand-in-candidates.ts'
import { type Dialog, type DialogContext, formDialog, say } from '#inbox/dialog.ts'
import { dateAt } from '#time/wall-time.ts'
import { awayPhrases } from './absences-phrases.ts'

/** Being away from a day to a day, and who is asked meanwhile. */
export const announceAbsence: Dialog = {
  name: 'announce-absence',

  also: awayPhrases,

  words: {
    verb: 'away',
    aliases: ['pause', 'holiday'],
    example: 'away until 3 May, stand-in @person',
    does: 'say that you are away, and who acts for you',
    who: 'member',
    where: 'direct',
    args: { '*': ['{text}'] },
    typed: async (context, words) => {
      if (words === '') return own(context)
      if (/^(?:off|over|end|stop|cancel|no)$/i.test(words)) return context.say('back')
      const read = readAbsenceWords(words, { now: context.now, zone: context.reader.zone })
      const [account] = context.mentions
      const found = account
        ? await mentioned(context, account)
        : read.standIn === null
          ? []
          : await context.run(standInCandidates, { named: read.standIn })
      const [one] = found
      const isNamed = account !== undefined || read.standIn !== null
      if (read.until === null || (isNamed && (one === undefined || found.length > 1))) {
        const called = `called "${cutAt(read.standIn ?? 'that', 60)}"`
        const problem =
          isNamed && one === undefined
            ? `Nobody in your groups is ${called}. Please choose someone here.`
            : found.length > 1
              ? `Several people are ${called}. Please choose one.`
              : undefined
        return context.open('set-absence', {
          values: { from: read.from, until: read.until, standIn: found.length === 1 ? (one?.person ?? null) : null },
          ...(problem === undefined ? {} : { problem }),
        })
      }
      return asks(context, { from: read.from, until: read.until, standIn: one?.person ?? null })
    },
  },

  presses: {
    'confirm-absence': async (context, { pending = '' }) => {
      const draft = absenceDraft.safeParse(await context.readDraft(pending))
      if (!draft.success)
        return say('This is too old. Please say it again.', buttons(sayButton('Choose the days', 'away')))
      await context.run(setAbsence, { ...draft.data, id: pending })
      return own(context)
    },

    'change-absence': async (context, { absence, pending }) => {
      const draft = pending === undefined ? null : absenceDraft.safeParse(await context.readDraft(pending))
      if (draft?.success) {
        const { absence: changed, ...values } = draft.data
        return context.open('set-absence', {
          values,
          ...(changed === undefined ? {} : { about: { absence: changed } }),
        })
      }
      const own = await context.run(readOwnAbsences, {})
      const { about } = own.find((one) => one.about._id === absence) ?? own[0] ?? {}
      if (about === undefined) return context.open('set-absence')
      const standIn = about.standIn?.answer === 'no' ? null : (about.standIn?.person ?? null)
      const values = { from: about.from, until: about.until, standIn }
      return context.open('set-absence', { values, about: { absence: about._id } })
    },
  },

  forms: {
    'set-absence': formDialog({
      version: 1,
      draw: async (context) => {
        const candidates = await context.run(standInCandidates, {})
        return {
          title: 'Set your absence',
          submit: 'See what it means',
          intro: [note('You get no reminders in that time. Your meetings say that you are away.')],
          fields: fieldsOf(candidates),
          values: { from: dateAt(context.now, context.reader.zone) },
        }
      },
      submitted: async (context, answers, { about: { absence } }) => {
        const standIn = 'standIn' in answers && typeof answers.standIn === 'string' ? answers.standIn : null
        const asked = await asks(context, { from: answers.from, until: answers.until, standIn, absence })
        return 'message' in asked && asked.message ? { kind: 'done', message: asked.message } : asked
      },
    }),
  },
}

const absenceDraft = z.object({
  from: z.string(),
  until: z.string(),
  standIn: z.string().nullable(),
  absence: z.string().optional(),
})

/** What it will mean, before anything is written down. */
async function asks(context: DialogContext, ask: AbsenceAsk): Promise<Outcome> {
  const plan = await context.run(planAbsence, ask)
  const pending = await context.saveDraft({ ...ask })
  return say(
    ...planBlocks(plan, context),
    buttons(
      actButton('Set my absence', 'confirm-absence', { pending }),
      formButton('Change the days', 'change-absence', { pending }),
      keepButton('Cancel'),
    ),
  )
}

/** The absences that the one who asks has set, or the form where there are none. */
async function own(context: DialogContext): Promise<Outcome> {
  const absences = await context.run(readOwnAbsences, {})
  if (absences.length === 0) return context.open('set-absence')
  return say(
    ...absences.flatMap((view) => {
      const absence = { absence: view.about._id }
      const end = view.about.startsAt <= context.now ? "I'm back" : 'Cancel my absence'
      return [
        ...absenceBlocks(view, context),
        buttons(actButton(end, 'end-absence', absence), formButton('Change the days', 'change-absence', absence)),
      ]
    }),
  )
}

async function mentioned(context: DialogContext, account: DialogContext['mentions'][number]): Promise<Candidate[]> {
  const found = await context.run(standInMentioned, { account })
  return found === null ? [] : [found]
}

function fieldsOf(candidates: readonly Candidate[]) {
  const days = [
    { name: 'from', label: 'First day away', kind: 'date' },
    { name: 'until', label: 'Last day away', kind: 'date' },
  ] as const satisfies readonly Field[]
  if (candidates.length === 0) return days
  return [
    ...days,
    {
      name: 'standIn',
      label: 'Who acts for you',
      help: 'They accept first. The secretariat confirms someone who holds another office.',
      kind: 'choice',
      options: candidates.map(({ person, name }) => ({ value: person, label: name })),
      optional: true,
    },
  ] as const satisfies readonly Field[]
}
