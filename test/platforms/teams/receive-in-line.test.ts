import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { Answer, Waiting } from '#chat/platform.ts'
import { inChat } from './activities.ts'
import { nairobi, type Scene, scene } from './scene.ts'

/* Somebody who writes while many others are before them. */

let here: Scene
let waiting: Waiting
let work: PromiseWithResolvers<Answer>
beforeAll(async () => {
  here = await scene((_incoming, handing) => {
    handing?.stored?.(waiting)
    return work.promise
  })
})
afterAll(() => here.stop())
beforeEach(() => {
  here.teams.asked.length = 0
  work = Promise.withResolvers()
})

const hello: Answer = {
  outcome: { kind: 'say', to: 'actor', message: { summary: ['Hello.'], blocks: [] } },
  reader: nairobi,
}
const posted = () => here.teams.asked.map((asked) => JSON.stringify(asked)).filter((asked) => asked.includes('summary'))

test('a message that others are before is acknowledged at once, and answered later', async () => {
  waiting = { milliseconds: 4_000, sayBusy: false }
  expect((await here.sends(inChat(here.teams.serviceUrl, { text: 'help' }))).status).toBe(200)
  expect(posted()).toEqual([])
  work.resolve(hello)
  await here.platform.stop()
  expect(posted()).toMatchObject([expect.stringContaining('Hello.')])
})

test('whoever waits for more than half a minute is told so first', async () => {
  waiting = { milliseconds: 61_000, sayBusy: true }
  expect((await here.sends(inChat(here.teams.serviceUrl, { text: 'help' }))).status).toBe(200)
  expect(posted()).toMatchObject([expect.stringContaining('in about a minute')])
  work.resolve(hello)
  await here.platform.stop()
  expect(posted()).toMatchObject([expect.stringContaining('in about a minute'), expect.stringContaining('Hello.')])
})
