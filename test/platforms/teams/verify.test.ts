import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { SignJWT, UnsecuredJWT } from 'jose'
import { isServiceUrl } from '#platforms/teams/verify.ts'
import { inChat } from './activities.ts'
import { type Scene, scene } from './scene.ts'
import { appId } from './stand-in.ts'

let here: Scene
beforeAll(async () => {
  here = await scene()
})
afterAll(() => here.stop())
beforeEach(() => {
  here.received.length = 0
  here.logged.length = 0
})

const claims = () => ({ serviceurl: here.teams.serviceUrl, aud: appId, iss: 'https://issuer.example' })
const message = (changes = {}) => inChat(here.teams.serviceUrl, { text: 'hi', ...changes })

test('a token that Teams signed for us is believed', async () => {
  expect(await here.sends(message())).toEqual({ status: 200, body: null })
  expect(here.received).toHaveLength(1)
})

describe('401, one line in the log, and nothing of the token anywhere:', () => {
  const said: unknown[][] = []
  const refusal = { level: 'warn', about: { platform: 'teams', problem: expect.any(String) }, what: 'refused' }
  beforeEach(() => {
    said.length = 0
    for (const way of ['error', 'warn', 'log', 'info', 'debug'] as const)
      jest.spyOn(console, way).mockImplementation((...words) => void said.push(words))
  })
  afterEach(() => {
    jest.restoreAllMocks()
    expect({ said, received: here.received, logged: here.logged }).toEqual({
      said: [],
      received: [],
      logged: [refusal],
    })
  })

  test.each([
    ['signed with another key', { stranger: true }],
    ['of an unknown key', { kid: 'key-2' }],
    ['for another bot', { claims: { aud: 'another-app' } }],
    ['of another issuer', { claims: { iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/' } }],
    ['of yesterday', { expires: '-1 day' }],
    ['for another service URL', { claims: { serviceurl: 'https://smba.trafficmanager.net/emea/' } }],
    ['without a service URL', { claims: { serviceurl: undefined } }],
  ])('a token %s', async (_, changed) => {
    expect(await here.sends(message(), changed)).toEqual({ status: 401, body: null })
  })

  test.each([
    ['no token', async () => undefined],
    ['words', async () => 'Bearer of good news'],
    ['another scheme', async () => `Basic ${await here.teams.token()}`],
    ['alg none', async () => `Bearer ${new UnsecuredJWT(claims()).encode()}x`],
    [
      'HS256 with the app id as its secret',
      async () => {
        const token = new SignJWT(claims()).setProtectedHeader({ alg: 'HS256', kid: 'key-1' }).setExpirationTime('1h')
        return `Bearer ${await token.sign(new TextEncoder().encode(appId))}`
      },
    ],
    ['half a token', async () => `Bearer ${(await here.teams.token()).slice(0, -40)}`],
  ])('%s', async (_, authorization) => {
    expect(await here.post(JSON.stringify(message()), await authorization())).toEqual({ status: 401, body: null })
  })

  test('another channel than Teams', async () => {
    expect(await here.sends(message({ channelId: 'emulator' }))).toMatchObject({ status: 401 })
  })
})

test('503 while the keys of Teams cannot be had, so that Teams sends it again; then it is taken', async () => {
  const fresh = await scene()
  const words = () => fresh.sends(inChat(fresh.teams.serviceUrl, { text: 'hi' }))
  try {
    fresh.teams.keysAreAway(true)
    expect(await words()).toEqual({ status: 503, body: null })
    expect(fresh.logged).toMatchObject([{ level: 'error' }])
    fresh.teams.keysAreAway(false)
    expect(await words()).toEqual({ status: 200, body: null })
  } finally {
    await fresh.stop()
  }
})

describe('403:', () => {
  const stranger = '99999999-9999-4999-8999-999999999999'
  test.each([
    ['another tenant', { conversation: { id: 'a:1', tenantId: stranger }, channelData: { tenant: { id: stranger } } }],
    ['another tenant in one of the two places', { channelData: { tenant: { id: stranger } } }],
    ['no tenant at all', { conversation: { id: 'a:1' }, channelData: {} }],
  ])('%s', async (_, changes) => {
    expect(await here.sends(message(changes))).toEqual({ status: 403, body: null })
    expect(here.received).toEqual([])
  })
})

describe('400:', () => {
  test.each([
    ['no activity type', JSON.stringify({ ...inChat('http://127.0.0.1/'), type: undefined })],
    ['no service URL', JSON.stringify({ ...inChat('http://127.0.0.1/'), serviceUrl: undefined })],
    ['no JSON', '{'],
    ['nothing', ''],
    ['a list', '[]'],
    ['null', 'null'],
  ])('%s', async (_, body) => {
    expect(await here.post(body, `Bearer ${await here.teams.token()}`)).toEqual({ status: 400, body: null })
  })
})

test('405 to anything but a POST', async () => {
  expect((await fetch(here.url)).status).toBe(405)
})

test('413 to more than a megabyte', async () => {
  expect(await here.post('x'.repeat(1_000_001))).toMatchObject({ status: 413 })
})

test.each([
  ['https://smba.trafficmanager.net/emea/', true],
  ['https://smba.infra.gcc.teams.microsoft.com/teams/', true],
  ['http://smba.trafficmanager.net/emea/', false],
  ['https://smba.trafficmanager.net.evil.example/', false],
  ['https://evil.example/smba.trafficmanager.net/', false],
  ['https://teams.microsoft.com.evil.example/', false],
  ['http://127.0.0.1:3978/', false],
  ['', false],
])('%s as a service URL: %s', (url, trusted) => {
  expect(isServiceUrl(url, { loopback: false })).toBe(trusted)
})
