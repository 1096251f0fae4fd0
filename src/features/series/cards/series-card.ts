import { buttons, text } from '#chat/button.ts'
import type { Block, Message } from '#chat/message.ts'
import { showMeetingButton, subscribeButton } from '#features/meetings/cards/meeting-card.ts'
import { linkSpan } from '#features/meetings/cards/meeting-spans.ts'
import { type Dates, datesAheadOf } from '#features/series/dates/series-ahead.ts'
import { detailsOn } from '#features/series/dates/series-parts.ts'
import type { SeriesView } from '#features/series/read-series.ts'
import { sayDate, sayDuration } from '#time/say-instant.ts'
import { dateItems, sayRepeats } from './series-spans.ts'

/** A series as somebody of its group sees it: what is still ahead of it. */
export function seriesCard(view: SeriesView): Message {
  const { series, group, meetings } = view
  const ahead = datesAheadOf(view)
  const { title, link, place } = detailsOn(series, ahead.dates[0]?.slot ?? '')
  const heading = `${group.short}: ${title}`
  if (ahead.dates.length === 0) {
    const over = series.state === 'cancelled' ? 'These meetings are cancelled.' : 'These meetings are all over.'
    return { summary: [`${heading}. ${over}`], blocks: [{ kind: 'heading', text: heading }, text(over)] }
  }
  const next = meetings.find((meeting) => meeting.series?.slot === ahead.dates[0]?.slot)
  return {
    summary: [`${heading}, ${sayRepeats(ahead)}.`],
    blocks: [
      { kind: 'heading', text: heading },
      seriesFacts({ ...ahead, group: group.short, link, place }),
      { kind: 'list', items: dateItems(ahead, meetings) },
      buttons(...(next ? [showMeetingButton(next)] : []), subscribeButton({ group: group.id })),
    ],
  }
}

/** How meetings repeat, how long each is, and where. */
export function seriesFacts({
  group,
  link,
  place,
  ...dates
}: Dates & { group: string; link: string | null; place: string | null }): Block {
  const [first] = dates.dates
  const skipped = skippedDays(dates)
  return {
    kind: 'facts',
    facts: [
      { label: 'Repeats', value: [sayRepeats(dates)] },
      ...(skipped.length === 0 ? [] : [{ label: 'Left out', value: [skipped.join(', ')] }]),
      ...(first?.instant ? [{ label: 'How long', value: [sayDuration(first.lasts)] }] : []),
      { label: 'Group', value: [group] },
      ...(link === null ? [] : [{ label: 'Join', value: [linkSpan(link)] }]),
      ...(place === null ? [] : [{ label: 'Place', value: [place] }]),
    ],
  }
}

function skippedDays({ parts, dates: [first] }: Dates): string[] {
  const slots = parts.flatMap(({ changes }) => changes.flatMap(({ slot, to }) => (to === 'skipped' ? [slot] : [])))
  return slots
    .filter((slot) => slot >= (first?.slot ?? ''))
    .toSorted()
    .map(sayDate)
}
