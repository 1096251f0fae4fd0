import { groupOf } from '#charter/charter.ts'
import { actButton, buttons, keepButton, note, sayButton, text } from '#chat/button.ts'
import type { Field } from '#chat/form.ts'
import { type Block, type Message, message } from '#chat/message.ts'
import {
  openAllCalls as open,
  type PlannedCall,
  planOpening,
  readOpeningDraft,
} from '#features/applications/open-all-calls.ts'
import { type Dialog, type DialogContext, formDialog } from '#inbox/dialog.ts'
import { counted, people } from '#time/english-words.ts'
import { sayDateAt, sayDeadline } from '#time/say-instant.ts'
import { tooOld } from '../meetings/schedule-meeting.ts'

/** Opening all calls until one day: shown first with what changes, and done with one press. */
export const openAllCalls: Dialog = {
  name: 'open-all-calls',

  presses: {
    'confirm-open-all': async (context, { pending = '' }) => {
      const draft = readOpeningDraft(await context.readDraft(pending))
      if (draft === null) return tooOld()
      const opened = await context.run(open, draft)
      const calls = counted(opened.length, 'call')
      if (opened.length === 0) return { kind: 'replace', message: nothingChanges }
      return {
        kind: 'replace',
        message: message(
          text({
            strong: `${calls} ${opened.length === 1 ? 'is' : 'are'} open until ${until(context, draft.date)}.`,
          }),
          "We're telling everyone who asked to know. Nobody else gets a message.",
          buttons(sayButton('See the groups', 'groups')),
        ),
      }
    },
  },

  forms: {
    'open-all-calls': formDialog({
      version: 1,
      draw: async () => ({
        title: 'Open all calls',
        submit: 'See what changes',
        intro: [text('We show you first what changes. Then you open them with one press.')],
        fields: [{ name: 'date', label: 'Until', kind: 'date' }] as const satisfies Field[],
      }),
      submitted: async (context, { date }) => ({ kind: 'done', message: await openingPreview(context, date) }),
    }),
  },
}

/** What opening all calls until this day means, and the press that does it. */
export async function openingPreview(context: DialogContext, date: string): Promise<Message> {
  const planned = await context.run(planOpening, { date })
  const due = planned.filter(({ becomes }) => becomes !== 'stays')
  const stays = line(context, planned, { what: 'stays', says: 'Stays as it is' })
  if (due.length === 0) return nothingChanges
  const pending = await context.saveDraft({ groups: due.map(({ group }) => group), date })
  const waiting = due.filter(({ becomes }) => becomes === 'opens').reduce((sum, one) => sum + one.waiting, 0)
  const calls = counted(due.length, 'call')
  return message(
    text({ strong: `Open ${calls} until ${until(context, date)}?` }),
    ...line(context, planned, { what: 'opens', says: 'Opens' }),
    ...line(context, planned, { what: 'extends', says: 'Gets more time' }),
    ...stays,
    note(
      waiting === 0
        ? 'Nobody asked to know, so nobody gets a message.'
        : `We tell ${people(waiting)} who asked to know. Nobody else gets a message.`,
    ),
    buttons(actButton(`Open ${calls}`, 'confirm-open-all', { pending }), keepButton('Keep them as they are')),
  )
}

const nothingChanges = message(
  text({ strong: 'Nothing changes. ' }, 'All calls are open until then, or longer.'),
  buttons(sayButton('See the groups', 'groups')),
)

/** "Gets more time: Procurement (until Tue 31 Mar so far)." */
function line(
  { charter, now }: DialogContext,
  planned: readonly PlannedCall[],
  { what, says }: { what: PlannedCall['becomes']; says: string },
): Block[] {
  const names = planned
    .filter(({ becomes }) => becomes === what)
    .map(({ group, call }) => {
      const { short } = groupOf(charter, group)
      if (what === 'opens') return short
      return `${short} (${call?.deadline ? `until ${sayDateAt(call.deadline.date, now)}` : 'no deadline'})`
    })
  return names.length === 0 ? [] : [text({ strong: `${says}: ` }, `${names.join(', ')}.`)]
}

function until({ charter, now }: DialogContext, date: string): string {
  return sayDeadline({ date }, charter.organisation, now)
}
