import { lastDecision, undoDecision } from '#applications/decide-application.ts'
import { readApplication } from '#applications/read-applications.ts'
import { reviewCard } from '#cards/applications/review-card.ts'
import { buttons, sayButton, text } from '#cards/button.ts'
import { showMeetingButton } from '#cards/meetings/meeting-card.ts'
import { whenAllSpans } from '#cards/meetings/meeting-spans.ts'
import type { Outcome } from '#chat/outcome.ts'
import { type Dialog, say, type Talk, toActor } from '#inbox/dialog.ts'
import { lastOwnAct, type Undone, undoMeetingAct } from '#meetings/undo-meeting-act.ts'

/** `undo`: what you did last is taken back, as long as nobody was told of it. */
export const undoAct: Dialog = {
  name: 'undo-act',

  words: {
    verb: 'undo',
    aliases: ['oops'],
    example: 'undo',
    does: 'take back what you did last, until others are told',
    who: 'all',
    where: 'privately',
    said: async (talk) => {
      const act = await talk.run(lastOwnAct, {})
      const decision = await talk.run(lastDecision, {})
      const decidedLast = decision !== null && (act === null || act.undoes.at < decision.at)
      if (!decidedLast) return answer(talk, await talk.run(undoMeetingAct, {}))
      const { application } = decision
      await talk.run(undoDecision, { application })
      return toActor(reviewCard(await talk.run(readApplication, { application }), { whole: false }))
    },
  },

  presses: {
    'undo-meeting': async (talk, { meeting = '' }) => answer(talk, await talk.run(undoMeetingAct, { meeting })),
  },
}

function answer(talk: Talk, undone: Undone): Outcome {
  if (undone.kind === 'nothing')
    return say('There is nothing of yours to take back.', buttons(sayButton('Where I stand', 'status')))
  const { meeting, act, kind } = undone
  const { reference, state } = meeting
  if (kind === 'late')
    return say(
      `It is too late to take this back: the ${talk.charter.words.member.many} of ${reference} are being told. You can change it again.`,
      buttons(showMeetingButton(meeting)),
    )
  if (state === 'cancelled') return say(`${reference} is taken back. Nobody was told of it.`)
  const what = act === 'cancel' ? `${reference} takes place after all: ` : `${reference} is as it was: `
  return say(
    text({ strong: what }, ...whenAllSpans(meeting), '. Nobody was told.'),
    buttons(showMeetingButton(meeting)),
  )
}
