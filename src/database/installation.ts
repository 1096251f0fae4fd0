import type { Database } from './connection.ts'

/** What this installation keeps about itself. `demoOffset`: milliseconds of the demo's clock before or after real time; null = never a demo. */
export type Installation = { linkSecret: string | null; demoOffset: number | null; charterHash: string | null }

type Row = Installation & { _id: 'installation' }

const empty: Installation = { linkSecret: null, demoOffset: null, charterHash: null }

/** Reads what is kept. */
export async function readInstallation(database: Database): Promise<Installation> {
  const row = await database.call('installation.read', () => rowsOf(database).findOne({ _id: 'installation' }))
  return row === null ? empty : { linkSecret: row.linkSecret, demoOffset: row.demoOffset, charterHash: row.charterHash }
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

/** A secret that every process of the installation shares: kept by the first, read by the others. */
export async function sharedSecret(database: Database, fresh: string): Promise<string> {
  const rows = rowsOf(database)
  await database.call('installation.secret', async () => {
    await rows.updateOne({ _id: 'installation' }, { $setOnInsert: empty }, { upsert: true })
    await rows.updateOne({ _id: 'installation', linkSecret: null }, { $set: { linkSecret: fresh } })
  })
  return (await readInstallation(database)).linkSecret ?? fresh
}

function rowsOf(database: Database) {
  return database.connection.collection<Row>('installation')
}
