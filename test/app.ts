import { compose, type House } from '#app/compose.ts'
import type { Log } from '#app/log.ts'
import type { Charter } from '#charter/charter.ts'
import { readCharterFile } from '#charter/charter-file.ts'
import { type Clock, randomId } from '#clock.ts'
import { connect, type Database, type Gate } from '#database/connection.ts'
import type { Turns } from '#inbox/turns.ts'
import { linksFor } from '#web/links.ts'
import { skippedPauses } from './skipped-pauses.ts'

/** What the links of the tests' houses are signed with. */
export const secret = 'a secret for tests only'

/** What a house warned of, or failed with, oldest first. */
export type Logged = { level: 'warn' | 'error'; details: object; sentence: string }

/**
 * The one world that tests are held in: the whole application on a real database, with business time that stands still
 * until a test sets it, and no platform connected. `context.ts`, `talking-house.ts`, `house-in-motion.ts` and the crash
 * tests put people and platforms before it.
 */
export type TestApp = {
  house: House
  database: Database
  charter: Charter
  clock: Clock & { set(instant: string): void }
  log: Log
  logged: Logged[]
}

type Options = {
  uri: string
  charter?: Charter
  publicUrl?: string
  mailFrom?: { name: string; email: string } | null
  /** What ids are made by; random ones where absent. */
  id?: () => string
  /** Stands between the house and its database. */
  gate?: Gate
  /** What is read together is read part by part, so that each shows its plan. */
  separately?: true
  turns?: Turns
}

export async function testApp({
  uri,
  charter = u4ssc(),
  publicUrl = 'http://localhost:3978',
  mailFrom = null,
  id = randomId,
  turns,
  ...between
}: Options): Promise<TestApp> {
  let now = charter.demo?.startsAt ?? '2020-03-02T08:00:00Z'
  const { real, clockOffset, waits } = skippedPauses()
  const clock = {
    now: () => now,
    real,
    id,
    set(instant: string) {
      now = instant
    },
  }
  const logged: Logged[] = []
  const keep = (level: Logged['level']) => (details: object, sentence: string) =>
    void logged.push({ level, details, sentence })
  const log: Log = { debug() {}, info() {}, warn: keep('warn'), error: keep('error') }
  const database = await connect(uri, { clockOffset, ...between })
  const links = linksFor({ publicUrl, uidHost: 'convenor', secret, clock, mailFrom })
  const house = await compose({ database, clock, charter, log, links, waits, ...(turns ? { turns } : {}) })
  return { house, database, charter, clock, log, logged }
}

/** The charter of the first organisation, or another one. @throws with what is wrong with it. */
export function u4ssc(file = 'charters/u4ssc.yaml'): Charter {
  const read = readCharterFile(file)
  if (read.kind === 'faulty') throw new Error(read.errors.map(({ says }) => says).join('\n'))
  return read.charter
}
