import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import axe from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { startBrowser } from '../../browser.ts'
import { testDatabase } from '../../database.ts'
import { meetingMessage, people, type ScriptedHouse, startScriptedHouse } from './scripted-house.ts'

const { uri } = testDatabase()
let house: ScriptedHouse
let browser: Browser
let pages: Page[] = []
/** What the page said went wrong; each test ends with none. */
const complaints: string[] = []

beforeAll(async () => {
  house = await startScriptedHouse(uri)
  browser = await startBrowser()
})
afterAll(async () => {
  await browser.close()
  await house.stop()
})
afterEach(async () => {
  house.answer.by = null
  await Promise.all(pages.map((page) => page.context().close()))
  pages = []
  expect(complaints.splice(0)).toEqual([])
})

async function open(as: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  page.setDefaultTimeout(5_000)
  page.on('console', (line) => {
    if (line.type() === 'error' || line.type() === 'warning') complaints.push(line.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  await page.goto(`${house.url}/?as=${as}`)
  pages.push(page)
  return page
}

const conversation = (page: Page) => page.getByRole('log')

async function say(page: Page, words: string) {
  await page.getByLabel('Message to Convenor').fill(words)
  await page.keyboard.press('Enter')
}

/** What the keyboard is on, by its label or its own words. */
const focused = (page: Page) =>
  page.evaluate<string>(`{
    const { labels, textContent } = document.activeElement;
    (labels?.[0]?.textContent ?? textContent).trim()
  }`)

async function tabTo(page: Page, label: string) {
  for (let n = 0; n < 30; n++) {
    await page.keyboard.press('Tab')
    if ((await focused(page)) === label) return
  }
  throw new Error(`Tab does not lead to ${label}`)
}

const deliver = (user: string, mark: string, message = meetingMessage) =>
  house.platform.send(
    { account: { platform: 'local', workspace: 'local', user }, via: 'local', address: user },
    message,
    {
      reader: { zone: people.find(({ id }) => id === user)?.zone ?? 'UTC' },
      mark: `${mark}|meeting-scheduled||${user}`,
    },
  )

describe('a newcomer', () => {
  test('sees who they are, three things to try, the clock and what comes next', async () => {
    const page = await open('expert-nairobi')
    await page.getByRole('heading', { name: 'You are Expert in Nairobi' }).waitFor()
    expect(await page.getByRole('list', { name: 'Three things to try' }).getByRole('button').allTextContents()).toEqual(
      ['groups', 'apply procurement', 'help'],
    )
    const clock = page.getByRole('region', { name: 'Clock' })
    expect(await clock.locator('.when').textContent()).toBe('Monday 2 March 2020 09:00 Geneva')
    expect(await clock.locator('.next').textContent()).toContain('Two calls for experts close')
    await page.getByRole('button', { name: 'groups' }).click()
    await page.getByRole('heading', { name: 'Two groups look for experts' }).waitFor()
    expect(await page.getByText('You are Expert in Nairobi').count()).toBe(0)
  })

  test('finds the conversation again after a reload, in order', async () => {
    const page = await open('expert-lima')
    await say(page, 'groups')
    await page.getByRole('heading', { name: 'Two groups look for experts' }).waitFor()
    await say(page, 'what <b>now</b>?')
    await conversation(page).getByText('I don\'t know "what <b>now</b>?" yet').waitFor()
    const shown = await page.locator('.line .bubble').allInnerTexts()
    await page.reload()
    expect(await page.locator('.line .bubble').allInnerTexts()).toEqual(shown)
    expect(await page.locator('.day').allInnerTexts()).toEqual(['Monday 2 March 2020'])
  })
})

describe('with the keyboard alone', () => {
  test('a person applies: a refused answer keeps the others, and the acknowledgement follows', async () => {
    const page = await open('expert-sydney')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.keyboard.type('apply procurement')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Apply to Procurement' })
    await dialog.waitFor()
    expect(await focused(page)).toBe('Your name')
    await tabTo(page, 'E-mail')
    await page.keyboard.type('no address')
    await tabTo(page, 'Country of residence')
    await page.keyboard.type('Au')
    await tabTo(page, 'Send my application')
    await page.keyboard.press('Enter')
    await dialog.getByRole('alert').waitFor()
    expect(await focused(page)).toContain('2 answers need a check. The others are kept.')
    expect(await dialog.getByLabel('Country of residence').inputValue()).toBe('au')
    expect(await dialog.getByLabel('E-mail').inputValue()).toBe('no address')
    await tabTo(page, 'E-mail')
    await page.keyboard.press('Enter')
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('expert@example.org')
    await tabTo(page, 'I agree')
    await page.keyboard.press('Space')
    await tabTo(page, 'Send my application')
    await page.keyboard.press('Enter')
    await page.locator('.line').getByText('We have your application to Procurement').waitFor()
    expect(await dialog.isVisible()).toBe(false)
    expect(await focused(page)).toBe('Message to Convenor')
  })

  test('a form that is left can be come back to, as it was typed; Escape leaves it', async () => {
    const page = await open('expert-lima')
    house.answer.by = null
    await say(page, 'apply procurement')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Professional capacity').fill('City planner')
    await page.keyboard.press('Escape')
    expect(await dialog.isVisible()).toBe(false)
    await page.getByRole('button', { name: 'Open the form' }).last().press('Enter')
    expect(await dialog.getByLabel('Professional capacity').inputValue()).toBe('City planner')
    await dialog.getByRole('button', { name: 'Not now' }).press('Enter')
    await page.reload()
    await page.getByRole('button', { name: 'Open the form' }).last().press('Enter')
    await dialog.getByLabel('Your name').waitFor()
  })
})

describe('what arrives by itself', () => {
  test('a notice stands in the conversation and is announced; a press redraws it in its place', async () => {
    const page = await open('leader-ai')
    await deliver('leader-ai', 'm1')
    const notice = page.locator('.line.notice')
    await notice.waitFor()
    const summary = 'PROC-7 on Thu 21 May 2020, 17:00 Dubai (15:00 Zurich): Case studies'
    await page.getByRole('status').filter({ hasText: summary }).waitFor({ state: 'attached' })
    await notice.getByRole('button', { name: 'Yes' }).click()
    await notice.getByText('You said Yes.').waitFor()
    expect(await page.locator('.line').count()).toBe(1)
    expect(house.received.at(-1)).toMatchObject({ kind: 'pressed', on: { id: 'm1|meeting-scheduled||leader-ai' } })
  })

  test('somebody else who got something new is marked, until one looks', async () => {
    const page = await open('secretariat')
    await deliver('leader-platforms', 'm2')
    const other = page.getByRole('link', { name: /Leader of Platforms/ })
    await other.getByText('new').waitFor()
    await other.click()
    await page.locator('.line.notice').waitFor()
    await page.getByRole('link', { name: /Secretariat/ }).click()
    await page.getByRole('heading', { name: 'You are Secretariat' }).waitFor()
    expect(
      await page
        .getByRole('link', { name: /Leader of Platforms/ })
        .getByText('new')
        .isVisible(),
    ).toBe(false)
  })

  test('the clock moves everywhere at once, and where it is moved it says so', async () => {
    const page = await open('secretariat')
    const other = await open('expert-nairobi')
    await page.getByRole('button', { name: '+1 day' }).click()
    await other.locator('.when', { hasText: 'Tuesday 3 March 2020' }).waitFor()
    await page.getByText('The clock has moved. Nothing was sent.').waitFor({ state: 'attached' })
    await page.getByLabel('Go to a date').fill('2020-04-01T09:00')
    await page.getByRole('button', { name: 'Go', exact: true }).click()
    await other.locator('.when', { hasText: 'Wednesday 1 April 2020' }).waitFor()
    expect(house.clock.now).toBe('2020-04-01T07:00:00Z')
    await other.locator('[data-person=expert-sydney]', { hasText: '18:00 Sydney' }).waitFor()
  })
})

describe('files', () => {
  const file = { name: 'minutes.md', mimeType: 'text/markdown', buffer: Buffer.from('# Minutes') }

  test('are picked, taken back, and sent with their caption', async () => {
    const page = await open('leader-procurement')
    await page.getByLabel('Add a file').setInputFiles([file, { ...file, name: 'wrong.md' }])
    await page.getByRole('button', { name: 'Remove wrong.md' }).click()
    await say(page, 'minutes proc7')
    await conversation(page).getByText('Kept minutes.md.').waitFor()
    expect(house.received.at(-1)).toMatchObject({ text: 'minutes proc7', files: [{ name: 'minutes.md', size: 9 }] })
  })

  test.each(['drop', 'paste'])('arrive by %s', async (way) => {
    const page = await open('leader-procurement')
    await page.evaluate(`{
      const data = new DataTransfer()
      data.items.add(new File(['x'], '${way}.md', { type: 'text/markdown' }))
      const init = { bubbles: true, cancelable: true, ${way === 'drop' ? 'dataTransfer' : 'clipboardData'}: data }
      document.querySelector('#words').dispatchEvent(new ${way === 'drop' ? 'DragEvent' : 'ClipboardEvent'}('${way}', init))
    }`)
    await page.getByRole('button', { name: `Remove ${way}.md` }).waitFor()
    await page.getByRole('button', { name: 'Send' }).click()
    await conversation(page).getByText(`Kept ${way}.md.`).waitFor()
  })
})

test('what cannot be sent is kept where it was typed', async () => {
  const page = await open('leader-procurement')
  await page.route('**/local/page/said*', (route) => route.abort())
  await say(page, 'schedule procurement 21 May')
  await conversation(page).getByText('Convenor could not be reached.').first().waitFor()
  expect(await page.getByLabel('Message to Convenor').inputValue()).toBe('schedule procurement 21 May')
  complaints.length = 0
})

describe('accessibility', () => {
  const sizes = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } }

  test.each([
    { size: 'desktop', colorScheme: 'light' },
    { size: 'desktop', colorScheme: 'dark' },
    { size: 'phone', colorScheme: 'light' },
    { size: 'phone', colorScheme: 'dark' },
  ] as const)('nothing to complain about on a $size, $colorScheme', async ({ size, colorScheme }) => {
    const page = await open('expert-nairobi', {
      viewport: sizes[size],
      colorScheme,
      bypassCSP: true,
      reducedMotion: 'reduce',
    })
    await page.evaluate(axe.source)
    const complaintsOfAxe = () =>
      page.evaluate<
        string[]
      >(`axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(({ violations }) =>
        violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => id + ': ' + html + ' ' + failureSummary)))`)
    await deliver('expert-nairobi', `axe-${size}-${colorScheme}`)
    await page.locator('.line.notice').last().waitFor()
    if (size === 'phone') await page.getByRole('button', { name: /clock and status/ }).click()
    expect(await complaintsOfAxe()).toEqual([])
    if (size === 'phone') await page.keyboard.press('Escape')
    expect(await complaintsOfAxe()).toEqual([])
    await say(page, 'apply procurement')
    await page.getByRole('dialog').getByRole('button', { name: 'Send my application' }).click()
    await page.getByRole('alert').waitFor()
    expect(await complaintsOfAxe()).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  })
})
