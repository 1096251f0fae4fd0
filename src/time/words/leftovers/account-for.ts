import type { Doubt, OtherReading, SessionDraft, WhenOptions, ZoneOption } from '../../when.ts'
import { isRegion } from '../../zones/cities.ts'
import { readCountry } from '../../zones/countries.ts'
import { foreignMeaning } from '../languages/translate.ts'
import { readableZone } from '../zones/zone-readings.ts'
import { slipOfTime } from './slips.ts'

/** Words that nobody has read, between or beside what was. */
export type Run = {
  words: string
  /** Days or times stand before and behind it: then it is no title. */
  middle: boolean
  /** A day without its year stands right before it. */
  behindDate: boolean
  startsText: boolean
  endsText: boolean
}

/** `foreign`: words of another language were read. */
type Around = { sessions: SessionDraft[]; repeating: boolean; foreign: boolean; options: WhenOptions }

/** A number at the beginning that no noun introduces. */
const startsWithNumber = /^\d{1,2}(?:x|(?![\p{L}\d:.]))|^\p{Ll}{1,3}\s\d{1,2}(?!\S)/u
/** At the beginning two words like "third cheese": the first may go with the day behind. */
const startsWithNth =
  /^(?:the\s)?(?:first|second|third|fourth|fifth|last)\s(?!meeting|session|draft|call|review|workshop|round|reading|part|phase)\S+$/iu
/** Numbers and units that may say how long, which week, or which zone. */
/** With a number, a week of the year. */
const weekWord = /(?<!\p{L})(?:week|wk|kw|cw|semaine|semana|settimana|woche)(?!\p{L})/iu
const measures = [
  /(?<!\p{L})past\s(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?!\p{L})/iu,
  /(?<!\S)\d{1,2}(?:st|nd|rd|th)\s?(?:[&,+/]|and\s|or\s)|(?<!\S)\d{1,2}\s?[&+/]/iu,
  /^(?:\p{L}{1,10}\s){0,2}(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|sixty|ninety)$/u,
  /(?<!\p{L})(?:hrs?|hours?|minutes?|mins?)\s\d|(?<!\p{L})(?:one|two|three|\d)\sand\s(?:an?\s)?(?:half|quarter)(?!\p{L})/iu,
  /(?<!\p{L})(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})\s(?:meetings?|sessions?|calls?|times|dates|occurrences)(?!\p{L})/iu,
  /\p{Ll}\s(?:15|30|45)$|(?<!\p{L})quarters(?!\p{L})|(?<!\p{L})half$/u,
  /(?<!\p{L})(?:\d{1,3}|an?|one|two|three|half|fifteen|twenty|thirty|forty|fifty|sixty|ninety)(?:\s\S+){0,2}\s(?:h|hrs?|hours?|m|mins?|minutes?|weeks?|fortnights?|months?|days?)(?!\p{L})/iu,
  /^(?:half|quarter(?!\sreport)|a quarter|three quarters|ninety|thirty|fifteen|forty-five|twenty|sixty)(?![\p{L}-])/iu,
  /(?<!\S)[+\u2212-]\d{1,2}(?![\d-])|(?<!\S)(?:x\s?\d|\d{1,2}\s?x)(?!\S)/iu,
  /(?<!\p{Lu}\p{Ll}{1,20}\s|[\d-])(?:[89]|1\d|2[0-4])\s?[-\u2013]\s?(?:9|1\d|2[0-4])(?![\d-])/u,
  /(?<!\p{L})(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?)$/iu,
  /(?<!\p{L})(?:january|february|april|june|july|august|september|october|november|december|jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec|(?:march|may)\s\d{1,2}|\d{1,2}\s(?:march|may))(?!\p{L})/iu,
  /(?<!\p{L})(?:annually|yearly|quarterly|bi-?monthly|semi-?monthly|anywhere|(?:days?|weeks?|months?)\s(?:after|from|before)|can.?t|cannot|never)(?!\p{L})/iu,
]
/** Beside what repeats these change which days it is on. */
const changesRhythm =
  /(?<!\p{L})(?:first|second|third|fourth|fifth|last|every|each|other|alternate|even|odd|until|till|through|from|except|not|twice|thrice|times|rest|next|weeks?|months?|years?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|\d{1,3}(?:st|nd|rd|th)|x)(?!\p{L})/iu
/** "In stamp two weeks": something was torn apart. */
const tornOff = /^(?:in|within|by|since|after|before)\s\p{Ll}/u
const joiningDays =
  /^(?:from|until|till|through|lasting|instead)(?!\p{L})|(?<!\p{L})(?:(?:from|until|till|through|lasting)$|fortnight(?!\p{L}))/iu

/**
 * Asks about each run of words that is no plain title: one with days or times on both sides, a second one, one that ends
 * or begins with a place, one that holds a number, a unit or a word that a slip makes no word of time. Only one run at
 * either end is a title without a question.
 */
export function accountFor(runs: readonly Run[], around: Around): Doubt[] {
  const spoken = runs.filter(({ words }) => words !== '')
  const [first, ...more] = spoken.filter(({ middle }) => !middle)
  const strange = spoken.filter((run) => run.middle || more.includes(run))
  return [
    ...strange.map(({ words }) => titleDoubt(words)),
    ...spoken.flatMap((run) =>
      run === first || strange.includes(run) ? inTitle(run, around, strange.includes(run)) : [],
    ),
  ]
}

