import type { Database } from './connection.ts'

/** What this installation keeps about itself. `id`: tells it from every other one. `demoOffset`: milliseconds of the demo's clock before or after real time; null = never a demo. */
export type Installation = {
  id: string | null
  linkSecret: string | null
  demoOffset: number | null
  charterHash: string | null
}

type Row = Installation & { _id: 'installation' }

const empty: Installation = { id: null, linkSecret: null, demoOffset: null, charterHash: null }

/** Reads what is kept. */
export async function readInstallation(database: Database): Promise<Installation> {
  const row = await database.call('installation.read', () => rowsOf(database).findOne({ _id: 'installation' }))
  if (row === null) return empty
  const { id, linkSecret, demoOffset, charterHash } = row
  return { id, linkSecret, demoOffset, charterHash }
}

export async function keepInstallation(database: Database, changed: Partial<Installation>): Promise<void> {
  const fresh = Object.fromEntries(Object.entries(empty).filter(([key]) => !(key in changed)))
  await database.call('installation.keep', () =>
    rowsOf(database).updateOne({ _id: 'installation' }, { $set: changed, $setOnInsert: fresh }, { upsert: true }),
  )
}

/** Keeps the highest offset that any process has given. @returns that one. */
export async function raiseDemoOffset(database: Database, offset: number): Promise<number> {
  const { demoOffset: _, ...fresh } = empty
  const row = await database.call('installation.raise', () =>
    rowsOf(database).findOneAndUpdate(
      { _id: 'installation' },
      { $max: { demoOffset: offset }, $setOnInsert: fresh },
      { upsert: true, returnDocument: 'after' },
    ),
  )
  return row?.demoOffset ?? offset
}

/** What every process of the installation shares: made by the first, kept once, and read by the others. */
export async function keptOnce(database: Database, field: 'id' | 'linkSecret', fresh: string): Promise<string> {
  const rows = rowsOf(database)
  await database.call('installation.keepOnce', async () => {
    await rows.updateOne({ _id: 'installation' }, { $setOnInsert: empty }, { upsert: true })
    await rows.updateOne({ _id: 'installation', [field]: null }, { $set: { [field]: fresh } })
  })
  return (await readInstallation(database))[field] ?? fresh
}

function rowsOf(database: Database) {
  return database.connection.collection<Row>('installation')
}
