import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { cancelSeries } from '#features/series/cancel-series.ts'
import { changeSeries } from '#features/series/change-series.ts'
import { emailPlatform } from '#platforms/email/platform.ts'
import { type TestHouse, testHouse } from '../../../context.ts'
import { readByIcalJs } from '../../../icalendar/read-back.ts'
import { mailServer } from '../../../platforms/email/mail-server.ts'
import { invitedAt } from '../../meetings/invited-at.ts'
import { leader, scheduleIn } from '../procurement-series.ts'

/* A series is many letters for whoever chose e-mail: each of its meetings comes two weeks before, changes of it at once. */

const from = { name: 'Convenor', email: 'convenor@example.org' }
let house: TestHouse
let server: Awaited<ReturnType<typeof mailServer>>
let email: ReturnType<typeof emailPlatform>

beforeAll(async () => {
  server = await mailServer(() => null)
  house = await testHouse((charter) => charter, { mailFrom: from })
  email = emailPlatform({ url: server.url, from, log: { warn() {} } })
  house.house.platforms.set('email', email)
  await house.until('2021-05-03T09:00:00Z')
  await house.join('expert-sydney', 'procurement')
  await invitedAt(house.as('expert-sydney'), 'sydney@example.org')
  await house.until('2021-05-04T09:00:00Z')
})

afterAll(async () => {
  await email.stop()
  await server.stop()
})

/** What came since the last look: method, sequence, start. */
async function lettersUntil(instant: string): Promise<string[]> {
  const seen = server.letters.length
  await house.until(instant)
  return server.letters.slice(seen).map(({ calendar }) => {
    const [event] = readByIcalJs(calendar?.text ?? '')
    return `${calendar?.method} ${event?.sequence} ${event?.start}`
  })
}

test('two weeks before, then whatever changes; what was never mailed is not called off', async () => {
  const { series } = await scheduleIn(house, 'every Tuesday 15:00 Geneva from 25 May 2021, 4 times')
  expect(await lettersUntil('2021-05-10T09:00:00Z')).toEqual([])
  expect(await lettersUntil('2021-05-18T14:00:00Z')).toEqual([
    'REQUEST 0 2021-05-25T13:00:00Z',
    'REQUEST 0 2021-06-01T13:00:00Z',
  ])
  await changeSeries(house.as(leader), { series: series._id, to: { time: '16:00' }, seen: 1 })
  expect(await lettersUntil('2021-05-19T14:00:00Z')).toEqual([
    'REQUEST 1 2021-05-25T14:00:00Z',
    'REQUEST 1 2021-06-01T14:00:00Z',
  ])
  await cancelSeries(house.as(leader), { series: series._id, from: '2021-06-01', because: null, seen: 2 })
  expect(await lettersUntil('2021-06-30T14:00:00Z')).toEqual(['CANCEL 2 2021-06-01T14:00:00Z'])
  expect(new Set(server.letters.map(({ calendar }) => readByIcalJs(calendar?.text ?? '')[0]?.uid)).size).toBe(2)
})
