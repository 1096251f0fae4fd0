import { actButton, buttons, note, sayButton, text } from '#chat/button.ts'
import type { Button } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { type Explained, explainNotice as explain, lastNotice } from '#features/overview/explain-notice.ts'
import { mutedName } from '#features/people/cards/muted-card.ts'
import { mute } from '#features/people/change-preferences.ts'
import { type Dialog, type DialogContext, say } from '#inbox/dialog.ts'
import { whyGists } from './overview-gists.ts'
import { whyPhrases } from './overview-phrases.ts'

/** So many kinds of notice can be turned down below one message: a row holds five buttons. */
const mostMutes = 3

/** "Why me?": the sentence that says so, and one press for fewer of these. */
export const explainNotice: Dialog = {
  name: 'explain-notice',

  also: whyPhrases,
  about: whyGists,

  words: {
    verb: 'why',
    aliases: ['why me'],
    example: 'why',
    does: 'why a message came to you, and how to get fewer',
    who: 'all',
    where: 'direct',
    args: { '*': ['{reference}', '{group}'] },
    typed: async (context, words) => {
      const last = await context.run(lastNotice, { words })
      const { charter } = context
      if (last !== null) return explained(context, last, { named: true })
      return say(
        `${charter.words.bot} writes to the ${charter.words.member.many} and ${charter.words.leader.many} of a ${charter.words.group.one}, and to applicants.`,
        'Press "Why me?" under a message to read its reason.',
        buttons(sayButton('Choose what to stop', 'leave'), sayButton('See my reminders', 'reminders')),
      )
    },
  },

  presses: {
    why: (context, { delivery = '' }) => explained(context, delivery, { named: false }),

    'fewer-of-these': async (context, { delivery = '' }) => {
      const [found] = await context.run(explain, { delivery })
      const key = found?.mute ?? null
      if (key === null)
        return say('There is nothing to turn off here any more.', buttons(sayButton('See my status', 'status')))
      await context.run(mute, { key, muted: true })
      return say(
        `Done. You will get no more ${mutedName(context.charter, key)}.`,
        buttons(actButton('Undo', 'more-of-these', { key })),
      )
    },

    'more-of-these': async (context, { key = '' }) => {
      await context.run(mute, { key, muted: false })
      return say(`Done. You will get ${mutedName(context.charter, key)} again.`)
    },
  },
}

/** Why a message came, and how to get fewer. @param named whether to say first which message that is. */
async function explained(context: DialogContext, delivery: string, { named }: { named: boolean }): Promise<Outcome> {
  const found = await context.run(explain, { delivery })
  const [only] = found
  if (only === undefined)
    return say(
      "This matter is over. You'll get no more of these messages.",
      buttons(sayButton('See my status', 'status')),
    )
  const several = found.length > 1
  const presses: Button[] = [
    ...mutePresses(context, found),
    ...(found.some(({ kind }) => kind === 'meeting-reminder' || kind === 'answer-missing')
      ? [sayButton('Choose times', 'reminders')]
      : []),
    sayButton('Find help', 'contact'),
  ]
  return say(
    ...(several
      ? found.flatMap(({ summary, why }) => [text(...summary), note(...why)])
      : [...(named ? [text({ strong: 'Your last message: ' }, ...only.summary)] : []), text(...only.why)]),
    { kind: 'buttons', buttons: presses },
  )
}

/** Buttons that turn down what a message told, or on again; of a message for several notices, by their names. */
function mutePresses({ me, charter }: DialogContext, found: readonly Explained[]): Button[] {
  const several = found.length > 1
  const presses = new Map<string, Button>()
  for (const { mute: key, delivery } of found)
    if (key !== null && presses.size < mostMutes)
      presses.set(
        key,
        me.muted.includes(key)
          ? actButton(several ? `Send ${mutedName(charter, key)} again` : 'Send me these again', 'more-of-these', {
              key,
            })
          : actButton(several ? `Stop ${mutedName(charter, key)}` : 'Get fewer of these', 'fewer-of-these', {
              delivery,
            }),
      )
  return presses.size > 0 ? [...presses.values()] : [sayButton('See what I can stop', 'leave')]
}
