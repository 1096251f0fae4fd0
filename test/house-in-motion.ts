import type { House } from '#app/compose.ts'
import { moveForward, seedDemo } from '#app/demo.ts'
import { jobs, pages } from '#app/features.ts'
import type { Log } from '#app/log.ts'
import { pagePartsFor } from '#app/page-parts.ts'
import { startServer } from '#app/server.ts'
import type { Charter } from '#charter/charter.ts'
import type { Account } from '#chat/incoming.ts'
import type { Platform, Receive } from '#chat/platform.ts'
import type { Clock } from '#clock.ts'
import { entry } from '#context.ts'
import type { Database } from '#database/connection.ts'
import { importMeetings } from '#features/meetings/import-meetings.ts'
import { accountId } from '#features/people/account.ts'
import { accountStore } from '#features/people/person-store.ts'
import { epochOf, instantText } from '#time/instant.ts'
import { pagesApp } from '#web/pages-app.ts'
import { type Logged, secret, testApp, u4ssc } from './app.ts'

/** The whole house behind its one server, with real platforms, and business time that passes only when a test says so. */
export type HouseInMotion = {
  house: House
  database: Database
  charter: Charter
  clock: Clock & { set(instant: string): void }
  /** Where the server listens, without a slash at the end. */
  url: string
  /** Every warning and error, oldest first. */
  log: Logged[]
  /** Moves business time on as the demo does: each due instant and each midnight is visited. @returns how many notices were sent. */
  moveTo(instant: string): Promise<{ now: string; sent: number }>
  /** Makes somebody known by their account here, with the offices that the charter's demo gives them. */
  seat(person: string, at: { account: Account; via: string; address: string }): Promise<void>
  stop(): Promise<void>
}

/** What a platform is given when it is connected. */
type Joining = Pick<HouseInMotion, 'house' | 'database' | 'charter' | 'clock' | 'moveTo'> & {
  receive: Receive
  log: Log
}

type Options = { uri: string; charter?: Charter; connect: (joining: Joining) => Promise<Platform[]> }

/** @param options.connect makes the platforms; they stand in front of the house from then on. */
export async function houseInMotion({ uri, charter = u4ssc(), connect: join }: Options): Promise<HouseInMotion> {
  const { house, database, clock, log, logged } = await testApp({ uri, charter, publicUrl: 'https://convenor.example' })
  await importMeetings(house.contextOf('charter'), {})

  const setBusinessTime = async (epoch: number) => clock.set(instantText(Math.max(epochOf(clock.now()), epoch)))
  let lastMove: Promise<unknown> = Promise.resolve()
  const moveTo = (to: string) => {
    const move = lastMove.then(() =>
      moveForward(to, {
        clock: { ...clock, moveTo: setBusinessTime },
        zone: charter.organisation.zone,
        nextDue: house.outbox.nextDue,
        deliver: house.outbox.sweepUntilQuiet,
        atMidnight: async () => {
          for (const job of jobs) await job.run(house.jobContext())
        },
      }),
    )
    lastMove = move.catch(() => {})
    return move
  }

  const joining = { house, database, charter, clock, moveTo, receive: house.inbox.receive, log }
  const platforms = await join(joining)
  for (const platform of platforms) house.platforms.set(platform.name, platform)
  const report = (error: unknown, path: string) => {
    log.error({ err: error, path }, 'a request failed')
    return 'test'
  }
  const pageParts = await pagePartsFor(house, {
    database,
    clock,
    secret,
    publicUrl: 'https://convenor.example',
    report,
  })
  const server = await startServer({
    port: 0,
    host: '127.0.0.1',
    routes: platforms.map(({ name, paths, handle }) => ({
      paths,
      handle,
      ...(name === 'local' ? { bodyLimit: 40_000_000 } : {}),
    })),
    pages: pagesApp(pages, pageParts).fetch,
    checks: {},
    report,
  })

  return {
    house,
    database,
    charter,
    clock,
    moveTo,
    url: `http://127.0.0.1:${server.port}`,
    log: logged,
    async seat(person, at) {
      const context = house.contextOf('charter')
      const people = charter.demo?.people.filter(({ id }) => id === person) ?? []
      await seedDemo(context, { ...charter, ...(charter.demo && { demo: { ...charter.demo, people } }) })
      const known = { _id: accountId(at.account), person, ...at, reachable: true, unreachable: null }
      await context.store(accountStore).insert({ ...known, lastAt: context.now }, entry(context, 'seeded'))
    },
    async stop() {
      await Promise.all(platforms.map((platform) => platform.stop()))
      await server.close(0)
      await house.outbox.stop()
      await database.close()
    },
  }
}
