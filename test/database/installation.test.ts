import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { connect, type Database } from '#database/connection.ts'
import { keepInstallation, keptOnce, readInstallation } from '#database/installation.ts'
import { testDatabase } from '../database.ts'

const { uri } = testDatabase()
let first: Database
let second: Database

beforeAll(async () => {
  first = await connect(uri)
  second = await connect(uri)
})
afterAll(() => Promise.all([first.close(), second.close()]))

test('what is kept once is the same for every process and at every start, whatever each would have made', async () => {
  await keepInstallation(first, { charterHash: 'hash' })
  const made = await Promise.all([first, second].map((process, n) => keptOnce(process, 'id', `made by ${n}`)))
  expect(new Set(made).size).toBe(1)
  expect(await keptOnce(second, 'id', 'made later')).toBe(made[0])
  expect(await keptOnce(second, 'linkSecret', 'secret')).toBe('secret')
  expect(await readInstallation(first)).toEqual({
    id: made[0],
    linkSecret: 'secret',
    demoOffset: null,
    charterHash: 'hash',
  })
})
