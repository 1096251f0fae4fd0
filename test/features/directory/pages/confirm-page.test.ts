import { beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { Hono } from 'hono'
import { pages } from '#app/features.ts'
import type { Message } from '#chat/message.ts'
import type { Platform } from '#chat/platform.ts'
import { accountStore } from '#features/people/person-store.ts'
import { plus } from '#time/instant.ts'
import { pagesApp } from '#web/pages-app.ts'
import { secret } from '../../../app.ts'
import { type TestHouse, testHouse, wordsOf } from '../../../context.ts'
import { pageParts } from '../../../page-parts.ts'
import { factsIn, wordsIn } from '../../../web/page-words.ts'
import { filled, linkIn, visitor } from '../../../web/visitor.ts'

let house: TestHouse
let app: Hono
/** The letters that went out, the latest last. */
const letters: { to: string; letter: Message }[] = []

beforeAll(async () => {
  house = await testHouse()
})
beforeEach(() => {
  letters.length = 0
  const mail = async (to: string, letter: Message) => {
    letters.push({ to, letter })
    return 'on its way' as const
  }
  app = pagesApp(pages, pageParts({ contextOf: house.as, secret, mail }))
})

const { page, post, token, apply, sentFrom } = visitor(() => ({ app, house }))
const textOf = (letter: Message) => wordsOf(letter, { zone: 'UTC' })

test('a letter goes out, and nothing is sent before its button is pressed; to open it changes nothing', async () => {
  expect(
    (await apply({ ...filled.whole, 'f.name': 'By Letter', 'f.email': 'letter@example.org' })).headers.get('location'),
  ).toBe('/groups/procurement/apply/letter')
  expect(letters.map(({ to }) => to)).toEqual(['letter@example.org'])
  expect(letters[0] && textOf(letters[0].letter)).toContain('It is not sent yet.')
  const link = linkIn(letters[0]?.letter)
  expect(factsIn(await page(link))).toMatchObject({
    Name: 'By Letter',
    'Areas of expertise': 'Buying of street lights',
  })
  expect(await sentFrom('By Letter')).toEqual([])
  const own = (await post(link, {})).headers.get('location') ?? ''
  expect(await sentFrom('By Letter')).toMatchObject([{ onPage: { addressConfirmed: true } }])
  expect(wordsIn(await page(own))).toContain("We'll e-mail you the result.")
  // Pressed again, and opened again: the same page.
  expect((await post(link, {})).headers.get('location')).toBe(own)
  expect((await app.request(link)).headers.get('location')).toBe(own)
})

test('what becomes of it is written to a confirmed address, with the way to the page', async () => {
  const mailed: { to: string; letter: Message }[] = []
  house.house.platforms.set('email', postbox(mailed))
  await apply({ ...filled.whole, 'f.name': 'Written To', 'f.email': 'written@example.org' })
  await post(linkIn(letters[0]?.letter), {})
  await house.until(plus(house.now(), 'PT1H'))
  house.house.platforms.delete('email')
  const [received, ...more] = mailed.filter(({ to }) => to === 'written@example.org')
  expect(more).toEqual([])
  expect(received && textOf(received.letter)).toContain('Your application to Procurement has arrived.')
  expect(wordsIn(await page(linkIn(received?.letter)))).toContain('Name Written To')
})

test('a confirmed address is an account, and whoever confirms it again is the same person', async () => {
  const send = async (group: string) => {
    await apply({ ...filled.whole, 'f.name': 'Same Person', 'f.email': 'Same@example.org' }, group)
    const latest = letters.at(-1)
    await post(linkIn(latest?.letter), {})
  }
  await send('procurement')
  await send('monitoring')
  const both = await sentFrom('Same Person')
  expect(both.map(({ group }) => group).toSorted()).toEqual(['monitoring', 'procurement'])
  expect(new Set(both.map(({ person }) => person)).size).toBe(1)
  const accounts = await house.house.store(accountStore).find({ person: both[0]?.person })
  expect(accounts).toMatchObject([{ account: { platform: 'email' }, address: 'Same@example.org', reachable: true }])
  // Ids stand in logs, and an address does not.
  expect(accounts[0]?._id).not.toContain('@')
})

test('a letter to one address does not confirm another that was put in its place', async () => {
  const path = '/groups/procurement/apply'
  const form = { token: await token(path), ...filled.whole, 'f.name': 'Swapped' }
  await post(path, { ...form, 'f.email': 'mine@example.org' })
  await post(path, { ...form, 'f.email': 'victim@example.org' })
  const [mine] = letters
  const answer = await post(linkIn(mine?.letter), {})
  expect([answer.status, wordsIn(await answer.text())]).toEqual([
    403,
    expect.stringContaining('You changed the address'),
  ])
  expect(await sentFrom('Swapped')).toEqual([])
})

test('once an address is confirmed, whoever drew the form is nobody: only a letter tells where the application stands', async () => {
  const path = '/groups/procurement/apply'
  const form = { token: await token(path), ...filled.whole, 'f.name': 'Drawn Once', 'f.email': 'owner@example.org' }
  await post(path, form)
  const own = (await post(linkIn(letters[0]?.letter), {})).headers.get('location')
  const again = await post(path, { ...form, 'f.email': 'somebody@example.org', 'f.country': 'Nowhere' })
  expect(again.headers.get('location')).toBe('/groups/procurement/apply/letter')
  expect(letters.map(({ to }) => to)).toEqual(['owner@example.org', 'owner@example.org'])
  expect(wordsIn(await page(linkIn(letters[1]?.letter)))).toBe(wordsIn(await page(own ?? '')))
  expect(await sentFrom('Drawn Once')).toMatchObject([{ answers: { country: 'Senegal' } }])
})

test.each([
  ['not now', "We can't send letters just now."],
  ['no such mailbox', "We can't send letters to amina@example.org."],
] as const)(
  'where the letter was certainly not sent (%s), it is said, and nothing typed is lost',
  async (became, says) => {
    app = pagesApp(pages, pageParts({ contextOf: house.as, secret, mail: async () => became }))
    const answer = await apply({ ...filled.whole, 'f.name': 'No Letter' })
    expect(wordsIn(await answer.text())).toContain(says)
    expect(await sentFrom('No Letter')).toEqual([])
  },
)

test.each([
  ['letters|', 20, 'We sent many letters to this address today.'],
  ['all letters|', 200, 'Please try again in an hour.'],
])('too many %s are not sent, and nothing typed is lost', async (what, most, says) => {
  const sent: string[] = []
  const mail = async (to: string) => {
    sent.push(to)
    return 'on its way' as const
  }
  const counted = async (there: number) => {
    const count = async (key: string) => (key.startsWith(what) ? there : 1)
    app = pagesApp(pages, pageParts({ contextOf: house.as, secret, mail, count }))
    return wordsIn(await (await apply({ ...filled.whole, 'f.email': 'flooded@example.org' })).text())
  }
  expect(await counted(most + 1)).toContain(says)
  expect(sent).toEqual([])
  await counted(most)
  expect(sent).toEqual(['flooded@example.org'])
})

/** E-mail that keeps what it was given. */
function postbox(mailed: { to: string; letter: Message }[]): Platform {
  const gone = async () => ({ failed: 'a letter cannot be changed' })
  return {
    name: 'email',
    paths: [],
    handle: async () => {},
    send: async (to, letter, { mark }) => {
      if ('account' in to) mailed.push({ to: to.address, letter })
      return { sent: { via: to.via, place: { kind: 'direct', id: '' }, id: mark } }
    },
    edit: gone,
    find: async () => 'cannot tell',
    openFile: async () => new ReadableStream(),
    stop: async () => {},
  }
}

test('half of the letters of an hour are kept for mailboxes that had none today, whatever tag they are written with', async () => {
  const counted = new Map<string, number>()
  const count = async (key: string) => {
    const now = (counted.get(key) ?? 0) + 1
    counted.set(key, now)
    return now
  }
  const mail = async (to: string, letter: Message) => {
    letters.push({ to, letter })
    return 'on its way' as const
  }
  // A day of them, in which nobody has done too much yet but those who had letters.
  app = pagesApp(pages, pageParts({ contextOf: house.as, secret, mail, count: passing(count) }))
  for (let n = 0; n < 6; n++) {
    const tag = n % 2 === 0 ? '' : `+${n}`
    await apply({ ...filled.whole, 'f.name': 'Again', 'f.email': `again${tag}@example.org` })
  }
  expect([...counted].filter(([key]) => key.startsWith('letters|'))).toMatchObject([[expect.any(String), 6]])
  const again = [...counted.keys()].find((key) => key.startsWith('letters again|')) ?? ''
  expect(counted.get(again)).toBe(5)
  counted.set(again, 100)
  const refused = await apply({ ...filled.whole, 'f.name': 'Again', 'f.email': 'again@example.org' })
  expect(wordsIn(await refused.text())).toContain('Too many people are asking for letters just now.')
  const taken = await apply({ ...filled.whole, 'f.name': 'Never Seen', 'f.email': 'never@example.org' })
  expect(taken.headers.get('location')).toBe('/groups/procurement/apply/letter')
})

/** Counts letters alone: how many forms come from one place is told elsewhere. */
function passing(count: (key: string) => Promise<number>) {
  return async (key: string) => (key.includes('letters') ? count(key) : 1)
}
