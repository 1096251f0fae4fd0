import type { Migration } from '../migrate.ts'

/** The collections whose documents a newer program makes something of that an older one did not know: desks, and who is found. */
const sources = ['office-terms', 'people']

/** Every document of these is handed on once, as though it had just been written. An older program that runs meanwhile does no harm. */
export const handOnAnew: Migration = {
  number: 3,
  name: 'hand-on-anew',
  async run({ connection }) {
    for (const name of sources) await connection.collection(name).updateMany({}, { $set: { replan: true } })
  },
}
