import { compose, type House } from '#app/compose.ts'
import { type Config, secretsOf } from '#app/config.ts'
import { jobs, pages } from '#app/features.ts'
import { createLog, type Log } from '#app/log.ts'
import type { Charter } from '#charter/charter.ts'
import { type Clock, systemClock } from '#clock.ts'
import { connect, type Database, type Gate } from '#database/connection.ts'
import { keptOnce } from '#database/installation.ts'
import { migrate } from '#database/migrate.ts'
import { migrations } from '#database/migrations/migrations.ts'
import { callInTime } from '#database/patience.ts'
import { processName } from '#database/process-name.ts'
import { startWatchdog } from '#inbox/watchdog.ts'
import type { Waits } from '#outbox/sending/waits.ts'
import { startScheduler } from '#scheduler.ts'
import { sayInstant } from '#time/say-instant.ts'
import { linksFor } from '#web/links.ts'
import { pagesApp } from '#web/pages-app.ts'
import { connectPlatforms } from './connect-platforms.ts'
import { listen } from './listen.ts'
import { createMetrics, type Metrics } from './metrics/metrics.ts'
import { pagePartsFor } from './page-parts.ts'
import { demoFor, replanForNewCharter, seed } from './seed.ts'
import { readChecks, type ServerOptions } from './server.ts'
import { type Started, stopAll } from './stop-all.ts'
import { followZoneData, zoneDataVersion } from './zone-data.ts'

export type Running = { port: number; stop(): Promise<void> }

export type RunOptions = {
  config: Config
  charter: Charter
  mongodbUri: string
  /** One line for the person who started it. */
  say: (line: string) => void
  /** A test's own clock, and what stands between it and the database. */
  test?: { clock: Clock; gate: Gate; clockOffset: () => number; waits: Waits }
}

/** Runs Convenor against a database, until it is stopped. @throws with a sentence where it cannot; then nothing runs any more. */
export async function run(options: RunOptions): Promise<Running> {
  const { config } = options
  // The address in use: that of our own server, which no setting names, holds its key.
  const secrets = secretsOf({ ...config, mongodbUri: options.mongodbUri })
  const logging = { level: config.logLevel, pretty: process.stdout.isTTY, secrets }
  const started: Started = {}
  const metrics = createMetrics(() => ({
    backlog: () => houseOf(started).outbox.backlog(),
    incoming: () => houseOf(started).inbox.count(),
    ready: () => readChecks(checksOf(started)),
  }))
  const log = metrics.countingLines(createLog({ ...logging, write: (line) => process.stdout.write(line) }))
  const watchdog = startWatchdog({ mongodbUri: options.mongodbUri, log, logging })
  try {
    const port = await start(started, options, { log, metrics })
    return {
      port,
      async stop() {
        log.info({}, 'stopping: work in hand is finished first')
        await stopAll(started, log)
        await watchdog.stop()
      },
    }
  } catch (error) {
    await stopAll(started, log)
    await watchdog.stop()
    throw error
  }
}

/** @returns the port it listens on. Each part that has to be stopped is noted as soon as it is there. */
async function start(
  started: Started,
  options: RunOptions,
  { log, metrics }: { log: Log; metrics: Metrics },
): Promise<number> {
  const { config, charter, mongodbUri, say, test } = options
  let wake = () => {}
  const gate = metrics.counting(test?.gate ?? callInTime)
  const database = await connect(mongodbUri, { ...test, gate, wake: () => wake(), report: log.warn })
  started.database = database
  await migrate(database, migrations, processName(systemClock.id()))
  const demo = await demoFor(database, { config, charter })
  started.demo = demo
  const clock: Clock = test?.clock ?? demo ?? systemClock
  const secret = config.linkSecret ?? (await keptOnce(database, 'linkSecret', clock.id() + clock.id()))
  const uidHost = `${await keptOnce(database, 'id', clock.id())}.convenor`
  const links = linksFor({
    publicUrl: config.publicUrl,
    uidHost,
    secret,
    clock,
    mailFrom: config.mail?.from ?? null,
  })
  const house = await compose({ database, clock, charter, log, links, metrics, ...(test ? { waits: test.waits } : {}) })
  started.house = house
  wake = () => house.outbox.wake()
  await seed(house, { charter, config, demo: demo !== null })
  await replanForNewCharter(house, { database, charter })
  await followZoneData(house, { database, clock, log })

  await connectPlatforms({ config, charter, clock, demo, database, house, log })
  const report = (error: unknown, path: string) => {
    const id = clock.id().slice(0, 8)
    log.error({ err: error, id, path }, 'a request failed')
    return id
  }
  const pageParts = await pagePartsFor(house, { database, clock, secret, publicUrl: config.publicUrl, report })
  // Before anything is sent: one that finds its port taken is not to be, and another may be running.
  const server = await listen({
    port: config.port,
    platforms: house.platforms.values(),
    pages: pagesApp(pages, pageParts).fetch,
    checks: checksOf(started),
    about: { zoneData: zoneDataVersion },
    report,
    metrics,
    metricsAccess: { token: config.metricsToken, publicUrl: config.publicUrl },
  })
  started.server = server
  // Not waited for: one that takes long, or takes the process down, must not keep the house from opening.
  house.inbox.resume().catch((error) => log.error({ err: error }, 'what was left begun could not be finished'))
  await house.outbox.start()
  started.scheduler = await startScheduler(jobs, {
    database: databaseOf(database),
    zone: charter.organisation.zone,
    context: house.jobContext,
    clock,
    log,
  })
  for (const line of startLines({ config, charter, clock, house, demo: demo !== null, localPort: server.localPort }))
    say(line)
  return server.port
}

/** What has to work for this process to be ready. */
function checksOf(started: Started): ServerOptions['checks'] {
  const { outbox } = houseOf(started)
  return {
    database: async () =>
      started.database !== undefined && (await databaseOf(started.database).command({ ping: 1 })).ok === 1,
    delivery: async () => outbox.alive(),
    queues: async () => outbox.standingStill().length === 0,
    platforms: async () => (await outbox.suspended()).length === 0,
    jobs: async () => ((await started.scheduler?.overdue()) ?? ['all']).length === 0,
  }
}

function houseOf({ house }: Started): House {
  if (!house) throw new Error('nothing runs yet')
  return house
}

function databaseOf({ connection }: Database) {
  if (!connection.db) throw new Error('the database is not connected')
  return connection.db
}

/** What runs, where, which platforms are on, and which clock. */
function startLines({
  config,
  charter,
  clock,
  house,
  demo,
  localPort,
}: {
  config: Config
  charter: Charter
  clock: Clock
  house: House
  demo: boolean
  localPort: number | null
}): string[] {
  const { zone, said, short } = charter.organisation
  const now = sayInstant({ instant: clock.now(), zone, ...(said ? { said } : {}), show: 'both' }, { zone })
  const names = { slack: 'Slack', teams: 'Microsoft Teams', local: 'local chat', email: 'e-mail' }
  const on = [...house.platforms.values()].map(({ name }) => names[name])
  return [
    `${charter.words.bot} for ${short} is ready.`,
    `  Open       ${config.publicUrl}`,
    `  Platforms  ${on.join(', ')}`,
    ...(localPort === null ? [] : [`  Local chat http://localhost:${localPort} (on this computer only)`]),
    `  Clock      ${now}${demo ? ' (the demo: it ticks, and you can move it forward)' : ''}`,
    `  Database   ${config.mongodbUri === null ? 'our own MongoDB, in .convenor/' : 'MONGODB_URI'}`,
  ]
}
