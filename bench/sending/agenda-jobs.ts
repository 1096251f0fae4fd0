import { MongoBackend } from '@agendajs/mongo-backend'
import { Agenda } from 'agenda'
import { randomId } from '#clock.ts'
import type { Database } from '#database/connection.ts'

/** Agenda as it is usually used for messages: a job for each, which is due now. */
export type AgendaJobs = {
  /** @returns the milliseconds that one of so many jobs took, from when they were due until the last had been run. */
  costOf(count: number): Promise<number>
  stop(): Promise<void>
}

export async function agendaJobs({ connection }: Database): Promise<AgendaJobs> {
  const { db } = connection
  if (!db) throw new Error('the database is not connected')
  const name = `jobs-${randomId()}`
  const agenda = new Agenda({
    backend: new MongoBackend({ mongo: db, collection: name }),
    processEvery: 1_000,
    removeOnComplete: true,
  })
  await agenda.ready
  let left = 0
  let finished = () => {}
  agenda.define('message', async () => {
    left--
    if (left === 0) finished()
  })
  return {
    async costOf(count) {
      for (let n = 0; n < count; n++) await agenda.now('message', { to: `member-${n}` })
      const { promise, resolve } = Promise.withResolvers<void>()
      left = count
      finished = resolve
      const since = performance.now()
      await agenda.start()
      await promise
      const took = performance.now() - since
      await agenda.stop()
      return took / count
    },
    async stop() {
      await agenda.stop()
    },
  }
}
