import { beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { leaveGroup } from '#features/applications/leave-group.ts'
import { plus } from '#time/instant.ts'
import { sayInstant } from '#time/say-instant.ts'
import { anyNumberADay, type TestHouse, testHouse } from '../context.ts'
import { steering } from './steering.ts'

/* A meeting that is moved n times inside the hold is told once, from the time that each last saw; there and back, never. */

let house: TestHouse
let runs = 0

beforeAll(async () => {
  // The budget of a day is not what is tested here.
  house = await testHouse(anyNumberADay)
  await house.until('2020-03-03T09:00:00Z')
})

const moves = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 6 })

test('moved n times inside the hold', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(moves, { minLength: 1, maxLength: 3 }), async (batches) => {
      const run = ++runs
      const [early, late] = [`expert-${run}-early`, `expert-${run}-late`]
      await arrives(early)
      await house.until(plus(house.now(), 'PT1M'))
      const first = Temporal.Instant.from(house.now()).toZonedDateTimeISO('UTC').add({ days: 15 })
      const steer = steering(house, first.toPlainDate().toString())
      const meeting = await steer.schedule(`meeting-${run}`)
      const start = async () => (await steer.now(meeting)).sessions[0]?.at ?? ''
      await house.until(plus(house.now(), 'PT1H'))

      let known = await start()
      for (const [index, days] of batches.entries()) {
        for (const day of days) {
          await steer.move(meeting, day)
          await house.until(plus(house.now(), 'PT1M'))
        }
        // Whoever joins meanwhile learns the time by their welcome.
        if (index === 0) await arrives(late)
        const arrived = await house.until(plus(house.now(), 'P1D'))
        const told = (person: string) => arrived.filter(({ to, kind }) => to === person && kind === 'meeting-moved')
        const is = await start()
        const expected = is === known ? [] : [expect.stringContaining(`${said(is)}. It was ${said(known)}`)]
        expect(told(early).map(({ text }) => text)).toEqual(expected)
        if (index > 0) expect(told(late).map(({ text }) => text)).toEqual(expected)
        else expect(told(late)).toEqual([])
        known = is
      }
      for (const person of [early, late]) await leaveGroup(house.as(person), { application: `${person}-procurement` })
      await steer.cancel(meeting)
    }),
    { numRuns: 6, endOnFailure: true },
  )
}, 120_000)

async function arrives(person: string): Promise<void> {
  await house.says(person, 'zone Nairobi')
  await house.join(person, 'procurement')
}

/** As somebody in Nairobi reads it. */
function said(instant: string): string {
  const reader = { zone: 'Africa/Nairobi', said: 'Nairobi', now: house.now() }
  return sayInstant({ instant, zone: 'Europe/Zurich', said: 'Geneva', show: 'both' }, reader)
}
