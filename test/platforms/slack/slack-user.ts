import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Log } from '#app/log.ts'
import type { Platform, Receive } from '#chat/platform.ts'
import { type Clock, systemClock } from '#clock.ts'
import type { Patience } from '#platforms/slack/limits.ts'
import { slackPlatform } from '#platforms/slack/platform.ts'
import { type SlackClient, slackClient } from './slack-client.ts'
import { botToken, type StandIn, startStandIn, workspace } from './stand-in.ts'

const signingSecret = 'a secret shared with Slack'

/** Slack on one side and the platform on the other, with a person of the workspace who acts over signed HTTP requests. */
export type SlackUser = SlackClient & {
  slack: StandIn
  platform: Platform
  /** Where the platform listens. */
  url: string
  log: { level: string; sentence: string; details: object }[]
  stop(): Promise<void>
}

type Options = { receive: Receive; clock?: Clock; patience?: Patience; team?: string; enterprise?: string }

export async function slackUser({
  receive,
  clock = systemClock,
  patience,
  team = workspace.team,
  enterprise,
}: Options): Promise<SlackUser> {
  const slack = await startStandIn(clock.real)
  slack.enterprise = enterprise ?? null
  const kept: SlackUser['log'] = []
  const keep = (level: string) => (details: object, sentence: string) => kept.push({ level, sentence, details })
  const log: Log = { debug: keep('debug'), info: keep('info'), warn: keep('warn'), error: keep('error') }
  const settings = { signingSecret, botToken, team, apiUrl: slack.apiUrl, name: '/convenor', receive, clock, log }
  const platform = await slackPlatform({ ...settings, ...(patience ? { patience } : {}) })
  const server = createServer((request, response) => void platform.handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  slack.calls.length = 0
  return {
    ...slackClient({ url, slack, signingSecret, real: clock.real }),
    slack,
    platform,
    url,
    log: kept,
    stop: async () => {
      await platform.stop()
      await new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      })
      await slack.stop()
    },
  }
}
