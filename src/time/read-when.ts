import { askOver } from './ask-over.ts'
import type { Instant } from './instant.ts'
import { resolveWhen } from './resolve-when.ts'
import { sayDate, sayDuration } from './say-instant.ts'
import type { RepeatDraft } from './series/repeat-draft.ts'
import { type CalendarDate, dateAt } from './wall-time.ts'
import type { Doubt, Meaning, SessionDraft, When, WhenDraft, WhenOptions, ZoneOption } from './when.ts'
import { findAll } from './words/find-all.ts'
import { blotOut, cutPage, type Found, leftovers, linkPattern, type Page, wholePage } from './words/found.ts'
import { restoreWords, translateWords } from './words/languages/translate.ts'
import { accountFor } from './words/leftovers/account-for.ts'
import {
  doubtfulLists,
  doubtfulMeetings,
  doubtfulMonths,
  doubtfulPairs,
  doubtfulParts,
  doubtfulSpelling,
  doubtfulYears,
} from './words/leftovers/doubts.ts'
import { joinDetails, withoutContacts } from './words/leftovers/harmless.ts'
import { takeLabelled } from './words/leftovers/labelled-title.ts'
import { openWords } from './words/leftovers/open-words.ts'
import { takeLinks, takeQuoted } from './words/leftovers/quotes-and-links.ts'
import { mendSpelling } from './words/leftovers/spelling.ts'
import { type Beside, readLeftovers } from './words/leftovers/title-words.ts'
import { tornWords } from './words/leftovers/torn-words.ts'
import { unreadWords } from './words/leftovers/unread-words.ts'
import { withoutNegated } from './words/negated.ts'
import { plainText } from './words/plain/plain-text.ts'
import { takeCount } from './words/repeats/find-bounds.ts'
import { type FoundRepeat, findRepeat, repeatDraft, repeatOfSessions } from './words/repeats/read-repeat.ts'
import { groupAlternatives } from './words/sessions/alternatives.ts'
import { comparedDays } from './words/sessions/compared-days.ts'
import { groupSessions } from './words/sessions/group-sessions.ts'
import { besideDoubt, onlyOne } from './words/sessions/session-doubts.ts'
import { takeOtherClocks } from './words/zones/other-clocks.ts'

/**
 * Reads what a leader typed behind `schedule procurement` or `move proc7`, in any order: days, times, a zone, a length,
 * a join link, a title; several sessions joined by "and". Words with two readings are asked about, never guessed.
 */
export function understandWhen(text: string, options: WhenOptions): When {
  return askOver(resolveWhen(readDraft(text, options), options), options)
}

