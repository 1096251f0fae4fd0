import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterEach, describe, expect, test } from '@jest/globals'
import { steadyTime } from '#clock.ts'
import { connect } from '#database/connection.ts'
import { testDatabase } from '../database.ts'
import { type Application, startApplication } from '../story/application.ts'
import { type OwnMongod, ownMongod } from './own-mongod.ts'

const { uri } = testDatabase()
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
