import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Message } from '#chat/message.ts'
import type { Recipient } from '#chat/platform.ts'
import { systemClock } from '#clock.ts'
import { slackApi } from '#platforms/slack/internal/slack-api.ts'
import { send as sendSlack } from '#platforms/slack/send.ts'
import { reader } from '../samples.ts'
import { type SlackUser, slackUser } from './slack-user.ts'
import { botToken, startStandIn, type Trouble, workspace } from './stand-in.ts'

let user: SlackUser
beforeEach(async () => {
  user = await slackUser({ receive: async () => ({ outcome: { kind: 'nothing' }, reader: { zone: 'UTC' } }) })
})
afterEach(() => user.stop())

const message: Message = { summary: ['PROC-7 is on Friday.'], blocks: [] }
const ada: Recipient = { account: { platform: 'slack', workspace: 'T1', user: 'U1' }, via: 'T1', address: 'U1' }
const group: Recipient = { place: { kind: 'channel', id: workspace.channel }, via: 'T1' }
const send = (to: Recipient = ada) => user.platform.send(to, message, { reader, mark: 'm1|reminder|1|ada' })

describe('A post', () => {
  test('to a person goes to their talk with the bot, once, with its mark unseen', async () => {
    const sent = await send()
    expect(user.slack.posts).toMatchObject([
      { channel: 'DU1', metadata: { event_payload: { mark: 'm1|reminder|1|ada' } } },
    ])
    expect(sent).toEqual({ sent: { via: 'T1', place: { kind: 'direct', id: 'DU1' }, id: user.slack.posts[0]?.ts } })
  })

  test('to a channel stands in that channel', async () => {
    expect(await send(group)).toEqual({
      sent: { via: 'T1', place: { kind: 'channel', id: 'C1' }, id: user.slack.posts[0]?.ts },
    })
  })

  test.each<[string, Trouble, object]>([
    ['slowed down, for as long as Slack says', { status: 429, headers: { 'retry-after': '7' } }, { slowDown: 7000 }],
    ['slowed down, without saying how long', { status: 429 }, { slowDown: 30_000 }],
    ['slowed down by word', { error: 'ratelimited' }, { slowDown: 30_000 }],
    ['a server error', { status: 503 }, { unknown: true }],
    ['a server that says when it can again', { status: 503, headers: { 'retry-after': '5' } }, { slowDown: 5000 }],
    ['a gateway that heard no answer', { status: 504, headers: { 'retry-after': '5' } }, { unknown: true }],
    ['a connection cut off', 'reset', { unknown: true }],
    ['an internal error after which it may have been posted', { error: 'internal_error' }, { unknown: true }],
    ["a page of somebody's proxy", { status: 200, body: '<html>Bad gateway</html>' }, { unknown: true }],
    ['a person who has left', { error: 'user_disabled' }, { unreachable: 'gone' }],
    ['a channel that is no more', { error: 'channel_not_found' }, { unreachable: 'gone' }],
    ['a channel without the bot', { error: 'not_in_channel' }, { unreachable: 'not-installed' }],
    ...[
      'invalid_auth',
      'token_revoked',
      'token_expired',
      'not_authed',
      'account_inactive',
      'team_access_not_granted',
    ].map(
      (error) => [`${error}, which speaks of the app`, { error }, { suspended: error }] as [string, Trouble, object],
    ),
    ['an app without a messages tab', { error: 'messages_tab_disabled' }, { suspended: 'messages_tab_disabled' }],
    ["a proxy's refusal", { status: 403 }, { suspended: 'http 403' }],
    ['blocks that Slack does not take', { error: 'invalid_blocks' }, { failed: 'invalid_blocks' }],
    ['a missing right', { error: 'missing_scope' }, { suspended: 'missing_scope' }],
  ])('met by %s', async (_, trouble, outcome) => {
    user.slack.trouble('chat.postMessage', trouble)
    expect(await send()).toEqual(outcome)
    expect(user.slack.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(1)
    expect(user.slack.posts).toEqual([])
  })

  test('that never left is known not to be posted', async () => {
    const { apiUrl, stop } = await startStandIn(systemClock.real)
    await stop()
    const away = slackApi({ botToken, apiUrl }, 1000)
    expect(await sendSlack(ada, message, { reader, mark: 'm', call: away })).toEqual({ slowDown: 30_000 })
  })

  test('that got no answer in time may have been posted', async () => {
    const hasty = slackApi({ botToken, apiUrl: user.slack.apiUrl }, 50)
    user.slack.trouble('chat.postMessage', 'hang')
    expect(await sendSlack(ada, message, { reader, mark: 'm', call: hasty })).toEqual({ unknown: true })
  })
})

describe('A message that is too long for Slack', () => {
  /** A roster, with its buttons under it. */
  const roster = (people: number): Message => ({
    summary: ['Who is in Procurement'],
    blocks: [
      { kind: 'heading', text: 'Procurement' },
      {
        kind: 'list',
        items: Array.from({ length: people }, (_, index) => [`Person ${index}, ${'of Somewhere '.repeat(8)}`]),
      },
      { kind: 'buttons', buttons: [{ label: 'Why me', act: { verb: 'why', about: {} } }] },
    ],
  })
  const lastBlocks = () => user.slack.posts.map(({ blocks }) => blocks.slice(-2))

  test.each([115, 230, 1000])(
    'a list of %i people arrives, says how many are missing, and keeps its buttons',
    async (people) => {
      const sent = await user.platform.send(ada, roster(people), { reader, mark: 'm' })
      expect(sent).toHaveProperty('sent')
      expect(lastBlocks()).toMatchObject([[{ type: 'context' }, { type: 'actions' }]])
      const shown = JSON.stringify(user.slack.posts[0]?.blocks)
      const missing = Number(/… and (\d+) more/.exec(shown)?.[1])
      expect(missing).toBeGreaterThan(0)
      expect(shown.match(/Person \d+/g)).toHaveLength(people - missing)
    },
  )

  test('whole text that is too long arrives as far as it fits, with its buttons', async () => {
    const whole = { kind: 'text' as const, spans: ['word '.repeat(5000)], whole: true as const }
    const long: Message = { summary: ['Long'], blocks: [whole, ...roster(1).blocks.slice(-1)] }
    expect(await user.platform.send(ada, long, { reader, mark: 'm' })).toHaveProperty('sent')
    expect(lastBlocks()).toMatchObject([
      [{ elements: [{ text: 'More than Slack shows in one message.' }] }, { type: 'actions' }],
    ])
  })

  test.each(['msg_blocks_too_long', 'msg_too_long'])(
    'refused all the same as %s is sent smaller, not dropped',
    async (error) => {
      user.slack.trouble('chat.postMessage', { error }, { error })
      expect(await user.platform.send(ada, roster(60), { reader, mark: 'm' })).toHaveProperty('sent')
      const sizes = user.slack.calls.map(({ input }) => JSON.stringify(input.blocks).length)
      expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
      expect(lastBlocks()).toMatchObject([[{ type: 'context' }, { type: 'actions' }]])
    },
  )

  test('an edit of it, and an answer to words, arrive too', async () => {
    const sent = await send()
    const ref = 'sent' in sent ? sent.sent : null
    expect(ref && (await user.platform.edit(ref, roster(300), { reader }))).toEqual({ sent: ref })
    await user.stop()
    const answer = { outcome: { kind: 'say' as const, to: 'actor' as const, message: roster(300) }, reader }
    user = await slackUser({ receive: async () => answer })
    user.slack.trouble('chat.postMessage', { error: 'msg_blocks_too_long' })
    await user.writes('members procurement')
    expect(user.slack.posts).toHaveLength(1)
  })

  test('refused for its size however small it is fails by that name', async () => {
    user.slack.trouble('chat.postMessage', ...Array.from({ length: 20 }, () => ({ error: 'msg_too_long' })))
    expect(await send()).toEqual({ failed: 'msg_too_long' })
  })
})

describe('A post of unknown fate', () => {
  test('is found by its mark', async () => {
    await send()
    await user.platform.send(ada, message, { reader, mark: 'another' })
    const found = { via: 'T1', place: { kind: 'direct', id: 'DU1' }, id: user.slack.posts[0]?.ts }
    expect(await user.platform.find(ada, 'm1|reminder|1|ada')).toEqual(found)
  })

  test('is absent where the whole talk holds none', async () => {
    await send()
    expect(await user.platform.find(ada, 'never sent')).toBe('absent')
  })

  test('is absent where the last hundred messages reach back a day, and otherwise nobody can tell', async () => {
    const answering = (age: number) => {
      const ts = String(systemClock.real() / 1000 - age)
      user.slack.trouble('conversations.history', {
        status: 200,
        body: JSON.stringify({ ok: true, has_more: true, messages: [{ ts }] }),
      })
    }
    answering(2 * 86_400)
    expect(await user.platform.find(ada, 'x')).toBe('absent')
    answering(600)
    expect(await user.platform.find(ada, 'x')).toBe('cannot tell')
  })

  test('that Slack does not answer for, or not now, is asked for again later: that is no "nobody can tell"', async () => {
    for (const trouble of [{ status: 500 }, { status: 429, headers: { 'retry-after': '30' } }, 'reset'] as const) {
      user.slack.trouble('conversations.history', ...Array.from({ length: 3 }, () => trouble))
      await expect(user.platform.find(ada, 'x')).rejects.toThrow()
      user.slack.untroubled()
    }
  })

  test('in a channel, which the bot may not read, or where Slack refuses it: nobody can tell', async () => {
    expect(await user.platform.find(group, 'x')).toBe('cannot tell')
    user.slack.trouble('conversations.history', { error: 'missing_scope' })
    expect(await user.platform.find(ada, 'x')).toBe('cannot tell')
  })
})

describe('An edit', () => {
  const changed: Message = { summary: ['PROC-7 is cancelled.'], blocks: [] }

  test('redraws the post', async () => {
    const sent = await send()
    const ref = 'sent' in sent ? sent.sent : null
    expect(ref && (await user.platform.edit(ref, changed, { reader }))).toEqual({ sent: ref })
    expect(user.slack.posts).toMatchObject([{ text: 'PROC-7 is cancelled.' }])
  })

  test('of a post that was deleted fails by name', async () => {
    const ref = { via: 'T1', place: { kind: 'direct' as const, id: 'DU1' }, id: '1.1' }
    expect(await user.platform.edit(ref, changed, { reader })).toEqual({ failed: 'message_not_found' })
  })
})
