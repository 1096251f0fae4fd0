import type { Database } from '#database/connection.ts'
import { joined } from '#database/joined.ts'
import { modelOf, prepareModel, schemaOf } from '#database/model.ts'
import { actStores } from '#database/read-once.ts'

/** How often something has changed about who is told of a group's meetings, or with `*` of any group's. */
type AudienceDoc = { _id: string; rev: number }

const schema = schemaOf<AudienceDoc>('audiences', { _id: String, rev: Number })
const everyGroup = '*'

/** The collections whose changes may alter an audience. A changed document says so itself until that is handed on. */
const sources = ['applications', 'office-terms', 'people', 'accounts']

/** So many people are remembered in all groups together. */
const mostPeople = 100_000

type Sized = { readonly people: readonly unknown[] }
type Known = { stamp: string; audience: Sized }

/**
 * Remembers, in this process, who is told of the meetings of a group, so that a leader of many waits no longer than a
 * leader of few. It is never older than the database: each time it is asked for, one command tells whether anything has
 * changed since it was read.
 */
export function audienceStore(database: Database) {
  const model = modelOf<AudienceDoc>(database, schema)
  const known = new Map<string, Known>()

  /**
   * @returns what it was when nothing had changed of this group; null where something has changed that was not handed on
   * yet. That is asked first: what is handed on in between raises the numbers, which are read after it.
   */
  async function stampOf(group: string): Promise<string | null> {
    const changes = sources.map((coll) => ({
      coll,
      pipeline: [{ $match: { replan: true } }, { $limit: 1 }, { $project: { replan: 1 } }],
    }))
    const numbers = { coll: model.modelName, pipeline: [{ $match: { _id: { $in: [group, everyGroup] } } }] }
    const found = await joined<Partial<AudienceDoc> & { replan?: true }>(database, 'audiences.stamp', [
      ...changes,
      numbers,
    ])
    if (found.some(({ replan }) => replan)) return null
    return JSON.stringify(found.map(({ _id, rev }) => [_id, rev]).toSorted())
  }

  function remember(key: string, one: Known): void {
    known.delete(key)
    known.set(key, one)
    let sum = 0
    for (const [other, { audience }] of [...known].toReversed()) {
      sum += audience.people.length
      if (sum > mostPeople) known.delete(other)
    }
  }

  return {
    name: model.modelName,

    /** Notes that something has changed about these groups, or about all. It may be noted twice. */
    async noteChange(groups: readonly string[] | 'all'): Promise<void> {
      const ids = groups === 'all' ? [everyGroup] : [...new Set(groups)]
      if (ids.length === 0) return
      const writes = ids.map((_id) => ({
        updateOne: { filter: { _id }, update: { $inc: { rev: 1 } }, upsert: true },
      }))
      await database.call('audiences.noteChange', () => model.bulkWrite(writes))
    },

    /**
     * What is remembered of a group, or where that may have changed, what is read now.
     * @param day what holds today may not hold tomorrow.
     * @param read reads it from these stores: what somebody's act has read before may be older than the stamp.
     */
    async read<Audience extends Sized>(
      { group, day }: { group: string; day: string },
      read: (open: <Store>(key: (database: Database) => Store) => Store) => Promise<Audience>,
    ): Promise<Audience> {
      const stamp = await stampOf(group)
      const key = `${group}|${day}`
      const found = known.get(key)
      if (found && stamp !== null && found.stamp === stamp) return found.audience as Audience
      const audience = await read(actStores((open) => open(database), database).store)
      if (stamp !== null) remember(key, { stamp, audience })
      return audience
    },

    prepare: () => prepareModel(database, model),
  }
}
