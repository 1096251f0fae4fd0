import { blotOut, type Page } from '../found.ts'

const label =
  /(?<![\p{L}\d])(?:title|topic|subject|sujet|objet|titre|t[i\u00ed]tulo|titolo|titel|tema|thema|betreff|oggetto|assunto|\u0442\u0435\u043c\u0430)\s{0,2}[:=]\s{0,2}(?=[^\s\uE000"])/iu

const labelOfQuotes =
  /(?<![\p{L}\d])(?:title|topic|subject|sujet|objet|tema|thema|betreff|oggetto|assunto)\s{0,2}[:=]\s{0,2}(?=\uE000)/iu

/** Takes the title behind "title:" or "topic =" off a page, up to a semicolon, a bar, or the end of its sentence. */
export function takeLabelled(page: Page): string | null {
  const before = labelOfQuotes.exec(page.rest)
  if (before) blotOut(page, { from: before.index, to: before.index + before[0].length })
  const found = label.exec(page.rest)
  if (!found) return null
  const from = found.index + found[0].length
  const rest = page.rest.slice(from, from + 200)
  const end = rest.search(/[;|\n\uE000]|\.\s/)
  const title = end < 0 ? rest : rest.slice(0, end)
  blotOut(page, { from: found.index, to: from + title.length })
  return title.trim() || null
}
