import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Hono } from 'hono'
import type { Browser } from 'playwright-core'
import { pages } from '#app/features.ts'
import { fairnessLink } from '#features/fairness/read-burdens.ts'
import { scheduleMeeting } from '#features/meetings/schedule-meeting.ts'
import { plusDays } from '#time/wall-time.ts'
import { pagesApp } from '#web/pages-app.ts'
import { secret } from '../../../app.ts'
import { startBrowser } from '../../../browser.ts'
import { type TestHouse, testHouse } from '../../../context.ts'
import { pageParts } from '../../../page-parts.ts'
import { faultsOf } from '../../../web/accessibility.ts'
import { elements, wordsIn } from '../../../web/page-words.ts'

let house: TestHouse
let app: Hono

/** Procurement has met four times at 15:00 in Geneva, which is night in Sydney; and once at 06:00. */
beforeAll(async () => {
  house = await testHouse()
  app = pagesApp(pages, pageParts({ contextOf: house.as, secret }))
  await house.join('expert-nairobi', 'procurement')
  await house.join('expert-sydney', 'procurement')
  for (const [at, time] of ['15:00', '15:00', '15:00', '15:00', '06:00'].entries()) {
    const session = { date: plusDays('2020-04-22', 7 * at), time, zone: 'Europe/Zurich', lasts: 'PT60M' }
    const plan = { id: `meeting-${at}`, group: 'procurement', title: 'Meeting', sessions: [session] }
    await scheduleMeeting(house.as('leader-procurement'), plan)
  }
})

async function path(person: string): Promise<string> {
  const url = await fairnessLink(house.as(person), { as: 'leader' })
  return new URL(url ?? '').pathname
}
const page = async (person: string) => (await app.request(await path(person))).text()

test('says who carries the nights, and shows the numbers in a table', async () => {
  const shown = await page('leader-procurement')
  expect(wordsIn(shown)).toContain(
    '5 meetings; 5 nights in all, counting each time zone in which a meeting is at night. Sydney gets 4 of them, more than half.',
  )
  expect(elements(shown, 'tr').map(wordsIn)).toEqual([
    'Time zone People At night Share Burden',
    'Sydney 1 4 of 5 80% 185',
    'Geneva 1 1 of 5 20% 22',
    'Nairobi 1 0 of 5 0% 2',
  ])
})

test('the fairness page names nobody', async () => {
  expect(await page('leader-procurement')).not.toMatch(/Expert|expert|Leader of/)
})

test('shows a leader their own groups, the secretariat all of them', async () => {
  expect(wordsIn(await page('leader-ai'))).toContain('No meeting with a time yet: AI in cities.')
  const session = { date: '2020-05-06', time: '23:00', zone: 'Europe/Zurich', lasts: 'PT60M' }
  const plan = { id: 'late', group: 'financing', title: 'Late', sessions: [session] }
  await scheduleMeeting(house.as('leader-financing'), plan)
  const all = wordsIn(await page('secretariat'))
  expect(all).toContain('All together Financing and Procurement: 6 nights in all.')
  expect(all).toContain('Sydney: 4 nights Geneva: 2 nights')
  expect(all).toContain('Sydney gets 4 of them')
  expect(all).toContain('Financing 1 meeting, 1 at night. Everybody is in one time zone.')
  expect(all).toContain('No meeting with a time yet: ')
})

test('is for nobody else, whatever their link says', async () => {
  const answer = await app.request(await path('expert-sydney'))
  expect([answer.status, wordsIn(await answer.text())]).toEqual([
    403,
    expect.stringContaining('This is for the leaders'),
  ])
  expect(await fairnessLink(house.as('leader-ai'), { as: 'secretariat' })).toBeNull()
  expect((await app.request(`${(await path('leader-ai')).slice(0, -2)}xx`)).status).toBe(403)
})

test('the fairness page is stored by no cache', async () => {
  const { headers } = await app.request(await path('secretariat'))
  expect(headers.get('cache-control')).toBe('private, no-store')
})

describe('in a browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await startBrowser()
  })
  afterAll(() => browser.close())

  test.each([
    { width: 1280, height: 800, colorScheme: 'light' },
    { width: 360, height: 740, colorScheme: 'dark' },
  ] as const)('nothing to complain about at $width pixels, $colorScheme', async ({ colorScheme, ...viewport }) => {
    const context = await browser.newContext({ viewport, colorScheme, bypassCSP: true, javaScriptEnabled: true })
    const tab = await context.newPage()
    await tab.route('**/*', async (route) => {
      const answer = await app.request(new URL(route.request().url()).pathname)
      await route.fulfill({
        status: answer.status,
        headers: Object.fromEntries(answer.headers),
        body: Buffer.from(await answer.arrayBuffer()),
      })
    })
    await tab.goto(`http://localhost${await path('secretariat')}`)
    expect(await faultsOf(tab)).toEqual([])
    await context.close()
  })
})
