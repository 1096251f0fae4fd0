import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from './connection.ts'
import { driverOf, modelOf, schemaOf } from './model.ts'
import { fromNow, leaseIsOver } from './now.ts'
import { atLeisure } from './patience.ts'

/**
 * One step from what an older program has stored to what this one expects. It may be begun again after a crash, and run
 * while programs of the version before still work on the same database: so it adds, copies and renames by copying.
 */
export type Migration = {
  /** From 1, without gaps. The file is called like it: `001-file-histories.ts`. */
  number: number
  name: string
  /** An older program would read or write wrongly what this leaves: it refuses to start on the database from then on. */
  breaking?: true
  run(database: Database): Promise<void>
}

/** `version`: the number of the last migration that was applied. `breaking`: of the last one that older programs cannot live with. */
type Row = { _id: 'migrations'; version: number; breaking: number; heldBy: string | null; heldUntil: number }

const schema = schemaOf<Row>('migrations', {
  _id: String,
  version: Number,
  breaking: Number,
  heldBy: String,
  heldUntil: Number,
})

/** A process that migrates and dies is followed by another one after this (milliseconds). */
const lease = 30_000
/** How often the lease is renewed, and looked at by those who wait, in milliseconds. */
const lookEvery = 250

/**
 * Brings the database to this program's version. Of processes that start together one migrates, and the others wait.
 * @param me names this process.
 * @throws with a sentence where a newer program has changed the database so that this one cannot work with it.
 */
export async function migrate(database: Database, migrations: readonly Migration[], me: string): Promise<void> {
  const latest = Math.max(0, ...migrations.map(({ number }) => number))
  const model = modelOf<Row>(database, schema)
  const call = <R>(what: string, work: () => Promise<R>) => database.call(`migrations.${what}`, work)
  const fresh = { version: 0, breaking: 0, heldBy: null, heldUntil: 0 }
  await call('begin', () => model.updateOne({ _id: 'migrations' }, { $setOnInsert: fresh }, { upsert: true }).exec())

  /** @returns where the database stands, held by us or not. */
  async function look(): Promise<Row> {
    const row = await call('read', () => model.findOne({ _id: 'migrations' }).lean<Row>().exec())
    if (row === null) throw new Error('the version of the database was removed while this program started')
    if (row.breaking > latest)
      throw new Error(
        `A newer Convenor has changed this database (version ${row.version}). This program knows versions up to ${latest}. Please start the newer one.`,
      )
    return row
  }

  const hold = () =>
    call('hold', () =>
      // By the database's clock, which only a pipeline and `$expr` can read: mongoose casts neither.
      driverOf<Row>(model).findOneAndUpdate(
        {
          _id: 'migrations',
          version: { $lt: latest },
          $or: [{ heldBy: me }, { $expr: leaseIsOver(database, '$heldUntil', lease) }],
        },
        [{ $set: { heldBy: { $literal: me }, heldUntil: fromNow(database, lease) } }],
        { returnDocument: 'after' },
      ),
    )

  /** @throws where the lease was lost: another process goes on from there, and two of them do no harm. */
  async function apply(migration: Migration): Promise<void> {
    const renewing = setInterval(() => void hold().catch(() => {}), lease / 3)
    try {
      await atLeisure(() => migration.run(database))
    } finally {
      clearInterval(renewing)
    }
    const { number, breaking } = migration
    await call('applied', () =>
      model
        .updateOne(
          { _id: 'migrations', version: number - 1 },
          { $set: { version: number, ...(breaking ? { breaking: number } : {}) } },
        )
        .exec(),
    )
  }

  while ((await look()).version < latest) {
    const held = await hold()
    const next = migrations.find(({ number }) => number === (held?.version ?? 0) + 1)
    if (held && next) await apply(next)
    else await sleep(lookEvery)
  }
  await call('letGo', () =>
    model.updateOne({ _id: 'migrations', heldBy: me }, { $set: { heldBy: null, heldUntil: 0 } }).exec(),
  )
}
