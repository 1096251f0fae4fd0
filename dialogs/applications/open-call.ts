import { groupOf } from '#charter/charter.ts'
import { readGroup as readGroupWords } from '#charter/find-group.ts'
import { actButton, buttons, ending, keepButton, sayButton, text } from '#chat/button.ts'
import { cutAt } from '#chat/cut-text.ts'
import type { Field } from '#chat/form.ts'
import { message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { deadlineText } from '#features/applications/cards/call-card.ts'
import { callToClose, closeCall, extendCall, openCall as open } from '#features/applications/change-call.ts'
import type { CurrentCall } from '#features/groups/call.ts'
import { groupNamed } from '#features/groups/cards/group-choice.ts'
import { type Dialog, type DialogContext, formDialog, say, toActor } from '#inbox/dialog.ts'
import type { Deadline } from '#time/deadline.ts'
import { readDate } from '#time/read-date.ts'
import { sayDay } from '#time/say-instant.ts'
import { dateAt } from '#time/wall-time.ts'
import { cityName, zoneTimeLabel } from '#time/zone-label.ts'
import { callGists } from './applications-gists.ts'
import { callPhrases } from './applications-phrases.ts'
import { openingPreview } from './open-all-calls.ts'

/** Opening, extending and closing a call for experts. */
export const openCall: Dialog = {
  name: 'open-call',

  also: callPhrases,
  about: callGists,

  words: {
    verb: 'open',
    aliases: ['call', 'extend', 'close'],
    example: 'open procurement until 29 Jan',
    does: 'open, extend or close a call for experts; or all (open all until 29 Jan)',
    who: 'secretariat',
    whoMay: { extend: 'leader', close: 'leader' },
    where: 'direct',
    args: {
      open: ['{group} [{text}]', 'all [the] [calls|groups] [{text}]', '{near}'],
      '*': ['{group} [{text}]', '{near}'],
    },
    typed: async (context, words, verb) => {
      const [all] = /^all(?: the)?(?: calls| groups)?(?![\p{L}\p{N}])/iu.exec(words) ?? []
      if (verb === 'open' && all !== undefined) return openAll(context, words.slice(all.length).trim())
      const { found, rest } = readGroupWords(context.charter, words)
      const group = found.kind === 'one' ? found.group : groupNamed(context.charter, words, verb)
      if (verb === 'close') return askToClose(context, group.id)
      const date = rest === '' ? null : readDate(rest, { now: context.now, zone: context.charter.organisation.zone })
      if (date?.kind !== 'date')
        return context.open('call-deadline', {
          about: { group: group.id, verb },
          ...(rest === '' ? {} : { problem: unknownDay(rest) }),
        })
      return changed(context, { verb, group: group.id, deadline: { date: date.date } })
    },
  },

  presses: {
    'confirm-close-call': async (context, { group: named = '' }) => {
      const { id: group } = groupNamed(context.charter, named, 'close')
      const before = await context.run(callToClose, { group })
      return closed(context, await context.run(closeCall, { group }), before)
    },
  },

  forms: {
    'call-deadline': formDialog({
      version: 1,
      draw: async (context, { group = '', verb = '' }) => ({
        title: verb === 'extend' ? 'Extend the call' : 'Open the call',
        submit: verb === 'extend' ? 'Extend' : 'Open',
        intro: [
          text(
            `${groupNamed(context.charter, group, verb).title}. People can apply until the end of this day, ${homeTime(context)}.`,
          ),
        ],
        fields: [{ name: 'date', label: 'Until', kind: 'date' }] as const satisfies Field[],
      }),
      submitted: async (context, { date }, { about: { group = '', verb = '' } }) => {
        const { id } = groupNamed(context.charter, group, verb)
        const outcome = await changed(context, { verb, group: id, deadline: { date } })
        return outcome.kind === 'say' ? { kind: 'done', message: outcome.message } : outcome
      },
    }),
  },
}

async function changed(
  context: DialogContext,
  ask: { verb: string; group: string; deadline: Deadline },
): Promise<Outcome> {
  const { group, deadline } = ask
  const call =
    ask.verb === 'extend'
      ? await context.run(extendCall, { group, deadline })
      : await context.run(open, { group, deadline })
  const { short } = groupOf(context.charter, group)
  return say(
    text({ strong: `${short}: ${deadlineText(context.charter, call, context.now)}.` }),
    "We're telling everyone who asked to know. Nobody else gets a message.",
  )
}

/** All calls at once, until the day that is named, or that is asked for. */
async function openAll(context: DialogContext, words: string): Promise<Outcome> {
  const date = words === '' ? null : readDate(words, { now: context.now, zone: context.charter.organisation.zone })
  if (date?.kind === 'date') return toActor(await openingPreview(context, date.date))
  return context.open('open-all-calls', words === '' ? {} : { problem: unknownDay(words) })
}

function unknownDay(words: string): string {
  return `"${cutAt(words, 60)}" is not a day I know. Please choose it here.`
}

/** What closing means, before it is done. */
async function askToClose(context: DialogContext, group: string): Promise<Outcome> {
  const call = await context.run(callToClose, { group })
  const { short } = groupOf(context.charter, group)
  if (call === null || call.state === 'closed')
    return say(
      `The ${short} call is not open. There is nothing to close.`,
      buttons(sayButton('Open the call', `open ${group}`)),
    )
  return say(
    text({ strong: `Close the ${short} call now? ` }, `It is ${deadlineText(context.charter, call, context.now)}.`),
    `After that nobody can apply. You still decide the applications that arrived. You can open the call again.`,
    {
      kind: 'buttons',
      buttons: [ending(actButton('Close the call', 'confirm-close-call', { group })), keepButton('Keep it open')],
    },
  )
}

/** @param before the call as it was open: so it can be opened again. */
function closed({ charter, now }: DialogContext, call: CurrentCall, before: CurrentCall | null): Outcome {
  const { short } = groupOf(charter, call.group)
  const { date } = before?.deadline ?? {}
  const isAhead = before?.state === 'open' && date !== undefined && date >= dateAt(now, charter.organisation.zone)
  return {
    kind: 'replace',
    message: message(
      text({ strong: `The ${short} call is closed.` }),
      'Please still decide the applications that arrived.',
      buttons(
        sayButton('Read the applications', 'review'),
        sayButton('Open it again', `open ${call.group}${isAhead ? ` until ${sayDay(date)}` : ''}`),
      ),
    ),
  }
}

/** "Geneva time": when a day ends, where nobody says otherwise. */
function homeTime({ charter: { organisation } }: DialogContext): string {
  return zoneTimeLabel(cityName(organisation.zone, organisation))
}