function inTitle(run: Run, around: Around, asked: boolean): Doubt[] {
  const { words } = run
  const place = placeDoubt(words, around)
  if (place) return [place]
  if (asked) return []
  const slip = slipOfTime(words)
  if (slip)
    return [
      { words: slip.typed, question: `What is "${slip.typed}"? It may be "${slip.meant}".`, confirm: 'Use as title' },
    ]
  const patterns = [
    ...(run.startsText ? [startsWithNumber, startsWithNth, tornOff] : []),
    ...measures,
    ...(/\d/.test(words) ? [weekWord] : []),
    ...(around.repeating ? [changesRhythm] : []),
    ...(run.behindDate ? [/(?<!\S)20\d\d$/] : []),
    ...(around.foreign
      ? [
          /(?<!(?:chapter|cap[i\u00ed]tulo|kapitel|chapitre|capitolo|\u0433\u043b\u0430\u0432\u0430|\u0433\u043b\u0430\u0432\u044b|round|ronda|runde|part|parte|partie|teil|phase|fase|annex|anexo|annexe|anhang|section|task|tarea|item|punto|point|version|draft|wp|tier|goal|objetivo|objectif|ziel))\s\d{1,2}$/iu,
        ]
      : []),
    joiningDays,
  ]
  const [strange] = patterns.flatMap(
    (pattern) => pattern.exec(words)?.[0] ?? foreignMeaning(words, around.foreign) ?? [],
  )
  return strange === undefined ? [] : [titleDoubt(strange)]
}

function titleDoubt(words: string): Doubt {
  return { words, question: `What is "${words}"?`, confirm: 'Use as title' }
}

/** A meeting in French, Spanish and Portuguese, and an island. */
const meetingWord = /^r[e\u00e9]uni[o\u00f3\u00e3](?:n|es|nes)?$/iu

/** "Tokyo pilot", "case studies, Nairobi": a place at either end may be where the clock hangs. */
function placeDoubt(words: string, { sessions, options, foreign }: Around): Doubt | null {
  const known = sessions.flatMap((session) => session.zone.options.map(({ zone }) => zone))
  // Behind a city the name of its state: "Athens, Georgia".
  const fixed = known.some((zone) => /^(?:[+-]|UTC)/.test(zone))
  const stateOnly = known.length > 0 && !fixed && sessions.length < 2
  if (stateOnly && words.split(/\s+/).length > 2) return null
  for (const name of new Set(words.split(/[,;:()?!/]+/).flatMap(namesIn))) {
    if (/(?:^|\s)(?:with|and|of|by|for|from|in|to|about|on)\s(?:the\s)?$/i.test(words.slice(0, words.indexOf(name))))
      continue
    // "Mesa de ayuda", "reunión": in other languages words that are places elsewhere.
    if ((foreign && /^\p{Ll}/u.test(name)) || meetingWord.test(name)) continue
    const zone = readableZone(name, options)
    if (stateOnly && /^\p{Lu}/u.test(name) && isRegion(name)) return titleDoubt(name)
    if (!zone || (zone.zone === options.zone && known.length === 0) || known.includes(zone.zone)) continue
    if (stateOnly && !isRegion(name)) continue
    const rest = words
      .replace(name, ' ')
      .replace(/\s+/g, ' ')
      .replace(/^[\s,;:()]+|(?<![\s,;:()])[\s,;:()]+$/g, '')
    return {
      words: name,
      question: `What is "${name}"?`,
      others: [inZone(zone, rest, sessions)],
      confirm: 'Use as title',
      // A meeting is often about a country, and a clock hangs in a city.
      ...(readCountry(name) ? { confirmFirst: true as const } : {}),
    }
  }
  return null
}

/**
 * The words at both ends, those in between that are written like names, and the few there are without one of them: "New
 * scarf York".
 */
function namesIn(words: string): string[] {
  const list = words.split(/\s+/).filter((word) => word !== '')
  const edges = [3, 2, 1].flatMap((count) => [list.slice(0, count).join(' '), list.slice(-count).join(' ')])
  const within = list
    .slice(1, -1)
    .flatMap((word, at) =>
      /^\p{Lu}/u.test(word) ? [3, 2, 1].map((count) => list.slice(at + 1, at + 1 + count).join(' ')) : [],
    )
  const without = list.length > 2 && list.length < 5 ? list.map((_, at) => list.toSpliced(at, 1).join(' ')) : []
  return [...edges, ...within, ...without].filter((name) => name !== '')
}

function inZone(zone: ZoneOption, rest: string, sessions: SessionDraft[]): OtherReading {
  return {
    label: `${zone.said} time`,
    sessions: sessions.map((session, at) => ({
      ...session,
      // Behind the last of several times it is the place of that one.
      zone:
        session.zone.options.length > 0 && (at < sessions.length - 1 || sessions.length < 2)
          ? session.zone
          : { options: [zone] },
    })),
    title: rest === '' ? null : rest,
  }
}
