import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Hono } from 'hono'
import type { Browser, Page } from 'playwright-core'
import { pages } from '#app/features.ts'
import { addMilestone, finishMilestone } from '#features/plans/change-plan.ts'
import { annualPlanLink } from '#features/plans/read-annual-plan.ts'
import { pagesApp } from '#web/pages-app.ts'
import { secret } from '../../../app.ts'
import { startBrowser } from '../../../browser.ts'
import { type TestHouse, testHouse } from '../../../context.ts'
import { pageParts } from '../../../page-parts.ts'
import { faultsOf } from '../../../web/accessibility.ts'
import { elements, wordsIn } from '../../../web/page-words.ts'

/** Where pictures are kept to be looked at; none are where it is not set. */
const pictures = process.env.PLAN_PICTURES
let house: TestHouse
let app: Hono
let browser: Browser

beforeAll(async () => {
  house = await testHouse()
  app = pagesApp(pages, pageParts({ contextOf: house.as, secret }))
  await house.join('expert-nairobi', 'procurement')
  const milestones = [
    { group: 'procurement', id: 'outline', title: 'Outline', date: '2020-03-20', owner: 'expert-nairobi' },
    { group: 'procurement', id: 'draft', title: 'First draft', date: '2020-06-30', owner: 'expert-nairobi' },
    { group: 'procurement', id: 'final', title: 'Final text', date: '2020-11-16', owner: 'leader-procurement' },
    { group: 'financing', id: 'cases', title: 'Ten case studies', date: '2020-04-15', owner: 'leader-financing' },
    { group: 'financing', id: 'next', title: 'Comparison', date: '2021-02-01', owner: 'leader-financing' },
    { group: 'ai', id: 'board', title: 'Input to the Advisory Board', date: '2020-09-10', owner: 'leader-ai' },
  ]
  for (const one of milestones) await addMilestone(house.as(`leader-${one.group}`), one)
  await finishMilestone(house.as('expert-nairobi'), { group: 'procurement', milestone: 'outline' })
  house.skipTo('2020-05-11T08:00:00Z')
  browser = await startBrowser()
}, 60_000)
afterAll(() => browser.close())

async function path(person: string, year = '2020'): Promise<string> {
  return new URL((await annualPlanLink(house.as(person), { year })) ?? '').pathname
}
const shown = async (person: string, year?: string) => (await app.request(await path(person, year))).text()

async function opened(person: string, options: { width: number; height: number; colorScheme: 'light' | 'dark' }) {
  const { colorScheme, ...viewport } = options
  const context = await browser.newContext({ viewport, colorScheme, bypassCSP: true })
  const page = await context.newPage()
  await page.route('**/*', async (route) => {
    const answer = await app.request(new URL(route.request().url()).pathname)
    const body = Buffer.from(await answer.arrayBuffer())
    await route.fulfill({ status: answer.status, headers: Object.fromEntries(answer.headers), body })
  })
  await page.goto(`http://localhost${await path(person)}`)
  return page
}

async function look(page: Page, name: string) {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true })
}

test('the page of the action plan says how each deliverable stands, and the timeline in words', async () => {
  const page = await shown('secretariat')
  expect(wordsIn(page)).toContain('Nobody has approved it yet. 6 thematic groups, 1 late.')
  expect(elements(page, 'tr').map(wordsIn)).toEqual([
    'Group Goal State Next milestone By Owner',
    'City Platforms Not set No milestones yet None None None',
    'Recovery and resilience Not set No milestones yet None None None',
    'Financing Not set Late Ten case studies Wed 15 Apr Leader of Financing',
    'AI in cities Not set On time Input to the Advisory Board Thu 10 Sep Leader of AI in cities',
    'Procurement Not set On time First draft Tue 30 Jun Expert in Nairobi',
    'Monitoring Not set No milestones yet None None None',
  ])
  expect(wordsIn(page)).toContain('Fri 20 Mar : Outline, done Tue 30 Jun : First draft, ahead')
  expect(wordsIn(await shown('secretariat', '2021'))).toContain('Mon 1 Feb 2021 : Comparison, ahead')
})

test('members see their own groups on it, and nobody else opens it', async () => {
  const page = wordsIn(await shown('expert-nairobi'))
  expect(page).toContain('You see the lines of your own groups.')
  expect(page).not.toContain('Ten case studies')
  const answer = await app.request(await path('expert-lima'))
  expect([answer.status, wordsIn(await answer.text())]).toEqual([
    403,
    expect.stringContaining('The action plan is for members of the groups.'),
  ])
})

test.each([
  { width: 1280, height: 860, colorScheme: 'light' },
  { width: 360, height: 740, colorScheme: 'dark' },
  { width: 1280, height: 860, colorScheme: 'dark' },
] as const)('the page has nothing to complain about at $width pixels, $colorScheme', async (options) => {
  const page = await opened('secretariat', options)
  expect(await faultsOf(page)).toEqual([])
  await look(page, `action-plan-${options.width}-${options.colorScheme}`)
  if (pictures && options.colorScheme === 'light')
    await page.locator('.timeline').screenshot({ path: `${pictures}/action-plan-timeline.png` })
  await page.context().close()
})

test('the page is walked through by keyboard: past the top, to the years and the table', async () => {
  const page = await opened('secretariat', { width: 1280, height: 860, colorScheme: 'light' })
  const reached: string[] = []
  for (let n = 0; n < 8; n++) {
    await page.keyboard.press('Tab')
    reached.push(
      await page.evaluate<string>(
        "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent.trim()",
      ),
    )
  }
  expect(reached).toEqual(expect.arrayContaining(['Skip to the content', 'Plan 2019', 'Plan 2021']))
  expect(reached).toContain('Table of all deliverables')
  await page.context().close()
})
