import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { seedDemo } from '#app/demo.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { plus } from '#time/instant.ts'
import { startBrowser } from '../../../browser.ts'
import { testDatabase } from '../../../database.ts'
import { type HouseInMotion, houseInMotion } from '../../../house-in-motion.ts'
import { faultsOf } from '../../../web/accessibility.ts'
import { applicantsTo, busyDesk, deskPath, recordingPlatform, today } from '../desk-stage.ts'

const { uri } = testDatabase()
let motion: HouseInMotion
let browser: Browser
const open: Page[] = []
/** What a page said went wrong; each test ends with none. */
const complaints: string[] = []
/** The kinds of notice that were sent, and to whom. */
const arrived: { kind: string; to: string }[] = []
/** Where pictures are kept to be looked at; none are where it is not set. */
const pictures = process.env.DESK_PICTURES

beforeAll(async () => {
  motion = await houseInMotion({ uri, connect: async () => [recordingPlatform(arrived)] })
  await seedDemo(motion.house.contextOf('charter'), motion.charter)
  await busyDesk(motion.house, { waiting: 60 })
  motion.clock.set(today)
  browser = await startBrowser()
}, 60_000)
afterAll(async () => {
  await browser.close()
  await motion.stop()
})
// What is decided at one instant is one act: each test has its own.
beforeEach(() => motion.clock.set(plus(motion.clock.now(), 'PT5M')))
afterEach(async () => {
  await Promise.all(open.splice(0).map((page) => page.context().close()))
  expect(complaints.splice(0)).toEqual([])
})

/** Somebody who has opened their desk by its link from chat. */
async function atDesk(person: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(8_000)
  page.on('console', (line) => /status of 4\d\d/.test(line.text()) || complaints.push(line.text()))
  page.on('pageerror', (error) => complaints.push(String(error)))
  open.push(page)
  await page.goto(motion.url + (await deskPath(motion.house, person)))
  await page.getByRole('button', { name: 'Open my desk' }).click()
  await page.getByRole('heading', { name: 'To do' }).waitFor()
  return page
}

async function look(page: Page, name: string) {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true })
}

const stored = async (id: string) => motion.house.store(applicationStore).get(`${id}-procurement`)
const go = (page: Page, path: string) => page.goto(`${motion.url}${path}`)

