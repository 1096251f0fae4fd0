import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Document, LineCounter, parseDocument } from 'yaml'
import type { Charter } from './charter.ts'
import { crossFaults } from './charter-checks.ts'
import { charterShape } from './charter-shape.ts'
import type { Fault, ReadBeside } from './faults.ts'
import { lineAndName } from './line-and-name.ts'
import { shapeFaults } from './shape-faults.ts'

/** One thing to mend in a charter file: the line; its keys, `groups[procurement].prefix`; what is wrong; what to write. */
export type CharterError = { line: number; where: string; says: string; mend: string }

export type ReadCharter = { kind: 'sound'; charter: Charter } | { kind: 'faulty'; errors: CharterError[] }

/** Reads a charter and the files of its terms and documents. @returns all of its errors at once, in the order of their lines. */
export function readCharterFile(path: string): ReadCharter {
  const source = textOf(path)
  if (source === undefined)
    return faulty([{ line: 0, where: path, says: 'cannot be read', mend: 'Is the file there?' }])
  return readCharter(source, (name) => textOf(join(dirname(path), name)))
}

/** @param source YAML. */
export function readCharter(source: string, beside: ReadBeside): ReadCharter {
  const lines = new LineCounter()
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false })
  const unreadable = document.errors.map((error) => ({
    line: lines.linePos(error.pos[0]).line,
    where: '',
    says: error.message,
    mend: error.code === 'DUPLICATE_KEY' ? 'Keep one of the two.' : 'Mend the YAML here first.',
  }))
  // What comes after broken YAML would be guesswork; a key given twice breaks nothing else.
  if (document.errors.some(({ code }) => code !== 'DUPLICATE_KEY')) return faulty(unreadable)
  const raw: unknown = document.toJS()
  const errors = faultsIn(raw, beside).map((fault) => placed(fault, document, lines))
  if (unreadable.length + errors.length > 0) return faulty([...unreadable, ...errors])
  return { kind: 'sound', charter: withTexts(raw, beside) }
}

function faultsIn(raw: unknown, beside: ReadBeside): Fault[] {
  const cross = typeof raw === 'object' && raw !== null ? crossFaults({ ...raw }, beside) : []
  return [...shapeFaults(raw ?? {}), ...cross]
}

function placed({ path, says, mend }: Fault, document: Document, lines: LineCounter): CharterError {
  const { line, where } = lineAndName(path, document, lines)
  return { line, where, says, mend }
}

function faulty(errors: CharterError[]): ReadCharter {
  return { kind: 'faulty', errors: errors.toSorted((one, other) => one.line - other.line) }
}

/** The checked charter, with the texts of its terms and documents in place of the names of their files. */
function withTexts(raw: unknown, beside: ReadBeside): Charter {
  const written = charterShape.parse(raw)
  const { file, ...terms } = written.organisation.terms
  const text = file === undefined ? undefined : beside(file)
  const read =
    text === undefined ? terms : { ...terms, text, hash: createHash('sha256').update(text, 'utf8').digest('hex') }
  const documents = written.documents.map(({ file: name, ...document }) => {
    const words = name === undefined ? undefined : beside(name)
    return words === undefined ? document : { ...document, text: words }
  })
  return { ...written, documents, organisation: { ...written.organisation, terms: read } }
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
