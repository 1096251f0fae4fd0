import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type LineCounter } from 'yaml'
import type { Path } from './sound-sections.ts'

/**
 * Where a path stands in a file: its line, or where nothing stands there, the line of what should hold it; and its
 * name for people, with ids in place of numbers: `groups[procurement].prefix`.
 */
export function lineAndName(path: Path, document: Document, lines: LineCounter): { line: number; where: string } {
  let node: unknown = document.contents
  let offset = 0
  let where = ''
  for (const step of path) {
    const holder = isAlias(node) ? node.resolve(document) : node
    const next = stepInto(holder, step)
    where += typeof step === 'number' ? `[${nameOf(next?.node) ?? step + 1}]` : `${where === '' ? '' : '.'}${step}`
    node = next?.node
    offset = next?.offset ?? offset
  }
  return { line: lines.linePos(offset).line, where }
}

/** What a key or index leads to, and where that begins: a key at its own name. */
function stepInto(holder: unknown, step: string | number): { node: unknown; offset: number | undefined } | undefined {
  if (isSeq(holder) && typeof step === 'number') {
    const node = holder.items[step]
    return { node, offset: offsetOf(node) }
  }
  if (!isMap(holder)) return undefined
  const pair = holder.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
  return pair === undefined ? undefined : { node: pair.value, offset: offsetOf(pair.key) }
}

function offsetOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined
}

function nameOf(node: unknown): string | undefined {
  const id = isMap(node) ? node.get('id') : undefined
  return typeof id === 'string' ? id : undefined
}
