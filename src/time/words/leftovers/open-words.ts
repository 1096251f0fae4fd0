import { sayDate, sayDuration } from '../../say-instant.ts'
import type { RepeatDraft } from '../../series/repeat-draft.ts'
import { type Rhythm, sayRhythm } from '../../series/series.ts'
import { type CalendarDate, plusDays, weekdayOf } from '../../wall-time.ts'
import type { Doubt, OtherReading, SessionDraft } from '../../when.ts'
import { findOn, type Page } from '../found.ts'

type Draft = { sessions: SessionDraft[]; repeat?: RepeatDraft }

const wholeDay = /(?<!\p{L})(?:full|whole|all)[\s-]day(?!\p{L})/giu
const halfDay = /(?<!\p{L})(?:half[\s-](?:a\s+)?day|a\s+half\s+day)(?!\p{L})/giu
const recurring = /(?<!\p{L})(?:recurring|recurrent|regularly|repeating|repeated)(?!\p{L})/giu
const some = /(?<!\p{L})(?:(?:a\s+)?(couple)(?:\s+of)?|a\s+(few)|(several)|(some))(?=\s*\uE000)/giu
const plus = /(?<=\uE000\s{0,2})\+(?=\s?\uE000)/gu
const parity = /(?<!\p{L})(odd|even)(?=\s*\uE000)/giu

/**
 * Words that have several meanings for a time, each a button: "full day", "half day", "recurring", "a few Mondays", "odd
 * Mondays". They are taken off the page.
 * @param today in the speaker's zone.
 */
export function openWords(page: Page, draft: Draft, today: CalendarDate): Doubt[] {
  const found = (pattern: RegExp) =>
    findOn(page, pattern, (match) => ({ word: match[0], said: match.slice(1).find(Boolean) }))
  return [
    ...(draft.repeat ? [] : found(plus)).flatMap(({ words }) => plusDoubt(words, draft)),
    ...found(halfDay).map(({ words }) => lengthDoubt(words, ['PT4H', 'PT3H'], draft)),
    ...found(wholeDay).map(({ words }) => lengthDoubt(words, ['PT8H', 'PT7H'], draft)),
    ...(draft.repeat ? [] : found(recurring)).flatMap(({ words }) => recurringDoubt(words, draft)),
    ...(draft.repeat ? found(some) : []).map(({ words, said }) =>
      someDoubt(words, said?.toLowerCase() === 'couple' ? [2] : [3, 4], draft.repeat),
    ),
    ...(draft.repeat ? found(parity) : []).map(({ words }) => parityDoubt(words, draft.repeat, today)),
  ]
}

function lengthDoubt(words: string, lengths: string[], { sessions }: Draft): Doubt {
  const others = lengths.map((lasts) => ({
    label: sayDuration(lasts),
    sessions: sessions.map(({ ends: _, ...session }) => ({ ...session, lasts: { options: [lasts] } })),
  }))
  return { words, question: `How long is "${words}"?`, others, confirm: 'The usual length' }
}

/** "15:00 +2h": for two hours, or two hours later. */
function plusDoubt(words: string, { sessions }: Draft): Doubt[] {
  const [first, ...more] = sessions
  const [time, lasts] = [first?.time.options[0], first?.lasts.options[0]]
  if (!first || time === undefined || lasts === undefined || more.length > 0) return []
  const later = Temporal.PlainTime.from(time).add(lasts).toString({ smallestUnit: 'minute' })
  const { ends: _, ...session } = first
  const moved = { ...session, time: { options: [later] }, lasts: { options: [] } }
  const question = `Does it last ${sayDuration(lasts)}, or start ${sayDuration(lasts)} later?`
  const others = [{ label: `It starts at ${later}`, sessions: [moved] }]
  return [{ words, question, others, confirm: `It lasts ${sayDuration(lasts)}`, confirmFirst: true }]
}

function recurringDoubt(words: string, { sessions }: Draft): Doubt[] {
  const [first, ...more] = sessions
  const date = first?.date.options[0]
  if (!first || !date || more.length > 0) return []
  const weekday = weekdayOf(date)
  const rhythms: Rhythm[] = [
    { kind: 'weeks', every: 1, on: [weekday] },
    { kind: 'weeks', every: 2, on: [weekday] },
    { kind: 'months', every: 1, on: [{ nth: Math.min(4, Math.ceil(Number(date.slice(8)) / 7)), weekday }] },
  ]
  const others = rhythms.map(
    (rhythm): OtherReading => ({
      label: capital(sayRhythm(rhythm)),
      repeat: {
        ...{ words, rhythms: [{ label: sayRhythm(rhythm), rhythm }], sure: true, except: [] },
        ...{ from: { options: [date] }, until: { options: [] } },
      },
    }),
  )
  return [{ words, question: `How often is it?`, others, confirm: 'Only once' }]
}

function someDoubt(words: string, counts: number[], repeat: RepeatDraft | undefined): Doubt {
  const others = repeat ? counts.map((count) => ({ label: `${count} times`, repeat: { ...repeat, count } })) : []
  return { words, question: `How many times is "${words}"?`, others, confirm: 'It has no end yet' }
}

function parityDoubt(words: string, repeat: RepeatDraft | undefined, today: CalendarDate): Doubt {
  const [only] = repeat?.rhythms ?? []
  const day = only?.rhythm.kind === 'weeks' ? only.rhythm.on[0] : undefined
  const base = repeat?.from.options[0] ?? today
  const first = plusDays(base, ((day ?? weekdayOf(base)) - weekdayOf(base) + 7) % 7)
  const others =
    repeat && only?.rhythm.kind === 'weeks'
      ? [first, plusDays(first, 7)].map((from) => ({
          label: `Every 2 weeks from ${sayDate(from)}`,
          repeat: {
            ...repeat,
            from: { options: [from] },
            rhythms: [{ ...only, rhythm: { ...only.rhythm, every: 2 } as Rhythm }],
          },
        }))
      : []
  return { words, question: `Which weeks are "${words}"?`, others, confirm: 'Every week' }
}

function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
