import mongoose from 'mongoose'
import { realTime } from '#clock.ts'
import type { Database } from '#database/connection.ts'
import { accountStore } from '#features/people/person-store.ts'
import { budgetStore } from '#outbox/budget/budget-store.ts'
import { deliveryStore } from '#outbox/delivery-store.ts'
import { memoryConnection } from '../in-memory/memory-connection.ts'
import { type Twins, twinConnections } from '../in-memory/twin-connection.ts'
import type { Stage } from './run-script.ts'
import { everybody } from './toy-world.ts'

/** The server's time where nothing but the script makes time pass. */
const standing = () => 1_583_000_000_000

/** @returns a stage in memory: a script always runs there in the same way. */
export function memoryStage(): Promise<Stage> {
  return furnished(memoryConnection(standing), standing)
}

/** @returns a stage in the mongod that the connection leads to. */
export function mongodStage(connection: mongoose.Connection): Promise<Stage> {
  return furnished(connection, realTime)
}

/** @returns a stage on which each call is made in mongod and in memory, and what compares them. */
export async function twinStage(connection: mongoose.Connection): Promise<Stage & Pick<Twins, 'differences'>> {
  const twins = twinConnections(connection, memoryConnection(standing), standing)
  return { ...(await furnished(twins.connection, standing)), differences: twins.differences }
}

/** One server, on which nothing is ever rolled back: waiting for the disk would only make the runs slower. */
export function quickConnection(uri: string): Promise<mongoose.Connection> {
  const options = { writeConcern: { w: 1, journal: false }, retryWrites: false, retryReads: false, autoIndex: false }
  return mongoose.createConnection(uri, options as mongoose.ConnectOptions).asPromise()
}

async function furnished(connection: mongoose.Connection, serverTime: () => number): Promise<Stage> {
  const database: Database = { connection, call: (_what, work) => work(), wake: () => {}, close: async () => {} }
  await deliveryStore(database).prepare()
  await budgetStore(database).prepare()
  for (const person of everybody) {
    const account = { platform: 'local', workspace: 'local', user: person } as const
    const at = '2020-01-01T00:00:00Z'
    const known = { person, account, via: 'local', address: person, reachable: true, unreachable: null, lastAt: at }
    await accountStore(database).insert({ _id: `local|local|${person}`, ...known }, { by: 'test', at, what: 'made' })
  }
  return { database, serverTime }
}
