import { type RequestField, readRequestKind } from '#charter/requests.ts'
import { buttonRows, formButton, note, text } from '#chat/button.ts'
import type { Field } from '#chat/form.ts'
import type { Block } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { findRequest, readRequest } from '#features/requests/answer-request.ts'
import {
  askPermission as ask,
  type RequestChoice,
  readRequestChoice,
  readRequestChoices,
} from '#features/requests/ask-permission.ts'
import { ownRequestLines, requestCard, requestSent } from '#features/requests/cards/request-card.ts'
import { readOwnRequests } from '#features/requests/read-requests.ts'
import { type Dialog, type DialogContext, formDialog, say, toActor } from '#inbox/dialog.ts'
import { requestPhrases } from './requests-phrases.ts'

/** What somebody asks of those who answer for the organisation, in a form of the charter's; and where it stands. */
export const askPermission: Dialog = {
  name: 'ask-permission',
  also: requestPhrases,

  words: {
    verb: 'request',
    aliases: ['permission', 'propose', 'report'],
    example: 'request logo',
    does: 'ask for a permission, such as using the logo, and see your requests',
    who: 'member',
    where: 'direct',
    args: {
      '*': ['[a|the|for|to] {few}', '{few} (at|for|on|in|to|of) {text}', '{number}'],
      propose: ['[a|an|the] [new] (deliverable|guide|guideline|guidelines|standard|paper|topic|work item) [{text}]'],
      report: ['[a|the|some] (replication|replicated|copied|copy|copies|duplicate|shared|similar) [{text}]'],
    },
    typed: async (context, words, verb) => {
      const number = /^(?:perm[- ]?|#)?(\d{1,6})$/i.exec(words.trim())?.[1]
      if (number !== undefined) return shown(context, await context.run(findRequest, { number: Number(number) }))
      const bare = words.replace(/^(?:(?:a|an|the|for|to|new)\s+)+/i, '')
      const { kind } = readRequestKind(context.charter, verb === 'propose' || verb === 'report' ? verb : bare)
      return kind === null ? list(context, bare) : begin(context, kind.id)
    },
  },

  presses: {
    'open-request': (context, { kind = '' }) => begin(context, kind),
    'read-request': async (context, ids) =>
      shown(context, await context.run(readRequest, { request: ids.request ?? '' })),
  },

  forms: {
    request: formDialog({
      version: 1,
      draw: async (context, { kind: id = '' }) => {
        const { kind } = await context.run(readRequestChoice, { kind: id })
        const ahead = `Please ask ${kind.daysAhead} days ahead. We mark a later request as late.`
        return {
          title: 'Your request',
          submit: 'Send',
          intro: [
            text({ strong: `${kind.title}. ` }, kind.about),
            ...(kind.daysAhead === undefined ? [] : [note(ahead)]),
          ],
          fields: kind.fields.map(formField),
        }
      },
      submitted: async (context, answers, { about: { kind = '' }, instance }) => {
        const facts = await context.run(ask, { id: instance, kind, answers: textsIn(answers) })
        return { kind: 'done', message: requestSent(facts, context.now) }
      },
    }),
  },
}

/** The form of a kind; or why this person needs none or may not, and what they can ask for. */
async function begin(context: DialogContext, kind: string): Promise<Outcome> {
  const choice = await context.run(readRequestChoice, { kind })
  if (choice.may === 'may') return context.open('request', { about: { kind } })
  if (choice.may === 'free') return say(`You need no permission to ${choice.kind.act}.`)
  const { otherwise } = choice.kind
  const other = context.charter.requests.find(({ id }) => id === otherwise?.request)
  return say(
    text({ strong: otherwise?.reason ?? 'Only some offices can ask for this.' }),
    ...(other
      ? [
          text(`You can ask to ${other.act}. ${other.about}`),
          ...buttonRows([openButton(`Ask to ${other.act}`, other.id)]),
        ]
      : [
          text('See what else you can ask for.'),
          ...buttonRows([{ label: 'See all requests', act: { verb: 'say', about: { words: 'request' } } }]),
        ]),
  )
}

/** Every kind that this person can ask for, and their own requests. */
async function list(context: DialogContext, words: string): Promise<Outcome> {
  const choices = await context.run(readRequestChoices, {})
  const own = await context.run(readOwnRequests, {})
  return say(
    ...(words === '' ? [] : [text(`I don't know a request called “${words.slice(0, 60)}”.`)]),
    ...(choices.length === 0 ? [text('Your organisation has no such forms.')] : kindBlocks(choices)),
    ...(own.length === 0
      ? []
      : [text({ strong: 'Your requests, the latest first:' }), ...ownRequestLines(own, context.now)]),
  )
}

function kindBlocks(choices: readonly RequestChoice[]): Block[] {
  const open = choices.filter(({ may }) => may !== 'free')
  return [
    text({ strong: 'What do you want to ask for?' }),
    { kind: 'list', items: open.map(({ kind }) => [{ strong: kind.title }, `: ${kind.about}`]) },
    ...buttonRows(open.map(({ kind }) => openButton(`Ask: ${kind.title}`, kind.id))),
  ]
}

function openButton(label: string, kind: string) {
  return formButton(label, 'open-request', { kind })
}

function shown(context: DialogContext, read: Parameters<typeof requestCard>[0]): Outcome {
  return toActor(requestCard(read, { me: context.me._id, now: context.now }))
}

/** A question of the charter's, as a form asks it. */
function formField({ id, label, hint, kind, required, max, options = [] }: RequestField): Field {
  const common = { name: id, label, ...(hint ? { help: hint } : {}), ...(required ? {} : { optional: true as const }) }
  if (kind === 'date') return { ...common, kind }
  if (kind === 'choice') return { ...common, kind, options: options.map((one) => ({ value: one, label: one })) }
  return { ...common, kind, max }
}

function textsIn(answers: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(answers).map(([id, answer]) => [id, typeof answer === 'string' ? answer : '']),
  )
}
