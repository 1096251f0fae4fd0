import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { realTime, steadyTime } from '#clock.ts'
import { connect } from '#database/connection.ts'
import { testDatabase } from '../database.ts'
import { slackClient } from '../platforms/slack/slack-client.ts'
import { botToken, type StandIn, startStandIn, workspace } from '../platforms/slack/stand-in.ts'
import { type Application, startApplication } from '../story/application.ts'
import { type OwnMongod, ownMongod } from './own-mongod.ts'

const { uri } = testDatabase()
const hanging = testDatabase()
let mongod: OwnMongod | null = null
afterEach(async () => {
  await mongod?.remove()
  mongod = null
})

async function endingTime(application: Application): Promise<number> {
  const began = steadyTime()
  await application.end()
  return steadyTime() - began
}

describe('SIGTERM', () => {
  test.each<[string, (own: OwnMongod) => unknown]>([
    ['well', () => {}],
    ['frozen', (own) => own.freeze()],
    ['gone', (own) => own.kill()],
  ])(
    'ends the application within ten seconds while its database is %s',
    async (state, happen) => {
      mongod = await ownMongod()
      const application = await startApplication({ MONGODB_URI: mongod.uri })
      await happen(mongod)
      const took = await endingTime(application)
      process.stdout.write(`SIGTERM with mongod ${state}: ${(took / 1000).toFixed(1)} s\n`)
      expect(took).toBeLessThan(10_000)
    },
    120_000,
  )
})

describe('SIGTERM while Slack takes posts and does not answer', () => {
  const signingSecret = '0123456789abcdef0123456789abcdef'
  const secretary = 'USECRETARY'
  let slack: StandIn
  beforeAll(async () => {
    slack = await startStandIn(realTime)
  })
  afterAll(() => slack.stop())

  test('ends the application within ten seconds: nothing more is posted, and what hangs is of unknown fate', async () => {
    const application = await startApplication({
      MONGODB_URI: hanging.uri,
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_BOT_TOKEN: botToken,
      SLACK_TEAM: workspace.team,
      SLACK_API_URL: slack.apiUrl,
      SECRETARIAT_ACCOUNTS: `slack:${workspace.team}:${secretary}`,
    })
    const { url } = application
    const client = (user: string) => slackClient({ url, slack, signingSecret, real: realTime, user })
    slack.trouble('chat.postMessage', ...Array.from({ length: 100 }, () => 'hang' as const))
    // Notices to people for whom it is daytime now, and an answer to somebody who wrote.
    const zone = ['Africa/Nairobi', 'America/Lima', 'Pacific/Auckland'].find(isDaytime) ?? ''
    const people = ['UANN', 'UBEN', 'UCYD', 'UDAN']
    for (const user of people)
      slack.people.set(user, { tz: zone, real_name: user, profile: { email: `${user}@e.org` } })
    const notices = () =>
      slack.calls.filter(({ method, input }) => method === 'chat.postMessage' && people.includes(input.channel ?? ''))
    for (const user of people)
      for (const words of [`appoint <@${user}> leader financing`, 'yes']) await client(secretary).writes(words)
    await client('UADA').writes('help')
    while (notices().length < 2) await sleep(50)
    const began = notices().length
    const took = await endingTime(application)
    process.stdout.write(`SIGTERM while ${began} notices hang: ${(took / 1000).toFixed(1)} s\n`)
    expect(took).toBeLessThan(10_000)
    expect(application.printed()).not.toContain('did not end in time')
    // One may have been about to begin.
    expect(notices().length).toBeLessThanOrEqual(began + 1)
    const database = await connect(hanging.uri)
    const rows = database.connection.collection('deliveries')
    expect(await rows.countDocuments({ state: 'sending' })).toBe(0)
    expect(await rows.countDocuments({ state: 'unknown' })).toBeGreaterThan(0)
    await database.close()
  }, 60_000)
})

/** Whether no quiet hours hold back what is sent there now. */
function isDaytime(zone: string): boolean {
  const { hour } = Temporal.Instant.fromEpochMilliseconds(realTime()).toZonedDateTimeISO(zone)
  return hour >= 9 && hour < 19
}

describe('a start that breaks off', () => {
  test('because its port is taken has sent nothing, and woken nothing', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const address = other.address()
    const port = typeof address === 'object' && address ? address.port : 0
    await expect(startApplication({ MONGODB_URI: uri, PORT: `${port}` })).rejects.toThrow(`Port ${port} is taken`)
    other.close()
    const database = await connect(uri)
    expect(await database.connection.collection('wake-ups').countDocuments()).toBe(0)
    await database.close()
  }, 60_000)
})
