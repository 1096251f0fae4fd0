import { createServer } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Message } from '#chat/message.ts'
import type { Recipient } from '#chat/platform.ts'
import { systemClock } from '#clock.ts'
import { botToken } from '#platforms/teams/internal/bot-token.ts'
import { channel, chatWithMaria, inChannel, inChat, maria } from './activities.ts'
import { readCard } from './card-reading.ts'
import { addressOf } from './http.ts'
import { nairobi, type Scene, scene } from './scene.ts'
import { type Mood, tenant } from './stand-in.ts'

let here: Scene
let toMaria: Recipient
const toChannel: Recipient = { place: { kind: 'channel', id: channel }, via: tenant }
const shared = { place: true as const, zone: 'Europe/Zurich', said: 'Geneva' }
const message: Message = {
  summary: ['PROC-7 tomorrow'],
  blocks: [
    {
      kind: 'text',
      spans: ['PROC-7 at ', { instant: '2021-05-21T13:00:00Z', zone: 'Europe/Zurich', said: 'Geneva', show: 'time' }],
    },
  ],
}

beforeAll(async () => {
  here = await scene()
  here.teams.conversations.add(channel)
  await here.sends(inChat(here.teams.serviceUrl, { text: 'hi' }))
  toMaria = {
    account: { platform: 'teams', workspace: tenant, user: maria.aadObjectId },
    via: tenant,
    address: here.received[0]?.address ?? '',
  }
})
afterAll(() => here.stop())
beforeEach(() => {
  here.teams.asked.length = 0
})

const send = (to = toMaria, what = message) =>
  here.platform.send(to, what, { reader: 'place' in to ? shared : nairobi, mark: 'mark-1' })

describe('a notice', () => {
  test('to a person reaches their chat at the address that an earlier message gave', async () => {
    expect(await send()).toEqual({
      sent: { via: tenant, place: { kind: 'direct', id: chatWithMaria }, id: 'message-1' },
    })
    expect(here.teams.asked).toMatchObject([
      { method: 'POST', conversation: chatWithMaria, activity: { summary: 'PROC-7 tomorrow' } },
    ])
    expect(readCard(here.teams.asked[0]?.activity.attachments?.[0]?.content).reads).toBe(
      'PROC-7 at 16:00 Nairobi (15:00 Geneva)',
    )
  })

  test('to a person whose chat is not known makes one', async () => {
    const address = JSON.stringify({ serviceUrl: here.teams.serviceUrl, tenant, user: maria.id })
    expect(await send({ ...toMaria, address } as Recipient)).toMatchObject({ sent: { place: { id: chatWithMaria } } })
    expect(here.teams.asked).toMatchObject([
      { conversation: '', activity: { isGroup: false, members: [{ id: maria.id }], tenantId: tenant } },
      { conversation: chatWithMaria },
    ])
  })

  test('to a channel begins a thread, and can be redrawn there', async () => {
    const sent = await send(toChannel)
    const ref = { via: tenant, place: { kind: 'channel' as const, id: channel, thread: 'message-1' }, id: 'message-1' }
    expect(sent).toEqual({ sent: ref })
    expect(await here.platform.edit(ref, message, { reader: shared })).toEqual({ sent: ref })
    expect(here.teams.asked).toMatchObject([
      { method: 'POST', conversation: channel },
      { method: 'PUT', conversation: `${channel};messageid=message-1`, id: 'message-1' },
    ])
    expect(readCard(here.teams.asked[1]?.activity.attachments?.[0]?.content).reads).toBe(
      'PROC-7 at 15:00 Geneva (13:00 UTC)',
    )
  })

  test('that was posted or not cannot be looked up', async () => {
    expect(await here.platform.find(toMaria, 'mark-1')).toBe('cannot tell')
  })

  test('needs one token for many posts', async () => {
    await Promise.all([send(), send(), send()])
    expect(here.teams.tokensGiven()).toBe(1)
  })
})

const refused = (status: number, code: string): Mood => ({ status, body: { error: { code } } })

