import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { testDatabase } from '../database.ts'
import type { HouseInMotion } from '../house-in-motion.ts'
import type { SlackClient } from '../platforms/slack/slack-client.ts'
import type { TokenChange } from '../platforms/teams/stand-in.ts'
import { localHouse } from './local-house.ts'
import { type SlackStage, slackStage } from './slack-stage.ts'
import { type TeamsStage, teamsStage } from './teams-stage.ts'

/*
 * Requests that Slack, Teams or the local page would never send, and what each gets, before the whole house: nothing of
 * them is stored, and nobody is told anything. What each platform refuses in detail is tested with it.
 */

const databases = { slack: testDatabase(), teams: testDatabase(), local: testDatabase() }

describe('requests to /slack/:', () => {
  let stage: SlackStage
  let client: SlackClient

  beforeAll(async () => {
    stage = await slackStage(databases.slack.uri)
    client = stage.client('leader-procurement')
  }, 60_000)
  afterAll(() => stage?.stop())
  untouched(() => ({ home: stage.home, posted: stage.slack.posts }))

  const now = () => Math.floor(stage.home.clock.real() / 1000)
  const event = (changed: object = {}) =>
    JSON.stringify({
      type: 'event_callback',
      team_id: 'T1',
      event_id: 'Ev-forged',
      event: { type: 'message', channel_type: 'im', channel: 'DU1', user: 'U1', team: 'T1', ts: '1.1', text: 'hi' },
      ...changed,
    })

  it.each([
    { what: 'a forged signature', body: () => event(), options: () => ({ secret: 'guessed' }), gets: 401 },
    { what: 'a stale timestamp', body: () => event(), options: () => ({ at: now() - 301 }), gets: 401 },
    { what: 'a future timestamp', body: () => event(), options: () => ({ at: now() + 90 }), gets: 401 },
    { what: 'another workspace', body: () => event({ team_id: 'T2' }), options: () => ({}), gets: 401 },
    { what: 'no JSON', body: () => '{', options: () => ({}), gets: 400 },
    { what: 'nothing that we know', body: () => '{"type":"novelty"}', options: () => ({}), gets: 200 },
    { what: 'more than a megabyte', body: () => 'x'.repeat(1_000_001), options: () => ({}), gets: 413 },
  ])('$what -> $gets', async ({ body, options, gets }) => {
    const { status } = await client.sends('/slack/events', body(), options()).catch(() => ({ status: 413 }))
    expect(status).toBe(gets)
  })
})

describe('requests to /api/messages:', () => {
  let stage: TeamsStage

  beforeAll(async () => {
    stage = await teamsStage(databases.teams.uri)
  }, 60_000)
  afterAll(() => stage?.stop())
  untouched(() => ({ home: stage.home, posted: stage.teams.asked }))

  const elsewhere = '99999999-9999-4999-8999-999999999999'
  it.each<{ what: string; token?: TokenChange; activity?: Record<string, unknown>; gets: number }>([
    { what: 'a token signed by somebody else', token: { stranger: true }, gets: 401 },
    { what: 'a token for another bot', token: { claims: { aud: 'another' } }, gets: 401 },
    { what: 'a token of another issuer', token: { claims: { iss: 'https://evil.example' } }, gets: 401 },
    { what: 'a token of yesterday', token: { expires: '-1 day' }, gets: 401 },
    {
      what: 'an address to answer to that the token does not name',
      activity: { serviceUrl: 'https://evil.example/' },
      gets: 401,
    },
    {
      what: 'another tenant',
      activity: {
        conversation: { conversationType: 'personal', tenantId: elsewhere, id: 'a:1' },
        channelData: { tenant: { id: elsewhere } },
      },
      gets: 403,
    },
    { what: 'nothing that we know', activity: { type: 'novelty' }, gets: 200 },
    { what: 'more than a megabyte', activity: { text: 'x'.repeat(1_000_001) }, gets: 413 },
  ])('$what -> $gets', async ({ token, activity, gets }) => {
    const sent = stage.activity('leader-procurement', { text: 'help', ...activity })
    const { status } = await stage.sends(sent, token).catch(() => ({ status: 413 }))
    expect(status).toBe(gets)
  })

  it('no token -> 401', async () => {
    const body = JSON.stringify(stage.activity('leader-procurement', { text: 'help' }))
    const headers = { 'content-type': 'application/json' }
    expect((await fetch(`${stage.home.url}/api/messages`, { method: 'POST', headers, body })).status).toBe(401)
  })
})

