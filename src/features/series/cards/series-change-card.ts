import { actButton, buttons, formButton, note, text } from '#chat/button.ts'
import type { Block, Button, Message, Span } from '#chat/message.ts'
import { andTell, sayTelling } from '#features/groups/cards/telling-words.ts'
import type { Others } from '#features/groups/read-others.ts'
import { whenSpans } from '#features/meetings/cards/meeting-spans.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import { type Around, datesAheadOf } from '#features/series/dates/series-ahead.ts'
import type { SeriesChangePreview } from '#features/series/preview-series-change.ts'
import type { SeriesView } from '#features/series/read-series.ts'
import { listed } from '#time/english-words.ts'
import { sayDuration } from '#time/say-instant.ts'
import type { Occurrence } from '#time/series/occurrences.ts'
import { meaningBlocks } from './series-meaning.ts'
import { dateItems, sayMeetings, sayRepeats } from './series-spans.ts'

/** "this and 2 later ones", "this and all later ones"; null where it is the last. */
export function sayThisAndLater({ later }: Around): string | null {
  if (later === 0) return null
  return `this and ${later === null ? 'all later ones' : later === 1 ? '1 later one' : `${later} later ones`}`
}

/** The wider choices where one meeting of a series moves, or gets its time: each leads to a preview of its own. */
export function widerMoves(around: Around, { pending, timed }: { pending: string; timed: boolean }): Button[] {
  const later = sayThisAndLater(around)
  const verb = moveVerb(timed)
  const all = around.later === null ? `${verb} all of them` : `${verb} all ${around.earlier + 1 + around.later}`
  return [
    ...(later === null ? [] : [actButton(`${verb} ${later}`, 'preview-series-move', { pending, of: 'later' })]),
    ...(around.earlier === 0 ? [] : [actButton(all, 'preview-series-move', { pending, of: 'all' })]),
  ]
}

/** From the old time of several meetings to the new one, and what it means. */
export function seriesMovePreview(preview: SeriesChangePreview, pending: string): Message {
  const { group, title, before, dates, stay, others } = preview
  const [first] = dates
  return {
    summary: [`${group.short}, ${sayRepeats(preview)}. Not moved yet.`],
    blocks: [
      { kind: 'heading', text: `${group.short}: ${title}` },
      {
        kind: 'facts',
        facts: [
          ...(before ? [{ label: 'From', value: timeSpans(before) }] : []),
          ...(first ? [{ label: 'To', value: timeSpans(first) }] : []),
          { label: 'Repeats', value: [sayRepeats(preview)] },
        ],
      },
      { kind: 'list', items: dateItems(preview, preview.meetings) },
      ...stayNotes(stay),
      ...meaningBlocks({ ...preview, warnings: preview.warnings.filter(({ kind }) => kind !== 'no-link') }),
      note('We tell nobody before you press.'),
      buttons(
        actButton(
          `${moveVerb(before?.instant !== null)} ${sayMeetings(preview)}${andTell(others)}`,
          'confirm-series-move',
          {
            pending,
          },
        ),
        formButton('Change', 'change-move', { pending }),
      ),
    ],
  }
}

/** "We'll tell 24 people in 10 minutes, in one message." @param wait milliseconds until we do. */
export function sayWhenNotified(others: Others, wait: number): string {
  if (wait <= 0) return sayTelling(others, ' now, in one message')
  const minutes = sayDuration(`PT${Math.ceil(wait / 60_000)}M`)
  return `${sayTelling(others, ` in ${minutes}, in one message`)} You can undo until then.`
}

/** Somebody else was faster: who, and what is true now. @param again the button that goes on all the same. */
export function seriesChangedMeanwhile(view: SeriesView, again: Button): Block[] {
  const ahead = datesAheadOf(view)
  const who = view.changedBy ?? 'Someone'
  if (ahead.dates.length === 0)
    return [text({ strong: `${who} cancelled these meetings meanwhile. ` }, 'Nothing was changed.')]
  return [
    text({ strong: `${who} changed these meetings meanwhile. ` }, `Now: ${sayRepeats(ahead)}.`),
    { kind: 'list', items: dateItems(ahead, view.meetings) },
    buttons(again),
  ]
}

function moveVerb(timed: boolean): string {
  return timed ? 'Move' : 'Set the time of'
}

/** Those of a series that stay where they were set by themselves. */
export function stayNotes(stay: readonly Pick<Meeting, 'reference'>[]): Block[] {
  if (stay.length === 0) return []
  const names = listed(stay.map(({ reference }) => reference))
  return [
    note(
      stay.length === 1
        ? `${names} has a time of its own and keeps it.`
        : `${names} have times of their own and keep them.`,
    ),
  ]
}

function timeSpans(date: Occurrence): Span[] {
  const when = whenSpans({ ...date, id: date.slot, at: date.instant })
  return date.instant === null ? when : [...when, `, ${sayDuration(date.lasts)}`]
}
