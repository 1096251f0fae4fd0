import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Hono } from 'hono'
import { decideApplication } from '#applications/decide-application.ts'
import { expireApplications } from '#applications/expire-applications.ts'
import { commitmentReceipts } from '#charter/admission.ts'
import type { Message } from '#chat/message.ts'
import type { Platform } from '#chat/platform.ts'
import { counters } from '#database/counters.ts'
import { pages } from '#features.ts'
import { closeCall, openCall } from '#groups/change-call.ts'
import { plus } from '#time/instant.ts'
import { pagesApp } from '#web/pages-app.ts'
import { actOf, messageOf, secret, type TestHouse, testHouse, wordsOf } from '../../context.ts'
import { pageParts } from '../../page-parts.ts'
import { elements, factsIn, wordsIn } from './page-words.ts'

const origin = 'http://localhost'
const answers = {
  'f.name': 'Amina Diallo',
  'f.capacity': 'Researcher',
  'f.country': 'Senegal',
  'f.email': 'amina@example.org',
  'f.expertise': 'Buying of street lights',
  'f.zone': 'Dakar',
}
const ticks = {
  'f.commitment.communication': 'yes',
  'f.commitment.knowledge-sharing': 'yes',
  'f.commitment.availability': 'yes',
  'f.commitment.transparency': 'yes',
}
const whole = { ...answers, ...ticks }

let house: TestHouse
let app: Hono
let real = 0
/** The letters that went out, the latest last. */
const letters: { to: string; letter: Message }[] = []

beforeAll(async () => {
  house = await testHouse()
})
beforeEach(async () => {
  real += 86_400_000
  letters.length = 0
  app = pagesApp(pages, pageParts({ contextOf: house.as, secret, count: await counting() }))
})

const counting = async () => counters(house.database, () => real).count
const withMail = async () =>
  pagesApp(
    pages,
    pageParts({
      contextOf: house.as,
      secret,
      count: await counting(),
      mail: async (to, letter) => letters.push({ to, letter }) > 0,
    }),
  )

const page = async (path: string) => (await app.request(path)).text()
const token = async (path: string) => /name="token" value="([^"]+)"/.exec(await page(path))?.[1] ?? ''
const post = (path: string, form: Record<string, string>, headers: Record<string, string> = { origin }) =>
  app.request(path, {
    method: 'POST',
    body: new URLSearchParams(form).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  })

/** Opens the form of a group and sends it. */
async function apply(form: Record<string, string>, group = 'procurement') {
  const path = `/groups/${group}/apply`
  return post(path, { token: await token(path), ...form })
}

const sentFrom = async (name: string) => {
  const all = await house.house.stores.applications.find({ 'answers.name': name })
  return all.filter(({ state }) => state === 'submitted')
}
const textOf = (letter: Message) => wordsOf(letter, { zone: 'UTC' })
const linkIn = (letter: Message) => {
  const buttons = letter.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []))
  const [button] = buttons
  return button && 'url' in button ? new URL(button.url).pathname : ''
}

