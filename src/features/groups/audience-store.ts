import type { Database } from '#database/connection.ts'
import { joined } from '#database/joined.ts'
import { modelOf, prepareModel, schemaOf } from '#database/model.ts'
import { actStores } from '#database/read-once.ts'
import { epochOf, type Instant } from '#time/instant.ts'

/** How often something has changed about who is told of a group's meetings, or with `*` of any group's. */
type AudienceDoc = { _id: string; rev: number }

const schema = schemaOf<AudienceDoc>('audiences', { _id: String, rev: Number })
const everyGroup = '*'

/**
 * The collections whose changes may alter an audience. A changed document says so itself until that is handed on;
 * `feature.ts` has to say of each of them, and of no other, which groups it concerns.
 */
const sources = ['applications', 'office-terms', 'people', 'accounts', 'absences'] as const
export type AudienceSource = (typeof sources)[number]

/** So many people are remembered in all groups together. */
const mostPeople = 100_000

/**
 * For so long an audience is believed, in milliseconds. While programs are replaced one by one, an older one may hand a
 * change on without raising the group's number: then nothing tells that the audience has changed.
 */
const believedFor = 60_000

type Sized = { readonly people: readonly unknown[] }
/** `readAt`: before it was read, in epoch milliseconds of business time. */
type Known = { stamp: string; readAt: number; audience: Sized }

/**
 * Remembers, in this process, who is told of the meetings of a group, so that a leader of many waits no longer than a
 * leader of few. It is never older than the database: each time it is asked for, one command tells whether anything has
 * changed since it was read. Only what a program changes that knows nothing of this may go unnoticed, for a minute.
 */
export function audienceStore(database: Database) {
  const model = modelOf<AudienceDoc>(database, schema)
  const known = new Map<string, Known>()

  /**
   * @returns what it was when nothing had changed of this group; null where something has changed that was not handed on
   * yet. That is asked first: what is handed on in between raises the numbers, which are read after it (`joined` reads
   * its parts in their order).
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
     * @param asked.day what holds today may not hold tomorrow. @param asked.at when it is asked: business time.
     * @param read reads it from these stores: what somebody's act has read before may be older than the stamp.
     */
    async read<Audience extends Sized>(
      { group, day, at }: { group: string; day: string; at: Instant },
      read: (open: <Store>(key: (database: Database) => Store) => Store) => Promise<Audience>,
    ): Promise<Audience> {
      const stamp = await stampOf(group)
      const key = `${group}|${day}`
      const now = epochOf(at)
      const found = known.get(key)
      if (found && found.stamp === stamp && isBelieved(found, now)) return found.audience as Audience
      const audience = await read(actStores((open) => open(database), database).store)
      if (stamp !== null) remember(key, { stamp, readAt: now, audience })
      return audience
    },

    prepare: () => prepareModel(database, model),
  }
}

/** What was read later than now, because the clock was set back, is not believed either. */
function isBelieved({ readAt }: Known, now: number): boolean {
  return readAt <= now && now - readAt < believedFor
}
