import type { Migration } from '../migrate.ts'

/** Indexes by collection that others have replaced: each of them costs every write a little. */
const replaced: Readonly<Record<string, readonly string[]>> = {
  deliveries: ['root_1_kind_1'],
  rsvps: ['meeting_1', 'meeting_1_answer_1'],
  meetings: ['tellings.by_1'],
}

/** An older program that runs meanwhile asks without them, a little slower. Where it starts again it makes them anew, and they stay. */
export const dropReplacedIndexes: Migration = {
  number: 2,
  name: 'drop-replaced-indexes',
  async run({ connection }) {
    for (const [name, indexes] of Object.entries(replaced)) {
      const known = await connection.collection(name).indexes().catch(noSuchCollection)
      for (const index of indexes)
        if (known.some((one) => one.name === index)) await connection.collection(name).dropIndex(index).catch(isGone)
    }
  },
}

function noSuchCollection(error: unknown): { name?: string }[] {
  if (codeOf(error) === 26) return []
  throw error
}

/** Another process, which migrates as well, was faster. */
function isGone(error: unknown): void {
  if (codeOf(error) !== 27) throw error
}

const codeOf = (error: unknown) => (Error.isError(error) && 'code' in error ? error.code : null)
