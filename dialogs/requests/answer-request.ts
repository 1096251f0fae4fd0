import { text } from '#chat/button.ts'
import type { Message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { longestAnnouncement } from '#features/announcements/announcement.ts'
import {
  answerRequest as answer,
  type ReadRequest,
  readRequest,
  revokePermission,
  withdrawRequest,
} from '#features/requests/answer-request.ts'
import { requestCard, tooLateWords } from '#features/requests/cards/request-card.ts'
import { askedWords, subjectOf } from '#features/requests/cards/request-words.ts'
import { type Dialog, type DialogContext, formDialog, say } from '#inbox/dialog.ts'

/** What those who answer for a party say to a request; and how a request or a permission is ended. */
export const answerRequest: Dialog = {
  name: 'answer-request',

  presses: {
    'approve-request': async (context, { request = '' }) =>
      replaced(context, await context.run(answer, { request, answer: 'yes', conditions: null }), 'You said Yes.'),
    'approve-with-conditions': (context, about) => openWhileOpen(context, about, 'approve-with-conditions'),
    'decline-request': (context, about) => openWhileOpen(context, about, 'decline-request'),
    'mark-request-seen': async (context, { request = '' }) =>
      replaced(context, await context.run(answer, { request, answer: 'seen' }), "Thank you. We'll tell them."),
    'withdraw-request': async (context, { request = '' }) =>
      replaced(context, await context.run(withdrawRequest, { request }), 'Your request is withdrawn.'),
    'announce-release': async (context, { request = '' }) => {
      const { about, kind } = await context.run(readRequest, { request })
      const released = about.by === context.me._id && about.state === 'granted' && kind.thenAnnounce
      if (!released) return say('There is nothing to send to others here.')
      const long = kind.fields.findLast((field) => field.kind === 'multiline')
      const title = kind.fields.find((field) => field.kind === 'text')
      const words = [title, long].flatMap((field) => (field && about.answers[field.id]) || [])
      return context.open('announcement', {
        values: { to: null, text: words.join('\n\n').slice(0, longestAnnouncement) },
      })
    },
    'revoke-permission': async (context, { request = '' }) => {
      const read = await context.run(readRequest, { request })
      if (read.about.state === 'granted') return context.open('revoke-permission', { about: { request } })
      return say(...cardOf(context, { ...read, changed: false }, '').blocks)
    },
  },

  forms: {
    'approve-with-conditions': formDialog({
      version: 1,
      draw: async (context, { request = '' }) => ({
        title: 'Say Yes',
        submit: 'Say Yes',
        intro: [await whatIsAsked(context, request)],
        fields: [
          {
            name: 'conditions',
            label: 'Conditions',
            help: 'They stand on the permission, for everyone who sees it.',
            kind: 'multiline',
            max: 500,
          },
        ] as const,
      }),
      submitted: async (context, { conditions }, { about: { request = '' } }) =>
        done(context, await context.run(answer, { request, answer: 'yes', conditions }), 'You said Yes.'),
    }),

    'decline-request': formDialog({
      version: 1,
      draw: async (context, { request = '' }) => ({
        title: 'Say No',
        submit: 'Say No',
        intro: [await whatIsAsked(context, request)],
        fields: [
          {
            name: 'reason',
            label: 'Why not',
            help: 'The person who asked reads this.',
            kind: 'multiline',
            max: 500,
          },
        ] as const,
      }),
      submitted: async (context, { reason }, { about: { request = '' } }) =>
        done(context, await context.run(answer, { request, answer: 'no', reason }), 'You said No.'),
    }),

    'revoke-permission': formDialog({
      version: 1,
      draw: async (context, { request = '' }) => ({
        title: 'End a permission',
        submit: 'End it',
        intro: [await whatIsAsked(context, request), text('Its page says then that it no longer holds.')],
        fields: [{ name: 'why', label: 'Why', kind: 'multiline', max: 300, optional: true }] as const,
      }),
      submitted: async (context, { why }, { about: { request = '' } }) =>
        done(context, await context.run(revokePermission, { request, why }), 'The permission no longer holds.'),
    }),
  },
}

/** The form, where there is still something to answer; else what is true now. */
async function openWhileOpen(
  context: DialogContext,
  { request = '' }: Record<string, string>,
  form: 'approve-with-conditions' | 'decline-request',
): Promise<Outcome> {
  const read = await context.run(readRequest, { request })
  if (read.about.state === 'open') return context.open(form, { about: { request } })
  return say(...cardOf(context, read, '').blocks)
}

async function whatIsAsked(context: DialogContext, request: string) {
  const read = await context.run(readRequest, { request })
  return text(`${askedWords(read)}: ${subjectOf(read, context.now)}.`)
}

function replaced(context: DialogContext, read: ReadRequest, said: string): Outcome {
  return { kind: 'replace', message: cardOf(context, read, said) }
}

function done(context: DialogContext, read: ReadRequest, said: string): Outcome {
  return { kind: 'done', message: cardOf(context, read, said) }
}

/** What came of it, and the request as it is now. */
function cardOf(context: DialogContext, read: ReadRequest, said: string): Message {
  const me = context.me._id
  return requestCard(read, { me, now: context.now }, read.changed ? said : tooLateWords(read, me))
}
