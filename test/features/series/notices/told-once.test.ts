import { beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { cancelSeries } from '#features/series/cancel-series.ts'
import { changeSeries } from '#features/series/change-series.ts'
import { undoSeriesAct } from '#features/series/undo-series-act.ts'
import { plus } from '#time/instant.ts'
import { plusDays } from '#time/wall-time.ts'
import { UserError } from '#user-error.ts'
import { type TestHouse, testHouse } from '../../../context.ts'
import { leader, scheduleIn, startsOf, viewOf } from '../procurement-series.ts'

/*
 * Whatever a leader does to a series inside the hold, everybody else hears of it in one message, and in none where all is
 * as they know it; nobody hears of its meetings one by one.
 */

let house: TestHouse

beforeAll(async () => {
  house = await testHouse((charter) => ({
    ...charter,
    reminders: { ...charter.reminders, rhythms: [{ offsets: [] }], unanswered: 'PT0S' },
    minutes: { ...charter.minutes, ladder: [] },
  }))
  await house.until('2021-01-04T09:00:00Z')
  await house.says('member', 'zone Nairobi')
  await house.join('member', 'procurement')
})

const act = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('move' as const), from: fc.nat(5), hour: fc.constantFrom('15', '17') }),
  },
  fc.record({ kind: fc.constant('end' as const), from: fc.nat(5) }),
  fc.record({ kind: fc.constant('undo' as const) }),
)
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never
const batches = fc.array(fc.array(act, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 })

test('n acts inside the hold are one message, or none', async () => {
  await fc.assert(
    fc.asyncProperty(batches, async (asked) => {
      await house.until(plus(house.now(), 'P1D'))
      const first = plusDays(house.now().slice(0, 10), 30)
      const { series } = await scheduleIn(house, `every week from ${first} 15:00 Geneva, 6 times`)
      const scheduled = await house.until(plus(house.now(), 'P1D'))
      expect(kindsFor(scheduled)).toEqual(['series-scheduled'])
      let known = await starts(series._id)
      for (const acts of asked) {
        for (const one of acts) {
          await done(series._id, first, one)
          // The shortest hold, that of an end, is two minutes.
          expect(kindsFor(await house.until(plus(house.now(), 'PT20S')))).toEqual([])
        }
        const arrived = await house.until(plus(house.now(), 'P1D'))
        const now = await starts(series._id)
        expect(kindsFor(arrived)).toEqual(expectedFor(known, now))
        known = now
      }
      await done(series._id, first, { kind: 'end', from: 0 })
      await house.until(plus(house.now(), 'P1D'))
    }),
    // The same lives in every run of the suite: to look for new ones, take the seed away.
    { numRuns: 8, seed: 1 },
  )
}, 120_000)

const kindsFor = (arrived: readonly { to: string; kind: string }[]) =>
  arrived.filter(({ to, kind }) => to === 'member' && /^(series|meeting)-/.test(kind)).map(({ kind }) => kind)

const starts = async (series: string) => startsOf((await viewOf(house, series)).meetings)

function expectedFor(known: readonly string[], now: readonly string[]): string[] {
  const different = known.flatMap((start, index) => (now[index] === start ? [] : [now[index] ?? '']))
  if (different.length === 0) return []
  return different.every((start) => start.endsWith('cancelled')) ? ['series-cancelled'] : ['series-changed']
}

async function done(series: string, first: string, one: Act): Promise<void> {
  const { rev: seen } = (await viewOf(house, series)).series
  const from = plusDays(first, 7 * ('from' in one ? one.from : 0))
  try {
    if (one.kind === 'undo') await undoSeriesAct(house.as(leader), { series })
    else if (one.kind === 'end') await cancelSeries(house.as(leader), { series, from, because: null, seen })
    else await changeSeries(house.as(leader), { series, from, to: { time: `${one.hour}:00` }, seen })
  } catch (error) {
    // What is over cannot be changed: then nothing is.
    if (!(error instanceof UserError)) throw error
  }
}
