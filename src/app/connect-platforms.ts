import type { House } from '#app/compose.ts'
import type { Config } from '#app/config.ts'
import { jobs } from '#app/features.ts'
import type { Log } from '#app/log.ts'
import type { Charter } from '#charter/charter.ts'
import type { Receive } from '#chat/platform.ts'
import type { Clock } from '#clock.ts'
import type { Database } from '#database/connection.ts'
import { inHurry } from '#database/patience.ts'
import { deliverNotices } from '#jobs/deliver-notices.ts'
import { type DemoClock, moveForward } from './demo.ts'

type Parts = {
  config: Config
  charter: Charter
  clock: Clock
  demo: DemoClock | null
  database: Database
  house: House
  log: Log
}

/** Connects the platforms that the settings name, and the local chat where it is on. Only their code is loaded. */
export async function connectPlatforms(parts: Parts): Promise<void> {
  const { config, charter, clock, house, log } = parts
  const receive: Receive = (incoming, handing) => inHurry(() => house.inbox.receive(incoming, handing))
  const common = { receive, clock, log }
  if (config.slack) {
    const { slackPlatform } = await import('#platforms/slack/platform.ts')
    const { apiUrl, ...slack } = config.slack
    const name = `/${charter.words.command}`
    house.platforms.set('slack', await slackPlatform({ ...common, ...slack, ...(apiUrl ? { apiUrl } : {}), name }))
  }
  if (config.teams) {
    const { teamsPlatform } = await import('#platforms/teams/platform.ts')
    const { standIn, ...teams } = config.teams
    const standIns = standIn ? { standIns: standIn } : {}
    house.platforms.set('teams', await teamsPlatform({ ...common, ...teams, ...standIns, name: charter.words.bot }))
  }
  if (config.mail) {
    const { emailPlatform } = await import('#platforms/email/platform.ts')
    house.platforms.set('email', emailPlatform({ ...config.mail, log }))
  }
  if (config.localChat) {
    const { localPlatform } = await import('#platforms/local/platform.ts')
    const { localHost } = await import('./local-host.ts')
    const host = localHost({ charter, clock, house, forward: forwardOf(parts) })
    house.platforms.set('local', await localPlatform({ ...common, database: parts.database, host }))
  }
}

/** Moves the demo's clock forward, one move at a time: the next one waits for its turn. */
function forwardOf({ demo, charter, house }: Parts) {
  if (demo === null) return null
  let last: Promise<unknown> = Promise.resolve()
  return (to: string) => {
    const move = last.then(async () => {
      await demo.catchUp()
      return moveForward(to, {
        clock: demo,
        zone: charter.organisation.zone,
        nextDue: house.outbox.nextDue,
        deliver: house.outbox.sweepUntilQuiet,
        // What is due is delivered after each step anyway.
        atMidnight: async () => {
          for (const job of jobs) if (job !== deliverNotices) await job.run(house.jobContext())
        },
      })
    })
    last = move.catch(() => {})
    return move
  }
}
