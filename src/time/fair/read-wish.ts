import { tooLong, understandWhen } from '../read-when.ts'
import { type CalendarDate, dateAt } from '../wall-time.ts'
import type { WhenDraft, WhenOptions, ZoneOption } from '../when.ts'
import { readablePart } from '../words/found.ts'
import { takeDays } from './read-days.ts'

/** What somebody said of a meeting for which they want times: on which days (null = not typed), how long, where, about what. */
type Wished = {
  days: CalendarDate[] | null
  lasts: string
  zone: ZoneOption | null
  title: string | null
  link: string | null
}

/**
 * What is to be suggested: the fairest times; the next one at which everybody is free; a time for each meeting of a
 * series, which goes round. `timed`: a time was typed, so there is nothing to suggest. `unclear`: what has to be asked.
 */
export type TimeWish =
  | (Wished & { kind: 'fair' | 'free' })
  | (Wished & { kind: 'rotating'; draft: WhenDraft })
  | { kind: 'timed' }
  | { kind: 'unclear'; question: string }

/** "Free" alone asks for the next free time, and so does who is in a hurry; in "Free trade" it does not. */
const free =
  /(?:^|\s)(?:the\s+)?(?:(?:next|first|earliest|soonest)\s+(?:free|available|possible)(?:\s+(?:slot|time|hour|date)s?)?|(?:free|earliest|soonest)\s+(?:slot|time|hour|date)s?|asap|a\.s\.a\.p\.?|as\s+(?:soon|early|quickly)\s+as\s+(?:possible|we\s+can)|soon(?:est)?|(?:at\s+the\s+)?earliest|urgent(?:ly)?)(?=[\s,.!]|$)/i
const partOfDay = /\b(?:mornings?|afternoons?|evenings?)\b/i

const asking =
  /^\s*(?:me\s+)?(?:(?:an?|the|some|any)\s+(?:(?:best|fairest|good|fair)\s+)?(?:time|slot|date)s?|(?:(?:best|fairest|good|fair)\s+)?(?:(?:time|slot|date)s|(?:time|slot|date)(?=\s+for\s)))(?:\s+for)?(?=\s|$)/i

/** What somebody wants a time for: "a time for next week" behind `find` asks no more than "next week". */
export function withoutAsking(words: string): string {
  return words.replace(asking, ' ').trim()
}

/** Reads what a leader typed behind `suggest procurement`: `90m next week`, `weekly 90m 12 times`, `next free`. */
export function readWish(text: string, options: WhenOptions): TimeWish {
  const { length } = readablePart(text)
  if (length < text.length) return { kind: 'unclear', question: tooLong(length) }
  const wanted = withoutAsking(text)
  const series = understandWhen(wanted, { ...options, reads: 'series', dateOnly: true })
  if (series.draft.repeat && !isTimed(series.draft)) return rotating(series.draft, options)
  const { days, rest } = takeDays(wanted.replace(free, ' '), dateAt(options.now, options.zone))
  const { draft } = understandWhen(rest, options)
  if (isTimed(draft)) return { kind: 'timed' }
  const question = openQuestion(draft)
  if (question !== undefined) return { kind: 'unclear', question }
  const about = aboutOf(draft, options)
  if (/^free$/i.test(about.title ?? '')) return { kind: 'free', days, ...about, title: null }
  return { kind: free.test(text) ? 'free' : 'fair', days, ...about }
}

function openQuestion({ doubts, sessions: [session], title }: WhenDraft): string | undefined {
  const [part] = partOfDay.exec(title ?? '') ?? []
  const whole = part && `Whole days are looked at: I didn't understand "${part}".`
  return session?.zone.ask?.question ?? doubts[0]?.question ?? whole
}

function rotating(draft: WhenDraft, options: WhenOptions): TimeWish {
  const unsure = draft.repeat?.sure === false ? `How often is "${draft.repeat.words}"?` : undefined
  const question = openQuestion(draft) ?? unsure
  if (question !== undefined) return { kind: 'unclear', question }
  return { kind: 'rotating', days: null, ...aboutOf(draft, options), draft }
}

function aboutOf({ sessions: [session], title, link }: WhenDraft, options: WhenOptions): Omit<Wished, 'days'> {
  const [zone = null] = session?.zone.options ?? []
  return { lasts: session?.lasts.options[0] ?? options.lasts, zone, title, link }
}

function isTimed({ sessions }: WhenDraft): boolean {
  return sessions.some(({ time, date }) => time.options.length > 0 || date.options.length > 0)
}
