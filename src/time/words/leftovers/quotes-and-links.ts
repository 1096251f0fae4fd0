import { findOn, type Page } from '../found.ts'

/** Takes the links out of a page, without the full stop behind them. */
export function takeLinks(page: Page): string[] {
  const links = findOn(page, 'https?://[^\\s<>"\u201c\u201d\uE000]+', (match) => ({
    url: match[0].replace(/[.,;:!?)]+$/, ''),
  }))
  return links.map((link) => link.url)
}

/** The words in quotes, straight or curly; within them nothing is a time. */
export function takeQuoted(page: Page): string | null {
  const pattern =
    '"(?<a>[^"]+)"|[\u201c\u201d\u201e](?<b>[^\u201c\u201d]+)[\u201c\u201d]|\u00ab(?<c>[^\u00bb]+)\u00bb|(?<!\\p{L})\u2018(?<d>[^\u2018]+)\u2019(?!\\p{L})|(?<![\\p{L}\\d])\'(?<e>[^\']+)\'(?![\\p{L}\\d])'
  const quoted = findOn(page, pattern, ({ groups }) => ({
    inside: Object.values(groups ?? {}).find((words) => words !== undefined) ?? '',
  }))
  return quoted.length === 0 ? null : quoted.map((piece) => piece.inside.trim()).join(' ')
}