describe('the form', () => {
  test('asks what the chat asks, with every commitment whole and with its own tick', async () => {
    const form = elements(await page('/groups/procurement/apply'), 'form')[0] ?? ''
    const { fields, commitments } = house.charter
    for (const { label } of fields) expect(wordsIn(form)).toContain(label)
    expect(elements(form, 'blockquote').map(wordsIn)).toEqual(commitments.map(({ text }) => text.trim()))
    expect(form.match(/type="checkbox"/g)).toHaveLength(commitments.length)
  })

  test('what is missing or wrong is said beside its field, and nothing typed is lost', async () => {
    const answer = await apply({
      ...answers,
      'f.email': 'amina@',
      'f.zone': 'Nowhereville',
      'f.commitment.availability': 'yes',
    })
    expect(answer.status).toBe(422)
    const form = await answer.text()
    expect(wordsIn(form)).toContain('5 answers need another look.')
    expect(wordsIn(form)).toContain('"amina@" is not a complete e-mail address.')
    expect(wordsIn(form)).toContain('I do not know the place "Nowhereville".')
    expect(form).toContain('value="Amina Diallo"')
    expect(form).toMatch(/name="f.commitment.availability" value="yes"[^>]* checked/)
    expect(await sentFrom('Amina Diallo')).toEqual([])
  })

  test('what is typed is shown as it is, never as markup', async () => {
    const form = await (await apply({ ...answers, 'f.name': '"><script>alert(1)</script>' })).text()
    expect(form).not.toContain('<script>alert')
    expect(form).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  })

  test.each([
    ['from another site', { origin: 'https://elsewhere.example' }, 403],
    ['from a site beside it', { origin, 'sec-fetch-site': 'cross-site' }, 403],
  ])('is not taken %s', async (_, headers, status) => {
    const form = { token: await token('/groups/procurement/apply'), ...whole, 'f.name': 'Forged' }
    expect((await post('/groups/procurement/apply', form, headers)).status).toBe(status)
    expect(await sentFrom('Forged')).toEqual([])
  })

  test.each([
    ['without a token of ours', { token: 'e30.x' }],
    ['where the field that nobody sees is filled in', { empty: 'https://spam.example' }],
  ])('is drawn again, filled, %s', async (_, more) => {
    const answer = await apply({ ...whole, 'f.name': 'Spam', ...more })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('value="Researcher"')
    expect(await sentFrom('Spam')).toEqual([])
  })
})

describe('where no e-mail can be sent', () => {
  test('an application is taken at once, with receipts of the exact words, and has a page of its own', async () => {
    const answer = await apply({ ...whole, 'f.name': 'At Once' })
    expect(answer.status).toBe(303)
    const [application] = await sentFrom('At Once')
    expect(application).toMatchObject({ group: 'procurement', late: null, onPage: { addressConfirmed: false } })
    expect(application?.receipts.map(({ id, hash }) => ({ id, hash }))).toEqual(
      commitmentReceipts(house.charter).map(({ id, hash }) => ({ id, hash })),
    )
    const own = wordsIn(await page(answer.headers.get('location') ?? ''))
    expect(own).toContain('Being read: Leader of Procurement has it. You will hear by Mon 16 Mar 2020.')
    expect(own).toContain('what becomes of it stands here only')
  })

  test('those who decide are told that the address is not confirmed', async () => {
    await apply({ ...whole, 'f.name': 'Told Of' })
    const arrived = await house.until('2020-03-02T09:00:00Z')
    const told = arrived.find(({ kind, text }) => kind === 'application-to-read' && text.startsWith('Told Of'))
    expect(told?.to).toBe('leader-procurement')
    expect(told && wordsOf(told.message, { zone: 'UTC' })).toContain('The e-mail address is not confirmed')
  })

  test('sent twice, it is one application', async () => {
    const form = { token: await token('/groups/procurement/apply'), ...whole, 'f.name': 'Twice' }
    const [first, second] = [
      await post('/groups/procurement/apply', form),
      await post('/groups/procurement/apply', form),
    ]
    expect([first.status, second.status]).toEqual([303, 303])
    expect(await sentFrom('Twice')).toHaveLength(1)
  })

  test('two who give one address are two people: neither sees or changes what the other sent', async () => {
    const first = await apply({ ...whole, 'f.name': 'The Owner' })
    await apply({ ...whole, 'f.name': 'The Other' })
    expect(wordsIn(await page(first.headers.get('location') ?? ''))).toContain('Name The Owner')
    const people = [...(await sentFrom('The Owner')), ...(await sentFrom('The Other'))].map(({ person }) => person)
    expect(new Set(people).size).toBe(2)
  })
})

