import { describe, expect, test } from '@jest/globals'
import { testDatabase } from '../../database.ts'
import { minute } from '../toy.ts'
import { toyHouse } from '../toy-house.ts'

const { uri } = testDatabase()
const house = toyHouse(uri)

describe('a document that stays faulty', () => {
  test('is logged once, however often it is tried; and again where it had been mended in between', async () => {
    house.fault = { root: 't', in: 'its facts' }
    for (let tries = 0; tries < 3; tries++) {
      house.real += 301_000
      await house.step(0)
    }
    expect(house.errors).toEqual([{ root: 't', err: new Error('unreadable') }])
    house.fault = null
    house.real += 301_000
    expect(await house.step(2 * minute)).toBe(2)
    house.fault = { root: 't', in: 'its facts' }
    await house.change({ place: 'B' })
    await house.step(0)
    expect(house.errors).toHaveLength(2)
    house.errors = []
    house.fault = null
  })
})
