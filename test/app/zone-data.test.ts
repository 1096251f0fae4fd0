import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { followZoneData } from '#app/zone-data.ts'
import { readZoneData } from '#database/installation.ts'
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
