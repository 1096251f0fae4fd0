import { builtPattern } from '#built-pattern.ts'
import { type CalendarDate, dateAt, plusDays, wallTimeAt, weekdayOf } from '../wall-time.ts'
import type { LastMeeting, WhenOptions } from '../when.ts'
import { zoneLabel } from '../zone-label.ts'
import { numberOf, numberPattern } from './calendar-words.ts'
import { type Found, findOn, type Page } from './found.ts'

const start = '(?<![\\p{L}\\d])'
const end = '(?![\\p{L}\\d])'
const inWeek = builtPattern(`${start}(?:at\\s+)?(?:the\\s+)?same\\s+time\\s+next\\s+week${end}`, 'giu')
const sameTime = builtPattern(`${start}(?:at\\s+)?(?:the\\s+)?same\\s+time${end}`, 'giu')
const sameDay = builtPattern(`${start}(?:on\\s+)?(?:the\\s+)?same\\s+day${end}`, 'giu')
const shifted = builtPattern(
  `${start}(?<count>${numberPattern}|half\\s+an)\\s+(?<unit>minute|min|hour|day|week|month)s?\\s+(?<way>later|earlier)${end}`,
  'giu',
)
const soonCount = `(?<count>${numberPattern}|half\\s+an)\\s*(?<unit>minute|min|hour)s?(?<more>\\s+and\\s+a\\s+half)?`
const inSome = builtPattern(`${start}in\\s+${soonCount}${end}`, 'giu')
const fromNow = builtPattern(`${start}${soonCount}\\s+from\\s+now${end}`, 'giu')

const atThisTime = builtPattern(`${start}(?:at\\s+)?this\\s+time\\s+(?:tomorrow|(?<week>next\\s+week))${end}`, 'giu')

/** Finds what is said by a meeting that was spoken of: "tomorrow same time", "one week later"; and "in two hours". */
export function findSame(page: Page, options: WhenOptions): Found[] {
  const now = wallTimeAt(options.now, options.zone)
  const soon = [inSome, fromNow].flatMap((pattern) =>
    findOn(page, pattern, ({ groups }) => ({ wall: moved(now, groups ?? {}) })),
  )
  const thisTime = findOn(page, atThisTime, ({ groups }) => ({
    wall: moved(now, { count: groups?.week ? '7' : '1', unit: 'day' }),
  }))
  const found = [...soon, ...thisTime].flatMap(({ wall, ...piece }) => [
    dateFound(piece, wall.slice(0, 10)),
    timeFound(piece, wall),
  ])
  const { last } = options
  if (!last) return found
  const today = dateAt(options.now, options.zone)
  const wall = `${last.date}T${last.time}`
  const zone = (piece: Place) => ({
    ...piece,
    kind: 'zone' as const,
    zone: { options: [{ zone: last.zone, said: last.said ?? zoneLabel(last.zone) }] },
  })
  const time = (piece: Place): Found[] => [timeFound(piece, wall), zone(piece)]
  return [
    ...found,
    ...findOn(page, inWeek, () => ({})).flatMap((piece) => [nextWeek(piece, last, today), ...time(piece)]),
    ...findOn(page, sameTime, () => ({})).flatMap(time),
    ...findOn(page, sameDay, () => ({})).map((piece) => dateFound(piece, last.date)),
    ...findOn(page, shifted, ({ groups }) => ({ groups: groups ?? {} })).flatMap(({ groups, ...piece }) => {
      const to = moved(wall, groups)
      const rest = [timeFound(piece, to), zone(piece)].map((other) => ({ ...other, implied: true as const }))
      return [dateFound(piece, to.slice(0, 10)), ...rest]
    }),
  ]
}

type Place = { from: number; to: number; words: string }

function dateFound(piece: Place, date: CalendarDate): Found {
  return { ...piece, kind: 'date', date: { options: [date] } }
}

function timeFound(piece: Place, wall: string): Found {
  return { ...piece, kind: 'time', time: { options: [wall.slice(11, 16)] } }
}

/** The last meeting's weekday in the week after this one; where that is not a week after it, both. */
function nextWeek(piece: Place, last: LastMeeting, today: CalendarDate): Found {
  const monday = plusDays(today, 8 - weekdayOf(today))
  const options = [...new Set([plusDays(monday, weekdayOf(last.date) - 1), plusDays(last.date, 7)])].sort()
  return { ...piece, kind: 'date', date: { options } }
}

function moved(wall: string, groups: Record<string, string | undefined>): string {
  const half = /^half/i.test(groups.count ?? '')
  const unit = groups.unit?.toLowerCase().replace(/^min$/, 'minute') ?? ''
  const count = half ? 30 : numberOf(groups.count ?? '')
  const sign = groups.way?.toLowerCase() === 'earlier' ? -1 : 1
  const more = groups.more ? { minutes: 30 } : {}
  const length = { ...more, [half ? 'minutes' : `${unit}s`]: sign * count }
  return Temporal.PlainDateTime.from(wall).add(length).toString({ smallestUnit: 'minute' })
}
