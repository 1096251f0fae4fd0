import { sayDate, sayDuration } from './say-instant.ts'
import { settleWhen } from './settle-when.ts'
import { type CalendarDate, dateAt } from './wall-time.ts'
import type { Doubt, Meaning, SessionDraft, When, WhenDraft, WhenOptions, ZoneOption } from './when.ts'
import { findDates } from './words/find-dates.ts'
import { findLengths } from './words/find-lengths.ts'
import { findRanges, findTimes } from './words/find-times.ts'
import { findZones } from './words/find-zones.ts'
import { type Found, type FoundLasts, type FoundTime, findOn, type Page, pageOf } from './words/found.ts'
import { groupSessions } from './words/group-sessions.ts'
import { readLeftovers } from './words/title-words.ts'

/**
 * Reads what a leader typed behind `schedule procurement` or `move proc7`, in any order: days, times, a zone, a length,
 * a join link, a title; several sessions joined by "and". Words with two readings are asked about, never guessed.
 */
export function understandWhen(text: string, options: WhenOptions): When {
  return settleWhen(readDraft(text, options), options)
}

function readDraft(text: string, options: WhenOptions): WhenDraft {
  const page = pageOf(text.replace(/(\d{4}-\d\d-\d\d)T(?=\d\d:)/g, '$1 '))
  const now = { now: options.now, today: dateAt(options.now, options.zone) }
  const [link = null, ...moreLinks] = takeLinks(page)
  const quoted = takeQuoted(page)
  const found = findAll(page, now.today, options)
  const { sessions, loose } = groupSessions(found, page.rest, now)
  const { title, doubts } = readLeftovers(page, quoted)
  return {
    sessions,
    title,
    link,
    meanings: found.flatMap(meaningOf),
    doubts: [
      ...doubtfulLists(found),
      ...loose.map((words) => ({ words, question: `"${words}": another session?`, confirm: 'Yes, another session' })),
      ...doubtfulPairs(sessions),
      ...doubtfulYears(found),
      ...moreLinks.map((words) => ({
        words,
        question: `Only one join link is kept: ${link}`,
        confirm: 'Keep that one',
      })),
      ...doubts.map((words) => ({
        words,
        question: `I did not understand "${words}".`,
        confirm: quoted === null ? 'It belongs to the title' : 'Leave it out',
      })),
    ],
  }
}

function findAll(page: Page, today: CalendarDate, options: WhenOptions): Found[] {
  const dates = findDates(page, today)
  const ranges = findRanges(page)
  const lengths = findLengths(page)
  const times = [...ranges, ...findTimes(page, ranges.length > 0)]
  const zones = findZones(page, [...dates, ...times, ...lengths], options)
  const { hours, rest } = times.length === 0 ? hoursOf(lengths) : { hours: [], rest: lengths }
  return [...dates, ...times, ...hours, ...rest, ...zones]
}

/** Without any other time, "9h" may be nine o'clock. */
function hoursOf(lengths: FoundLasts[]): { hours: FoundTime[]; rest: FoundLasts[] } {
  const isHour = (piece: FoundLasts) => /^(?:[5-9]|1[0-2])h(?:[0-5]\d)?$/i.test(piece.words)
  const hours = lengths.filter(isHour).map((piece): FoundTime => {
    const [hour = '', minutes = ''] = piece.words.toLowerCase().split('h')
    const time = `${hour.padStart(2, '0')}:${minutes.padStart(2, '0')}`
    const question = `"${piece.words}": at ${time}? If it is how long, say the time too.`
    return {
      kind: 'time',
      from: piece.from,
      to: piece.to,
      words: piece.words,
      time: { options: [time], ask: { about: 'time', question } },
    }
  })
  return { hours, rest: lengths.filter((piece) => !isHour(piece)) }
}

/** "21-22 July": likely a session on each day, but not surely. */
function doubtfulLists(found: Found[]): Doubt[] {
  const lists = found.flatMap((piece) => (piece.kind === 'date' && piece.list ? [piece.words] : []))
  return [...new Set(lists)].map((words) => ({
    words,
    question: `"${words}": a session on each of these days?`,
    confirm: 'Yes, on each day',
  }))
}

/** "17:00 and 19:00": two sessions, or from one to the other? Ranges leave no doubt. */
function doubtfulPairs(sessions: SessionDraft[]): Doubt[] {
  const bare = sessions.filter((session) => session.ends === undefined)
  const times = bare.flatMap((session) => session.time.options.slice(0, 1))
  const days = new Set(bare.map((session) => session.date.options[0]))
  if (bare.length < 2 || days.size === bare.length) return []
  return [
    {
      words: times.join(' and '),
      question: `${times.join(' and ')}: ${bare.length} sessions?`,
      confirm: `Yes, ${bare.length} sessions`,
    },
  ]
}

/** "21 May 2030" alone: the year, or half past eight in the evening? Beside a time it is the year. */
function doubtfulYears(found: Found[]): Doubt[] {
  if (found.some((piece) => piece.kind === 'time')) return []
  const years = found.flatMap((piece) =>
    piece.kind === 'date' ? (/\s(?:19|20)(?:00|15|30|45)$/.exec(piece.words) ?? []) : [],
  )
  return years.map((year) => ({
    words: year.trim(),
    question: `"${year.trim()}" was taken as the year.`,
    confirm: 'Yes, the year',
  }))
}

function takeLinks(page: Page): string[] {
  const links = findOn(page, 'https?://[^\\s<>"\u201c\u201d\uE000]+', (match) => ({
    url: match[0].replace(/[.,;:!?)]+$/, ''),
  }))
  return links.map((link) => link.url)
}

/** The words in quotes, straight or curly; within them nothing is a time. */
function takeQuoted(page: Page): string | null {
  const pattern =
    '"(?<a>[^"]+)"|[\u201c\u201d\u201e](?<b>[^\u201c\u201d]+)[\u201c\u201d]|\u00ab(?<c>[^\u00bb]+)\u00bb|(?<!\\p{L})\u2018(?<d>[^\u2018]+)\u2019(?!\\p{L})|(?<![\\p{L}\\d])\'(?<e>[^\']+)\'(?![\\p{L}\\d])'
  const quoted = findOn(page, pattern, ({ groups }) => ({
    inside: Object.values(groups ?? {}).find((words) => words !== undefined) ?? '',
  }))
  return quoted.length === 0 ? null : quoted.map((piece) => piece.inside.trim()).join(' ')
}

function meaningOf(piece: Found): Meaning[] {
  const { words } = piece
  if (piece.kind === 'lasts') return [{ words, means: sayDuration(piece.lasts) }]
  const said =
    piece.kind === 'date'
      ? piece.date.options.map(sayDate)
      : piece.kind === 'zone'
        ? piece.zone.options.map(sayZone)
        : piece.time.options
  const [means] = said
  if (means === undefined || said.length > 1) return []
  return [{ words, means: piece.kind === 'time' && piece.ends ? `${means} to ${piece.ends}` : means }]
}

function sayZone({ zone, said }: ZoneOption): string {
  return `${said} (${zone})`
}
