import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Hono } from 'hono'
import type { Browser } from 'playwright-core'
import { pages } from '#app/features.ts'
import { entry } from '#context.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
import { scheduleMeeting } from '#features/meetings/schedule-meeting.ts'
import { answerOffer, offerOffice } from '#features/offices/offer-office.ts'
import { pagesApp } from '#web/pages-app.ts'
import { secret } from '../../app.ts'
import { startBrowser } from '../../browser.ts'
import { messageOf, type TestHouse, testHouse, wordsOf } from '../../context.ts'
import { pageParts } from '../../page-parts.ts'
import { faultsOf } from '../../web/accessibility.ts'
import { wordsIn } from '../../web/page-words.ts'

const leader = 'leader-procurement'
const successor = 'expert-sydney'
let house: TestHouse
let app: Hono

/** Procurement has one meeting that is over without minutes, and one ahead. */
beforeAll(async () => {
  house = await testHouse()
  app = pagesApp(pages, pageParts({ contextOf: house.as, secret }))
  for (const person of ['expert-nairobi', successor]) await house.join(person, 'procurement')
  for (const [id, date] of Object.entries({ past: '2020-03-05', ahead: '2020-04-02' })) {
    const session = { date, time: '15:00', zone: 'Europe/Zurich', lasts: 'PT60M' }
    await scheduleMeeting(house.as(leader), { id, group: 'procurement', title: `The ${id} one`, sessions: [session] })
  }
  house.skipTo('2020-03-06T09:00:00Z')
}, 120_000)

const card = async (person: string) => messageOf(await house.says(person, 'handover procurement'))
async function links(person: string): Promise<string[]> {
  const blocks = (await card(person)).blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []))
  return blocks.flatMap((button) => ('url' in button ? [new URL(button.url).pathname] : []))
}

describe('the handover pack', () => {
  test('is one page: what waits, what is missing, the dates, who leads, who is in it', async () => {
    const [page = ''] = await links(leader)
    const answer = await app.request(page)
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
    const shown = wordsIn(await answer.text())
    expect(shown).toContain('Procurement: handover pack')
    expect(shown).toMatch(/Missing minutes PROC-1, Thu 5 Mar.*: The past one, due/)
    expect(shown).toMatch(/Dates ahead .*PROC-2, Thu 2 Apr.*: The ahead one/)
    expect(shown).toContain('Applications that wait for you No application waits.')
    expect(shown).toMatch(/Leaders Leader of Procurement/)
    expect(shown).toContain('Expert in Sydney')
  })

  test('is one Markdown file that says the same', async () => {
    const [, file = ''] = await links(leader)
    const answer = await app.request(file)
    expect(answer.headers.get('content-disposition')).toContain('PROC-handover.md')
    const text = await answer.text()
    expect(text).toMatch(/^# .*: handover\n/)
    expect(text).toContain('## Missing minutes\n\n- PROC-1, Thu 5 Mar')
  })

  test('is for those who lead the group: a member is refused, by chat and by a link of their own', async () => {
    expect(wordsOf(await card('expert-nairobi'), { zone: 'UTC' })).toContain('Only the leaders of Procurement')
    const own = (await links(leader))[0] ?? ''
    const forged = house
      .as('expert-nairobi')
      .links.sign('handover', ['procurement'], { _id: 'expert-nairobi', linkGeneration: 0 })
    expect((await app.request(new URL(forged).pathname)).status).toBe(403)
    expect((await app.request(`${own.slice(0, -2)}xx`)).status).toBe(403)
  })

  test('comes to whoever leads next, once, and not again when they are renewed', async () => {
    const offer = { person: successor, office: 'leader', group: 'procurement', from: '2020-03-06' }
    const { _id } = await offerOffice(house.as('secretariat'), offer)
    await answerOffer(house.as(successor), { term: _id, answer: 'accepted' })
    const packs = (arrived: Awaited<ReturnType<TestHouse['until']>>) =>
      arrived.filter(({ to, text }) => to === successor && text.includes('Your handover pack is ready.'))
    expect(packs(await house.until('2020-03-08T12:00:00Z'))).toHaveLength(1)
    await house.house
      .store(officeTermStore)
      .change(_id, entry(house.as('clock'), 'a test'), (term) => ({ ...term, to: '2020-03-20' }))
    const renewed = await offerOffice(house.as('secretariat'), { ...offer, from: '2020-03-09' })
    await answerOffer(house.as(successor), { term: renewed._id, answer: 'accepted' })
    expect(packs(await house.until('2020-03-11T12:00:00Z'))).toHaveLength(0)
  }, 180_000)
})

describe('the handover pack in a browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await startBrowser()
  })
  afterAll(() => browser.close())

  test.each([
    { width: 1280, height: 800, colorScheme: 'light' },
    { width: 360, height: 740, colorScheme: 'dark' },
  ] as const)('has nothing to complain about at $width pixels, $colorScheme', async ({ colorScheme, ...viewport }) => {
    const context = await browser.newContext({ viewport, colorScheme, bypassCSP: true })
    const tab = await context.newPage()
    await tab.route('**/*', async (route) => {
      const answer = await app.request(new URL(route.request().url()).pathname)
      const headers = Object.fromEntries(answer.headers)
      await route.fulfill({ status: answer.status, headers, body: Buffer.from(await answer.arrayBuffer()) })
    })
    await tab.goto(`http://localhost${(await links(leader))[0]}`)
    expect(await faultsOf(tab)).toEqual([])
    await context.close()
  })
})
