import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { MongoClient } from 'mongodb'
import { realTime } from '#clock.ts'
import { freePort } from '#database/ports.ts'
import { epochOf } from '#time/instant.ts'
import { testDatabase } from '../database.ts'
import { slackClient } from '../platforms/slack/slack-client.ts'
import { botToken, type StandIn, startStandIn, workspace } from '../platforms/slack/stand-in.ts'
import { type Member, startMember } from '../prove/kills/trio.ts'

/* What the real application says of itself at /readyz and /metrics: a process of its own, whose clock can be moved on. */

const { uri } = testDatabase()
const signingSecret = '0123456789abcdef0123456789abcdef'
const secretary = 'USECRETARY'
const well = {
  database: true,
  delivery: true,
  queues: true,
  platforms: true,
  jobs: true,
  zoneData: process.versions.tz,
}

const client = new MongoClient(uri)
let slack: StandIn
let convenor: Member
let passed = 0

beforeAll(async () => {
  slack = await startStandIn(realTime)
  const settings = {
    MONGODB_URI: uri,
    CHARTER: 'charters/u4ssc.yaml',
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_BOT_TOKEN: botToken,
    SLACK_TEAM: workspace.team,
    SLACK_API_URL: slack.apiUrl,
    SECRETARIAT_ACCOUNTS: `slack:${workspace.team}:${secretary}`,
    LOG_LEVEL: 'error',
    BUSINESS_START: `${epochOf('2020-03-02T08:00:00Z')}`,
    REAL_START: `${realTime()}`,
  }
  convenor = await startMember(settings, { port: await freePort(), offset: () => 0 })
}, 60_000)
afterAll(async () => {
  await convenor?.stop()
  await slack.stop()
  await client.close()
})

function pass(milliseconds: number): void {
  passed += milliseconds
  convenor.order({ offset: passed })
}

/** Waits until it says so. */
async function says(status: number, checks: object): Promise<void> {
  for (let tries = 0; ; tries++) {
    const response = await fetch(`${convenor.url}/readyz`)
    const said = [response.status, await response.json()]
    if (tries === 150) expect(said).toEqual([status, checks])
    if (JSON.stringify(said) === JSON.stringify([status, checks])) return
    await sleep(100)
  }
}

/** Has somebody written to, so that the outbox looks at once what is due. */
async function appoint(user: string, group: string): Promise<void> {
  await speaker().writes(`appoint <@${user}> leader ${group}`)
  await speaker().writes('yes')
}

function speaker() {
  const real = () => realTime() + passed
  return slackClient({ url: convenor.url, slack, signingSecret, real, user: secretary })
}

test('it is not ready while Slack refuses it, and ready again by itself when Slack takes it', async () => {
  await says(200, well)
  await speaker().writes('appoint <@UNOOR> leader financing')
  for (const method of ['chat.postMessage', 'auth.test'])
    slack.trouble(method, ...Array.from({ length: 100 }, () => ({ error: 'invalid_auth' })))
  await speaker().writes('yes')
  await says(503, { ...well, platforms: false })
  slack.untroubled()
  // The next time that Slack is asked.
  pass(10_000)
  await says(200, well)
})

test('it is not ready while a job is overdue', async () => {
  const rows = client.db().collection('wake-ups')
  const job = (values: object) => rows.updateOne({ name: 'end-terms' }, { $set: values })
  // Another process has begun it, and does not get on.
  await job({ nextRunAt: new Date(realTime() - 120_000), lockedAt: new Date() })
  // In its first minute a process makes up for what was missed.
  pass(60_000)
  await appoint('UNEXT', 'ai')
  await says(503, { ...well, jobs: false })
  await job({ nextRunAt: new Date(realTime() + 3_600_000), lockedAt: null })
  await says(200, well)
})

test('it measures itself, and names nobody: neither a person nor a workspace', async () => {
  const metrics = async () => (await fetch(`${convenor.url}/metrics`)).text()
  await metrics()
  await speaker().command('status')
  const found = await metrics()
  for (const name of [
    'convenor_acknowledgement_seconds_count{platform="slack"} 1',
    'convenor_answers_total{kind="said",outcome="',
    'convenor_database_calls_total{call="received.begin"} 1',
    'convenor_ready{check="database"} 1',
    'convenor_planner_due ',
  ])
    expect(found).toContain(name)
  expect(found).not.toMatch(new RegExp(`UMETER|${secretary}|${workspace.team}`))
})