describe('applications, by keyboard', () => {
  test('thirty are decided in one sitting: some declined with one reason, the rest accepted, one lot undone', async () => {
    const page = await atDesk('leader-procurement')
    await page.getByRole('link', { name: 'Decide applications' }).click()
    await page.getByText('60 applications. You see 1 to 50.').waitFor()
    const began = performance.now()
    let presses = 0
    const press = async (key: string) => {
      presses += 1
      await page.keyboard.press(key)
    }
    for (let n = 0; n < 3; n++) for (const key of ['j', 'x']) await press(key)
    await press('d')
    for (const key of ['ArrowDown', 'Enter']) await press(key)
    await page.getByText('You declined 3 applications.').waitFor()
    for (let n = 0; n < 27; n++) for (const key of ['j', 'x']) await press(key)
    expect(await page.locator('#ticked').textContent()).toBe('27 ticked.')
    await press('a')
    await page.getByText('You accepted 27 applications.').waitFor()
    const seconds = Math.round((performance.now() - began) / 100) / 10
    if (pictures) process.stdout.write(`30 applications decided: ${presses} presses, ${seconds} s\n`)
    await look(page, 'decided')
    expect(await stored('applicant-0')).toMatchObject({ state: 'declined', decision: { by: 'leader-procurement' } })
    expect(await stored('applicant-29')).toMatchObject({ state: 'accepted' })
    expect(await stored('applicant-30')).toMatchObject({ state: 'submitted' })
    await press('u')
    await page.getByText('27 decisions undone. We told nobody.').waitFor()
    expect(await stored('applicant-29')).toMatchObject({ state: 'submitted' })
    expect(await stored('applicant-0')).toMatchObject({ state: 'declined' })
  }, 60_000)

  test('where nothing is ticked the row under the keyboard is meant; keys can be turned off; typing is no command', async () => {
    const page = await atDesk('leader-procurement')
    await go(page, '/desk/applications?q=applicant-40@')
    await page.getByLabel('Search applications').press('a')
    expect(await stored('applicant-40')).toMatchObject({ state: 'submitted' })
    await go(page, '/desk/applications?q=applicant-40@')
    await page.getByRole('button', { name: 'Turn keys off' }).click()
    await page.keyboard.press('j')
    await page.keyboard.press('a')
    expect(await stored('applicant-40')).toMatchObject({ state: 'submitted' })
    await page.getByRole('button', { name: 'Turn keys on' }).click()
    await page.keyboard.press('j')
    await page.keyboard.press('a')
    await page.getByText('You accepted').waitFor()
    expect(await stored('applicant-40')).toMatchObject({ state: 'accepted' })
  })

  test('a decline without a reason is refused where it stands, and what was ticked and written is kept', async () => {
    const page = await atDesk('leader-procurement')
    await go(page, '/desk/applications')
    await page.getByLabel('Tick Amina').first().check()
    await page.locator('#decline-how summary').click()
    await page.getByLabel('A sentence of your own').fill('Please come back next year.')
    await page.getByRole('button', { name: 'Decline the ticked' }).click()
    await page.getByText('Please choose a reason. The applicant reads it.').waitFor()
    expect(await page.locator('#ticked').textContent()).toBe('1 ticked.')
    expect(await page.getByLabel('A sentence of your own').inputValue()).toBe('Please come back next year.')
  })

  test('a decline that is refused keeps the reason that was chosen', async () => {
    const page = await atDesk('leader-procurement')
    await go(page, '/desk/applications')
    await page.locator('#decline-how summary').click()
    await page.getByLabel('Reason').selectOption('enough')
    await page.getByRole('button', { name: 'Decline the ticked' }).click()
    await page.getByText('Please tick an application first.').waitFor()
    expect(await page.getByLabel('Reason').inputValue()).toBe('enough')
  })

  test.each([true, false])(
    'Enter on a tick decides nothing, with script %p; with it the row opens',
    async (javaScriptEnabled) => {
      const page = await atDesk('leader-procurement', { javaScriptEnabled })
      await go(page, '/desk/applications?q=applicant-49@')
      const tick = page.locator('input[name="pick"]')
      await tick.check()
      await tick.press('Enter')
      if (javaScriptEnabled) await page.locator('#decide details[open]').first().waitFor()
      expect(await stored('applicant-49')).toMatchObject({ state: 'submitted' })
    },
  )

  test('what is refused, or goes wrong, is said above what was typed, which is kept', async () => {
    const page = await atDesk('leader-procurement')
    await go(page, '/desk/applications?q=applicant-48@')
    await page.locator('input[name="pick"]').check()
    await page.locator('#ask-how summary').click()
    await page.getByLabel('Your question').fill('Which city do you work for?')
    const cookies = await page.context().cookies()
    await page.context().clearCookies()
    await page.getByRole('button', { name: 'Send the question' }).click()
    await page.getByText('You are not signed in at the desk.').waitFor()
    expect(await page.getByLabel('Your question').inputValue()).toBe('Which city do you work for?')
    expect(await page.locator('input[name="pick"]').isChecked()).toBe(true)
    await page.context().addCookies(cookies)
    await page.getByRole('button', { name: 'Send the question' }).click()
    await page.getByText("We're sending your question to 1 applicant.").waitFor()
  })

  test('a question goes to all that are ticked, and they stay where they are', async () => {
    const page = await atDesk('leader-procurement')
    await go(page, '/desk/applications?q=applicant-5')
    const ids = ['applicant-50', 'applicant-51']
    for (const id of ids) await page.locator(`input[value="${id}-procurement"]`).check()
    await page.locator('#ask-how summary').click()
    await page.getByLabel('Your question').fill('Which city do you work for?')
    await page.getByRole('button', { name: 'Send the question' }).click()
    await page.getByText("We're sending your question to 2 applicants.").waitFor()
    for (const id of ids)
      expect(await stored(id)).toMatchObject({
        state: 'submitted',
        questions: [{ text: 'Which city do you work for?' }],
      })
  })

  test('search narrows the table as somebody types, and headings sort it', async () => {
    const page = await atDesk('leader-procurement')
    await go(page, '/desk/applications')
    await page.getByLabel('Search applications').pressSequentially('joyce czechia')
    await page.getByText(/^\d applications?\.$/).waitFor()
    expect(new URL(page.url()).searchParams.get('q')).toBe('joyce czechia')
    await go(page, '/desk/applications')
    await page.getByRole('link', { name: 'Name', exact: true }).click()
    await page.locator('th[aria-sort="ascending"]').waitFor()
    expect(await page.locator('tbody summary').first().textContent()).toContain('Amina')
    await page.getByRole('link', { name: 'Show the next 50' }).click()
    await page.getByText('Page 2 of 2').waitFor()
  })
})