describe('requests to the local chat:', () => {
  let stage: Awaited<ReturnType<typeof localHouse>>

  beforeAll(async () => {
    stage = await localHouse(databases.local.uri)
  }, 60_000)
  afterAll(() => stage?.stop())
  untouched(() => ({ home: stage.home, posted: [] }))

  const json = { 'content-type': 'application/json' }
  const said = { as: 'secretariat', text: 'help' }
  it.each([
    { what: 'a page of another site', headers: { ...json, origin: 'https://evil.example' }, body: said, gets: 403 },
    { what: 'somebody who does not exist', headers: json, body: { as: 'nobody', text: 'help' }, gets: 404 },
    { what: 'nobody', headers: json, body: { text: 'help' }, gets: 400 },
    { what: 'text that is none', headers: json, body: { as: 'secretariat', text: { $ne: '' } }, gets: 400 },
    { what: 'a form of another site', headers: { 'content-type': 'text/plain' }, body: said, gets: 400 },
    { what: '20,001 characters', headers: json, body: { as: 'secretariat', text: 'x'.repeat(20_001) }, gets: 400 },
  ])('$what -> $gets', async ({ headers, body, gets }) => {
    const sent = { method: 'POST', headers, body: JSON.stringify(body) }
    expect((await fetch(`${stage.home.url}/local/api/said`, sent)).status).toBe(gets)
  })
})

describe('requests that come twice:', () => {
  let slack: SlackStage
  let teams: TeamsStage
  beforeAll(async () => {
    slack = await slackStage(databases.slack.uri)
    teams = await teamsStage(databases.teams.uri)
  }, 60_000)
  afterAll(() => Promise.all([slack?.stop(), teams?.stop()]))

  /** What acting leaves behind: the application begun, and its form. */
  const left = async ({ database }: HouseInMotion) =>
    Promise.all(
      ['received', 'applications', 'pending'].map((name) => database.connection.collection(name).countDocuments()),
    )

  it('the same event of Slack -> the same answer, and it is done once', async () => {
    const client = slack.client('expert-nairobi')
    const send = () => client.writes('apply procurement', {}, { event_id: 'Ev-twice' })
    expect((await send()).status).toBe(200)
    const once = await left(slack.home)
    expect((await send()).status).toBe(200)
    expect(await left(slack.home)).toEqual(once)
    expect(new Set(slack.slack.posts.map(({ blocks }) => JSON.stringify(blocks))).size).toBe(1)
  })

  it('the same activity of Teams -> the same answer, and it is done once', async () => {
    const activity = teams.activity('expert-nairobi', { text: 'apply procurement' })
    expect((await teams.sends(activity)).status).toBe(200)
    const once = await left(teams.home)
    expect((await teams.sends(activity)).status).toBe(200)
    expect(await left(teams.home)).toEqual(once)
    expect(new Set(teams.teams.asked.map(({ activity: { attachments } }) => JSON.stringify(attachments))).size).toBe(1)
  })
})

/** Nothing arrived in the house because of the request, and nothing left it. */
function untouched(look: () => { home: HouseInMotion; posted: readonly unknown[] }): void {
  let before: object
  const now = async () => {
    const { home, posted } = look()
    const { connection } = home.database
    const count = (name: string) => connection.collection(name).countDocuments()
    return {
      received: await count('received'),
      people: await count('people'),
      pending: await count('pending'),
      posted: posted.length,
      errors: home.log.filter(({ level }) => level === 'error'),
    }
  }
  beforeEach(async () => {
    before = await now()
  })
  afterEach(async () => {
    expect(await now()).toEqual(before)
  })
}
