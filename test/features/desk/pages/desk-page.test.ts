import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { seedDemo } from '#app/demo.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { startBrowser } from '../../../browser.ts'
import { testDatabase } from '../../../database.ts'
import { type HouseInMotion, houseInMotion } from '../../../house-in-motion.ts'
import { faultsOf } from '../../../web/accessibility.ts'
import { applicantsTo, deskPath } from '../desk-stage.ts'

const { uri } = testDatabase()
let motion: HouseInMotion
let browser: Browser
const open: Page[] = []
const complaints: string[] = []

beforeAll(async () => {
  motion = await houseInMotion({ uri, connect: async () => [] })
  await seedDemo(motion.house.contextOf('charter'), motion.charter)
  await applicantsTo(motion.house, { group: 'procurement', count: 30 })
  browser = await startBrowser()
})
afterAll(async () => {
  await browser.close()
  await motion.stop()
})
afterEach(async () => {
  await Promise.all(open.splice(0).map((page) => page.context().close()))
  expect(complaints.splice(0)).toEqual([])
})

async function atDesk(person: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  page.setDefaultTimeout(5_000)
  page.on('console', (line) => /status of 4\d\d/.test(line.text()) || complaints.push(line.text()))
  page.on('pageerror', (error) => complaints.push(String(error)))
  open.push(page)
  await page.goto(motion.url + (await deskPath(motion.house, person)))
  await page.getByRole('button', { name: 'Open my desk' }).click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

const shots = process.env.SHOTS
const shoot = async (page: Page, name: string) => {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png` })
}

const stateOf = async (id: string) => (await motion.house.store(applicationStore).get(id))?.state

describe('deciding by keyboard', () => {
  test('nine are ticked and accepted, undone, and accepted again', async () => {
    const page = await atDesk('leader-procurement', { viewport: { width: 1280, height: 860 } })
    await page.goto(`${motion.url}/desk/applications`)
    await shoot(page, 'applications')
    for (let n = 0; n < 9; n++) {
      await page.keyboard.press('j')
      await page.keyboard.press('x')
    }
    expect(await page.locator('#ticked').textContent()).toBe('9 ticked.')
    await shoot(page, 'ticked')
    await page.keyboard.press('a')
    await page.getByText('You accepted 9 applications.').waitFor()
    expect(await stateOf('applicant-0-procurement')).toBe('accepted')
    await shoot(page, 'accepted')
    await page.keyboard.press('u')
    await page.getByText('9 decisions undone.').waitFor()
    expect(await stateOf('applicant-0-procurement')).toBe('submitted')
  })
})

describe('accessibility', () => {
  test.each([
    { width: 1280, height: 860, colorScheme: 'light' },
    { width: 360, height: 740, colorScheme: 'dark' },
  ] as const)('nothing to complain about at $width pixels, $colorScheme', async ({ colorScheme, ...viewport }) => {
    const page = await atDesk('leader-procurement', { viewport, colorScheme, bypassCSP: true })
    await page.goto(`${motion.url}/desk/applications`)
    await shoot(page, `applications-${colorScheme}`)
    expect(await faultsOf(page)).toEqual([])
  })
})