test('each applicant gets one message of their own in daytime, once the decision can no longer be undone', async () => {
  await motion.moveTo(plus(motion.clock.now(), 'PT1M'))
  const page = await atDesk('leader-procurement')
  await go(page, '/desk/applications?q=applicant-5')
  for (const n of [51, 54, 57]) await page.locator(`input[value="applicant-${n}-procurement"]`).check()
  await page.getByRole('button', { name: 'Accept the ticked' }).click()
  await page.getByText('You accepted 3 applications.').waitFor()
  const decided = () =>
    arrived.filter(({ kind, to }) => kind === 'application-decided' && /^applicant-5[147]$/.test(to))
  await motion.moveTo(plus(motion.clock.now(), 'PT1M'))
  expect(decided()).toEqual([])
  await motion.moveTo(plus(motion.clock.now(), 'PT2M'))
  expect(
    decided()
      .map(({ to }) => to)
      .toSorted(),
  ).toEqual(['applicant-51', 'applicant-54', 'applicant-57'])
  await page.reload()
  await page.getByText("We tell them now. It's too late to undo.").waitFor()
}, 60_000)

test('what needs the secretariat has its button beside it: a nudge, once a day, and access that was given', async () => {
  const page = await atDesk('secretariat')
  await page.getByRole('button', { name: 'Nudge for PROC-7' }).click()
  await page.getByText("We're sending them one message.").waitFor()
  await page.getByRole('button', { name: 'Nudge for PROC-7' }).click()
  await page.getByText(/^Leader of Procurement got a nudge for PROC-7 on/).waitFor()
  const access = page.getByRole('button', { name: /^Confirm access/ })
  const before = await access.count()
  await access.first().click()
  await page.getByText('Their access is recorded.').waitFor()
  expect(await access.count()).toBe(before - 1)
})

test('two clerks at once: each application is decided once, and each is told what was skipped and why', async () => {
  await applicantsTo(motion.house, { group: 'platforms', from: 200, count: 6 })
  const clerks = ['secretariat', 'leader-platforms']
  const pages = await Promise.all(clerks.map((person) => atDesk(person)))
  const chosen = [
    [200, 201, 202, 203],
    [202, 203, 204, 205],
  ]
  for (const [n, page] of pages.entries()) {
    await go(page, '/desk/applications?group=platforms')
    for (const id of chosen[n] ?? []) await page.locator(`input[value="applicant-${id}-platforms"]`).check()
  }
  await Promise.all(pages.map((page) => page.getByRole('button', { name: 'Accept the ticked' }).click()))
  const told = await Promise.all(
    pages.map(async (page) => {
      await page.locator('#outcome').waitFor()
      return (await page.locator('#outcome').textContent()) ?? ''
    }),
  )
  const accepted = told.map((text) => Number(/You accepted (\d)/.exec(text)?.[1] ?? 0))
  const skipped = told.map((text) => (text.match(/accepted it\./g) ?? []).length)
  expect(accepted.reduce((sum, one) => sum + one, 0)).toBe(6)
  expect(accepted.map((count, n) => count + (skipped[n] ?? 0))).toEqual([4, 4])
  if (pictures) process.stdout.write(`${told.map((text) => text.replace(/\s+/g, ' ')).join('\n')}\n`)
  const store = motion.house.store(applicationStore)
  for (let n = 200; n < 206; n++)
    expect((await store.history(`applicant-${n}-platforms`)).filter(({ what }) => what === 'accepted')).toHaveLength(1)
})

test('without script the desk reads, sorts and decides by its buttons', async () => {
  const page = await atDesk('leader-procurement', { javaScriptEnabled: false })
  await page.getByRole('link', { name: 'Applications', exact: true }).click()
  await page.getByLabel('Search applications').fill('applicant-45@')
  await page.getByRole('button', { name: 'Search' }).click()
  await page.getByText('1 application.').waitFor()
  await page.locator('input[name="pick"]').check()
  await page.getByRole('button', { name: 'Accept the ticked' }).click()
  await page.getByText('You accepted').waitFor()
  expect(await stored('applicant-45')).toMatchObject({ state: 'accepted' })
})

describe('every page of the desk', () => {
  const paths = [
    '',
    '/applications',
    '/people',
    '/meetings',
    '/meetings?show=missing',
    '/terms',
    '/messages?show=all',
    '/charts',
  ]

  test.each([
    { width: 1280, height: 860, colorScheme: 'light' },
    { width: 360, height: 740, colorScheme: 'dark' },
    // More to look at.
    ...(pictures ? ([{ width: 1280, height: 860, colorScheme: 'dark' }] as const) : []),
  ] as const)(
    'has nothing to complain about at $width pixels, $colorScheme',
    async ({ colorScheme, ...viewport }) => {
      const page = await atDesk('secretariat', { viewport, colorScheme, bypassCSP: true })
      const found: Record<string, string[]> = {}
      for (const path of paths) {
        await go(page, `/desk${path}`)
        await look(page, `${path.replaceAll(/\W+/g, '-') || '-desk'}-${viewport.width}-${colorScheme}`.slice(1))
        found[path] = await faultsOf(page)
      }
      expect(found).toEqual(Object.fromEntries(paths.map((path) => [path, []])))
    },
    60_000,
  )
})
