import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Act } from '#chat/incoming.ts'
import type { Platform, Receive } from '#chat/platform.ts'
import { type Clock, systemClock } from '#clock.ts'
import type { Log } from '#log.ts'
import type { Patience } from '#platforms/slack/limits.ts'
import { slackPlatform } from '#platforms/slack/platform.ts'
import type { State } from './filling.ts'
import { botToken, type StandIn, startStandIn, workspace } from './stand-in.ts'

const signingSecret = 'a secret shared with Slack'

/** What Slack's request was answered with. */
type Answered = { status: number; body: Record<string, unknown> | null }

/** Slack on one side and the platform on the other, with a person of the workspace who acts over signed HTTP requests. */
export type SlackUser = {
  slack: StandIn
  platform: Platform
  /** Where the platform listens. */
  url: string
  log: { level: string; sentence: string; details: object }[]
  command(text: string, more?: Record<string, string>): Promise<Answered>
  event(event: object, more?: object): Promise<Answered>
  writes(text: string, more?: object): Promise<Answered>
  mentions(text: string, more?: object): Promise<Answered>
  presses(act: Act & { opensForm?: true }, more?: object, channel?: string): Promise<Answered>
  submits(view: object, values: State, more?: object): Promise<Answered>
  /** A request as it is, signed at `at` (epoch seconds) with `secret`. */
  sends(path: string, body: string, options?: { type?: string; at?: number; secret?: string }): Promise<Answered>
  stop(): Promise<void>
}

type Options = { receive: Receive; clock?: Clock; patience?: Patience; team?: string }

export async function slackUser({
  receive,
  clock = systemClock,
  patience,
  team = workspace.team,
}: Options): Promise<SlackUser> {
  const slack = await startStandIn(clock.real)
  const kept: SlackUser['log'] = []
  const keep = (level: string) => (details: object, sentence: string) => kept.push({ level, sentence, details })
  const log: Log = { debug: keep('debug'), info: keep('info'), warn: keep('warn'), error: keep('error') }
  const settings = { signingSecret, botToken, team, apiUrl: slack.apiUrl, name: '/convenor', receive, clock, log }
  const platform = await slackPlatform({ ...settings, ...(patience ? { patience } : {}) })
  const server = createServer((request, response) => void platform.handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  slack.calls.length = 0
  let counter = 0

  const sends: SlackUser['sends'] = async (path, body, options = {}) => {
    const at = String(options.at ?? Math.floor(clock.real() / 1000))
    const signature = createHmac('sha256', options.secret ?? signingSecret)
      .update(`v0:${at}:${body}`)
      .digest('hex')
    const headers = {
      'content-type': options.type ?? 'application/json',
      'x-slack-request-timestamp': at,
      'x-slack-signature': `v0=${signature}`,
    }
    const answer = await fetch(url + path, { method: 'POST', headers, body })
    const text = await answer.text()
    return { status: answer.status, body: text === '' ? null : JSON.parse(text) }
  }
  const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString()
  const urlencoded = { type: 'application/x-www-form-urlencoded' }
  const interaction = (payload: object) =>
    sends('/slack/interactive', form({ payload: JSON.stringify(payload) }), urlencoded)
  const team_ = { id: workspace.team, domain: 'stand-in' }
  const person = { id: workspace.user, team_id: workspace.team, username: 'ada' }

  const event: SlackUser['event'] = (inner, more = {}) =>
    sends(
      '/slack/events',
      JSON.stringify({
        type: 'event_callback',
        team_id: workspace.team,
        api_app_id: workspace.app,
        event_id: `Ev${++counter}`,
        authorizations: [{ team_id: workspace.team, user_id: workspace.bot, is_bot: true }],
        event: inner,
        ...more,
      }),
    )
  const message = { user: workspace.user, team: workspace.team, ts: '1700000000.000100' }

  return {
    slack,
    platform,
    url,
    log: kept,
    sends,
    event,
    command: (text, more = {}) =>
      sends(
        '/slack/commands',
        form({
          command: '/convenor',
          text,
          team_id: workspace.team,
          api_app_id: workspace.app,
          channel_id: workspace.channel,
          channel_name: 'procurement',
          user_id: workspace.user,
          response_url: slack.responseUrl(more.channel_id ?? workspace.channel),
          trigger_id: slack.trigger(),
          ...more,
        }),
        urlencoded,
      ),
    writes: (text, more = {}) =>
      event({ type: 'message', channel: workspace.direct, channel_type: 'im', text, ...message, ...more }),
    mentions: (text, more = {}) =>
      event({
        type: 'app_mention',
        channel: workspace.channel,
        text: `<@${workspace.bot}> ${text}`,
        ...message,
        ...more,
      }),
    presses: (act, more = {}, channel = workspace.direct) =>
      interaction({
        type: 'block_actions',
        api_app_id: workspace.app,
        team: team_,
        user: person,
        trigger_id: slack.trigger(),
        response_url: slack.responseUrl(channel),
        channel: { id: channel, name: 'a-name' },
        container: { type: 'message', message_ts: '1700000000.000200', channel_id: channel, is_ephemeral: false },
        actions: [{ type: 'button', action_id: `${act.verb}:0.0`, block_id: 'b', value: JSON.stringify(act) }],
        ...more,
      }),
    submits: (view, values, more = {}) =>
      interaction({
        type: 'view_submission',
        api_app_id: workspace.app,
        team: team_,
        user: person,
        trigger_id: slack.trigger(),
        view: { id: 'V0', ...view, state: { values } },
        ...more,
      }),
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
