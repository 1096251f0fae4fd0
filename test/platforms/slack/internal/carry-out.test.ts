import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { carryingOut } from '#platforms/slack/internal/carry-out.ts'
import { note } from '#platforms/slack/internal/plain-text.ts'
import { slackApi } from '#platforms/slack/internal/slack-api.ts'
import type { Step } from '#platforms/slack/internal/steps.ts'
import { botToken, type StandIn, startStandIn, type Trouble } from '../stand-in.ts'

/** Ways to give an answer, against a Slack that does not take it at once. Time moves by what is waited. */

let slack: StandIn
let now: number
let pauses: number[]
let stopping: AbortController
let lost: object[]

beforeEach(async () => {
  now = 1_700_000_000_000
  pauses = []
  lost = []
  stopping = new AbortController()
  slack = await startStandIn(() => now)
})
afterEach(() => slack.stop())

const words = { text: 'Hello.', blocks: [] }
const direct: Step = { method: 'chat.postMessage', input: { channel: 'U1', ...words } }
const wait = 1000

async function give(step: Step): Promise<void> {
  await carryingOut({
    call: slackApi({ botToken, apiUrl: slack.apiUrl }, wait),
    apiUrl: slack.apiUrl,
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: (details: object) => void lost.push(details) },
    wait,
    real: () => now,
    pause: async (milliseconds) => {
      pauses.push(milliseconds)
      now += milliseconds
    },
    stopping: stopping.signal,
  })([step])
}

const methods = () => slack.calls.map(({ method }) => method)
const soon = (status: number): Trouble => ({ status, headers: { 'retry-after': '2' } })

describe('An answer in the talk with the bot', () => {
  test.each<[string, Trouble, number]>([
    ['429 with Retry-After', soon(429), 2000],
    ['429 without one', { status: 429 }, 500],
    ['503 with Retry-After', soon(503), 2000],
    ['the word ratelimited', { error: 'ratelimited' }, 500],
    ['500', { status: 500 }, 500],
    ['502', { status: 502 }, 500],
    ['504', { status: 504 }, 500],
    ['a connection that is reset after it was read', 'reset', 500],
    ['no answer in time', 'hang', 500],
  ])('that met %s is given when Slack is well again', async (_, trouble, pause) => {
    slack.trouble('chat.postMessage', trouble)
    await give(direct)
    expect({ posts: slack.posts.map(({ text }) => text), pauses, lost }).toEqual({
      posts: ['Hello.'],
      pauses: [pause],
      lost: [],
    })
  })

  test('is repeated twice at most where Slack may have posted it, and then said to be lost in the log', async () => {
    slack.trouble('chat.postMessage', { status: 500 }, { status: 502 }, 'reset', { status: 500 })
    await give(direct)
    expect(methods()).toEqual(['chat.postMessage', 'chat.postMessage', 'chat.postMessage'])
    expect(lost).toHaveLength(1)
  })

  test('is tried for a minute where Slack has certainly not posted it', async () => {
    slack.trouble('chat.postMessage', ...Array.from({ length: 20 }, () => soon(429)))
    await give(direct)
    expect(slack.posts).toHaveLength(1)
    slack.trouble('chat.postMessage', ...Array.from({ length: 50 }, () => soon(429)))
    const begun = now
    await give(direct)
    expect(slack.posts).toHaveLength(1)
    expect(now - begun).toBe(58_000)
    expect(lost).toHaveLength(1)
  })

  test('is not repeated where Slack refuses it for good', async () => {
    slack.trouble('chat.postMessage', { error: 'channel_not_found' })
    await give(direct)
    expect([methods(), pauses]).toEqual([['chat.postMessage'], []])
  })

  test('is tried once more and no longer when the process stops', async () => {
    slack.trouble('chat.postMessage', soon(429), soon(429), soon(429))
    stopping.abort()
    await give(direct)
    expect([methods(), pauses]).toEqual([['chat.postMessage'], []])
  })
})

describe('An answer by a response_url', () => {
  const inChannel = (): Step => ({ post: slack.responseUrl('C1'), input: words, orElse: direct })

  test('that is refused for a moment is given there all the same', async () => {
    slack.trouble('response_url', soon(503))
    await give(inChannel())
    expect(methods()).toEqual(['response_url', 'response_url'])
  })

  test('that cannot be given there in time comes as a message', async () => {
    slack.trouble('response_url', { status: 429, headers: { 'retry-after': '120' } })
    await give(inChannel())
    expect([methods(), slack.posts.length]).toEqual([['response_url', 'chat.postMessage'], 1])
  })

  test('that may have been given stands there three times at most, the message counted', async () => {
    slack.trouble('response_url', { status: 500 }, { status: 500 }, { status: 500 })
    slack.trouble('chat.postMessage', { status: 500 }, { status: 500 })
    await give(inChannel())
    expect(methods()).toEqual(['response_url', 'response_url', 'chat.postMessage'])
  })

  test('that is not of Slack is never fetched', async () => {
    await give({ ...inChannel(), post: 'https://evil.example/respond' } as Step)
    expect(methods()).toEqual(['chat.postMessage'])
  })
})

describe('A form', () => {
  const view = {
    type: 'modal',
    title: { type: 'plain_text', text: 'Apply' },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [note('One moment.')],
  }
  const opened = (): Step => ({
    method: 'views.open',
    input: { trigger_id: slack.trigger(), view },
    before: now + 3000,
    orElse: { post: slack.responseUrl('C1'), input: words },
  })

  test('that Slack cannot open at once opens while its trigger lives', async () => {
    slack.trouble('views.open', { status: 503, headers: { 'retry-after': '1' } })
    await give(opened())
    expect(methods()).toEqual(['views.open', 'views.open'])
  })

  test('is offered by a message when its trigger would have died', async () => {
    slack.trouble('views.open', { status: 429, headers: { 'retry-after': '5' } })
    await give(opened())
    expect(methods()).toEqual(['views.open', 'response_url'])
  })
})
