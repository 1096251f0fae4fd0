import { appId, tenant } from './stand-in.ts'

export const maria = { id: '29:maria', name: 'María Núñez', aadObjectId: '22222222-2222-4222-8222-222222222222' }
export const bot = { id: `28:${appId}`, name: 'Convenor' }
export const chatWithMaria = 'a:chat-with-maria'
export const channel = '19:procurement@thread.tacv2'

type Changes = Record<string, unknown>
let count = 0

/** What Teams sends when Maria writes in her chat with the bot. @param changes what differs. */
export function inChat(serviceUrl: string, changes: Changes = {}): Changes {
  count += 1
  return {
    type: 'message',
    id: `activity-${count}`,
    timestamp: '2021-05-20T08:00:00.123Z',
    localTimezone: 'Africa/Nairobi',
    locale: 'en-KE',
    channelId: 'msteams',
    serviceUrl,
    from: maria,
    recipient: bot,
    conversation: { conversationType: 'personal', tenantId: tenant, id: chatWithMaria },
    channelData: { tenant: { id: tenant } },
    entities: [{ type: 'clientInfo', locale: 'en-KE', country: 'KE', platform: 'Web', timezone: 'Africa/Nairobi' }],
    ...changes,
  }
}

/** What Teams sends when Maria mentions the bot in a channel: the text and its formatted copy. */
export function inChannel(serviceUrl: string, changes: Changes = {}): Changes {
  const conversation = {
    conversationType: 'channel',
    isGroup: true,
    tenantId: tenant,
    id: `${channel};messageid=1600000000001`,
  }
  const mention = { type: 'mention', mentioned: bot, text: '<at>Convenor</at>' }
  return inChat(serviceUrl, { conversation, entities: [mention], ...changes })
}

/** A press of a button that asks for a dialog. @param data what the button carries. */
export function dialogPress(activity: Changes, data: unknown): Changes {
  return {
    ...activity,
    type: 'invoke',
    name: 'task/fetch',
    text: undefined,
    value: { data, context: { theme: 'default' } },
  }
}

/** A dialog sent off. @param data the button's data and the answers beside it. */
export function dialogSubmit(activity: Changes, data: unknown): Changes {
  return {
    ...activity,
    type: 'invoke',
    name: 'task/submit',
    text: undefined,
    value: { data, context: { theme: 'default' } },
  }
}
