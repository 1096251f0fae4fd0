import { cutAt } from '#chat/cut-text.ts'
import type { Reader, Span } from '#chat/message.ts'
import { sayInstant } from '#time/say-instant.ts'
import { limits } from '../limits.ts'
import type { Heading, Look, Mention, RichTextBlock, TextBlock, TextRun } from './card.ts'

/** Who reads, and what people are called: by aadObjectId. */
export type Reading = { reader: Reader; names: ReadonlyMap<string, string> }

/** Characters to which a TextBlock's markdown gives no meaning. */
const plainWords = /^[\p{L}\p{N}][\p{L}\p{N} ,.:;?'"’“”–—/%+@·-]*$/u

export type Paragraph = RichTextBlock | TextBlock

/** A piece of a line; `mention` where it is somebody to be notified. */
type Piece = TextRun & { mention?: Mention }

/** Text as paragraphs, one for each line of it. @param how.most the characters after which it is cut; absent = whole. */
export function paragraphs(
  spans: readonly Span[],
  reading: Reading,
  how: { look?: Look; most?: number } = {},
): Paragraph[] {
  const pieces = spans.map((span) => pieceOf(span, reading, how.look ?? {}))
  return lines(cutPieces(pieces, how.most ?? Number.POSITIVE_INFINITY)).map((line, index) => ({
    ...(line.some(({ mention }) => mention !== undefined) ? mentioning(line, how.look ?? {}) : richText(line)),
    ...(index > 0 && { spacing: 'None' as const }),
  }))
}

/** A heading that screen readers announce as one; where its text holds markup, a large line in which nothing is markup. */
export function heading(text: string, big = false): (Heading | RichTextBlock)[] {
  const words = cutAt(text.replace(/\s+/g, ' ').trim(), limits.heading)
  if (words === '') return []
  const plain = words.replace(/^\p{Extended_Pictographic} /u, '')
  if (plainWords.test(plain) && !/^\d+[.)]/.test(plain)) {
    const size = big ? 'ExtraLarge' : 'Large'
    return [{ type: 'TextBlock', text: words, style: 'heading', size, weight: 'Bolder', wrap: true }]
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

function pieceOf(span: Span, reading: Reading, look: Look): Piece {
  const run: TextRun = { type: 'TextRun', text: literal(spanText(span, reading)), ...look }
  if (typeof span === 'string') return run
  if ('strong' in span) return { ...run, weight: 'Bolder' }
  if ('person' in span) return { ...run, weight: 'Bolder', ...mentionOf(span.person.user, reading) }
  if ('struck' in span) return { ...run, strikethrough: true }
  if ('instant' in span && span.look === 'struck') return { ...run, strikethrough: true }
  if ('instant' in span && span.look === 'strong') return { ...run, weight: 'Bolder' }
  if (!('link' in span)) return run
  if (!isFollowable(span.url)) return { ...run, text: literal(`${span.link} (${span.url})`) }
  return { ...run, color: 'Accent', underline: true, selectAction: { type: 'Action.OpenUrl', url: span.url } }
}

/** Teams finds the mentioned by the words in the card: two people of one name are named and not mentioned. */
function mentionOf(user: string, { names }: Reading): { mention?: Mention } {
  const name = names.get(user)
  if (name === undefined || !plainWords.test(name)) return {}
  const namesakes = [...names.values()].filter((other) => other === name)
  if (namesakes.length > 1) return {}
  return { mention: { type: 'mention', text: `<at>${name}</at>`, mentioned: { id: user, name } } }
}

function richText(line: Piece[]): RichTextBlock {
  return { type: 'RichTextBlock', inlines: line.map(({ mention: _, ...run }) => run) }
}

/** Only a TextBlock can mention, and it knows markdown: what is not ours in it is escaped. */
function mentioning(line: Piece[], look: Look): TextBlock {
  return {
    type: 'TextBlock',
    text: line.map(markdown).join(''),
    wrap: true,
    ...look,
    mentions: line.flatMap(({ mention }) => mention ?? []),
  }
}

function markdown({ text, mention, weight, selectAction }: Piece): string {
  if (mention !== undefined) return mention.text
  const words = text.replace(/[\\`*_~[\]()#+<>&!|-]/g, '\\$&').replace(/<(?=\/?at)/gi, '<\u2060')
  if (selectAction !== undefined) return `[${words}](${selectAction.url.replaceAll('(', '%28').replaceAll(')', '%29')})`
  return weight === 'Bolder' && words.trim() === words ? `**${words}**` : words
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

function cutPieces(pieces: Piece[], max: number): Piece[] {
  let left = max
  return pieces.flatMap((run) => {
    if (left <= 0) return []
    const text = cutAt(run.text, left)
    left = text === run.text ? left - text.length : 0
    return [{ ...run, text }]
  })
}

/** Pieces as lines: a card gives a line end inside a run no dependable meaning. Empty lines are left out. */
function lines(pieces: Piece[]): Piece[][] {
  const all: Piece[][] = [[]]
  for (const run of pieces) {
    run.text.split(/\r\n?|\n/).forEach((text, index) => {
      if (index > 0) all.push([])
      if (text !== '') all.at(-1)?.push({ ...run, text })
    })
  }
  return all.filter((line) => line.length > 0)
}
