import { describe, expect, test } from '@jest/globals'
import { testDatabase } from '../../database.ts'
import { minute } from '../toy.ts'
import { ref, toyHouse } from '../toy-house.ts'

const { uri } = testDatabase()
const house = toyHouse(uri)

describe('a post of unknown fate, while the platform cannot be asked for it', () => {
  const unknown = 't|invitation||ann'
  /** One that has no answer, and of which the platform says only that it cannot be asked. */
  async function begin(): Promise<{ lookedAt: number[]; pass(milliseconds: number): Promise<void> }> {
    const lookedAt: number[] = []
    await house.members(['ann'])
    house.answer = () => 'never'
    const began = house.real
    await house.step(2 * minute)
    house.answer = () => ({ sent: ref })
    house.warnings = []
    house.cannotLook = () => {
      lookedAt.push((house.real - began) / minute)
      return new Error('no history today')
    }
    return {
      lookedAt,
      async pass(milliseconds) {
        for (let passed = 0; passed < milliseconds; passed += minute / 2) {
          house.real += minute / 2
          await house.step(0)
        }
      },
    }
  }

  test('is asked for again each minute, and counts as found as soon as it is', async () => {
    const { lookedAt, pass } = await begin()
    await pass(5 * minute)
    expect(lookedAt).toEqual([1, 2, 3, 4, 5])
    expect(await house.stateOf(unknown)).toBe('unknown')
    house.cannotLook = null
    house.found = 'there'
    await pass(minute)
    expect(await house.stateOf(unknown)).toBe('sent')
    expect(house.postsOf('invitation')).toEqual([])
  })

  test('is given up after an hour, as one that cannot be told, and the log says so', async () => {
    const { lookedAt, pass } = await begin()
    await pass(59 * minute)
    expect(house.warnings.map(({ delivery }) => delivery)).toEqual(lookedAt.map(() => unknown))
    expect(house.postsOf('invitation')).toEqual([])
    await pass(3 * minute)
    expect(lookedAt.at(-1)).toBeGreaterThanOrEqual(60)
    expect(lookedAt.at(-1)).toBeLessThanOrEqual(61)
    // Its kind repeats: it goes out again, and says that it may have come before.
    expect(await house.rows().findOne({ _id: unknown })).toMatchObject({ state: 'sent', repeated: true, repeats: 1 })
    expect(house.postsOf('invitation').map(({ mark }) => mark)).toEqual([unknown])
    expect(house.warnings.at(-1)).toMatchObject({ delivery: unknown, said: expect.stringContaining('given up') })
  })
})
