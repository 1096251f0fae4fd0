import { groupOf } from '#charter/charter.ts'
import { readGroup as readGroupWords } from '#charter/find-group.ts'
import { text } from '#chat/button.ts'
import type { Field } from '#chat/form.ts'
import { message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { deadlineText } from '#features/applications/cards/call-card.ts'
import { closeCall, extendCall, openCall as open } from '#features/applications/change-call.ts'
import type { CurrentCall } from '#features/groups/call.ts'
import { groupNamed } from '#features/groups/cards/group-choice.ts'
import { type Dialog, formDialog, say, type Talk } from '#inbox/dialog.ts'
import type { Deadline } from '#time/deadline.ts'
import { readDate } from '#time/read-date.ts'
import { placeIn, zoneTimeLabel } from '#time/zone-label.ts'

/** Opening, extending and closing a call for experts. */
export const openCall: Dialog = {
  name: 'open-call',

  words: {
    verb: 'open',
    aliases: ['call', 'extend', 'close'],
    example: 'open procurement until 29 Jan',
    does: 'open, extend or close a call for experts',
    who: 'secretariat',
    where: 'direct',
    said: async (talk, words, verb) => {
      const { found, rest } = readGroupWords(talk.charter, words)
      const group = found.kind === 'one' ? found.group : groupNamed(talk.charter, words, verb)
      if (verb === 'close') return closed(talk, await talk.run(closeCall, { group: group.id }))
      const date = rest === '' ? null : readDate(rest, { now: talk.now, zone: talk.charter.organisation.zone })
      if (date?.kind !== 'date')
        return talk.open('call-deadline', {
          about: { group: group.id, verb },
          ...(rest === '' ? {} : { problem: `"${rest.slice(0, 60)}" is not clear as a day. Please choose it here.` }),
        })
      return changed(talk, { verb, group: group.id, deadline: { date: date.date } })
    },
  },

  forms: {
    'call-deadline': formDialog({
      version: 1,
      draw: async (talk, { group = '', verb = '' }) => ({
        title: verb === 'extend' ? 'Extend the call' : 'Open the call',
        submit: verb === 'extend' ? 'Extend' : 'Open',
        intro: [
          text(
            `${groupNamed(talk.charter, group, verb).title}. Applications are taken until the end of this day, ${homeTime(talk)}.`,
          ),
        ],
        fields: [{ name: 'date', label: 'Until', kind: 'date' }] as const satisfies Field[],
      }),
      submitted: async (talk, { date }, { about: { group = '', verb = '' } }) => {
        const { id } = groupNamed(talk.charter, group, verb)
        const outcome = await changed(talk, { verb, group: id, deadline: { date } })
        return outcome.kind === 'say' ? { kind: 'done', message: outcome.message } : outcome
      },
    }),
  },
}

async function changed(talk: Talk, ask: { verb: string; group: string; deadline: Deadline }): Promise<Outcome> {
  const { group, deadline } = ask
  const call =
    ask.verb === 'extend' ? await talk.run(extendCall, { group, deadline }) : await talk.run(open, { group, deadline })
  const { short } = groupOf(talk.charter, group)
  return say(
    text({ strong: `${short}: ${deadlineText(talk.charter, call)}.` }),
    'Those who asked to be told when it opens are told now. Nobody else gets a message.',
  )
}

function closed({ charter }: Talk, call: CurrentCall): Outcome {
  const { short } = groupOf(charter, call.group)
  return {
    kind: 'say',
    to: 'actor',
    message: message(
      text({ strong: `The call of ${short} is closed.` }),
      'Applications that have arrived are still to be decided.',
    ),
  }
}

/** "Geneva time": when a day ends, where nobody says otherwise. */
function homeTime({ charter: { organisation } }: Talk): string {
  return zoneTimeLabel(placeIn(organisation.zone, organisation))
}
