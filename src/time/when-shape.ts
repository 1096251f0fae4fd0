import { z } from 'zod'
import type { Readings } from './readings.ts'
import type { RepeatDraft } from './series/repeat-draft.ts'
import type { Rhythm, Series, SlotChange } from './series/series.ts'
import type { WhenDraft, ZoneOption } from './when.ts'

/**
 * The shapes of what was understood of somebody's words, as it is read back from the store: an older program may have
 * written another one, and nothing behind them is prepared for what is no date or no zone.
 */
export const dateShape = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((text) => isPossible(() => Temporal.PlainDate.from(text)))
/** 24:00 is how "midnight" waits for its day. */
export const timeShape = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/)
export const zoneShape = z.string().refine((text) => isPossible(() => now().toZonedDateTimeISO(text)))
export const durationShape = z.string().refine((text) => isPossible(() => Temporal.Duration.from(text)))
export const instantShape = z.string().refine((text) => isPossible(() => Temporal.Instant.from(text)))

const now = () => Temporal.Instant.fromEpochMilliseconds(0)

function isPossible(make: () => unknown): boolean {
  try {
    make()
    return true
  } catch {
    return false
  }
}

const topics = [
  ...['date', 'weekday', 'year', 'time', 'am-pm'],
  ...['zone', 'lasts', 'skipped', 'repeated', 'words'],
] as NonNullable<Readings<unknown>['ask']>['about'][]
const ask = z.object({ about: z.enum(topics), question: z.string() }).exactOptional()

function readings<Shape extends z.ZodType>(option: Shape) {
  return z.object({ options: z.array(option), ask })
}

const zoneOption = z.object({
  zone: zoneShape,
  said: z.string(),
  label: z.string().exactOptional(),
  season: z.object({ regional: zoneShape, offset: z.number() }).exactOptional(),
  takes: z.string().exactOptional(),
}) satisfies z.ZodType<ZoneOption>

const every = z.int().positive()
const monthDay = z.union([z.object({ nth: z.int(), weekday: z.int().min(1).max(7) }), z.object({ day: z.int() })])
const rhythm = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('days'), every }),
  z.object({ kind: z.literal('weeks'), every, on: z.array(z.int().min(1).max(7)) }),
  z.object({ kind: z.literal('months'), every, on: z.array(monthDay) }),
  z.object({ kind: z.literal('dates'), dates: z.array(dateShape) }),
]) satisfies z.ZodType<Rhythm>

const repeat = z.object({
  words: z.string(),
  rhythms: z.array(z.object({ label: z.string(), rhythm })),
  sure: z.boolean(),
  from: readings(dateShape),
  until: readings(dateShape),
  count: z.int().exactOptional(),
  span: durationShape.exactOptional(),
  except: z.array(dateShape),
  pauses: z.array(z.object({ first: dateShape, last: dateShape })).exactOptional(),
  onlyLong: z.literal(true).exactOptional(),
}) satisfies z.ZodType<RepeatDraft>

const session = z.object({
  date: readings(dateShape),
  time: readings(timeShape),
  zone: readings(zoneOption),
  lasts: readings(durationShape),
  ends: timeShape.exactOptional(),
  fold: z.enum(['earlier', 'later']).exactOptional(),
  yearless: z.boolean().exactOptional(),
})

/** The shape of a `WhenDraft`. */
export const whenDraftShape = z.object({
  sessions: z.array(session),
  title: z.string().nullable(),
  link: z.string().nullable(),
  place: z.string().exactOptional(),
  meanings: z.array(z.object({ words: z.string(), means: z.string() })),
  doubts: z.array(
    z.object({
      words: z.string(),
      question: z.string(),
      confirm: z.string(),
      others: z
        .array(
          z.object({
            label: z.string(),
            repeat: repeat.exactOptional(),
            sessions: z.array(session).exactOptional(),
            title: z.string().nullable().exactOptional(),
          }),
        )
        .exactOptional(),
      confirmFirst: z.literal(true).exactOptional(),
    }),
  ),
  repeat: repeat.exactOptional(),
}) satisfies z.ZodType<WhenDraft>

const seriesTime = { time: timeShape.nullable(), zone: zoneShape, said: z.string(), lasts: durationShape }
const slotChange = z.object({
  time: seriesTime.time.exactOptional(),
  zone: zoneShape.exactOptional(),
  said: z.string().exactOptional(),
  lasts: durationShape.exactOptional(),
  date: dateShape.exactOptional(),
}) satisfies z.ZodType<SlotChange>

/** The shape of a `Series`. */
export const seriesShape = z.object({
  ...seriesTime,
  rhythm,
  shift: z.int().exactOptional(),
  from: dateShape,
  end: z.union([z.object({ count: z.int() }), z.object({ until: dateShape })]).nullable(),
  changes: z.array(z.object({ slot: dateShape, to: z.union([z.literal('skipped'), slotChange]) })),
}) satisfies z.ZodType<Series>
