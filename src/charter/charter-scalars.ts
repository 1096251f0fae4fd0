import { z } from 'zod'
import { slipsBetween } from './find-group.ts'

/*
 * The small things a charter is made of. Each refusal carries `mend`: what to write instead.
 */

/** Text that is not empty and holds at most `max` characters. */
export function text(max = 20_000) {
  return z
    .string()
    .trim()
    .min(1)
    .refine((words) => words.length <= max, {
      error: ({ input }) => `is ${String(input).length} characters long`,
      params: { mend: `Use at most ${max} characters.` },
    })
}

/** Text that must pass a test. */
function shaped(test: (words: string) => boolean, says: string, mend: string) {
  return z.string().refine(test, { error: says, params: { mend } })
}

export const id = shaped(
  (words) => /^[a-z][a-z0-9-]{0,39}$/.test(words),
  'is not an id',
  'Use small letters, digits and hyphens, beginning with a letter, for instance "city-platforms".',
)

export const prefix = shaped(
  (words) => /^[A-Z]{2,6}$/.test(words),
  'is not a prefix',
  'Use two to six capital letters, for instance "PROC": meetings are then called PROC-1, PROC-2.',
)

export const date = shaped(
  (words) => /^\d{4}-\d{2}-\d{2}$/.test(words) && possible(() => Temporal.PlainDate.from(words)),
  'is not a day of the calendar',
  'Write year, month and day of a day that exists, for instance 2020-03-31.',
)

export const wallTime = shaped(
  (words) => /^([01]\d|2[0-3]):[0-5]\d$/.test(words),
  'is not a time of day',
  'Write hours from 00 to 23 and minutes, for instance 09:00.',
)

const duration = shaped(
  (words) => /^P/.test(words) && possible(() => Temporal.Duration.from(words)),
  'is not a duration',
  'Write an ISO 8601 duration: PT30M is thirty minutes, PT1H an hour, P7D seven days.',
)

/** A term of office: years and months depend on the calendar, so only here they may be used. */
export const term = duration

/** A span that can be counted exactly: weeks, days, hours, minutes. */
export const span = duration.refine((words) => !/\d[YM]/.test(words.split('T')[0] ?? ''), {
  error: 'counts in years or months, which differ in length',
  params: { mend: 'Count in weeks, days, hours or minutes, for instance P90D.' },
})

export const instant = shaped(
  (words) => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(words) && possible(() => Temporal.Instant.from(words)),
  'is not an instant',
  'Write it in UTC to the second, for instance 2020-03-02T08:00:00Z.',
)

export const zone = z.string().refine(isZone, { error: 'is not a time zone', params: { mend: zoneMend } })

/** In a deadline the end of the day may also be that of the last place on Earth. */
export const deadlineZone = z
  .string()
  .refine((words) => words === 'AoE' || isZone(words), { error: 'is not a time zone', params: { mend: zoneMend } })

export const email = shaped(
  (words) => /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]+$/.test(words),
  'is not an e-mail address',
  'Write one address, for instance secretariat@example.org.',
)

export const url = shaped(
  (words) => /^https?:\/\/\S+$/.test(words) && URL.canParse(words),
  'is not a web address',
  'Begin with https:// or http://.',
)

export const weekday = z.int().min(1).max(7)

function possible(read: () => unknown): boolean {
  try {
    read()
    return true
  } catch {
    return false
  }
}

/** An IANA name; bare offsets such as +02:00 are refused, since they know no summer time. */
function isZone(words: string): boolean {
  const named = words === 'UTC' || /^[A-Za-z_]+(\/[A-Za-z0-9_+-]+)+$/.test(words)
  return named && possible(() => Temporal.PlainDate.from('2020-01-01').toZonedDateTime(words))
}

/** How to write a zone, with the nearest ones there are. */
function zoneMend(words: string): string {
  const near = nearest(words, Intl.supportedValuesOf('timeZone'))
  return near === undefined ? 'Write an IANA zone, for instance Europe/Zurich.' : `Did you mean ${near}?`
}

/** The candidate with the fewest slips, where it is near enough to be what was meant. */
export function nearest(words: string, candidates: readonly string[]): string | undefined {
  const [best] = candidates
    .map((candidate) => ({ candidate, slips: slipsBetween(words.toLowerCase(), candidate.toLowerCase()) }))
    .sort((one, other) => one.slips - other.slips)
  return best !== undefined && best.slips <= Math.max(1, words.length / 3) ? best.candidate : undefined
}
