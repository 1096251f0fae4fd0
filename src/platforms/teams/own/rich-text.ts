import type { Reader, Span } from '#chat/message.ts'
import { sayInstant } from '#time/say-instant.ts'
import { cutAt, limits } from '../limits.ts'
import type { Look, RichTextBlock, TextBlock, TextRun } from './card.ts'

/** Who reads, and what people are called: by aadObjectId. */
export type Reading = { reader: Reader; names: ReadonlyMap<string, string> }

/** Characters to which a TextBlock's markdown gives no meaning. */
const plainWords = /^[\p{L}\p{N}][\p{L}\p{N} ,.:;?'"’“”–—/%+@·-]*$/u

/** Text as paragraphs, one for each line of it. @param how.most the characters after which it is cut; absent = whole. */
export function paragraphs(
  spans: readonly Span[],
  reading: Reading,
  how: { look?: Look; most?: number } = {},
): RichTextBlock[] {
  const runs = spans.map((span) => textRun(span, reading, how.look ?? {}))
  return lines(cutRuns(runs, how.most ?? Number.POSITIVE_INFINITY)).map((inlines, index) => ({
    type: 'RichTextBlock',
    inlines,
    ...(index > 0 && { spacing: 'None' as const }),
  }))
}

/** A heading that screen readers announce as one; where its text holds markup, a large line in which nothing is markup. */
export function heading(text: string): (TextBlock | RichTextBlock)[] {
  const words = cutAt(text.replace(/\s+/g, ' ').trim(), limits.heading)
  if (words === '') return []
  if (plainWords.test(words) && !/^\d+[.)]/.test(words)) {
    return [{ type: 'TextBlock', text: words, style: 'heading', size: 'Large', weight: 'Bolder', wrap: true }]
  }
  return [
    { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: literal(words), size: 'Large', weight: 'Bolder' }] },
  ]
}

/** Spans as words alone, for what knows no look: notifications, fallbacks, plain answers. */
export function plainText(spans: readonly Span[], reading: Reading): string {
  return spans.map((span) => spanText(span, reading)).join('')
}

/** Whether a link may be followed: web and mail addresses only. */
export function isFollowable(url: string): boolean {
  return url.length <= limits.url && /^(https?:\/\/|mailto:)[^\s]+$/i.test(url) && URL.canParse(url)
}

function textRun(span: Span, reading: Reading, look: Look): TextRun {
  const run: TextRun = { type: 'TextRun', text: literal(spanText(span, reading)), ...look }
  if (typeof span === 'string') return run
  if ('strong' in span || 'person' in span) return { ...run, weight: 'Bolder' }
  if ('struck' in span) return { ...run, strikethrough: true }
  if (!('link' in span)) return run
  if (!isFollowable(span.url)) return { ...run, text: literal(`${span.link} (${span.url})`) }
  return { ...run, color: 'Accent', underline: true, selectAction: { type: 'Action.OpenUrl', url: span.url } }
}

function spanText(span: Span, { reader, names }: Reading): string {
  if (typeof span === 'string') return span
  if ('strong' in span) return span.strong
  if ('struck' in span) return span.struck
  if ('link' in span) return span.link
  if ('person' in span) return names.get(span.person.user) ?? 'somebody'
  return sayInstant(span, reader)
}

/** The one thing a TextRun gives a meaning to are `{{DATE(...)}}` and `{{TIME(...)}}`: a word joiner breaks them. */
function literal(text: string): string {
  return text.replace(/\{\{(?=\s*(DATE|TIME)\()/gi, '{\u2060{')
}

function cutRuns(runs: TextRun[], max: number): TextRun[] {
  let left = max
  return runs.flatMap((run) => {
    if (left <= 0) return []
    const text = cutAt(run.text, left)
    left = text === run.text ? left - text.length : 0
    return [{ ...run, text }]
  })
}

/** Runs as lines: a card gives a line end inside a run no dependable meaning. Empty lines are left out. */
function lines(runs: TextRun[]): TextRun[][] {
  const all: TextRun[][] = [[]]
  for (const run of runs) {
    run.text.split(/\r\n?|\n/).forEach((text, index) => {
      if (index > 0) all.push([])
      if (text !== '') all.at(-1)?.push({ ...run, text })
    })
  }
  return all.filter((line) => line.length > 0)
}