describe('the page of an application', () => {
  test('shows a decision once it can no longer be undone, and the way out', async () => {
    const own = (await apply({ ...whole, 'f.name': 'Decided' })).headers.get('location') ?? ''
    const [{ _id: application } = { _id: '' }] = await sentFrom('Decided')
    await decideApplication(house.as('leader-procurement'), { application, to: 'accepted' })
    expect(wordsIn(await page(own))).toContain('Being read')
    await house.until('2020-03-02T10:00:00Z')
    expect(wordsIn(await page(own))).toContain('You are a member')
    // An old page still shows the other button: it must not end what came of the application.
    await post(own, { withdraw: 'yes' })
    expect(wordsIn(await page(own))).toContain('You are a member')
    await post(own, { leave: 'yes' })
    expect(wordsIn(await page(own))).toContain('You have left')
  })

  test('a question of the leader is read and answered there', async () => {
    const own = (await apply({ ...whole, 'f.name': 'Asked' })).headers.get('location') ?? ''
    const [{ _id: application } = { _id: '' }] = await sentFrom('Asked')
    const form = await house.presses('leader-procurement', { verb: 'ask-applicant', about: { application } })
    if (form.kind !== 'form') throw new Error('no form to ask with')
    await house.submits('leader-procurement', form.form, { question: 'Which city?' })
    expect(wordsIn(await page(own))).toContain('You are asked: Which city?')
    const question = /name="question" value="([^"]+)"/.exec(await page(own))?.[1] ?? ''
    await post(own, { question, answer: 'Dakar and Thiès' })
    expect(wordsIn(await page(own))).not.toContain('You are asked')
    const card = messageOf(
      await house.presses('leader-procurement', { verb: 'read-application', about: { application } }),
    )
    expect(wordsOf(card, { zone: 'UTC' })).toContain('Dakar and Thiès')
    expect(actOf(card, 'Accept').about).toEqual({ application })
  })

  test('is empty once the answers are erased, and so is whoever confirmed no address', async () => {
    const own = (await apply({ ...whole, 'f.name': 'Erased' })).headers.get('location') ?? ''
    const [{ person, _id } = { person: '', _id: '' }] = await sentFrom('Erased')
    await post(own, { withdraw: 'yes' })
    const later = { ...house.as('clock'), now: plus(house.now(), 'P181D') }
    await expireApplications(later, {})
    expect(await house.house.stores.people.get(person)).toBeNull()
    expect((await house.house.stores.applications.get(_id))?.answers).toEqual({})
    expect((await app.request(own)).status).toBe(403)
  })

  test('opens for nobody else: a changed link is none', async () => {
    const own = (await apply({ ...whole, 'f.name': 'Secret' })).headers.get('location') ?? ''
    const answer = await app.request(`${own.slice(0, -2)}xx`)
    expect([answer.status, (await answer.text()).includes('Senegal')]).toEqual([403, false])
  })
})

