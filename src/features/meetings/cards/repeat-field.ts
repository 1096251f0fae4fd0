import type { Field } from '#chat/form.ts'
import type { Raw } from '#chat/incoming.ts'
import { understandWhen } from '#time/read-when.ts'
import { resolveWhen } from '#time/resolve-when.ts'
import { sayDate } from '#time/say-instant.ts'
import type { RepeatDraft } from '#time/series/repeat-draft.ts'
import { repeatWords } from '#time/series/repeat-words.ts'
import type { WhenDraft, WhenOptions } from '#time/when.ts'
import { UserError } from '#user-error.ts'

/** How meetings repeat, in the words that `schedule` reads too. The first day, time, zone and length have their own fields. */
export const repeatField = {
  name: 'repeats',
  label: 'Repeats',
  help: 'For instance: third Fridays until August. The day above is the first.',
  kind: 'text',
  max: 1000,
  optional: true,
} as const satisfies Field

/** What is understood of the repeating, to fill that field and the day; what is open stays empty. */
export function repeatValues(draft: WhenDraft & { repeat: RepeatDraft }, options: WhenOptions): Raw {
  const when = resolveWhen({ ...draft, doubts: [] }, { ...options, dateOnly: true })
  const [first] = when.kind === 'understood' ? when.sessions : []
  const [from, ...others] = draft.repeat.from.options
  return { date: first?.date ?? (others.length === 0 ? (from ?? null) : null), repeats: repeatWords(draft.repeat) }
}

/**
 * How it repeats, of what somebody typed into the form; null where the field is empty.
 * @throws UserError at the field where it is not that alone, or does not go with the other fields.
 */
export function repeatOfForm(
  { repeats, date, more }: { repeats: string | null; date: string; more: string | null },
  options: WhenOptions,
): RepeatDraft | null {
  if (repeats === null) return null
  if (more !== null)
    throw new UserError('series-of-sessions', 'What repeats has one session each time.', { field: 'more' })
  const { draft } = understandWhen(repeats, { ...options, reads: 'series' })
  const repeat =
    draft.repeat ?? draft.doubts.flatMap(({ others = [] }) => others.flatMap((other) => other.repeat ?? []))[0]
  const problem = repeat ? problemOf(draft) : 'How often is it? Try: every second Tuesday, 6 times.'
  if (!repeat || problem !== null) throw new UserError('unclear', problem ?? '', { field: 'repeats' })
  return withFirst(repeat, date)
}

function problemOf({ title, doubts, sessions, link }: WhenDraft): string | null {
  const doubt = doubts.find(({ others }) => !others?.some((other) => other.repeat))
  if (title !== null) return `I didn't understand "${title}".`
  if (doubt) return doubt.question
  const own = sessions.some(({ time, zone, lasts }) => [time, zone, lasts].some(({ options }) => options.length > 0))
  return own || link !== null ? 'Time, zone, length and link have fields of their own.' : null
}

/** The day of the form is the first one; where the words begin later, they do. */
function withFirst(repeat: RepeatDraft, date: string): RepeatDraft {
  const dates = repeat.rhythms.flatMap(({ rhythm }) => (rhythm.kind === 'dates' ? rhythm.dates : []))
  if (dates.length > 0 && !dates.includes(date))
    throw new UserError('other-day', `${sayDate(date)}, the day above, is none of these dates.`, { field: 'repeats' })
  const [first] = repeat.from.options
  return dates.length > 0 || (first !== undefined && first > date) ? repeat : { ...repeat, from: { options: [date] } }
}
