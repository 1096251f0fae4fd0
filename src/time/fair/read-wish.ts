import { understandWhen } from '../read-when.ts'
import { type CalendarDate, dateAt } from '../wall-time.ts'
import type { WhenDraft, WhenOptions } from '../when.ts'
import { takeDays } from './read-days.ts'

/** What somebody said of a meeting for which they want times: on which days (null = not said), how long, about what. */
type Wished = { days: CalendarDate[] | null; lasts: string; title: string | null; link: string | null }

/**
 * What is to be suggested: the fairest times; the next one at which everybody is free; a time for each meeting of a
 * series, which goes round. `timed`: a time was said, so there is nothing to suggest. `unclear`: what has to be asked.
 */
export type SlotWish =
  | (Wished & { kind: 'fair' | 'free' })
  | (Wished & { kind: 'rotating'; draft: WhenDraft })
  | { kind: 'timed' }
  | { kind: 'unclear'; question: string }

const free = /(?:^|\s)(?:the\s+)?(?:next\s+|first\s+)?free(?:\s+(?:slot|time|hour)s?)?(?=\s|$)/i

/** Reads what a leader typed behind `suggest procurement`: `90m next week`, `weekly 90m 12 times`, `next free`. */
export function readWish(text: string, options: WhenOptions): SlotWish {
  const series = understandWhen(text, { ...options, reads: 'series', dateOnly: true })
  if (series.draft.repeat && !isTimed(series.draft)) return rotating(series.draft, options)
  const isFree = free.test(text)
  const { days, rest } = takeDays(isFree ? text.replace(free, ' ') : text, dateAt(options.now, options.zone))
  const { draft } = understandWhen(rest, options)
  if (isTimed(draft)) return { kind: 'timed' }
  const [doubt] = draft.doubts
  if (doubt) return { kind: 'unclear', question: doubt.question }
  return { kind: isFree ? 'free' : 'fair', days, ...aboutOf(draft, options) }
}

function rotating(draft: WhenDraft, options: WhenOptions): SlotWish {
  const [doubt] = draft.doubts
  const unsure = draft.repeat?.sure === false ? `How often is "${draft.repeat.words}"?` : undefined
  const question = doubt?.question ?? unsure
  if (question !== undefined) return { kind: 'unclear', question }
  return { kind: 'rotating', days: null, ...aboutOf(draft, options), draft }
}

function aboutOf({ sessions: [session], title, link }: WhenDraft, options: WhenOptions): Omit<Wished, 'days'> {
  return { lasts: session?.lasts.options[0] ?? options.lasts, title, link }
}

function isTimed({ sessions }: WhenDraft): boolean {
  return sessions.some(({ time, date }) => time.options.length > 0 || date.options.length > 0)
}
