import { actButton, buttons, note, text } from '#chat/button.ts'
import type { Block, Button, Message, Span } from '#chat/message.ts'
import type { SuggestedTime } from '#features/fairness/suggest-times.ts'
import { localLine } from '#features/meetings/cards/preview-card.ts'
import { sayDate, sayDuration } from '#time/say-instant.ts'
import { wallTimeAt } from '#time/wall-time.ts'

/** Times to choose from, best first. `zone` is the one they are thought of in; `said` how its place is called. */
export type Suggestions = { suggestions: readonly SuggestedTime[]; zone: string; said?: string; lasts: string }

/** How a time is chosen: the verb that takes it up, and what stands before it on the button. */
export type Choosing = { verb: 'choose-when' | 'choose-move-time'; label: 'Schedule' | 'Move to'; pending: string }

/** Some times with who meets at night and who has something else, and one button each. @param more further ways on. */
export function suggestCard(
  title: string,
  found: Suggestions,
  { choosing, more }: { choosing: Choosing; more: Button[] },
): Message {
  const { suggestions, zone } = found
  const chosen = suggestions.map(({ at }, choice) =>
    actButton(`${choosing.label} ${timeLabel(at, zone)}`, choosing.verb, {
      pending: choosing.pending,
      choice: String(choice),
    }),
  )
  return {
    summary: [`${title}: ${suggestions.length === 1 ? 'one time' : `${suggestions.length} times`}.`],
    blocks: [
      text({ strong: title }, `, ${sayDuration(found.lasts)}`),
      timesList(found),
      note('We tell nobody before you confirm a preview.'),
      buttons(...chosen, ...more),
    ],
  }
}

/** Each time with what it means for the members. */
function timesList({ suggestions, zone, said }: Suggestions): Block {
  return {
    kind: 'list',
    items: suggestions.map(({ at, times, busy, off }): Span[] => [
      { instant: at, zone, show: 'both', ...(said ? { said } : {}) },
      `. ${localLine(times, { date: wallTimeAt(at, zone).slice(0, 10) })}${busyWords(busy)}${offWords(off)}`,
    ]),
  }
}

/** "Thu 28 May 15:00". */
export function timeLabel(at: string, zone: string): string {
  const [date = '', time = ''] = wallTimeAt(at, zone).split('T')
  return `${sayDate(date).slice(0, -5)} ${time}`
}

function offWords(off: number): string {
  return off === 0 ? '' : ` Public holiday for ${off}.`
}

function busyWords(busy: number): string {
  return busy === 0 ? '' : ` ${busy} ${busy === 1 ? 'has' : 'have'} another meeting then.`
}
