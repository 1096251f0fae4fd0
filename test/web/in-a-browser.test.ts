import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { startBrowser } from '../browser.ts'
import { testDatabase } from '../database.ts'
import { type HouseInMotion, houseInMotion } from '../house-in-motion.ts'
import { faultsOf } from './accessibility.ts'
import { wordsIn } from './page-words.ts'

const { uri } = testDatabase()
let house: HouseInMotion
let browser: Browser
const open: Page[] = []
/** What a page said went wrong; each test ends with none. */
const complaints: string[] = []

beforeAll(async () => {
  house = await houseInMotion({ uri, connect: async () => [] })
  browser = await startBrowser()
})
afterAll(async () => {
  await browser.close()
  await house.stop()
})
afterEach(async () => {
  await Promise.all(open.splice(0).map((page) => page.context().close()))
  expect(complaints.splice(0)).toEqual([])
})

async function visit(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ timezoneId: 'Africa/Nairobi', ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(5_000)
  // A form that is drawn again is answered with 422, which the browser remarks on.
  page.on('console', (line) => /status of 422/.test(line.text()) || complaints.push(line.text()))
  page.on('pageerror', (error) => complaints.push(String(error)))
  open.push(page)
  await page.goto(house.url + path)
  return page
}

/** Fills the form in with the keyboard alone, from where it stands; fields come in the order they are read. */
async function typeApplication(page: Page) {
  const answers = ['Amina Diallo', 'Researcher', 'Senegal', 'amina@example.org', 'Street lights', 'Dakar']
  await page.getByLabel('Name').focus()
  for (const answer of answers) {
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type(answer)
    await page.keyboard.press('Tab')
  }
  await tabTo(page, 'I confirm')
  for (let n = 0; n < 4; n++) {
    await page.keyboard.press('Space')
    await page.keyboard.press('Tab')
  }
  await tabTo(page, 'Send application')
  await page.keyboard.press('Enter')
}

const focused = (page: Page) =>
  page.evaluate<string>(`{
    const { labels, textContent } = document.activeElement;
    (labels?.[0]?.textContent ?? textContent).trim()
  }`)

async function tabTo(page: Page, label: string) {
  for (let n = 0; n < 40; n++) {
    if ((await focused(page)) === label) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not lead to ${label}`)
}

test('an application is made with the keyboard alone, and what is wrong is where the keyboard lands', async () => {
  const page = await visit('/groups')
  await page.keyboard.press('Tab')
  expect(await focused(page)).toBe('Skip to the content')
  await tabTo(page, 'Apply to Procurement Guidelines for Smart Sustainable Cities')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Apply to Procurement' }).waitFor()
  await tabTo(page, 'Send application')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').waitFor()
  expect(await focused(page)).toContain('9 answers need a check. The others are kept.')
  expect(await page.title()).toBe('To mend: Apply to Procurement · U4SSC')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  expect(await focused(page)).toBe('Name')
  await typeApplication(page)
  await page.getByRole('heading', { name: 'Your application to Procurement' }).waitFor()
  expect(await page.getByText('Being read').isVisible()).toBe(true)
})

describe('a deadline', () => {
  const deadline = 'until Tue 31 March 2020, end of day, Geneva time'
  const words = async (page: Page) => wordsIn((await page.locator('.call').first().textContent()) ?? '')

  test('is read without any script', async () => {
    expect(await words(await visit('/groups', { javaScriptEnabled: false }))).toContain(deadline)
  })

  test("is said on the viewer's own clock too, where that shows something else", async () => {
    expect(await words(await visit('/groups'))).toContain('On your clock: Wed 1 April 2020, 01:00 (Nairobi)')
    expect(await words(await visit('/groups', { timezoneId: 'Europe/Paris' }))).not.toContain('On your clock')
  })
})

describe('accessibility', () => {
  test.each([
    { width: 1280, height: 800, colorScheme: 'light' },
    { width: 360, height: 740, colorScheme: 'dark' },
  ] as const)('nothing to complain about at $width pixels, $colorScheme', async ({ colorScheme, ...viewport }) => {
    const page = await visit('/groups', { viewport, colorScheme, bypassCSP: true })
    const found: Record<string, string[]> = {}
    const look = async (name: string) => {
      found[name] = await faultsOf(page)
    }
    await look('directory')
    await page.goto(`${house.url}/groups/procurement`)
    await look('group')
    await page.goto(`${house.url}/groups/procurement/apply`)
    await look('form')
    await page.getByRole('button', { name: 'Send application' }).click()
    await page.getByRole('alert').waitFor()
    await look('form to mend')
    await typeApplication(page)
    await page.getByRole('heading', { name: 'Your application to Procurement' }).waitFor()
    await look('application')
    await page.goto(`${house.url}/about`)
    await look('about')
    expect(found).toEqual({ directory: [], group: [], form: [], 'form to mend': [], application: [], about: [] })
  })
})
