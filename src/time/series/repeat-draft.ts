import type { DayRange } from '../month-days.ts'
import type { Readings } from '../readings.ts'
import type { CalendarDate } from '../wall-time.ts'
import type { Rhythm } from './series.ts'

/** What was typed of how something repeats, as plain JSON. Several rhythms, or one that is not `sure`, are asked about. */
export type RepeatDraft = {
  words: string
  rhythms: { label: string; rhythm: Rhythm }[]
  sure: boolean
  /** The first day it may be on, and the last. */
  from: Readings<CalendarDate>
  until: Readings<CalendarDate>
  /** How many times. */
  count?: number
  /** "For six weeks", ISO 8601. */
  span?: string
  /** Days that are left out. */
  except: CalendarDate[]
  /** Times in which all days are left out: "break in August". */
  pauses?: DayRange[]
  /** The 31st is only in months that have it: asked already. */
  onlyLong?: true
}

/** Whether a rhythm says its days itself, and needs no first day to know them. */
export function hasDays(rhythm: Rhythm): boolean {
  return rhythm.kind === 'dates' || (rhythm.kind !== 'days' && rhythm.on.length > 0)
}
