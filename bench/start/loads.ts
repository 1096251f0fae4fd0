import { realTime } from '#clock.ts'
import { slackClient } from '../../test/platforms/slack/slack-client.ts'
import { botToken, startStandIn, workspace } from '../../test/platforms/slack/stand-in.ts'
import { inChat } from '../../test/platforms/teams/activities.ts'
import { appId, appPassword, standIn, tenant } from '../../test/platforms/teams/stand-in.ts'

/** Where commands come from: the settings that let them in, and one command sent to a process at `url`. */
export type Load = {
  settings: Readonly<Record<string, string>>
  send(url: string, nth: number): Promise<void>
  stop(): Promise<void>
}

/** What people ask for all day. */
const commands = ['help', 'status', 'groups', 'next', 'calendar']
const commandOf = (nth: number) => commands[nth % commands.length] ?? ''
/** So many people take turns. */
const people = 40
const signingSecret = '0123456789abcdef0123456789abcdef'

/** Signed slash commands, with a stand-in for Slack's Web API. */
export async function slackLoad(): Promise<Load> {
  const slack = await startStandIn(realTime)
  return {
    settings: {
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_BOT_TOKEN: botToken,
      SLACK_TEAM: workspace.team,
      SLACK_API_URL: slack.apiUrl,
    },
    async send(url, nth) {
      const client = slackClient({ url, slack, signingSecret, real: realTime, user: `U${nth % people}` })
      const { status } = await client.command(commandOf(nth))
      slack.calls.length = 0
      if (status !== 200) throw new Error(`a command was answered ${status}`)
    },
    stop: () => slack.stop(),
  }
}

/** Signed messages in personal chats, with a stand-in for Microsoft's side. */
export async function teamsLoad(): Promise<Load> {
  const teams = await standIn()
  const { openIdUrl, tokenIssuer, oauthScope, loginUrl } = teams.standIns
  const authorization = `Bearer ${await teams.token({ expires: '3h' })}`
  return {
    settings: {
      TEAMS_APP_ID: appId,
      TEAMS_APP_PASSWORD: appPassword,
      TEAMS_TENANTS: tenant,
      TEAMS_OPENID_URL: openIdUrl,
      TEAMS_TOKEN_ISSUER: tokenIssuer,
      TEAMS_OAUTH_SCOPE: oauthScope,
      TEAMS_LOGIN_URL: loginUrl,
    },
    async send(url, nth) {
      const person = `person-${nth % people}`
      const conversation = { conversationType: 'personal', tenantId: tenant, id: `a:${person}` }
      teams.conversations.add(conversation.id)
      const from = { id: `29:${person}`, name: person, aadObjectId: `aad-${person}` }
      const body = JSON.stringify(inChat(teams.serviceUrl, { text: commandOf(nth), from, conversation }))
      const headers = { 'content-type': 'application/json', authorization }
      const { status } = await fetch(`${url}/api/messages`, { method: 'POST', headers, body })
      teams.asked.length = 0
      if (status !== 200) throw new Error(`a message was answered ${status}`)
    },
    stop: () => teams.stop(),
  }
}

/** Words on the local chat, as a script says them. */
export async function localLoad(): Promise<Load> {
  return {
    settings: { LOCAL_CHAT: 'on' },
    async send(url, nth) {
      const body = JSON.stringify({ as: 'expert-nairobi', text: commandOf(nth) })
      const headers = { 'content-type': 'application/json' }
      const { status } = await fetch(`${url}/local/api/said`, { method: 'POST', headers, body })
      if (status !== 200) throw new Error(`words were answered ${status}`)
    },
    stop: async () => {},
  }
}

/** Both in turn. */
export function both(one: Load, other: Load): Load {
  return {
    settings: { ...one.settings, ...other.settings },
    send: (url, nth) => (nth % 2 === 0 ? one : other).send(url, Math.floor(nth / 2)),
    stop: async () => {
      await Promise.all([one.stop(), other.stop()])
    },
  }
}
