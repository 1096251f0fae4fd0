import { createHash } from 'node:crypto'
import type { House } from '#app/compose.ts'
import type { Config } from '#app/config.ts'
import type { Charter } from '#charter/charter.ts'
import type { Database } from '#database/connection.ts'
import { keepInstallation, readInstallation } from '#database/installation.ts'
import { flagDates } from '#features/duties/flag-dates.ts'
import { importMeetings } from '#features/meetings/import-meetings.ts'
import { seedSecretariat } from '#features/offices/seed-secretariat.ts'
import { type DemoClock, demoClock, seedDemo } from './demo.ts'
import { refuseLostIds } from './refuse-lost-ids.ts'

/**
 * The demo's clock, where only the local chat is on and the charter has a demo; null = business time is real time.
 * @throws where a database that the demo has advanced is to be used with real platforms.
 */
export async function demoFor(
  database: Database,
  { config, charter }: { config: Config; charter: Charter },
): Promise<DemoClock | null> {
  const onlyLocal = config.slack === null && config.teams === null
  if (onlyLocal) return charter.demo ? demoClock(database, charter.demo.startsAt) : null
  if ((await readInstallation(database)).demoOffset === null) return null
  throw new Error(
    'This database belongs to the demo, whose clock is not the real one. Give Slack and Teams another: set MONGODB_URI to a new database, or remove .convenor/ to begin again.',
  )
}

/**
 * Writes down, once, whom and what the settings and the charter name.
 * @throws where the charter does not know what is kept already.
 */
export async function seed(
  house: House,
  { charter, config, demo }: { charter: Charter; config: Config; demo: boolean },
) {
  await refuseLostIds(house.store, charter)
  if (demo) await seedDemo(house.contextOf('charter'), charter)
  await seedSecretariat(house.contextOf('settings'), { accounts: config.secretariat })
  await importMeetings(house.contextOf('charter'), {})
  await flagDates(house.contextOf('charter'), {})
}

/** A new charter, or new data of the world's zones, may want other notices, or at other times: everything is planned again. */
export async function replanForNewCharter(
  house: House,
  { database, charter }: { database: Database; charter: Charter },
) {
  const rules = JSON.stringify([charter, process.versions.tz ?? null])
  const hash = createHash('sha256').update(rules).digest('hex')
  if ((await readInstallation(database)).charterHash === hash) return
  await house.outbox.markAllAggregates()
  await keepInstallation(database, { charterHash: hash })
}
