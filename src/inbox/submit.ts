import type { Log } from '#app/log.ts'
import type { Incoming } from '#chat/incoming.ts'
import { message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { readAnswers } from '#chat/read-answers.ts'
import type { Clock } from '#clock.ts'
import { isUndecided } from '#database/patience.ts'
import { UserError } from '#user-error.ts'
import { failureOf, mendForm } from './answer-failure.ts'
import { drawForm } from './create-dialog-context.ts'
import type { DialogContext, FormDialog } from './dialog.ts'
import type { DraftStore } from './draft-store.ts'

type Submitted = Extract<Incoming, { kind: 'submitted' }>
type Parts = {
  context: DialogContext
  forms: ReadonlyMap<string, FormDialog>
  drafts: DraftStore
  clock: Clock
  log: Log
}

/**
 * A form comes back. It is taken once by its instance; what it is about stands in our own record, never in what came;
 * an older version is redrawn, filled; and whatever fails, the same form answers with everything that was typed.
 */
export async function submitForm({ key, tag, raw }: Submitted, parts: Parts): Promise<Outcome> {
  const { context, forms, drafts } = parts
  const dialog = forms.get(tag.form)
  if (!dialog)
    return { kind: 'done', message: message('This form is no longer in use. Say "help" to see what you can do.') }
  const opened = await drafts.get(tag.instance, context.me._id)
  if (opened === null || opened.form !== tag.form) {
    const problem = 'This form was open too long. Your answers are kept. Please send it again.'
    return context.open(tag.form, { about: tag.about ?? {}, values: raw, problem })
  }
  if (opened.done && (key === null || opened.sentBy !== key))
    return { kind: 'done', message: message("We have this already. We didn't send it twice.") }
  const form = await drawForm(context, forms, {
    form: tag.form,
    instance: tag.instance,
    about: opened.about,
    values: raw,
  }).catch(async (error) => {
    // An earlier attempt at this very sending got so far that the form cannot be drawn any more: it was sent.
    const isRefused = error instanceof UserError
    if (isRefused && key !== null && opened.sentBy === key)
      await drafts.finish(tag.instance, { next: null, sentBy: key })
    throw error
  })
  await drafts.keep(tag.instance, form.values, key)
  if (tag.version !== dialog.version)
    return {
      kind: 'form',
      how: 'mend',
      form: {
        ...form,
        problem:
          'This form has changed since you opened it. Your answers are kept. Please check them and send it again.',
      },
    }
  const { answers, errors } = readAnswers(form.fields, raw)
  if (Object.keys(errors).length > 0) return { kind: 'form', how: 'mend', form: { ...form, errors } }
  try {
    const outcome = await dialog.submitted(context, answers, { about: opened.about, instance: tag.instance })
    const next = outcome.kind === 'form' ? outcome : null
    // It is done: that a second sending would not be recognised must not make it look undone.
    if (next?.how !== 'mend')
      await drafts
        .finish(tag.instance, { next: next?.form.tag.instance ?? null, sentBy: key })
        .catch((error) => parts.log.warn({ err: error, form: tag.form }, 'a form was not marked as sent'))
    return outcome
  } catch (error) {
    // It is gone on with later, as it was sent: there is nothing to mend.
    if (isUndecided(error) && key !== null) throw error
    return mendForm(form, failureOf(error, { clock: parts.clock, log: parts.log, what: `form ${tag.form}` }))
  }
}
