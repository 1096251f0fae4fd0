/** Where oddities of stored documents are reported: ids and names of fields only. */
export type Report = (fields: Record<string, unknown>, sentence: string) => void

type Stored = Record<string, unknown> & { _id: string }

/**
 * Completes documents as they are read. A document of an older program lacks fields that were added since: each gets
 * the default that its schema gives it. A field that the schema does not know, from a newer program, stays as it is. A
 * document that lacks a required field is of no use to anybody: it is passed over, so that the others can be read.
 * Each oddity is reported once. `kept`: the fields beside those of the shape.
 * Of a document of which only some fields were read, `asked` names them.
 */
export function completer<T extends { _id: string }>(
  { name, shape, kept }: { name: string; shape: Record<string, unknown>; kept: readonly string[] },
  report: Report,
) {
  const fields = fieldsOf(shape)
  const known = new Set([...Object.keys(shape), ...kept])
  const reported = new Set<string>()

  function once(about: string, details: Record<string, unknown>, sentence: string): void {
    if (reported.has(about)) return
    reported.add(about)
    report({ collection: name, ...details }, sentence)
  }

  return (stored: Stored, asked: readonly string[] | null = null): T[] => {
    const doc: Stored = { ...stored }
    for (const field of Object.keys(stored))
      if (!known.has(field)) once(`unknown ${field}`, { field }, 'a field that is not known here is left alone')
    for (const { field, isRequired, valueIn } of fields) {
      if (asked !== null && !asked.includes(field)) continue
      const value = doc[field] ?? undefined
      // What is there whole needs no default.
      if (value !== undefined && !isPlain(value)) continue
      const usual = valueIn(doc)
      if (value === undefined && isRequired) {
        once(
          `${doc._id} ${field}`,
          { field, id: doc._id },
          'a document lacks what it cannot do without: it is not read',
        )
        return []
      }
      if (value === undefined && usual !== undefined) doc[field] = usual
      else if (isPlain(value) && isPlain(usual)) doc[field] = { ...usual, ...value }
    }
    return [doc as unknown as T]
  }
}

/** What the shape says of each field. Not read from mongoose's own schema, which makes other things of some defaults. */
function fieldsOf(shape: Record<string, unknown>) {
  return Object.entries(shape).map(([field, as]) => {
    const { required, default: usual } = isPlain(as) ? as : {}
    return { field, isRequired: required === true, valueIn: (doc: Stored) => defaultOf(usual, doc) }
  })
}

function defaultOf(value: unknown, doc: Stored): unknown {
  if (typeof value === 'function') return value(doc)
  return typeof value === 'object' ? structuredClone(value) : value
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
