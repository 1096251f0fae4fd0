import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { testDatabase } from '../database.ts'
import { type Application, startApplication } from '../story/application.ts'
import { type LocalStage, localStage } from '../story/local-stage.ts'

/*
 * Real processes on one database, and a message that holds the event loop for ever. How long that is bearable is known
 * to the watchdog alone: the test waits for the end of a process, never for a time.
 */

const { uri } = testDatabase()
const NODE_OPTIONS = `--import=${pathToFileURL(resolve('test/inbox/hold-the-loop.ts'))}`
const text = `hold ${'a'.repeat(60)}x`
const as = 'leader-procurement'
const stopped = /^This took too long, so we stopped\. We won't try it again\./

type House = { application: Application; stage: LocalStage }
const houses: House[] = []

async function start(): Promise<House> {
  const application = await startApplication({ MONGODB_URI: uri, LOCAL_CHAT: 'on', NODE_OPTIONS })
  return { application, stage: localStage(application.url) }
}

beforeAll(async () => {
  houses.push(await start())
  houses.push(await start())
}, 300_000)
afterAll(() => Promise.all(houses.map(({ application }) => application.kill())))

describe('a message that holds the event loop for ever, sent to two processes on one database', () => {
  test('ends the first, is never worked on again by any, and its sender is told', async () => {
    const [first, second] = houses
    if (!first || !second) throw new Error('the processes did not start')

    const cutOff = first.stage.act('said', { as, text, key: 'deadly' }).catch(() => 'cut off')
    expect(await first.application.gone()).toBe('SIGKILL')
    expect(await cutOff).toBe('cut off')
    expect(first.application.printed()).toMatch(/the event loop stood still/)
    expect(first.application.printed()).toMatch(/"key":"leader-procurement\|deadly","stack":\[".*hold-the-loop\.ts:/)

    // The platform delivers it again, and its sender says the same again.
    // Where the second has given it up already, this is its answer.
    expect((await second.stage.act('said', { as, text, key: 'deadly' })).text).toMatch(/^(This took too long|$)/)
    expect((await second.stage.act('said', { as, text, key: 'again' })).text).toMatch(stopped)

    await first.application.restart()
    await first.stage.act('said', { as: 'secretariat', text: 'status' })
    const told = (await first.stage.arrived(as)).filter((one) => stopped.test(one.text))
    expect(told).toHaveLength(1)

    for (const { application, stage } of houses) {
      expect((await stage.act('said', { as, text: 'help' })).text).not.toBe('')
      expect((await stage.act('said', { as, text })).text).toMatch(stopped)
      expect(await application.end()).toBe(0)
    }
    expect(second.application.printed()).not.toMatch(/the event loop stood still/)
  }, 300_000)
})
