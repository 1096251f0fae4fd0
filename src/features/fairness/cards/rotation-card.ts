import { note, text } from '#chat/button.ts'
import type { Block, Message } from '#chat/message.ts'
import type { Rotation } from '#features/fairness/rotate-times.ts'
import { seriesPreview } from '#features/series/cards/series-preview-card.ts'
import type { SeriesPreview } from '#features/series/preview-series.ts'
import { listed } from '#time/english-words.ts'
import type { Nights } from '#time/fair/half-of-nights.ts'
import { sayDate } from '#time/say-instant.ts'
import type { Series } from '#time/series/series.ts'
import { cityName, zoneTimeLabel } from '#time/zone-label.ts'

/** The preview of a series whose times go round: which meetings are when, and how many nights that spares whom. */
export function rotationPreview(rotation: Rotation, preview: SeriesPreview, pending: string): Message {
  const { summary, blocks } = seriesPreview(preview, pending)
  const [heading, ...rest] = blocks.filter(({ kind }) => kind !== 'list')
  const { nights, fixed, series } = rotation
  const lines: Block[] = [
    text({ strong: 'Nights, rotating: ' }, `${sayNights(nights, series)}.`),
    note(`If all were at ${fixed.time} ${series.said}: ${sayNights(fixed.nights, series)}.`),
    { kind: 'list', items: byTime(preview).map((line) => [line]) },
  ]
  return { summary, blocks: [...(heading ? [heading] : []), ...lines, ...rest] }
}

/** "4 for Los Angeles, 8 for Zurich", the most first. */
function sayNights(nights: Nights, home: Pick<Series, 'zone' | 'said'>): string {
  const named = [...nights].toSorted((one, other) => other[1] - one[1])
  return named.length === 0 ? 'none' : listed(named.map(([zone, count]) => `${count} for ${cityName(zone, home)}`))
}

/** More days of one time are counted: a preview fits a phone. */
const datesNamed = 6

/** "06:00 Geneva time: Wed 6 May, Wed 10 Jun and Wed 1 Jul", the earliest first. */
function byTime({ dates }: SeriesPreview): string[] {
  const times = Map.groupBy(dates, ({ time }) => time ?? '')
  return [...times]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([time, own]) => {
      const [first] = own
      const where = first ? zoneTimeLabel(first.said) : ''
      const named = own.slice(0, datesNamed).map(({ date }) => sayDate(date).slice(0, -5))
      const more = own.length - named.length
      return `${time} ${where}: ${listed([...named, ...(more > 0 ? [`${more} more`] : [])])}`
    })
}
