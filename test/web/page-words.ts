/** The words of a piece of a page, as somebody reads them: without markup, one space between words. */
export function wordsIn(markup: string): string {
  return markup
    .replace(/<\/?strong>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(#39|quot|amp|lt|gt);/g, (_, name: string) => entities[name] ?? '')
    .replace(/\s+/g, ' ')
    .trim()
}

const entities: Record<string, string> = { '#39': "'", quot: '"', amp: '&', lt: '<', gt: '>' }

/** What stands in each element of a name, in order. */
export function elements(markup: string, name: string): string[] {
  return [...markup.matchAll(new RegExp(`<${name}[ >].*?</${name}>`, 'gs'))].map(([found]) => found)
}

/** The words under each heading of a list of facts. */
export function factsIn(markup: string): Record<string, string> {
  const pairs = markup.matchAll(/<dt>(.*?)<\/dt><dd[^>]*>(.*?)<\/dd>/gs)
  return Object.fromEntries([...pairs].map(([, term = '', detail = '']) => [wordsIn(term), wordsIn(detail)]))
}