function readDraft(text: string, options: WhenOptions): WhenDraft {
  const typed = text.slice(0, longestText)
  const place = joinDetails(typed.replaceAll(linkPattern, ' '))
  const page = wholePage(outsideLinks(typed, (words) => plainText(withoutContacts(words), options)))
  const now = { now: options.now, today: dateAt(options.now, options.zone) }
  const [link = null, ...moreLinks] = takeLinks(page)
  const inQuotes = takeQuoted(page)
  const labelled = takeLabelled(page)
  const quoted = inQuotes ?? labelled
  const cut = cutPage(page)
  const mended = mendSpelling(page)
  const translated = translateWords(page)
  const repeating = options.reads === 'series' ? findRepeat(page, now.today) : null
  const all = findAll(page, now.today, options)
  const kept = repeating ? all : withoutNegated(all, page)
  const clocks = takeOtherClocks(kept, page, () => comparedDays(kept, { page, repeating, today: now.today }, options))
  const { found } = clocks
  const marked = repeating
    ? seriesOf(repeating, { found, page, now })
    : options.reads === 'alternatives'
      ? { sessions: groupAlternatives(found, page.rest, now), doubts: [] }
      : sessionsOf(found, page, {
          ...now,
          reads: options.reads,
          each: /\b(?:each|both)(?: of these)? days?\b/i.test(text),
        })
  blotChoices(page, found, options.reads === 'alternatives')
  const open = openWords(page, marked, now.today)
  const beside = besideOf(
    page,
    found.filter(({ kind }) => kind === 'date' || kind === 'time'),
  )
  restoreWords(page, translated)
  const { title, doubts, runs } = readLeftovers(page, { quoted, beside, repeating: repeating !== null })
  const strange =
    doubts.length > 0
      ? []
      : accountFor(runs, {
          sessions: marked.sessions,
          repeating: repeating !== null,
          foreign: translated.length > 0,
          options,
        })
  const unread = unreadWords(doubts, { title, quoted: quoted !== null, sessions: marked.sessions })
  const missing = doubts.length > 0 || strange.length > 0 ? [] : tornWords(page)
  const sessions = marked.sessions.slice(0, mostSessions).map((session) => withLast(session, found, options))
  const tooMany = marked.sessions.length > mostSessions
  return {
    title: unread.title,
    link,
    ...(place === null ? {} : { place }),
    meanings: found.flatMap(meaningOf),
    sessions,
    ...('repeat' in marked && marked.repeat ? { repeat: marked.repeat } : {}),
    doubts: [
      ...(cut === '' ? [] : [{ words: cut, question: tooLong(page.text.length), confirm: 'Go on without the rest' }]),
      ...(tooMany ? [doubtfulNumber(marked.sessions.length)] : []),
      ...clocks.askWhich(sessions),
      ...open,
      ...strange,
      ...missing,
      ...doubtfulSpelling(mended),
      ...marked.doubts,
      ...doubtfulYears(found),
      ...doubtfulMonths(found, now.today),
      ...doubtfulParts(found),
      ...moreLinks.map((words) => ({
        words,
        question: `Only one join link is kept: ${link}`,
        confirm: 'Keep that one',
      })),
      ...unread.doubts,
    ],
  }
}

/** What stands before and behind each run of unread words. */
function besideOf(page: Page, pieces: readonly Found[]): Beside[] {
  return leftovers(page).map(({ from, to }) => ({
    middle: pieces.some((piece) => piece.to <= from) && pieces.some((piece) => piece.from >= to),
    behindDate: pieces.some((piece) => piece.to === from && piece.kind === 'date' && piece.yearless === true),
  }))
}

/** Links stay as they are, whatever stands in them. */
function outsideLinks(text: string, change: (words: string) => string): string {
  let [plain, read] = ['', 0]
  for (const { index, 0: link } of text.matchAll(linkPattern)) {
    plain += change(text.slice(read, index)) + link
    read = index + link.length
  }
  return plain + change(text.slice(read))
}

/** No text is longer that is read at all: what is typed and the fields of forms are cut before. */
const longestText = 4000

/** Nobody holds more in one go, and each that is open is compared with all others. */
const mostSessions = 30

function doubtfulNumber(sessions: number): Doubt {
  const question = `These are ${sessions} times. I read only the first ${mostSessions}.`
  return { words: question, question, confirm: 'Go on without the rest' }
}

/** What is asked of a text that was not read to its end. */
export function tooLong(read: number): string {
  return `This is long. I read only its first ${read.toLocaleString('en')} characters.`
}

type Spoken = { sessions: SessionDraft[]; doubts: Doubt[]; repeat?: RepeatDraft }
type Now = { now: Instant; today: CalendarDate }

