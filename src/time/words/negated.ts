import { blotOut, type Found, type Page } from './found.ts'

/** What takes back the day or the time behind it. */
const before =
  /(?<![\p{L}\d])(?:(?:no|sorry)[,\s]+)?(?:(?:(?:but|is|was|it.s|are|definitely|please|so|then)\s+)?not(?:\s+before|\s+after)?|no\s+longer|never|instead(?:\s+of)?|rather\s+than|(?:it\s+)?can.?t\s+be|cannot\s+be|anything\s+but|any\s+day\s+but|forget|drop|cancel(?:\s+the\s+idea(?:\s+of)?)?|(?:do\s+not|don.t)(?:\s+book|\s+use|\s+take)?)\s*(?:(?:on|at|the|a)\s+)*$/iu
/** What takes back the day or the time before it. */
const behind =
  /^\s*(?:(?:is|was)\s+(?:a\s+)?(?:holiday(?=[\s,;]+(?:so|then))|too\s+(?:early|late)|not\s+(?:possible|good|ok)|out|impossible)(?:[,\s]+so)?(?:\s+not\s+then)?|(?:does\s+not|doesn.t|won.t)\s+work)/i
/** Between two times the first of which is taken back: "15:00... no wait, 16:00". */
const corrected =
  /^[\s.,;!?\u2026-]*(?:no,?\s+wait|no,?\s+sorry|sorry,?\s+i\s+mean|i\s+mean|make\s+(?:that|it)|correction:?|rather:?)[\s,.:-]*$/i

/**
 * Leaves out what was taken back again: "not Friday but Thursday", "16:00 (not 15:00)", "15:00... no wait, 16:00". Where
 * nothing of that kind is left it has to be asked for.
 */
export function withoutNegated(found: readonly Found[], page: Page): Found[] {
  const pieces = [...found].sort((one, other) => one.from - other.from)
  const gone = new Set<Found>()
  for (const [at, piece] of pieces.entries()) {
    if (piece.kind === 'part' || piece.kind === 'lasts') continue
    const left = before.exec(page.rest.slice(0, piece.from))
    const right = behind.exec(page.rest.slice(piece.to))
    const next = pieces.slice(at + 1).find((other) => other.from >= piece.to && other.kind !== 'part')
    const fixed = next?.kind === piece.kind && corrected.exec(page.rest.slice(piece.to, next.from))
    if (fixed && next) blotOut(page, { from: piece.to, to: next.from })
    if (!fixed && (piece.kind === 'zone' || (!left && !right))) continue
    const isSame = (other: Found) => other.from === piece.from && other.to === piece.to
    if (!pieces.some((other) => other.kind === piece.kind && !isSame(other) && !gone.has(other))) continue
    if (left) blotOut(page, { from: left.index, to: piece.from })
    if (right) blotOut(page, { from: piece.to, to: piece.to + right[0].length })
    const but = /^[\s,;.)]*(?:but|rather)(?!\p{L})/iu.exec(page.rest.slice(piece.to))
    if (but) blotOut(page, { from: piece.to, to: piece.to + but[0].length })
    for (const other of pieces) if (isSame(other)) gone.add(other)
    // The place behind a time goes with it: "not 15:00 London".
    if (
      piece.kind === 'time' &&
      next?.kind === 'zone' &&
      /^[\s,]*$/.test(page.rest.slice(piece.to, next.from)) &&
      !/^\s*\(/.test(page.text.slice(piece.to))
    )
      gone.add(next)
  }
  return found.filter((piece) => !gone.has(piece))
}
