import { groupOf } from '#charter/charter.ts'
import { actButton, buttons, sayButton, text } from '#chat/button.ts'
import { message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { readOwners } from '#features/decisions/add-actions.ts'
import { actionFor, answerAction as answer, closeAction, giveAction } from '#features/decisions/answer-action.ts'
import { sayAction } from '#features/decisions/cards/action-card.ts'
import type { Action } from '#features/meetings/action.ts'
import { type Dialog, type DialogContext, formDialog } from '#inbox/dialog.ts'

/** What its owner answers to an action, and how it is closed or given to another. */
export const answerAction: Dialog = {
  name: 'answer-action',

  presses: {
    'accept-action': async (context, { action = '' }) =>
      replaced(context, await context.run(answer, { action, answer: 'accepted' })),
    'refuse-action': async (context, { action = '' }) =>
      replaced(context, await context.run(answer, { action, answer: 'refused' })),
    'finish-action': async (context, { action = '' }) => replaced(context, await context.run(closeAction, { action })),
    'reopen-action': async (context, { action = '' }) =>
      replaced(context, await context.run(closeAction, { action, open: true })),
    'give-action': async (context, { action = '' }) => {
      const { due } = await context.run(actionFor, action)
      return context.open('give-action', { about: { action }, values: { owner: null, due } })
    },
  },

  forms: {
    'give-action': formDialog({
      version: 1,
      draw: async (context, { action = '' }) => {
        const found = await context.run(actionFor, action)
        const { owners } = await context.run(readOwners, found)
        return {
          title: 'Give to another',
          submit: 'Ask them',
          intro: [text(`${groupOf(context.charter, found.group).short}: ${sayAction(found, context.now)}.`)],
          fields: [
            {
              name: 'owner',
              label: 'Who does it',
              kind: 'choice',
              options: owners.slice(0, 100).map(({ person, name }) => ({ value: person, label: name.slice(0, 75) })),
            },
            { name: 'due', label: 'By when', kind: 'date', optional: true },
          ] as const,
        }
      },
      submitted: async (context, { owner, due }, { about: { action = '' } }) => {
        const given = await context.run(giveAction, { action, owner, due })
        const isOwn = given.action.owner === context.me._id
        return {
          kind: 'done',
          message: message(
            isOwn ? 'This action is yours now.' : `We're asking ${given.name} to accept it.`,
            buttons(sayButton('See all actions', `actions ${given.action.group}`)),
          ),
        }
      },
    }),
  },
}

function replaced({ me, now }: DialogContext, action: Action): Outcome {
  const about = { action: action._id }
  const said = sayAction(action, now)
  const see = sayButton('See my actions', 'actions')
  const isOwn = action.owner === me._id
  switch (action.state) {
    case 'done':
      return {
        kind: 'replace',
        message: message(
          text({ strong: 'Done: ' }, `${said}.`),
          buttons(see, actButton('Open it again', 'reopen-action', about)),
        ),
      }
    case 'refused':
      return {
        kind: 'replace',
        message: message(
          `OK. We'll tell the person who gave it to you: ${said}.`,
          buttons(see, actButton('Accept it after all', 'accept-action', about)),
        ),
      }
    default: {
      const reminds = isOwn && action.due !== null ? ' We remind you once, on its day.' : ''
      return {
        kind: 'replace',
        message: message(
          text({ strong: isOwn ? 'This is yours: ' : 'Open again: ' }, `${said}.${reminds}`),
          buttons(actButton('Mark as done', 'finish-action', about), see),
        ),
      }
    }
  }
}
