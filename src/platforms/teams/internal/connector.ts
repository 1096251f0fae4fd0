import { type Activity, type BotFrameworkAdapter, type CloudAdapter, TeamsInfo, type TurnContext } from 'botbuilder'
import type { Address } from './address.ts'

/** A conversation, and the regional address of Teams that serves it. */
export type Spot = { serviceUrl: string; conversation: string }

/** What the bot asks of Teams. Every one makes one attempt and throws PostError. */
export type Connector = {
  /** @returns the id of the message. */
  post(spot: Spot, activity: Partial<Activity>): Promise<string>
  redraw(spot: Spot, id: string, activity: Partial<Activity>): Promise<void>
  /** @returns the conversation with a person, which Teams makes where there is none yet. */
  meet(address: Address): Promise<Spot>
  /** @returns the aadObjectId of a `29:` address seen in the conversation. */
  whois(spot: Spot, user: string): Promise<string | null>
}

/** The SDK's client of the REST interface, under the name by which its main package lets us call it. */
type Client = ReturnType<BotFrameworkAdapter['createConnectorClient']>

export function connector(adapter: CloudAdapter, appId: string): Connector {
  const bot = { id: `28:${appId}`, name: '' }

  /** The SDK hands its context to a function; what that function finds is the result. */
  async function within<Result>(
    { serviceUrl, conversation }: Spot,
    act: (client: Client, context: TurnContext) => Promise<Result>,
  ): Promise<Result> {
    const found: { result: Result }[] = []
    const place = { id: conversation, isGroup: false, conversationType: '', name: '' }
    const reference = { channelId: 'msteams', serviceUrl, bot, conversation: place }
    await adapter.continueConversationAsync(appId, reference, async (context) => {
      const client = context.turnState.get<Client>(adapter.ConnectorClientKey)
      if (client === undefined) throw new Error('the SDK gave no client')
      found.push({ result: await act(client, context) })
    })
    return only(found).result
  }

  return {
    // Past the context: it would add a conversation of an empty kind to the body, which some services refuse.
    post: (spot, activity) =>
      within(spot, async ({ conversations }) => {
        const { id } = await conversations.sendToConversation(spot.conversation, { ...activity, from: bot })
        return id
      }),
    redraw: (spot, id, activity) =>
      within(spot, async ({ conversations }) => {
        await conversations.updateActivity(spot.conversation, id, { ...activity, from: bot })
      }),
    async meet({ serviceUrl, tenant, user, conversation }) {
      if (conversation !== undefined) return { serviceUrl, conversation }
      const found: Spot[] = []
      const members = [{ id: user, name: '' }]
      const wanted = { isGroup: false, bot, members, tenantId: tenant, channelData: { tenant: { id: tenant } } }
      await adapter.createConversationAsync(appId, 'msteams', serviceUrl, '', wanted, async ({ activity }) => {
        found.push({ serviceUrl, conversation: activity.conversation.id })
      })
      return only(found)
    },
    whois: (spot, user) =>
      within(spot, async (_, context) => (await TeamsInfo.getMember(context, user)).aadObjectId ?? null),
  }
}

function only<Found>([found]: Found[]): Found {
  if (found === undefined) throw new Error('the SDK did not call back')
  return found
}
