/** What clocks show, worked out by Intl alone: it shares no arithmetic with what is tested. */

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const clocks = new Map<string, Intl.DateTimeFormat>()

/** All zones of this machine, and what else a zone may be: old names, offsets. */
export const allZones = [
  ...Intl.supportedValuesOf('timeZone'),
  ...['UTC', 'Europe/Kiev', 'Asia/Calcutta', 'US/Eastern', 'Etc/GMT-3', '+05:30', '-03:30', '+14:00'],
]

/** What a clock there shows, "2021-05-21T15:00". @param at epoch milliseconds. */
export function clockShows(at: number, zone: string): string {
  const parts = Object.fromEntries(
    clockOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`
}

/** The moments at which a clock there shows a wall time: mostly one, two where clocks go back, none where forward. */
export function momentsShowing(wall: string, zone: string): number[] {
  const asUtc = epochOfWall(wall)
  const near = [-36, -24, -12, 0, 12, 24, 36].map((hours) => asUtc + hours * 3_600_000)
  const offsets = new Set(near.map((at) => epochOfWall(clockShows(at, zone)) - at))
  const moments = [...offsets].map((offset) => asUtc - offset)
  return moments.filter((at) => clockShows(at, zone) === wall).sort((one, other) => one - other)
}

/** A time as a message showed it: the wall time of its reader, and what stood in parentheses, "Thu 23:00". */
export type ShownTime = { wall: string; aside: string | null }

const weekday = `(?:${weekdays.join('|')})`
const shown = new RegExp(
  `(${weekday}) (\\d{1,2}) (${months.join('|')}) (\\d{4}), (\\d\\d:\\d\\d) [^(),;\\n]{1,40}?(?: \\(((?:${weekday} )?\\d\\d:\\d\\d) [^()]+\\))?(?=[.,;)\\n]|$| and )`,
  'g',
)

/** The times in a text. @throws where a date is not the weekday that stands before it. */
export function timesShown(text: string): ShownTime[] {
  return [...text.matchAll(shown)].map(([words, name, day = '', month = '', year = '', time = '', aside = null]) => {
    const date = `${year}-${two(months.indexOf(month) + 1)}-${day.padStart(2, '0')}`
    if (weekdayOf(date) !== name) throw new Error(`"${words}" is a ${weekdayOf(date)}`)
    return { wall: `${date}T${time}`, aside }
  })
}

/** How a time has to be shown to a reader: the other clock in parentheses where it shows something else. */
export function asShown(at: number, { zone, reader }: { zone: string; reader: string }): ShownTime {
  const [own, there] = [clockShows(at, reader), clockShows(at, zone)]
  if (own === there) return { wall: own, aside: null }
  const day = own.slice(0, 10) === there.slice(0, 10) ? '' : `${weekdayOf(there.slice(0, 10))} `
  return { wall: own, aside: `${day}${there.slice(11)}` }
}

function clockOf(zone: string): Intl.DateTimeFormat {
  const two = '2-digit' as const
  const clock =
    clocks.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: two, day: two, hour: two, minute: two },
    })
  clocks.set(zone, clock)
  return clock
}

/** A wall time as though it were UTC, by counting days (the algorithm of Howard Hinnant, "days_from_civil"). */
function epochOfWall(wall: string): number {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = wall.split(/\D/).map(Number)
  return daysBefore(year, month, day) * 86_400_000 + (hour * 60 + minute) * 60_000
}

function daysBefore(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const ofEra = y - era * 400
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468
}

/** 1 January 1970 was a Thursday. */
function weekdayOf(date: string): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return weekdays[(((daysBefore(year, month, day) + 3) % 7) + 7) % 7] ?? ''
}

function two(count: number): string {
  return String(count).padStart(2, '0')
}
