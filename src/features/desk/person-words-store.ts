import { type Collection, collection } from '#database/collection.ts'
import type { Shape } from '#database/collection-shape.ts'
import type { Database } from '#database/connection.ts'

/**
 * By which words a person is found, and in which groups. `_id` is the person's. Each key is a group's id, or `*` for the
 * whole organisation, then `|` and a word: so one index answers both who may be found and by what.
 */
export type PersonWords = { _id: string; name: string; keys: string[] }

const shape = {
  name: { type: String, default: '' },
  keys: { type: [String], default: [] },
} satisfies Shape<PersonWords>

/** The index of people: derived from people, their memberships and offices, and made anew whenever one of these changes. */
export function personWordsStore(database: Database): Collection<PersonWords> {
  return collection<PersonWords>(database, {
    name: 'person-words',
    shape,
    indexes: [{ fields: { keys: 1 } }],
  })
}
