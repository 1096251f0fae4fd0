import type { Log } from '#app/log.ts'
import type { Form } from '#chat/form.ts'
import type { Button } from '#chat/message.ts'
import { message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import type { Clock } from '#clock.ts'
import { isUndecided } from '#database/patience.ts'
import { UserError } from '#user-error.ts'
import type { Broken } from './idempotency-row.ts'

/** What a failure answers: a person's mistake its sentence and a way on; our own an id and an honest sentence. */
export type Failure = { sentence: string; field: string | null; buttons: Button[] }

const whoCanHelp: Button = { label: 'Find help', act: { verb: 'say', about: { words: 'contact' } } }

type Where = { clock: Clock; log: Log; what: string }

/** @param what for the log: ids and names of ours, never what was typed. */
export function failureOf(error: unknown, { clock, log, what }: Where): Failure {
  if (error instanceof UserError) {
    log.info({ code: error.code, what }, 'refused')
    const next = error.next.length > 0 ? error.next : [{ label: 'Find help', say: 'contact' }]
    const buttons = next
      .slice(0, 5)
      .map(({ label, say }): Button => ({ label, act: { verb: 'say', about: { words: say } } }))
    return { sentence: error.sentence, field: error.field, buttons }
  }
  const id = clock.id().slice(0, 8)
  log.error({ err: error, id, what }, 'failed')
  // A write that was not answered in time may still be made.
  const happened = isUndecided(error)
    ? "Our database took too long, so we can't tell whether this was done. Please check before you try again."
    : 'Something broke on our side. Nothing was done. Please try again.'
  return {
    sentence: `${happened} If it happens again, tell the secretariat this number: ${id}.`,
    field: null,
    buttons: [whoCanHelp],
  }
}

/** What an incoming answers for now that the database was too slow for: it is gone on with, and its sender hears of it then. */
export function unfinishedSo(error: unknown, { clock, log, what }: Where): Failure {
  const id = clock.id().slice(0, 8)
  log.error({ err: error, id, what }, 'unfinished: it is gone on with when the database answers')
  const sentence =
    "Our database is slow, so this isn't finished yet. I'll go on when it answers, and write to you then. You needn't send it again."
  return {
    sentence: `${sentence} If you hear nothing within an hour, tell the secretariat this number: ${id}.`,
    field: null,
    buttons: [whoCanHelp],
  }
}

const whyGivenUp: Record<Broken, string> = {
  caught: "This took too long, so we stopped. We won't try it again. Please ask in another way.",
  alone:
    "We stopped in the middle of this, and we won't try it again. Please check whether it was done before you send it again.",
  often:
    'We tried this several times, and each time something broke on our side. Please check whether it was done before you try again.',
}

/** What an incoming answers that is never worked on again: what came of it is not known. */
export function givenUp(broken: Broken, { clock, log, what }: Where): Failure {
  const id = clock.id().slice(0, 8)
  log.error({ id, what, broken }, 'given up: the work on it never came to an end')
  return {
    sentence: `${whyGivenUp[broken]} If it happens again, tell the secretariat this number: ${id}.`,
    field: null,
    buttons: [whoCanHelp],
  }
}

/** The failure as a message to the one who acted. */
export function sayFailure({ sentence, buttons }: Failure): Outcome {
  return { kind: 'say', to: 'actor', message: message(sentence, { kind: 'buttons', buttons }) }
}

/** The same form again, with everything that was typed in it. */
export function mendForm(form: Form, failure: Failure): Outcome {
  const known = failure.field !== null && form.fields.some((field) => field.name === failure.field)
  return {
    kind: 'form',
    how: 'mend',
    form:
      known && failure.field !== null
        ? { ...form, errors: { ...form.errors, [failure.field]: failure.sentence } }
        : { ...form, problem: `${failure.sentence}${wayOn(failure)}` },
  }
}

/** A form has no room for other buttons, so the first way on is said. */
function wayOn({ buttons: [first] }: Failure): string {
  if (!first || !('act' in first)) return ''
  return ` (${first.label}? Say in our chat: ${first.act.about.words})`
}
