import { createHmac } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { Pool } from 'undici'
import { realTime } from '#clock.ts'
import type { Introduction, Order, Result } from './order.ts'
import { instantSlack } from './stand-in.ts'

/*
 * The load generator, a process of its own: it signs slash commands as Slack does, sends them over connections that are
 * kept alive, as many as are needed, and is Slack's Web API as well, so that it sees every answer.
 */
const signingSecret = '0123456789abcdef0123456789abcdef'

type UnderWay = {
  sentAt: number
  order: Order
  result: Result
  /** What is heard of it: answers, other sentences, or that it was refused. */
  answers: number
  told: boolean
  refused: boolean
  settled(): void
}

/** The commands that are under way, by their numbers. */
const underWay = new Map<number, UnderWay>()
const pools = new Map<string, Pool>()
const slack = await instantSlack(heard)

function heard(about: { nth: number } | { user: string }, body: string): void {
  const one = 'nth' in about ? underWay.get(about.nth) : longestWaiting(about.user)
  if (!one) return
  if (!new RegExp(one.order.answer).test(body)) {
    one.result.told += 1
    one.told = true
    return
  }
  one.answers += 1
  if (one.answers > 1) one.result.twice += 1
  else one.result.answered.push(performance.now() - one.sentAt)
  one.settled()
}

function longestWaiting(user: string): UnderWay | undefined {
  for (const [nth, one] of underWay) if (one.answers === 0 && userOf(nth, one.order) === user) return one
  return undefined
}

function userOf(nth: number, { people }: Order): string {
  return `U${nth % people}`
}

/** A slash command in somebody's own talk with the bot, and its signature. */
function commandOf(nth: number, order: Order) {
  const user = userOf(nth, order)
  const fields = { command: '/convenor', text: order.words, team_id: 'T1', api_app_id: 'A1', channel_id: `D${user}` }
  const more = { channel_name: 'directmessage', user_id: user, response_url: slack.responseUrl(nth) }
  const body = new URLSearchParams({ ...fields, ...more, trigger_id: `trigger-${process.pid}-${nth}` }).toString()
  const at = String(Math.floor(realTime() / 1000))
  const signed = createHmac('sha256', signingSecret).update(`v0:${at}:${body}`).digest('hex')
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': at,
    'x-slack-signature': `v0=${signed}`,
  }
  return { method: 'POST' as const, path: '/slack/commands', headers, body }
}

/** Sends one command. Resolves when it is answered, or is known to get no answer. */
async function sent(nth: number, order: Order, { sentAt, result }: { sentAt: number; result: Result }): Promise<void> {
  const { promise, resolve: settled } = Promise.withResolvers<void>()
  const one = { sentAt, order, result, settled, answers: 0, told: false, refused: false }
  underWay.set(nth, one)
  try {
    const response = await poolOf(order.url).request(commandOf(nth, order))
    const text = await response.body.text()
    if (response.statusCode !== 200) throw new Error(`answered ${response.statusCode}`)
    result.acknowledged.push(performance.now() - sentAt)
    if (text !== '') heard({ nth }, text)
  } catch {
    one.refused = true
    settled()
  }
  await promise
}

function poolOf(url: string): Pool {
  const known = pools.get(url) ?? new Pool(url, { connections: null, keepAliveTimeout: 60_000, headersTimeout: 0 })
  pools.set(url, known)
  return known
}

async function carriedOut(order: Order): Promise<Result> {
  const none = { refused: 0, lost: 0, twice: 0, failed: 0, told: 0, cpu: 0, took: 0 }
  const result: Result = { acknowledged: [], answered: [], ...none }
  const before = process.cpuUsage()
  const began = performance.now()
  const { pace } = order
  const all =
    'perSecond' in pace ? steadily(order, { began, result, every: 1000 / pace.perSecond }) : inTurn(order, result)
  // Whoever never gets an answer is waited for so long and no longer.
  await Promise.race([all, patienceOf(order)])
  const took = performance.now() - began
  // An answer that came twice comes soon after.
  await sleep(200)
  for (const { answers, told, refused } of underWay.values()) {
    if (refused) result.refused += 1
    else if (answers === 0 && told) result.failed += 1
    else if (answers === 0) result.lost += 1
  }
  underWay.clear()
  const { user, system } = process.cpuUsage(before)
  return { ...result, cpu: (user + system) / 1000, took }
}

function patienceOf({ count, pace, patience }: Order): Promise<void> {
  return sleep(('perSecond' in pace ? (count / pace.perSecond) * 1000 : 0) + patience, undefined, { ref: false })
}

/** By the clock, whatever becomes of them: one that is late counts from when it was to be sent. */
async function steadily(
  order: Order,
  { began, result, every }: { began: number; result: Result; every: number },
): Promise<void> {
  const all: Promise<void>[] = []
  for (let index = 0; index < order.count; index++) {
    const due = began + index * every
    const wait = due - performance.now()
    if (wait > 1) await sleep(wait)
    all.push(sent(order.from + index, order, { sentAt: due, result }))
  }
  await Promise.all(all)
}

/** So many at once: where one is answered, the next is sent. */
async function inTurn(order: Order, result: Result): Promise<void> {
  const { from, count, pace } = order
  let next = from
  const sender = async () => {
    while (next < from + count) await sent(next++, order, { sentAt: performance.now(), result })
  }
  await Promise.all(Array.from({ length: 'atOnce' in pace ? pace.atOnce : 1 }, sender))
}

const introduction: Introduction = {
  settings: {
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_BOT_TOKEN: 'xoxb-stand-in',
    SLACK_TEAM: 'T1',
    SLACK_API_URL: slack.apiUrl,
    SECRETARIAT_ACCOUNTS: 'slack:T1:USECRETARY',
  },
}
process.send?.(introduction)
process.on('message', (order: Order) => void carriedOut(order).then((result) => process.send?.(result)))
process.once('disconnect', () => process.exit(0))
