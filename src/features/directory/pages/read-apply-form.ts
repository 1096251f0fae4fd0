import type { Charter } from '#charter/charter.ts'
import type { Raw } from '#chat/incoming.ts'
import { readAnswers } from '#chat/read-answers.ts'
import type { PageApplication } from '#features/applications/apply-on-page.ts'
import { profileAnswers } from '#features/applications/cards/profile-fields.ts'
import { isTaking } from '#features/applications/start-application.ts'
import type { CurrentCall } from '#features/groups/call.ts'
import { cityMeant, zoneMeant } from '#features/people/cards/zone-card.ts'
import { UserError } from '#user-error.ts'
import { postedAnswer } from '#web/form/posted-answer.ts'
import { type ApplyForm, applyFields, emptyName, lateName } from './apply-form.ts'
import type { DrawnForm } from './form-token.ts'

/** What was sent, to show again; and what it asks for, where every answer is sound. */
export type ReadForm = { form: Omit<ApplyForm, 'token' | 'mails'>; ask: PageApplication | null }

/** Reads an application form, by the chat's own rules, all fields at once. */
export function readApplyForm(
  charter: Charter,
  posted: URLSearchParams,
  { call, drawn }: { call: CurrentCall; drawn: DrawnForm },
): ReadForm {
  const late = !isTaking(call, drawn.openedAt, null)
  const { about, commitments } = applyFields(charter, { late })
  const fields = [...about, ...commitments]
  const values: Raw = Object.fromEntries(fields.map((field) => [field.name, postedAnswer(field, posted)]))
  const read = readAnswers(fields, values)
  const zone = 'zone' in read.errors ? null : zoneIn(String(read.answers.zone))
  const errors = zone !== null && 'error' in zone ? { ...read.errors, zone: zone.error } : read.errors
  const form = { values, errors, late }
  // A person who was helped too eagerly by their browser sends it again, and it is empty.
  if (posted.get(emptyName))
    return {
      form: { ...form, problem: 'This looked like an automatic form. Please send it again.' },
      ask: null,
    }
  if (zone === null || 'error' in zone || Object.keys(errors).length > 0) return { form, ask: null }
  const { group, openedAt } = drawn
  const ask = { group, openedAt, answers: profileAnswers(charter.fields, read.answers), zone }
  return { form, ask: late ? { ...ask, late: String(read.answers[lateName]) } : ask }
}

function zoneIn(words: string): { zone: string; said: string } | { error: string } {
  try {
    return zoneMeant(cityMeant(words, null), 'zone')
  } catch (error) {
    if (error instanceof UserError) return { error: error.sentence }
    throw error
  }
}
