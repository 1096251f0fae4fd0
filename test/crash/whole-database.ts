import { isDeepStrictEqual } from 'node:util'
import type { Db } from 'mongodb'

type Row = { _id: string; [field: string]: unknown }

/** Everything in a database, by collection and id. */
export type Everything = Map<string, Row[]>

/** @returns everything that is stored. */
export async function readEverything(db: Db): Promise<Everything> {
  const collections = await db.listCollections({}, { nameOnly: true }).toArray()
  const names = collections.map(({ name }) => name).filter((name) => !name.startsWith('system.'))
  return new Map(
    await Promise.all(
      names.toSorted().map(async (name) => {
        const rows = await db.collection<Row>(name).find({}).sort({ _id: 1 }).toArray()
        return [name, rows] as const
      }),
    ),
  )
}

/** Makes a database what it was. @param present what it is, where that is known. */
export async function restoreEverything(db: Db, before: Everything, present?: Everything): Promise<void> {
  const now = present ?? (await readEverything(db))
  for (const [name, rows] of now) {
    const old = new Map((before.get(name) ?? []).map((row) => [String(row._id), row]))
    const changed = rows.filter((row) => !isDeepStrictEqual(row, old.get(String(row._id))))
    const kept = new Set(rows.filter((row) => !changed.includes(row)).map(({ _id }) => String(_id)))
    const missing = [...old.values()].filter(({ _id }) => !kept.has(String(_id)))
    const collection = db.collection<Row>(name)
    if (changed.length > 0) await collection.deleteMany({ _id: { $in: changed.map(({ _id }) => _id) } })
    if (missing.length > 0) await collection.insertMany(missing)
  }
}
