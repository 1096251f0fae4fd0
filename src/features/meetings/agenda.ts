import { builtPattern } from '#built-pattern.ts'
import { counted } from '#time/english-words.ts'
import { millisecondsOf } from '#time/instant.ts'
import { readDuration } from '#time/read-duration.ts'
import { sayDuration } from '#time/say-instant.ts'
import { numberPattern } from '#time/words/calendar-words.ts'

/** One thing on an agenda. `lasts` is ISO 8601; null where nobody said how long it takes. */
export type AgendaItem = { title: string; lasts: string | null; decision: boolean }

/**
 * Reads an agenda as people type it: `1 minutes 10m; 2 draft 20m decision`, or a line for each item. What is kept is the
 * text as it was typed; what it means is read from it whenever it is shown, so that nothing typed can be lost.
 */
export function readAgenda(text: string): AgendaItem[] {
  return partsOf(text)
    .map((part, index) => itemOf(part, index + 1))
    .filter(({ title }) => title !== '')
}

/** "3 items, 1 decision, 50 minutes"; the length only where every item has one. */
export function sayAgenda(items: readonly AgendaItem[]): string {
  const decisions = items.filter(({ decision }) => decision).length
  const takes = items.every(({ lasts }) => lasts !== null) ? lengthOf(items) : null
  return [
    counted(items.length, 'item'),
    ...(decisions > 0 ? [counted(decisions, 'decision')] : []),
    ...(takes === null || items.length === 0 ? [] : [sayDuration(takes)]),
  ].join(', ')
}

/** "2. Draft (20 minutes, decision)", line by line. Prose that is no list stays as it was typed. */
export function agendaText(text: string): string {
  const items = readAgenda(text)
  if (isProse(items)) return text
  return items.map((item, index) => `${index + 1}. ${sayItem(item)}`).join('\n')
}

/**
 * The agenda after a change: behind a plus stands one more item, behind a minus the number of one that goes; anything
 * else is the new agenda. Null where there is no such item.
 */
export function changedAgenda(agenda: string, change: string): string | null {
  const [, sign, words = ''] = /^([+-])\s*(\S.*)$/s.exec(change.trim()) ?? []
  if (sign === '+')
    return agenda.trim() === ''
      ? words
      : `${agendaText(agenda)}\n${isProse(readAgenda(agenda)) ? '' : `${readAgenda(agenda).length + 1}. `}${words}`
  if (sign !== '-' || !/^\d{1,2}$/.test(words)) return change
  const items = readAgenda(agenda)
  const left = items.filter((_, at) => at + 1 !== Number(words))
  if (left.length === items.length) return null
  return left.map((item, at) => `${at + 1}. ${sayItem(item)}`).join('\n')
}

/** Whether an agenda is one thing of which nothing more is known. */
export function isProse(items: readonly AgendaItem[]): boolean {
  return items.length === 0 || (items.length === 1 && items.every(({ lasts, decision }) => lasts === null && !decision))
}

/** How long the items take together, where that is longer than there is time for; ISO 8601. @param sessions of the meeting. */
export function overlong(text: string, sessions: readonly { lasts: string }[]): string | null {
  const takes = lengthOf(readAgenda(text))
  const there = sessions.reduce((sum, { lasts }) => sum + millisecondsOf(lasts), 0)
  return millisecondsOf(takes) > there ? takes : null
}

function sayItem({ title, lasts, decision }: AgendaItem): string {
  const marks = [...(lasts === null ? [] : [sayDuration(lasts)]), ...(decision ? ['decision'] : [])]
  return marks.length === 0 ? title : `${title} (${marks.join(', ')})`
}

function lengthOf(items: readonly AgendaItem[]): string {
  const minutes = items.reduce((sum, { lasts }) => sum + (lasts === null ? 0 : millisecondsOf(lasts) / 60_000), 0)
  return `PT${minutes}M`
}

/** Lines and semicolons part items; in one line without them their numbers do, as long as they count on from 1. */
function partsOf(text: string): string[] {
  const parts = cutOutsideLinks(text)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  return parts.length === 1 && /^1[.)]?\s/.test(parts[0] ?? '') ? byNumbers(parts[0] ?? '') : parts
}

/** A web address may hold semicolons; one at its end parts items as any other does. */
const webAddress = /(\bhttps?:\/\/[^\s;]+(?:;+[^\s;]+)*)/i

/** The text, cut at line ends and at those semicolons that belong to no web address. */
function cutOutsideLinks(text: string): string[] {
  const parts: string[] = []
  let open = ''
  for (const [index, piece] of text.split(webAddress).entries()) {
    const isLink = index % 2 === 1
    const [first = '', ...more] = isLink ? [piece] : piece.split(/[\n;]/)
    open += first
    for (const next of more) {
      parts.push(open)
      open = next
    }
  }
  return [...parts, open]
}

/** A number behind such a word is part of a title: "chapter 2". */
const notBehind =
  '(?<!\\b(?:chapter|part|section|phase|version|step|annex|figure|table|no\\.?|number|room|in|of|to|and))'

