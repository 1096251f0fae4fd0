import type { Database } from './connection.ts'
import { modelOf, schemaOf } from './model.ts'

/** What this installation keeps about itself. `id`: tells it from every other one. `demoOffset`: milliseconds of the demo's clock before or after real time; null = never a demo. */
export type Installation = {
  id: string | null
  linkSecret: string | null
  demoOffset: number | null
  charterHash: string | null
}

/** `zoneData`: that of the newest program that ran here, as JSON. Tens of kilobytes, and read by one start only. */
type Row = Installation & { _id: 'installation'; zoneData?: string }

const schema = schemaOf<Row>('installation', {
  _id: String,
  id: String,
  linkSecret: String,
  demoOffset: Number,
  charterHash: String,
  zoneData: String,
})

const empty: Installation = { id: null, linkSecret: null, demoOffset: null, charterHash: null }

/** Reads the installation's record: its secrets and its demo clock. */
export async function readInstallation(database: Database): Promise<Installation> {
  const row = await database.call('installation.read', () =>
    modelIn(database).findOne({ _id: 'installation' }, { zoneData: 0 }).lean().exec(),
  )
  if (row === null) return empty
  const { id, linkSecret, demoOffset, charterHash } = row
  return { id, linkSecret, demoOffset, charterHash }
}

/** What clocks show where, by the newest program that ran here: JSON; null before the first start. */
export async function readZoneData(database: Database): Promise<string | null> {
  const row = await database.call('installation.read', () =>
    modelIn(database).findOne({ _id: 'installation' }, { zoneData: 1 }).lean().exec(),
  )
  return row?.zoneData ?? null
}

export async function keepInstallation(
  database: Database,
  changed: Partial<Installation & Pick<Row, 'zoneData'>>,
): Promise<void> {
  const fresh = Object.fromEntries(Object.entries(empty).filter(([key]) => !(key in changed)))
  await database.call('installation.keep', () =>
    modelIn(database)
      .updateOne({ _id: 'installation' }, { $set: changed, $setOnInsert: fresh }, { upsert: true })
      .exec(),
  )
}

/** Keeps the highest offset that any process has given. @returns that one. */
export async function raiseDemoOffset(database: Database, offset: number): Promise<number> {
  const { demoOffset: _, ...fresh } = empty
  const row = await database.call('installation.raise', () =>
    modelIn(database)
      .findOneAndUpdate(
        { _id: 'installation' },
        { $max: { demoOffset: offset }, $setOnInsert: fresh },
        { upsert: true, returnDocument: 'after', projection: { demoOffset: 1 } },
      )
      .lean()
      .exec(),
  )
  return row?.demoOffset ?? offset
}

/** What every process of the installation shares: made by the first, kept once, and read by the others. */
export async function keptOnce(database: Database, field: 'id' | 'linkSecret', fresh: string): Promise<string> {
  const model = modelIn(database)
  await database.call('installation.keepOnce', async () => {
    await model.updateOne({ _id: 'installation' }, { $setOnInsert: empty }, { upsert: true }).exec()
    await model.updateOne({ _id: 'installation', [field]: null }, { $set: { [field]: fresh } }).exec()
  })
  return (await readInstallation(database))[field] ?? fresh
}

function modelIn(database: Database) {
  return modelOf<Row>(database, schema)
}
