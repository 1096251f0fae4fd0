import { createHmac } from 'node:crypto'
import type { Act } from '#chat/incoming.ts'
import type { State } from './filling.ts'
import { type StandIn, workspace } from './stand-in.ts'

/** What we answered to Slack's request. */
export type Answered = { status: number; body: Record<string, unknown> | null }

/** One person of the workspace, who acts over HTTP requests that are signed as Slack signs them. */
export type SlackClient = {
  command(text: string, more?: Record<string, string>): Promise<Answered>
  event(event: object, more?: object, headers?: Record<string, string>): Promise<Answered>
  /** @param envelope what differs around the event. */
  writes(text: string, more?: object, envelope?: object): Promise<Answered>
  mentions(text: string, more?: object): Promise<Answered>
  presses(act: Act & { opensForm?: true }, more?: object, channel?: string): Promise<Answered>
  submits(view: object, values: State, more?: object): Promise<Answered>
  /** A request as it is, signed at `at` (epoch seconds) with `secret`. */
  sends(
    path: string,
    body: string,
    options?: { type?: string; at?: number; secret?: string; headers?: Record<string, string> },
  ): Promise<Answered>
}

/** `url`: where Convenor listens. `real`: epoch milliseconds. `user`: by whom, unless it is U1; their talk with the bot is `D` and their id. */
type Options = { url: string; slack: StandIn; signingSecret: string; real: () => number; user?: string }

export function slackClient({ url, slack, signingSecret, real, user = workspace.user }: Options): SlackClient {
  const direct = `D${user}`

  const sends: SlackClient['sends'] = async (path, body, options = {}) => {
    const at = String(options.at ?? Math.floor(real() / 1000))
    const signature = createHmac('sha256', options.secret ?? signingSecret)
      .update(`v0:${at}:${body}`)
      .digest('hex')
    const headers = {
      'content-type': options.type ?? 'application/json',
      'x-slack-request-timestamp': at,
      'x-slack-signature': `v0=${signature}`,
      ...options.headers,
    }
    const answer = await fetch(url + path, { method: 'POST', headers, body })
    const text = await answer.text()
    return { status: answer.status, body: text === '' ? null : JSON.parse(text) }
  }
  const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString()
  const urlencoded = { type: 'application/x-www-form-urlencoded' }
  const interaction = (payload: object) =>
    sends('/slack/interactive', form({ payload: JSON.stringify(payload) }), urlencoded)
  const team = { id: workspace.team, domain: 'stand-in' }
  const person = { id: user, team_id: workspace.team, username: 'ada' }

  const event: SlackClient['event'] = (inner, more = {}, headers = {}) =>
    sends(
      '/slack/events',
      JSON.stringify({
        type: 'event_callback',
        team_id: workspace.team,
        api_app_id: workspace.app,
        event_id: slack.eventId(),
        authorizations: [{ team_id: workspace.team, user_id: workspace.bot, is_bot: true }],
        event: inner,
        ...more,
      }),
      { headers },
    )
  const message = { user, team: workspace.team, ts: '1700000000.000100' }

  return {
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
          user_id: user,
          response_url: slack.responseUrl(more.channel_id ?? workspace.channel),
          trigger_id: slack.trigger(),
          ...more,
        }),
        urlencoded,
      ),
    writes: (text, more = {}, envelope = {}) =>
      event({ type: 'message', channel: direct, channel_type: 'im', text, ...message, ...more }, envelope),
    mentions: (text, more = {}) =>
      event({
        type: 'app_mention',
        channel: workspace.channel,
        text: `<@${workspace.bot}> ${text}`,
        ...message,
        ...more,
      }),
    presses: (act, more = {}, channel = direct) =>
      interaction({
        type: 'block_actions',
        api_app_id: workspace.app,
        team,
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
        team,
        user: person,
        trigger_id: slack.trigger(),
        view: { id: 'V0', ...view, state: { values } },
        ...more,
      }),
  }
}