const itemNumber = builtPattern(`(?<![\\s,])${notBehind}[\\s,]+(?=(\\d{1,3})[.)]?\\s+\\D)`, 'gi')

function byNumbers(line: string): string[] {
  const parts: string[] = []
  let rest = line
  for (let number = 2; ; number++) {
    const next = [...rest.matchAll(itemNumber)].find((found) => Number(found[1]) === number)
    if (!next) return [...parts, rest]
    parts.push(rest.slice(0, next.index))
    rest = rest.slice(next.index + next[0].length)
  }
}

function itemOf(part: string, number: number): AgendaItem {
  const words = withoutNumber(part.replace(/^[-*\u2022\u2013]\s+/, ''), number)
  const title = words.replace(/^decision:\s*/i, '')
  return withMarks({ title: unbracketed(title), lasts: null, decision: title !== words })
}

/** "2. Draft" and "2) Draft", or where it is the second item, "2 Draft". */
function withoutNumber(words: string, number: number): string {
  const [numbered = '', own, mark] = /^(\d+)(?:([.)])\s*|\s+)(?=\S)/.exec(words) ?? []
  return mark !== undefined || own === String(number) ? words.slice(numbered.length) : words
}

/** What stands at the end of the title, in any order, is taken off it: how long, and that it is decided. */
function withMarks(item: AgendaItem): AgendaItem {
  const decided = item.decision ? null : withoutDecision(item.title)
  if (decided !== null) return withMarks({ ...item, title: decided, decision: true })
  const timed = item.lasts === null ? withoutLength(item.title) : null
  if (timed !== null) return withMarks({ ...item, ...timed })
  return { ...item, title: bare(item.title) }
}

/** "Draft (20 min, decision)" as "Draft 20 min decision": brackets around nothing but marks. */
function unbracketed(title: string): string {
  const bracket = /[([]([^()[\]]+)[)\]]$/.exec(title)
  if (bracket === null) return title
  const words = title.slice(0, bracket.index).trimEnd()
  const marks = (bracket[1] ?? '').split(',').map((mark) => mark.trim())
  const known = marks.every((mark) => isDecision.test(mark) || lengthIn(mark) !== null)
  return words !== '' && known ? `${words} ${marks.join(' ')}` : title
}

const endsInDecision = /(?:for decision|decision|to decide)$/i
const noMarkBehind = /\b(?:on|of|about|the|an?|this|that|our|last|next|first)\s$/i
const isDecision = /^(?:for decision|decision|to decide)$/i

/** The title without the mark at its end; null where there is none. "The last decision" is a title. */
function withoutDecision(title: string): string | null {
  const mark = endsInDecision.exec(title)
  const before = mark ? title.slice(0, mark.index) : ''
  const marked = joint.test(before.slice(-1)) && !noMarkBehind.test(before)
  const words = marked ? bare(before) : ''
  return words === '' ? null : words
}

/** The title without how long it takes, which stands at its end or its beginning; null where it is not typed. */
function withoutLength(title: string): { title: string; lasts: string } | null {
  if (!holdsUnit.test(title)) return null
  const words = title.split(/\s+/)
  if (endsInUnit.test(bare(title)))
    for (let from = Math.max(1, words.length - 5); from < words.length; from++) {
      const lasts = lengthIn(words.slice(from).join(' '))
      if (lasts !== null) return { title: bare(words.slice(0, from).join(' ')), lasts }
    }
  if (beginsInNumber.test(bare(title)))
    for (let to = Math.min(2, words.length - 1); to > 0; to--) {
      const lasts = lengthIn(words.slice(0, to).join(' '))
      if (lasts !== null) return { title: bare(words.slice(to).join(' ')), lasts }
    }
  return null
}

/** A number alone is no length: "Chapter 3". */
function lengthIn(words: string): string | null {
  const inner = bare(words)
  return beginsInNumber.test(inner) && endsInUnit.test(inner) ? readDuration(inner) : null
}

/* Every length in words begins and ends so, "1h30" and "an hour and a half" among them. Few titles do, and reading takes its time. */
const unit = '(?:\\b|\\d)(?:h|hrs?|hours?|h\\d\\d|m|mins?|minutes?|half)'
const holdsUnit = builtPattern(`${unit}\\b`, 'i')
const endsInUnit = builtPattern(`${unit}$`, 'i')
const beginsInNumber = builtPattern(
  `^(?:(?:for|lasting|lasts|of)\\s+)?(?:pt|\\d|half|quarter|${numberPattern}[\\s-])`,
  'i',
)

/** A title without the punctuation that joined it to the words that were taken out. */
function bare(words: string): string {
  if (!joint.test(words.charAt(0)) && !joint.test(words.charAt(words.length - 1))) return words
  return words.replace(/^[\s,:\u2013\u2014-]+|(?<![\s,:\u2013\u2014-])[\s,:\u2013\u2014-]+$/g, '')
}

const joint = /[\s,:\u2013\u2014-]/