describe('where e-mail can be sent', () => {
  beforeEach(async () => {
    app = await withMail()
  })

  test('a letter goes out, and nothing is sent before its button is pressed; to open it changes nothing', async () => {
    expect(
      (await apply({ ...whole, 'f.name': 'By Letter', 'f.email': 'letter@example.org' })).headers.get('location'),
    ).toBe('/groups/procurement/apply/letter')
    expect(letters.map(({ to }) => to)).toEqual(['letter@example.org'])
    expect(letters[0] && textOf(letters[0].letter)).toContain('It is not sent yet.')
    const link = letters[0] ? linkIn(letters[0].letter) : ''
    expect(factsIn(await page(link))).toMatchObject({
      Name: 'By Letter',
      'Areas of expertise': 'Buying of street lights',
    })
    expect(await sentFrom('By Letter')).toEqual([])
    const own = (await post(link, {})).headers.get('location') ?? ''
    expect(await sentFrom('By Letter')).toMatchObject([{ onPage: { addressConfirmed: true } }])
    expect(wordsIn(await page(own))).toContain('is told to your e-mail address')
    // Pressed again, and opened again: the same page.
    expect((await post(link, {})).headers.get('location')).toBe(own)
    expect((await app.request(link)).headers.get('location')).toBe(own)
  })

  test('what becomes of it is written to a confirmed address, with the way to the page', async () => {
    const mailed: { to: string; letter: Message }[] = []
    house.house.platforms.set('email', postbox(mailed))
    await apply({ ...whole, 'f.name': 'Written To', 'f.email': 'written@example.org' })
    await post(letters[0] ? linkIn(letters[0].letter) : '', {})
    await house.until(plus(house.now(), 'PT1H'))
    house.house.platforms.delete('email')
    const [received, ...more] = mailed.filter(({ to }) => to === 'written@example.org')
    expect(more).toEqual([])
    expect(received && textOf(received.letter)).toContain('Your application to Procurement has arrived.')
    expect(wordsIn(await page(received ? linkIn(received.letter) : ''))).toContain('Name Written To')
  })

  test('a confirmed address is an account, and whoever confirms it again is the same person', async () => {
    const send = async (group: string) => {
      await apply({ ...whole, 'f.name': 'Same Person', 'f.email': 'Same@example.org' }, group)
      const latest = letters.at(-1)
      await post(latest ? linkIn(latest.letter) : '', {})
    }
    await send('procurement')
    await send('monitoring')
    const both = await sentFrom('Same Person')
    expect(both.map(({ group }) => group).toSorted()).toEqual(['monitoring', 'procurement'])
    expect(new Set(both.map(({ person }) => person)).size).toBe(1)
    expect(await house.house.stores.accounts.find({ person: both[0]?.person })).toMatchObject([
      { account: { platform: 'email' }, address: 'Same@example.org', reachable: true },
    ])
  })

  test('a letter to one address does not confirm another that was put in its place', async () => {
    const path = '/groups/procurement/apply'
    const form = { token: await token(path), ...whole, 'f.name': 'Swapped' }
    await post(path, { ...form, 'f.email': 'mine@example.org' })
    await post(path, { ...form, 'f.email': 'victim@example.org' })
    const [mine] = letters
    const answer = await post(mine ? linkIn(mine.letter) : '', {})
    expect([answer.status, wordsIn(await answer.text())]).toEqual([
      403,
      expect.stringContaining('The address was changed'),
    ])
    expect(await sentFrom('Swapped')).toEqual([])
  })

  test('where the letter is not taken, it is said, and nothing typed is lost', async () => {
    app = pagesApp(pages, pageParts({ contextOf: house.as, secret, mail: async () => false }))
    const answer = await apply({ ...whole, 'f.name': 'No Letter' })
    expect(wordsIn(await answer.text())).toContain('We could not send a letter to amina@example.org.')
    expect(await sentFrom('No Letter')).toEqual([])
  })
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

describe('nobody sends too many', () => {
  test('of one address five a day are taken', async () => {
    const statuses: number[] = []
    for (let n = 0; n < 6; n++)
      statuses.push((await apply({ ...whole, 'f.name': `Many ${n}`, 'f.email': 'many@example.org' })).status)
    expect(statuses).toEqual([303, 303, 303, 303, 303, 429])
    real += 86_400_000
    expect((await apply({ ...whole, 'f.email': 'many@example.org' })).status).toBe(303)
  })

  test('from one place thirty an hour, counted by all processes together', async () => {
    const count = await counting()
    const statuses: number[] = []
    for (let n = 0; n < 31; n++) {
      app = pagesApp(pages, pageParts({ contextOf: house.as, secret, count }))
      statuses.push((await apply({ ...answers })).status)
    }
    expect(statuses.filter((status) => status === 429)).toHaveLength(1)
  })
})

describe('a call that does not take applications', () => {
  test('after the deadline the form asks why it should be considered; before, the form that was open still counts for an hour', async () => {
    await openCall(house.as('secretariat'), { group: 'financing', deadline: { date: '2020-03-03' } })
    await house.until('2020-03-03T12:00:00Z')
    const early = { token: await token('/groups/financing/apply'), ...whole }
    await house.until('2020-03-03T23:30:00Z')
    expect((await post('/groups/financing/apply', { ...early, 'f.name': 'In Grace' })).status).toBe(303)
    expect(wordsIn(await page('/groups/financing/apply'))).toContain('You can ask to be considered late.')
    expect((await apply({ ...whole, 'f.name': 'Late' }, 'financing')).status).toBe(422)
    await apply({ ...whole, 'f.name': 'Late', 'f.late.why': 'I was at sea.' }, 'financing')
    expect(await sentFrom('Late')).toMatchObject([{ late: 'I was at sea.' }])
    expect(await sentFrom('In Grace')).toMatchObject([{ late: null }])
  })

  test('a group without a call has no form', async () => {
    const answer = await app.request('/groups/platforms/apply')
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/groups/platforms'])
  })

  test('one that was closed in chat says so', async () => {
    await openCall(house.as('secretariat'), { group: 'recovery', deadline: null })
    await closeCall(house.as('secretariat'), { group: 'recovery' })
    expect(wordsIn(await page('/groups/recovery'))).toContain('The call for experts closed')
  })
})
