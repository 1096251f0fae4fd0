import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { realTime } from '#clock.ts'
import { freePort } from '#database/ports.ts'
import { epochOf } from '#time/instant.ts'
import { testDatabase } from '../../database.ts'
import { arrivals } from '../../prove/kills/failpoints.ts'
import { type Member, startMember } from '../../prove/kills/trio.ts'
import { slackClient } from './slack-client.ts'
import { botToken, type StandIn, startStandIn, workspace } from './stand-in.ts'

/* A process of Convenor's own, which is killed with SIGKILL between the arrival of an event and the work on it. */

const database = testDatabase()
const signingSecret = '0123456789abcdef0123456789abcdef'
let slack: StandIn
let convenor: Member

beforeEach(async () => {
  slack = await startStandIn(realTime)
  const settings = {
    MONGODB_URI: database.uri,
    CHARTER: 'charters/u4ssc.yaml',
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_BOT_TOKEN: botToken,
    SLACK_TEAM: workspace.team,
    SLACK_API_URL: slack.apiUrl,
    SECRETARIAT_ACCOUNTS: `slack:${workspace.team}:USECRETARY`,
    LOG_LEVEL: 'warn',
    // Its processes start twice as fast.
    NODE_COMPILE_CACHE: 'node_modules/.cache/convenor',
    BUSINESS_START: `${epochOf('2020-03-02T08:00:00Z')}`,
    REAL_START: `${realTime()}`,
  }
  convenor = await startMember(settings, { port: await freePort(), offset: () => 0 })
})
afterEach(async () => {
  await convenor.stop()
  await slack.stop()
})

/** Someone who writes to the bot. `sends` is one delivery of a message: again with the same `event`, it is Slack's repetition. */
function person(user: string) {
  const client = slackClient({ url: convenor.url, slack, signingSecret, real: realTime, user })
  return {
    sends: (words: string, event: string) => client.writes(words, {}, { event_id: event }),
    /** What the bot has written to them since the test began. */
    read: () =>
      slack.calls.filter(({ method, input }) => method === 'chat.postMessage' && input.channel?.endsWith(user)),
  }
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(50)
}

test('an event whose process is killed before it is stored is not acknowledged, and its repetition is answered', async () => {
  const ada = person('U1')
  convenor.order({ arm: arrivals.notStored.name })
  const delivery = await ada.sends('help', 'Ev-1').catch(() => 'no answer')
  await until(() => !convenor.alive())
  expect(delivery).toBe('no answer')
  await convenor.revive()
  expect(await ada.sends('help', 'Ev-1')).toMatchObject({ status: 200 })
  await until(() => ada.read().length > 0)
  expect(await ada.sends('help', 'Ev-1')).toMatchObject({ status: 200 })
  expect(ada.read()).toHaveLength(1)
})

test('events that are acknowledged, and whose process is killed before the work on them, are answered by the next one', async () => {
  const [ada, ben] = [person('U1'), person('U2')]
  convenor.order({ arm: arrivals.held.name })
  const acknowledged = await Promise.all([ada.sends('help', 'Ev-2'), ben.sends('groups', 'Ev-3')])
  expect(acknowledged).toMatchObject([{ status: 200 }, { status: 200 }])
  convenor.signal('SIGKILL')
  await until(() => !convenor.alive())
  expect([ada.read(), ben.read()]).toEqual([[], []])
  await convenor.revive()
  await until(() => ada.read().length > 0 && ben.read().length > 0)
  // Slack may deliver them once more all the same.
  await Promise.all([ada.sends('help', 'Ev-2'), ben.sends('groups', 'Ev-3')])
  expect([ada.read(), ben.read()].map(({ length }) => length)).toEqual([1, 1])
})