function sessionsOf(all: Found[], page: Page, now: Now & { reads: WhenOptions['reads']; each: boolean }): Spoken {
  const beside = all.filter((piece) => piece.kind === 'time' && piece.beside === true)
  const found = beside.length === 1 ? all.filter((piece) => !beside.includes(piece)) : all
  const { sessions, loose } = groupSessions(found, page.rest, now)
  const open = beside.length === 1 ? besideDoubt(sessions, beside[0]) : []
  if (open.length > 0) return { sessions, doubts: open }
  const doubts = [
    ...(now.each ? [] : doubtfulLists(found)),
    ...loose.map((words) => ({
      words,
      question: `"${words}": another session?`,
      confirm: 'Yes, another session',
      ...(sessions.length === 2 ? { others: sessions.flatMap(onlyOne) } : {}),
    })),
    ...(isPlainlySeveral(found) ? [] : doubtfulPairs(sessions)),
  ]
  if (now.reads !== 'series') return { sessions, doubts }
  const apart = repeatOfSessions(sessions)
  if (!apart) return { sessions, doubts: [...doubts, ...doubtfulMeetings(sessions)] }
  const sure = takeCount(page, sessions.length) || apart.sure
  if (sure && loose.length === 0) return { sessions: sessions.slice(0, 1), doubts: [], repeat: apart.repeat }
  const words = [...new Set(found.flatMap((piece) => (piece.kind === 'date' ? [piece.words] : [])))].join(' and ')
  const question = `"${words}": ${sessions.length} meetings, or one meeting with ${sessions.length} sessions?`
  const others = [{ label: `${sessions.length} meetings`, repeat: apart.repeat }]
  return { sessions, doubts: [{ words, question, others, confirm: `One meeting, ${sessions.length} sessions` }] }
}

/** "10h and 15h": hours with their letter are no range where "and" joins them. */
function isPlainlySeveral(found: Found[]): boolean {
  return found.every((piece) => piece.kind !== 'time' || (/\dh/i.test(piece.words) && !piece.beside))
}

function seriesOf(repeating: FoundRepeat, { found, page, now }: { found: Found[]; page: Page; now: Now }): Spoken {
  const dates = found.flatMap((piece) => (piece.kind === 'date' ? [piece] : []))
  const { repeat, doubts } = repeatDraft(repeating, dates, { page, today: now.today })
  const times = found.filter((piece) => piece.kind !== 'date')
  const { sessions } = groupSessions(times, page.rest, now)
  const [first, ...more] = sessions
  if (!first || more.length === 0) return { sessions, doubts, repeat }
  const words = sessions.flatMap((session) => session.time.options).join(' and ')
  const question = `A series has one time: ${words} are several. Only the first?`
  return { sessions: [first], repeat, doubts: [...doubts, { words, question, confirm: 'Only the first' }] }
}

/** Who speaks of the meeting before also means its length. */
function withLast(session: SessionDraft, found: Found[], { last }: WhenOptions): SessionDraft {
  const spoken = found.some((piece) => piece.kind === 'time' && /same\s+time|later|earlier/i.test(piece.words))
  const explicit = found.some((piece) => piece.kind === 'time' && !/same\s+time|later|earlier/i.test(piece.words))
  if (!last || !spoken || explicit || session.lasts.options.length > 0) return session
  return { ...session, lasts: { options: [last.lasts] } }
}

/** "Or" between two of a kind is said by asking which, or by a poll; elsewhere it stays, to be asked about. */
function blotChoices(page: Page, found: Found[], poll: boolean): void {
  const pieces = [...found].sort((a, b) => a.from - b.from)
  for (const [at, piece] of pieces.entries()) {
    const next = pieces[at + 1]
    if (!next || next.from < piece.to || (!poll && next.kind !== piece.kind)) continue
    if (/^[\s)\uE000]*(?:,\s*)?or\s*$/i.test(page.rest.slice(piece.to, next.from)))
      blotOut(page, { from: piece.to, to: next.from })
  }
}

function meaningOf(piece: Found): Meaning[] {
  const { words } = piece
  if (piece.kind === 'part') return []
  if (piece.kind === 'lasts') return [{ words, means: sayDuration(piece.lasts) }]
  const marked =
    piece.kind === 'date'
      ? piece.date.options.map(sayDate)
      : piece.kind === 'zone'
        ? piece.zone.options.map(sayZone)
        : piece.time.options
  const [means] = marked
  if (means === undefined || marked.length > 1) return []
  return [{ words, means: piece.kind === 'time' && piece.ends ? `${means} to ${piece.ends}` : means }]
}

function sayZone({ zone, said }: ZoneOption): string {
  return `${said} (${zone})`
}
