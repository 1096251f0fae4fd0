import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { seedDemo } from '#app/demo.ts'
import { logoLink } from '#features/partners/give-logo.ts'
import { startBrowser } from '../../../browser.ts'
import { testDatabase } from '../../../database.ts'
import { type HouseInMotion, houseInMotion } from '../../../house-in-motion.ts'
import { faultsOf } from '../../../web/accessibility.ts'
import { busyDesk, deskPath, recordingPlatform, today } from '../desk-stage.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const { uri } = testDatabase()
let motion: HouseInMotion
let browser: Browser
const open: Page[] = []
/** Where pictures are kept to be looked at; none are where it is not set. */
const pictures = process.env.DESK_PICTURES

beforeAll(async () => {
  motion = await houseInMotion({ uri, connect: async () => [recordingPlatform([])] })
  await seedDemo(motion.house.contextOf('charter'), motion.charter)
  await busyDesk(motion.house, { waiting: 5 })
  motion.clock.set(today)
  browser = await startBrowser()
}, 60_000)
afterAll(async () => {
  await browser.close()
  await motion.stop()
})
afterEach(async () => {
  await Promise.all(open.splice(0).map((page) => page.context().close()))
})

async function browse(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(8_000)
  open.push(page)
  return page
}

/** The table of duties, as somebody who has opened their desk by its link sees it. */
async function atDuties(person: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await browse(options)
  await page.goto(motion.url + (await deskPath(motion.house, person)))
  await page.getByRole('button', { name: 'Open my desk' }).click()
  await page.getByRole('heading', { name: 'To do' }).waitFor()
  await page.goto(`${motion.url}/desk/duties`)
  return page
}

async function look(page: Page, name: string) {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true })
}

describe('the table of duties', () => {
  test('is narrowed and opened by the keyboard alone', async () => {
    const page = await atDuties('secretariat')
    const search = page.getByLabel('Search duties')
    await search.focus()
    await page.keyboard.type('minutes of each')
    await page.keyboard.press('Enter')
    await page.getByText(/^6 duties\.$/).waitFor()
    const summary = page.locator('tbody summary').first()
    await summary.focus()
    await page.keyboard.press('Enter')
    await page.getByText('To take the meeting minutes for each e-meeting').first().waitFor()
    await page.getByLabel('Show').selectOption('late')
    await page.getByText(/^[1-5] dut(y|ies)\.$/).waitFor()
    await look(page, 'duties-late-by-keyboard')
  })

  test('shows a leader only the duties of their own', async () => {
    const page = await atDuties('leader-procurement')
    const text = (await page.locator('tbody').textContent()) ?? ''
    expect(text).toContain('Minutes of each meeting')
    expect(text).not.toContain('AI in cities')
    await look(page, 'duties-leader-1280-light')
  })
})

describe('the pages of duties and partners', () => {
  test.each([
    { width: 1280, height: 860, colorScheme: 'light' },
    { width: 360, height: 740, colorScheme: 'light' },
    { width: 1280, height: 860, colorScheme: 'dark' },
    { width: 360, height: 740, colorScheme: 'dark' },
  ] as const)(
    'have nothing to complain about at $width pixels, $colorScheme',
    async ({ colorScheme, ...viewport }) => {
      const page = await atDuties('secretariat', { viewport, colorScheme, bypassCSP: true })
      const found: Record<string, string[]> = {}
      for (const path of ['/desk/duties', '/desk/duties?show=late', '/partners', '/partners/itu']) {
        await page.goto(motion.url + path)
        await look(page, `${path.replaceAll(/\W+/g, '-').slice(1)}-${viewport.width}-${colorScheme}`)
        found[path] = await faultsOf(page)
        const across = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
        if (across > 0) found[path]?.push(`${across} pixels too wide`)
      }
      expect(Object.values(found).flat()).toEqual([])
    },
    60_000,
  )

  test('a logo is sent on its page, with the permission; what is no PNG is refused where it was sent', async () => {
    const page = await browse({ bypassCSP: true })
    const { url } = await logoLink(motion.house.contextOf('secretariat'), { partner: 'itu' })
    await page.goto(motion.url + new URL(url).pathname)
    expect(await faultsOf(page)).toEqual([])
    const send = async (name: string, buffer: Buffer) => {
      await page.getByLabel('PNG file').setInputFiles({ name, mimeType: 'image/png', buffer })
      await page.getByRole('checkbox').check()
      await page.getByRole('button', { name: 'Send the logo' }).click()
    }
    await send('logo.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))
    await page.getByText('This is not a PNG file.').waitFor()
    await look(page, 'partner-logo-refused')
    await send('logo.png', png)
    await page.getByRole('img', { name: 'Logo of ITU' }).waitFor()
    await look(page, 'partner-itu-with-logo')
  })
})
