import type { Field } from '#chat/form.ts'
import type { Raw } from '#chat/incoming.ts'
import type { Reader } from '#chat/message.ts'
import type { Poll, Preference, Vote } from '#features/polls/poll.ts'
import { capitalised } from '#time/english-words.ts'
import { sayDuration, sayInstant } from '#time/say-instant.ts'
import { sayPreference, usualLength } from './choice-spans.ts'

const preferences: readonly Preference[] = ['yes', 'if-need-be', 'no']

/** A question for each time of a poll, with the reader's own clock first. */
export function voteFields(poll: Poll, reader: Reader): Field[] {
  return poll.choices.map(({ id, at, zone, said, lasts }) => {
    const when = sayInstant({ instant: at, zone, show: 'both', ...(said ? { said } : {}) }, reader)
    return {
      name: nameOf(id),
      label: usualLength(poll) === null ? `${when}, ${sayDuration(lasts)}` : when,
      kind: 'choice',
      options: preferences.map((value) => ({ value, label: capitalised(sayPreference(value)) })),
    }
  })
}

/** What somebody has said already, to fill those fields. */
export function voteValues(vote: Vote | null): Raw {
  return Object.fromEntries(Object.entries(vote?.answers ?? {}).map(([id, answer]) => [nameOf(id), answer]))
}

/** The answers of those fields, by the choice's id. */
export function voteOfForm(poll: Poll, answers: Readonly<Record<string, unknown>>): Record<string, Preference> {
  return Object.fromEntries(
    poll.choices.map(({ id }) => [id, preferences.find((one) => one === answers[nameOf(id)]) ?? 'no']),
  )
}

function nameOf(id: string): string {
  return `time-${id}`
}
