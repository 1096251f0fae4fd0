import { beforeAll, expect, test } from '@jest/globals'
import type { Hono } from 'hono'
import { pages } from '#app/features.ts'
import { cancelSeries } from '#features/series/cancel-series.ts'
import { changeSeries } from '#features/series/change-series.ts'
import { scheduleSeries } from '#features/series/schedule-series.ts'
import { seriesStore } from '#features/series/series-store.ts'
import { undoSeriesAct } from '#features/series/undo-series-act.ts'
import { subscribeToCalendar } from '#features/subscriptions/choose-calendar.ts'
import { plus } from '#time/instant.ts'
import type { Series } from '#time/series/series.ts'
import { pagesApp } from '#web/pages-app.ts'
import { secret } from '../../../app.ts'
import { type TestHouse, testHouse } from '../../../context.ts'
import { readByIcalJs } from '../../../icalendar/read-back.ts'
import { pageParts } from '../../../page-parts.ts'

/* A feed is kept between readings: what it says of a series must be what the series says now. */

const leader = 'leader-procurement'
let house: TestHouse
let app: Hono
let token = ''
let series = ''

const weekly: Series = {
  ...{ time: '15:00', zone: 'Europe/Zurich', said: 'Geneva', lasts: 'PT90M' },
  ...{ rhythm: { kind: 'weeks', every: 1, on: [2] }, from: '2020-04-07', end: { count: 3 }, changes: [] },
}

beforeAll(async () => {
  house = await testHouse()
  app = pagesApp(pages, pageParts({ contextOf: house.as, secret }))
  token = (await subscribeToCalendar(house.as(leader), { scope: { kind: 'mine' } })).token
  const plan = { id: house.as(leader).id(), group: 'procurement', title: 'Weekly talk', series: weekly }
  series = (await scheduleSeries(house.as(leader), plan)).series._id
  // Beyond the time in which what was scheduled leaves no trace.
  await house.until(plus(house.now(), 'PT1H'))
})

const get = async (headers: Record<string, string> = {}) => app.request(`/calendars/${token}.ics`, { headers })
const seen = async () => (await house.house.store(seriesStore).get(series))?.rev ?? 0

async function feedLines(): Promise<string[]> {
  const events = readByIcalJs(await (await get()).text()).filter(({ summary }) => summary.endsWith('Weekly talk'))
  return events.map(({ start, sequence, status }) => `${start} ${sequence} ${status}`).toSorted()
}

test('this and all later ones move, end, and are on again: the feed follows, and in between answers 304', async () => {
  const all = [
    '2020-04-07T13:00:00Z 0 CONFIRMED',
    '2020-04-14T13:00:00Z 0 CONFIRMED',
    '2020-04-21T13:00:00Z 0 CONFIRMED',
  ]
  expect(await feedLines()).toEqual(all)
  const tag = (await get()).headers.get('etag') ?? ''
  expect((await get({ 'if-none-match': tag })).status).toBe(304)

  await changeSeries(house.as(leader), {
    series,
    from: '2020-04-14',
    seen: await seen(),
    to: { time: '09:00', shift: 1 },
  })
  expect((await get({ 'if-none-match': tag })).status).toBe(200)
  const moved = ['2020-04-15T07:00:00Z 1 CONFIRMED', '2020-04-22T07:00:00Z 1 CONFIRMED']
  expect(await feedLines()).toEqual([all[0], ...moved])
  await house.until(plus(house.now(), 'PT1H'))

  await cancelSeries(house.as(leader), { series, from: '2020-04-21', seen: await seen(), because: null })
  expect(await feedLines()).toEqual([all[0], moved[0], '2020-04-22T07:00:00Z 2 CANCELLED'])
  await undoSeriesAct(house.as(leader), { series })
  expect(await feedLines()).toEqual([all[0], moved[0], '2020-04-22T07:00:00Z 3 CONFIRMED'])
})
