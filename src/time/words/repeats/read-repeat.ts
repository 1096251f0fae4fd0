import type { Readings } from '../../readings.ts'
import { hasDays, type RepeatDraft } from '../../series/repeat-draft.ts'
import { type CalendarDate, plusDays } from '../../wall-time.ts'
import type { Doubt, SessionDraft } from '../../when.ts'
import { blotOut, type FoundDate, type Page } from '../found.ts'
import { type Bounds, findBounds } from './find-bounds.ts'
import { type FoundRhythm, findRhythm } from './find-rhythm.ts'

export type FoundRepeat = { rhythm: FoundRhythm & { sure: boolean }; bounds: Bounds }

/** Finds how something repeats, before the days and times of a text are looked for; null where nothing repeats. */
export function findRepeat(page: Page, today: CalendarDate): FoundRepeat | null {
  const rhythm = findRhythm(page, today)
  return rhythm && { rhythm, bounds: findBounds(page, today) }
}

const leads = {
  until: /(?:^|[\s,;(])(?:until|till|through|to|up to|ending(?: on)?)\s*$/i,
  from: /(?:^|[\s,;(])(?:from|starting(?: on| from)?|beginning(?: on)?|as of|since)\s*$/i,
  except: /(?:^|[\s,;(])(?:except(?: for)?|but not|not|skipping|skip|without|apart from|other than|excluding|bar)\s*$/i,
}
type Role = keyof typeof leads | 'first'

/** What the days of a text say of what repeats: where it begins and ends, and which are left out. */
export function repeatDraft(
  { rhythm, bounds }: FoundRepeat,
  dates: FoundDate[],
  page: Page,
): { repeat: RepeatDraft; doubts: Doubt[] } {
  const roles = rolesOf(dates, page)
  const piecesFor = (role: Role) => roles.filter((one) => one.role === role).map((one) => one.piece)
  const first = piecesFor('first')
  const repeat: RepeatDraft = {
    words: rhythm.words,
    rhythms: rhythm.rhythms,
    sure: rhythm.sure,
    from: merged([...piecesFor('from'), ...first], bounds.first === undefined ? [] : [bounds.first]),
    until: merged(piecesFor('until'), bounds.until),
    except: piecesFor('except').flatMap((piece) => piece.date.options),
    ...(bounds.count === undefined ? {} : { count: bounds.count }),
    ...(bounds.span === undefined ? {} : { span: bounds.span }),
  }
  const doubtful = rhythm.rhythms.every((one) => hasDays(one.rhythm)) ? first : []
  const doubts = doubtful.map(({ words }) => ({
    words,
    question: `"${words}": from that day on?`,
    confirm: 'Yes, from that day on',
  }))
  return { repeat, doubts }
}

/** Days of one list are each told from the words before the list; "and 27 March" goes on with what was before it. */
function rolesOf(dates: FoundDate[], page: Page): { role: Role; piece: FoundDate }[] {
  const roles: { role: Role; piece: FoundDate }[] = []
  for (const piece of [...dates].sort((a, b) => a.from - b.from)) {
    const last = roles.at(-1)
    if (last?.piece.from === piece.from) {
      roles.push({ role: last.role, piece })
      continue
    }
    const before = page.rest.slice(0, piece.from)
    const [name, lead] = Object.entries(leads).find(([, pattern]) => pattern.test(before)) ?? []
    const words = lead?.exec(before)
    if (words) blotOut(page, { from: words.index, to: piece.from })
    const goesOn = last?.role === 'except' && /\uE000\s*(?:(?:,|and|&)\s*)?$/i.test(before)
    roles.push({ role: isRole(name) ? name : goesOn ? 'except' : 'first', piece })
  }
  return roles
}

function isRole(name: string | undefined): name is keyof typeof leads {
  return name !== undefined && name in leads
}

function merged(pieces: FoundDate[], bounds: readonly CalendarDate[] = []): Readings<CalendarDate> {
  const [only, ...more] = pieces
  if (only && more.length === 0 && bounds.length === 0) return only.date
  return { options: [...new Set([...bounds, ...pieces.flatMap((piece) => piece.date.options)])] }
}

/**
 * Several days at the same time, a week or more apart, are meetings of their own: three or more for sure, two perhaps.
 * @returns how they repeat, or null for the sessions of one meeting.
 */
export function repeatOfSessions(sessions: SessionDraft[]): { repeat: RepeatDraft; sure: boolean } | null {
  const [first] = sessions
  const dates = sessions.flatMap((session) =>
    session.date.options.length === 1 && !session.date.ask ? session.date.options : [],
  )
  const alike = sessions.every((session) => timesOf(session) === timesOf(first))
  const apart = dates.every((date, at) => at === 0 || date >= plusDays(dates[at - 1] ?? '', 7))
  if (dates.length < 2 || dates.length < sessions.length || !alike || !apart) return null
  const rhythm = { kind: 'dates' as const, dates }
  const label = `${dates.length} meetings`
  const repeat = { words: label, rhythms: [{ label, rhythm }], sure: true, from: none(), until: none(), except: [] }
  return { repeat, sure: dates.length > 2 }
}

function timesOf(session: SessionDraft | undefined): string {
  return JSON.stringify([session?.time, session?.zone, session?.lasts])
}

function none(): Readings<CalendarDate> {
  return { options: [] }
}