describe('one attempt, and what became of it:', () => {
  const moods: [string, Mood, object][] = [
    ['429 with a time', { status: 429, headers: { 'retry-after': '7' } }, { slowDown: 7000 }],
    ['429 without', { status: 429 }, { slowDown: 2000 }],
    ['412', { status: 412 }, { slowDown: 2000 }],
    ['500', { status: 500 }, { unknown: true }],
    ['502', { status: 502 }, { unknown: true }],
    ['503 with a time', { status: 503, headers: { 'retry-after': '1' } }, { slowDown: 1000 }],
    ['503 without', { status: 503 }, { unknown: true }],
    ['504', { status: 504, headers: { 'retry-after': '1' } }, { unknown: true }],
    ['a connection that breaks', 'reset', { unknown: true }],
    ['no answer in time', 'hang', { unknown: true }],
    ['403', { status: 403, body: { error: { code: 'BotNotInConversationRoster' } } }, { unreachable: 'not-installed' }],
    [
      'a person who blocked the bot',
      {
        status: 403,
        body: {
          error: { code: 'ForbiddenOperationException', innerHttpError: { body: { subCode: 'MessageWritesBlocked' } } },
        },
      },
      { unreachable: 'blocked' },
    ],
    ...['BotDisabledByAdmin', 'BotNotRegistered', 'InvalidBotApiHost'].map(
      (code) => [`${code}, which speaks of the bot`, refused(403, code), { suspended: code }] as [string, Mood, object],
    ),
    ['a person who blocked it', refused(403, 'ConversationBlockedByUser'), { unreachable: 'blocked' }],
    ['a person without it', refused(403, 'ForbiddenOperationException'), { unreachable: 'not-installed' }],
    ['403 that nothing explains', { status: 403, body: '' }, { notYet: 600_000 }],
    ['404 that nothing explains', { status: 404 }, { notYet: 600_000 }],
    ['404', refused(404, 'ConversationNotFound'), { unreachable: 'not-installed' }],
    ['400', { status: 400, body: { error: { code: 'BadSyntax' } } }, { failed: 'Teams answered 400 BadSyntax' }],
    ['413', { status: 413, body: 'no JSON' }, { failed: 'Teams answered 413 ' }],
    ['401, the token', { status: 401, body: { error: { code: 'Unauthorized' } } }, { suspended: '401 Unauthorized' }],
  ]
  test.each(moods)('%s', async (...[, mood, became]) => {
    here.teams.moods.push(mood)
    expect(await send()).toEqual(became)
    expect(here.teams.asked).toHaveLength(1)
    expect(here.teams.moods).toEqual([])
  })

  test('no token to be had: it was certainly not posted', async () => {
    const { appId, appPassword } = { appId: 'another-app', appPassword: 'x' }
    const token = botToken(
      { appId, appPassword, loginUrl: `${here.teams.url}/login`, scope: 'https://connector.example' },
      systemClock,
    )
    await expect(token()).rejects.toMatchObject({
      fate: 'not-posted',
      status: 401,
      message: 'no token for Teams: the log-in service answered 401',
    })
  })

  test('a conversation that Teams does not know', async () => {
    expect(await send({ place: { kind: 'channel', id: '19:gone@thread.tacv2' }, via: tenant })).toEqual({
      unreachable: 'not-installed',
    })
  })

  test('a connection refused: it was certainly not posted', async () => {
    const closed = createServer()
    const serviceUrl = `${await addressOf(closed)}/`
    await new Promise((resolve) => closed.close(resolve))
    const address = JSON.stringify({ serviceUrl, tenant, user: maria.id, conversation: chatWithMaria })
    expect(await send({ ...toMaria, address } as Recipient)).toEqual({ slowDown: 5000 })
  })

  test('text that must stay whole and fits no card is never posted', async () => {
    const heavy: Message = { summary: ['x'], blocks: [{ kind: 'text', spans: ['x'.repeat(50_000)], whole: true }] }
    expect(await send(toMaria, heavy)).toEqual({ failed: 'a message is heavier than 40000 bytes' })
    expect(here.teams.asked).toEqual([])
  })

  test('an address that is not ours is a bug, not a fate', async () => {
    await expect(send({ ...toMaria, address: 'U024BE7LH' } as Recipient)).rejects.toThrow()
  })
})

test('a thread that somebody called us in is answered after a restart too', async () => {
  await here.sends(inChannel(here.teams.serviceUrl, { text: '<at>Convenor</at> hi' }))
  const place = here.received.at(-1)?.place
  expect(place).toBeDefined()
  if (place === undefined) return
  expect(await send({ place, via: tenant })).toEqual({ sent: { via: tenant, place, id: 'message-1' } })
})
