import { builtPattern } from '#built-pattern.ts'
import { findOn, linkPattern, type Page } from '../found.ts'

/** Takes the links out of a page, without the full stop behind them. */
export function takeLinks(page: Page): string[] {
  const links = findOn(page, linkPattern, (match) => ({
    url: match[0].replace(/(?<![.,;:!?)])[.,;:!?)]+$/, ''),
  }))
  return links.map((link) => link.url)
}

const inQuotes = builtPattern(
  '"(?<a>[^"]+)"|[“”„](?<b>[^“”]+)[“”]|«(?<c>[^»]+)»|(?<!\\p{L})‘(?<d>[^‘]+)’(?!\\p{L})|(?<![\\p{L}\\d])\'(?<e>[^\']+)\'(?![\\p{L}\\d])',
  'giu',
)

/** The words in quotes, straight or curly; within them nothing is a time. */
export function takeQuoted(page: Page): string | null {
  const quoted = findOn(page, inQuotes, ({ groups }) => ({
    inside: Object.values(groups ?? {}).find((words) => words !== undefined) ?? '',
  }))
  return quoted.length === 0 ? null : quoted.map((piece) => piece.inside.trim()).join(' ')
}
