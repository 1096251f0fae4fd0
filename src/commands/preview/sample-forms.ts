import type { Form } from '#chat/form.ts'
import { drawForm } from '#inbox/create-dialog-context.ts'
import type { Dialog, FormDialog } from '#inbox/dialog.ts'
import { UserError } from '#user-error.ts'
import { sampleDialogContext } from './sample-dialog-context.ts'
import type { SampleWorld } from './sample-world.ts'

/** What a form may be about: between them they name one of each state that a form is drawn differently for. */
const abouts: Record<string, string>[] = [
  {
    application: 'draft',
    meeting: 'meeting',
    session: '1',
    poll: 'poll',
    term: 'term',
    question: 'question',
    request: 'request',
    dispute: 'dispute',
    verb: 'open',
  },
  { application: 'waiting', meeting: 'date-only', session: '1', term: 'term', question: 'question', verb: 'extend' },
]

/** Every form of every dialog as it would open; one that opens the same for all stands here once. */
export async function sampleForms(world: SampleWorld, dialogs: readonly Dialog[]): Promise<Form[]> {
  const forms = new Map<string, FormDialog>(dialogs.flatMap(({ forms = {} }) => Object.entries(forms)))
  const context = sampleDialogContext(world, dialogs)
  // A form that is not for this state refuses to open, in words.
  const drawn = (opened: Parameters<typeof drawForm>[2]) =>
    drawForm(context, forms, opened).catch((error) => {
      if (error instanceof UserError) return null
      throw error
    })
  const shown = new Map<string, Form>()
  for (const form of forms.keys())
    for (const known of abouts) {
      const about = { ...known, group: world.group.id, kind: world.charter.requests[0]?.id ?? '' }
      const opened = await drawn({ form, instance: 'sample', about, values: null })
      const words = JSON.stringify([form, { ...opened, tag: null }])
      if (opened !== null && !shown.has(words)) shown.set(words, opened)
    }
  return [...shown.values()]
}
