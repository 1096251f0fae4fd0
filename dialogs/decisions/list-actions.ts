import { z } from 'zod'
import { groupOf } from '#charter/charter.ts'
import { readGroup } from '#charter/find-group.ts'
import { buttons, note, sayButton, text } from '#chat/button.ts'
import type { Field } from '#chat/form.ts'
import { message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { type ActionDraft, longestAction, mostActions, readAction } from '#features/decisions/action-lines.ts'
import { type ActionsAsk, addActions, type Owners, onlyOwn, readOwners } from '#features/decisions/add-actions.ts'
import { draftBlocks, groupActionBlocks, ownActionBlocks, sayAction } from '#features/decisions/cards/action-card.ts'
import { readGroupActions } from '#features/decisions/read-actions.ts'
import { groupNamed } from '#features/groups/cards/group-choice.ts'
import { theOnlyGroup } from '#features/groups/only-group.ts'
import { meetingsNamed } from '#features/meetings/find-meeting.ts'
import { readOwnActions } from '#features/meetings/read-actions.ts'
import { type Dialog, type DialogContext, formDialog, say, toActor } from '#inbox/dialog.ts'
import { counted } from '#time/english-words.ts'
import { UserError } from '#user-error.ts'
import { tooOld } from '../meetings/schedule-meeting.ts'
import { actionsPhrases } from './decisions-phrases.ts'

/** Who does what by when: one's own actions, those of a group, and new ones. */
export const listActions: Dialog = {
  name: 'list-actions',
  also: actionsPhrases,

  words: {
    verb: 'actions',
    aliases: ['action'],
    example: 'action proc7 Amina draft by 12 June',
    does: 'your actions, or those of a group; or give someone an action',
    who: 'member',
    where: 'privately',
    args: { '*': ['{group} [{text}]', '{reference} [{text}]'], action: ['{text}'] },
    typed: async (context, words, verb) => {
      if (words.trim() === '') {
        const actions = await context.run(readOwnActions, {})
        return say(...ownActionBlocks(actions, shownTo(context)), ...(actions.length === 0 ? [howTo()] : []))
      }
      const { group, meeting, reference, rest } = await whereIn(context, words)
      if (rest !== '') return proposed(context, { group, meeting, reference }, rest)
      if (verb === 'action') return toActor(message(howTo()))
      const { short } = groupOf(context.charter, group)
      const listed = await context.run(readGroupActions, { group })
      return say(...groupActionBlocks(listed, { ...shownTo(context), me: context.me._id, short }))
    },
  },

  presses: {
    'confirm-actions': async (context, { pending = '' }) => {
      const draft = readActionsDraft(await context.readDraft(pending))
      if (draft === null) return tooOld()
      const actions = draft.drafts.flatMap(({ owner, what, due }) => (owner === null ? [] : [{ owner, what, due }]))
      return { kind: 'replace', message: await added(context, { ...draft, id: pending, actions }) }
    },
    'change-actions': async (context, { pending = '' }) => {
      const draft = readActionsDraft(await context.readDraft(pending))
      return draft === null ? tooOld() : context.open('change-actions', { about: { pending } })
    },
  },

  forms: {
    'change-actions': formDialog({
      version: 1,
      draw: async (context, { pending = '' }) => {
        const draft = readActionsDraft(await context.readDraft(pending))
        const owners = draft === null ? null : await context.run(readOwners, draft)
        return {
          title: 'Actions',
          submit: 'Save the actions',
          intro: [note('We ask each owner to accept. Empty an action to leave it out.')],
          fields: draft === null || owners === null ? [] : draft.drafts.flatMap((one, at) => fieldsOf(one, at, owners)),
          ...(draft === null ? {} : { values: valuesOf(draft.drafts) }),
        }
      },
      submitted: async (context, answers, { about: { pending = '' } }) => {
        const draft = readActionsDraft(await context.readDraft(pending))
        if (draft === null) return tooOld()
        const said = answers as Record<string, string | null>
        const actions = draft.drafts.flatMap((_, at) => {
          const what = said[`what${at}`]?.trim() ?? ''
          const owner = said[`owner${at}`]
          return what === '' || !owner ? [] : [{ owner, what, due: said[`due${at}`] ?? null }]
        })
        if (actions.length === 0) throw new UserError('no-actions', 'Please keep one action, or close this form.')
        return { kind: 'done', message: await added(context, { ...draft, id: pending, actions }) }
      },
    }),
  },
}

/** Actions that were read of some words, as they are shown before they are saved. The writer confirms or changes them. */
export async function actionsPreview(
  context: DialogContext,
  where: { group: string; meeting: string | null; reference: string | null },
  { drafts, owners }: { drafts: readonly ActionDraft[]; owners: Owners['owners'] },
) {
  const pending = await context.saveDraft({ ...where, drafts })
  return draftBlocks({ drafts, owners, pending }, { now: context.now, me: context.me._id })
}

const shape = z.object({
  group: z.string(),
  meeting: z.string().nullable(),
  reference: z.string().nullable(),
  drafts: z
    .array(z.object({ owner: z.string().nullable(), who: z.string(), what: z.string(), due: z.string().nullable() }))
    .min(1)
    .max(mostActions),
})

function readActionsDraft(values: Record<string, unknown> | null) {
  const read = shape.safeParse(values)
  return read.success ? read.data : null
}

type Where = { group: string; meeting: string | null; reference: string | null }

async function proposed(context: DialogContext, where: Where, words: string): Promise<Outcome> {
  const { owners, mayGive } = await context.run(readOwners, where)
  const known = /^(?:me|myself|i)\b/i.test(words)
    ? `${owners.find(({ person }) => person === context.me._id)?.name ?? ''} ${words.replace(/^\S+\s*/, '')}`
    : words
  const draft = readAction(known, { owners, now: context.now, zone: context.reader.zone })
  if (draft.what === '') return toActor(message(howTo()))
  if (!mayGive && draft.owner !== context.me._id) throw onlyOwn(where.group)
  return say(...(await actionsPreview(context, where, { drafts: [draft], owners })))
}

async function added(context: DialogContext, ask: ActionsAsk) {
  const { kind, actions, names } = await context.run(addActions, ask)
  const others = actions.filter(({ owner }) => owner !== context.me._id)
  const saved =
    kind === 'before' ? 'These actions were saved before.' : `We saved ${counted(actions.length, 'action')}.`
  const asks = others.length === 0 ? '' : " We're asking the owners to accept."
  return message(
    text({ strong: saved }, kind === 'before' ? '' : asks),
    {
      kind: 'list',
      items: actions.map((one) => [{ strong: names.get(one.owner) ?? '' }, `: ${sayAction(one, context.now)}`]),
    },
    buttons(sayButton('See all actions', `actions ${ask.group}`)),
  )
}

/** The group, or the meeting of it, that words begin with. */
async function whereIn(context: DialogContext, words: string): Promise<Where & { rest: string }> {
  const { found, rest } = readGroup(context.charter, words)
  if (found.kind === 'one' && !/^\S+\s*-?\d/.test(words))
    return { group: found.group.id, meeting: null, reference: null, rest }
  const named = await context.run(meetingsNamed, { words, as: 'member' })
  const [meeting] = named.meetings
  if (meeting) return { group: meeting.group, meeting: meeting._id, reference: meeting.reference, rest: named.rest }
  if (found.kind === 'several') groupNamed(context.charter, words.split(/\s+/)[0] ?? '', 'actions')
  return {
    group: (await context.run(theOnlyGroup, { verb: 'actions' })).id,
    meeting: null,
    reference: null,
    rest: words,
  }
}

function howTo() {
  return note('To give someone an action, say for instance: action proc7 Amina draft by 12 June')
}

function fieldsOf({ who }: ActionDraft, at: number, { owners }: Owners): Field[] {
  const number = at + 1
  return [
    {
      name: `owner${at}`,
      label: `${number}. Who does it`,
      ...(who === '' ? {} : { help: `You wrote "${who}".` }),
      kind: 'choice',
      options: owners.slice(0, 100).map(({ person, name }) => ({ value: person, label: name.slice(0, 75) })),
    },
    { name: `what${at}`, label: `${number}. What`, kind: 'text', max: longestAction, optional: true },
    { name: `due${at}`, label: `${number}. By when`, kind: 'date', optional: true },
  ]
}

function valuesOf(drafts: readonly ActionDraft[]) {
  return Object.fromEntries(
    drafts.flatMap(({ owner, what, due }, at) => [
      [`owner${at}`, owner],
      [`what${at}`, what],
      [`due${at}`, due],
    ]),
  )
}

function shownTo({ now, charter }: DialogContext) {
  return { now, zone: charter.organisation.zone }
}
