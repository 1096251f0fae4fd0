import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Hono } from 'hono'
import { pages } from '#app/features.ts'
import { commitmentReceipts } from '#charter/admission.ts'
import { counters } from '#database/counters.ts'
import { closeCall, openCall } from '#features/applications/change-call.ts'
import { pagesApp } from '#web/pages-app.ts'
import { secret } from '../../../app.ts'
import { anyNumberADay, type TestHouse, testHouse, wordsOf } from '../../../context.ts'
import { pageParts } from '../../../page-parts.ts'
import { elements, wordsIn } from '../../../web/page-words.ts'
import { filled, origin, visitor } from '../../../web/visitor.ts'

let house: TestHouse
let app: Hono
let real = 0

beforeAll(async () => {
  house = await testHouse(anyNumberADay)
})
beforeEach(async () => {
  real += 86_400_000
  app = pagesApp(pages, pageParts({ contextOf: house.as, secret, count: await counting() }))
})

const counting = async () => counters(house.database, () => real).count
const { page, post, token, apply, sentFrom } = visitor(() => ({ app, house }))

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
      ...filled.answers,
      'f.email': 'amina@',
      'f.zone': 'Nowhereville',
      'f.commitment.availability': 'yes',
    })
    expect(answer.status).toBe(422)
    const form = await answer.text()
    expect(wordsIn(form)).toContain('5 answers need a check. The others are kept.')
    expect(wordsIn(form)).toContain('"amina@" isn\'t an e-mail address.')
    expect(wordsIn(form)).toContain('I don\'t know the place "Nowhereville".')
    expect(form).toContain('value="Amina Diallo"')
    expect(form).toMatch(/name="f.commitment.availability" value="yes"[^>]* checked/)
    expect(await sentFrom('Amina Diallo')).toEqual([])
  })

  test('what is typed is shown as it is, never as markup', async () => {
    const form = await (await apply({ ...filled.answers, 'f.name': '"><script>alert(1)</script>' })).text()
    expect(form).not.toContain('<script>alert')
    expect(form).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  })

  test.each([
    ['from another site', { origin: 'https://elsewhere.example' }, 403],
    ['from a site beside it', { origin, 'sec-fetch-site': 'cross-site' }, 403],
  ])('is not taken %s', async (_, headers, status) => {
    const form = { token: await token('/groups/procurement/apply'), ...filled.whole, 'f.name': 'Forged' }
    expect((await post('/groups/procurement/apply', form, headers)).status).toBe(status)
    expect(await sentFrom('Forged')).toEqual([])
  })

  test.each([
    ['without a token of ours', { token: 'e30.x' }],
    ['where the field that nobody sees is filled in', { empty: 'https://spam.example' }],
  ])('is drawn again, filled, %s', async (_, more) => {
    const answer = await apply({ ...filled.whole, 'f.name': 'Spam', ...more })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('value="Researcher"')
    expect(await sentFrom('Spam')).toEqual([])
  })
})

describe('where no e-mail can be sent', () => {
  test('an application is taken at once, with receipts of the exact words, and has a page of its own', async () => {
    const answer = await apply({ ...filled.whole, 'f.name': 'At Once' })
    expect(answer.status).toBe(303)
    const [application] = await sentFrom('At Once')
    expect(application).toMatchObject({ group: 'procurement', late: null, onPage: { addressConfirmed: false } })
    expect(application?.receipts.map(({ id, hash }) => ({ id, hash }))).toEqual(
      commitmentReceipts(house.charter).map(({ id, hash }) => ({ id, hash })),
    )
    const own = wordsIn(await page(answer.headers.get('location') ?? ''))
    expect(own).toContain("Being read: Leader of Procurement has it. We'll answer by Mon 16 Mar.")
    expect(own).toContain("you'll find the result only here")
  })

  test('those who decide are told that the address is not confirmed', async () => {
    // What was sent before is told by itself.
    await house.until('2020-03-02T08:30:00Z')
    await apply({ ...filled.whole, 'f.name': 'Told Of' })
    const arrived = await house.until('2020-03-02T09:00:00Z')
    const told = arrived.find(({ kind, text }) => kind === 'application-to-read' && text.startsWith('Told Of'))
    expect(told?.to).toBe('leader-procurement')
    expect(told && wordsOf(told.message, { zone: 'UTC' })).toContain('their e-mail address is not confirmed')
  })

  test('sent twice, it is one application', async () => {
    const form = { token: await token('/groups/procurement/apply'), ...filled.whole, 'f.name': 'Twice' }
    const [first, second] = [
      await post('/groups/procurement/apply', form),
      await post('/groups/procurement/apply', form),
    ]
    expect([first.status, second.status]).toEqual([303, 303])
    expect(await sentFrom('Twice')).toHaveLength(1)
  })

  test('two who give one address are two people: neither sees or changes what the other sent', async () => {
    const first = await apply({ ...filled.whole, 'f.name': 'The Owner' })
    await apply({ ...filled.whole, 'f.name': 'The Other' })
    expect(wordsIn(await page(first.headers.get('location') ?? ''))).toContain('Name The Owner')
    const people = [...(await sentFrom('The Owner')), ...(await sentFrom('The Other'))].map(({ person }) => person)
    expect(new Set(people).size).toBe(2)
  })
})

describe('nobody sends too many', () => {
  test('with one address five a day are taken from one place, which keeps nobody elsewhere out', async () => {
    const statuses: number[] = []
    for (let n = 0; n < 6; n++)
      statuses.push(
        (await apply({ ...filled.whole, 'f.name': `Many ${n}`, 'f.email': `many+${n}@example.org` })).status,
      )
    expect(statuses).toEqual([303, 303, 303, 303, 303, 429])
    const elsewhere = visitor(() => ({ app, house, from: '203.0.113.7' }))
    expect((await elsewhere.apply({ ...filled.whole, 'f.email': 'Many@example.org' })).status).toBe(303)
    real += 86_400_000
    expect((await apply({ ...filled.whole, 'f.email': 'many@example.org' })).status).toBe(303)
  })

  test('from one place thirty an hour, counted by all processes together', async () => {
    const count = await counting()
    const statuses: number[] = []
    for (let n = 0; n < 31; n++) {
      app = pagesApp(pages, pageParts({ contextOf: house.as, secret, count }))
      statuses.push((await apply({ ...filled.answers })).status)
    }
    expect(statuses.filter((status) => status === 429)).toHaveLength(1)
  })
})

describe('a call that does not take applications', () => {
  test('after the deadline the form asks why it should be considered; before, the form that was open still counts for an hour', async () => {
    await openCall(house.as('secretariat'), { group: 'financing', deadline: { date: '2020-03-03' } })
    await house.until('2020-03-03T12:00:00Z')
    const early = { token: await token('/groups/financing/apply'), ...filled.whole }
    await house.until('2020-03-03T23:30:00Z')
    expect((await post('/groups/financing/apply', { ...early, 'f.name': 'In Grace' })).status).toBe(303)
    expect(wordsIn(await page('/groups/financing/apply'))).toContain('You can ask to be considered late.')
    expect((await apply({ ...filled.whole, 'f.name': 'Late' }, 'financing')).status).toBe(422)
    await apply({ ...filled.whole, 'f.name': 'Late', 'f.late.why': 'I was at sea.' }, 'financing')
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
