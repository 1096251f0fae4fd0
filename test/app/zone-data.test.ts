import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { followZoneData } from '#app/zone-data.ts'
import { entry } from '#context.ts'
import { readZoneData } from '#database/installation.ts'
import { pollStore } from '#features/polls/poll-store.ts'
import { type Logged, testApp, u4ssc } from '../app.ts'
import { testDatabase } from '../database.ts'

const { uri } = testDatabase()
const app = await testApp({ uri, charter: u4ssc() })
afterAll(() => app.database.close())
beforeEach(async () => {
  await app.database.connection.collection('installation').deleteMany({})
})

const kept = async () => JSON.parse((await readZoneData(app.database)) ?? 'null')
const start = (version: string) => followZoneData(app.house, { ...app, version })
const warned = ({ logged }: { logged: Logged[] }) => logged.splice(0).map((line) => JSON.stringify(line))

test('a first start keeps what clocks show in the world, three years ahead', async () => {
  await start('2026c')
  const { version, until, zones } = await kept()
  expect(version).toBe('2026c')
  expect(until > '2023-01-01').toBe(true)
  expect(Object.keys(zones).length).toBeGreaterThan(400)
  expect(zones['Europe/Zurich'].length).toBeGreaterThan(5)
})

test('a newer program replaces it; an older one says so, and leaves it', async () => {
  await start('2026c')
  await start('2027a')
  expect(await kept()).toMatchObject({ version: '2027a' })
  app.logged.splice(0)
  await start('2026c')
  expect(await kept()).toMatchObject({ version: '2027a' })
  expect(warned(app).join()).toContain('newer zone data')
})

test('zone data that may be over a year old are worth a warning', async () => {
  app.logged.splice(0)
  await start('2001a')
  expect(warned(app).join()).toContain('please update Node')
})

test('the times of an open poll keep their wall time; what is over, or closed, stays', async () => {
  const polls = app.house.store(pollStore)
  const context = app.house.contextOf('leader')
  const choice = (id: string, date: string, at: string) => ({
    id,
    date,
    time: '15:00',
    zone: 'Europe/Zurich',
    lasts: 'PT60M',
    at,
  })
  const poll = {
    ...{ group: 'procurement', title: 'Studies', link: null, fairest: ['1', '2'], askedBy: 'leader' },
    choices: [choice('1', '2020-03-20', '2020-03-20T13:00:00Z'), choice('2', '2020-06-19', '2020-06-19T13:00:00Z')],
    ...{ askedAt: '2020-03-02T08:00:00Z', until: '2020-03-12T08:00:00Z', ended: null },
  }
  await polls.insert({ ...poll, _id: 'open', state: 'open' }, entry(context, 'asked'))
  await polls.insert({ ...poll, _id: 'closed', state: 'closed' }, entry(context, 'asked'))
  await start('2026c')
  const times = async (id: string) => (await polls.get(id))?.choices.map(({ at }) => at)
  expect(await times('open')).toEqual(['2020-03-20T14:00:00Z', '2020-06-19T13:00:00Z'])
  expect(await times('closed')).toEqual(['2020-03-20T13:00:00Z', '2020-06-19T13:00:00Z'])
})
