import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { pages } from '#app/features.ts'
import type { Message } from '#chat/message.ts'
import { entry } from '#context.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
import { askPermission } from '#features/requests/ask-permission.ts'
import { requestStore } from '#features/requests/request-store.ts'
import { plus } from '#time/instant.ts'
import { dateAt } from '#time/wall-time.ts'
import { pagesApp } from '#web/pages-app.ts'
import { secret } from '../../app.ts'
import { actOf, anyNumberADay, formOf, messageOf, type TestHouse, testHouse, wordsOf } from '../../context.ts'
import { pageParts } from '../../page-parts.ts'

const leader = 'leader-procurement'
const [itu, unece, member] = ['secretariat', 'expert-geneva', 'expert-nairobi']
const geneva = { zone: 'Europe/Zurich' }
let house: TestHouse

beforeAll(async () => {
  house = await testHouse(anyNumberADay)
  await house.join(member, 'procurement')
  await seat(unece, 'secretariat-unece')
})

// A third alike message within an hour would be gathered with the others.
beforeEach(async () => {
  await later('P1D')
})

async function seat(person: string, office: string) {
  const by = house.as('settings')
  const dates = { from: null, to: null, offeredAt: by.now, answeredAt: by.now, endedAt: null }
  const term = { _id: `${person}-${office}`, person, office, group: null, state: 'accepted' as const, ...dates }
  const rest = { appointedBy: 'ITU and UNECE', onSuggestionOf: null, offeredBy: 'settings', receipts: [] }
  await by.store(officeTermStore).insert({ ...term, ...rest }, entry(by, 'seated'))
}

const reads = (message: Message) => wordsOf(message, geneva)
const later = async (duration = 'PT1M') => house.until(plus(house.now(), duration))
/** What reached each person of requests meanwhile, in their words. */
const told = async (duration = 'PT1M') =>
  (await later(duration))
    .filter(({ kind }) => /request|permission/.test(kind))
    .map(({ to, kind, message, at }) => ({ to, kind, message, at, words: reads(message) }))

const print = (title: string, words: string) => {
  if (process.env.TRANSCRIPT) process.stdout.write(`\n--- ${house.now()} ${title}\n${words}\n`)
}

async function asks(who: string, words: string, answers: Record<string, string>) {
  const sent = messageOf(await house.submits(who, formOf(await house.says(who, words)), answers))
  print(`${who}: ${words}`, reads(sent))
  return sent
}

const festival = { activity: 'Smart City Festival', date: '2020-04-20', donors: 'Two banks', text: 'A travel fund' }

async function press(who: string, message: Message, label: string) {
  const outcome = await house.presses(who, actOf(message, label))
  if (outcome.kind !== 'form') print(`${who} [${label}]`, reads(messageOf(outcome)))
  return outcome
}

describe('fundraising, which needs ITU and UNECE', () => {
  test('one Yes waits for the other body; two are a permission, and the one who asked is told once', async () => {
    expect(reads(await asks(leader, 'request fundraising', festival))).toContain('Waiting for ITU and UNECE.')
    const asked = await told()
    for (const { to, words } of asked) print(`to ${to}`, words)
    expect(asked.map(({ to, kind }) => `${to} ${kind}`).toSorted()).toEqual([
      `${unece} request-to-answer`,
      `${itu} request-to-answer`,
    ])
    const [one, other] = [itu, unece].map((who) => asked.find(({ to }) => to === who)?.message)
    if (!one || !other) throw new Error('nobody was asked')
    expect(reads(messageOf(await press(itu, one, 'Approve')))).toContain('Waiting for UNECE. ITU said Yes.')
    await later()
    // A second Yes of the same person is none.
    expect(reads(messageOf(await press(itu, one, 'Approve')))).toContain('must come from another person')
    expect(await told()).toEqual([])
    const form = formOf(await press(unece, other, 'Approve with conditions'))
    const second = messageOf(await house.submits(unece, form, { conditions: 'No logo on the posters' }))
    print(`${unece}: conditions`, reads(second))
    expect(reads(second)).toContain('ITU and UNECE said Yes')
    const answered = await told()
    for (const { to, words } of answered) print(`to ${to}`, words)
    expect(answered.map(({ to, kind }) => `${to} ${kind}`)).toEqual([`${leader} request-answered`])
    expect(answered[0]?.words).toContain('No logo on the posters')
    expect(await told('P20D')).toEqual([])
  })

  test('one No ends it, with its reason', async () => {
    await asks(leader, 'request fundraising', { ...festival, activity: 'Raffle', date: '2020-05-20' })
    const asked = await told()
    const message = asked.find(({ to }) => to === unece)?.message
    if (!message) throw new Error('UNECE was not asked')
    const form = formOf(await press(unece, message, 'Decline'))
    print(unece, reads(messageOf(await house.submits(unece, form, { reason: 'We hold no raffles' }))))
    const first = asked.find(({ to }) => to === itu)?.message
    if (!first) throw new Error('ITU was not asked')
    expect(reads(messageOf(await press(itu, first, 'Approve')))).toContain('This was answered before.')
    const answered = await told()
    for (const { to, words } of answered) print(`to ${to}`, words)
    expect(answered.map(({ to }) => to)).toEqual([leader])
    expect(answered[0]?.words).toContain('We hold no raffles')
  })

  test('nobody answers: each is reminded once, after ten working days', async () => {
    await asks(leader, 'request fundraising', { ...festival, activity: 'Gala', date: '2020-06-20' })
    await told()
    const reminded = await told('P30D')
    for (const { to, words, at } of reminded) print(`${at} to ${to}`, words)
    expect(reminded.map(({ to, kind }) => `${to} ${kind}`).toSorted()).toEqual([
      `${unece} request-waiting`,
      `${itu} request-waiting`,
    ])
  })
})

describe('speaking on behalf', () => {
  test('is for offices: a member is led to present the work, with the reason', async () => {
    const answer = messageOf(await house.says(member, 'request speaking'))
    print(`${member}: request speaking`, reads(answer))
    expect(reads(answer)).toContain('Only the Secretariat, leaders, Co-Chairs and Vice-Chairs can speak on behalf')
    const form = formOf(await press(member, answer, 'Ask to present the work of U4SSC'))
    expect(form.fields.map(({ name }) => name)).toEqual(['event', 'date', 'audience', 'text'])
    // Authority is looked up where it is kept, whatever was shown.
    const asked = askPermission(house.as(member), { id: 'forged', kind: 'speaking', answers: talk() })
    await expect(asked).rejects.toThrow('may-not-ask')
  })

  test('the secretariat needs no permission', async () => {
    expect(reads(messageOf(await house.says(itu, 'request speaking')))).toBe(
      'You need no permission to speak on behalf of U4SSC.',
    )
  })

  test('a late request is marked and not refused; one Yes of ITU or UNECE is enough', async () => {
    const sent = await asks(leader, 'request speaking', talk())
    expect(reads(sent)).toContain('This request is late: it came 5 days ahead. We ask for 21 days.')
    const [one, other] = await told()
    expect(one?.words).toContain('This request is late')
    if (!one || !other) throw new Error('nobody was asked')
    await press(one.to, one.message, 'Approve')
    house.skipTo(plus(house.now(), 'PT1S'))
    const second = reads(messageOf(await press(other.to, other.message, 'Approve')))
    expect(second).toContain('This was answered before.')
    expect((await told()).map(({ to, kind }) => `${to} ${kind}`)).toEqual([`${leader} request-answered`])
  })

  test('a day that is over is refused, and what was typed stays', async () => {
    const form = formOf(await house.says(leader, 'request speaking'))
    const refused = formOf(await house.submits(leader, form, { ...talk(), date: '2020-03-01' }))
    expect(refused.errors.date).toContain('This day is over')
    expect(refused.values).toMatchObject({ event: 'Expo' })
  })
})

describe('a permission', () => {
  test('is a page that says what is permitted, and when it was revoked', async () => {
    const shown = messageOf(await house.says(leader, 'request 1'))
    const url = urlOf(shown, 'See the page to show others')
    const page = await pageAt(url)
    expect(page).toContain('This permission is valid today.')
    expect(page).toContain('No logo on the posters')
    expect(page).not.toContain('Two banks')
    const mine = messageOf(await house.says(itu, 'request 1'))
    const form = formOf(await press(itu, mine, 'Revoke PERM-1'))
    const ended = messageOf(await house.submits(itu, form, { why: 'The festival is cancelled' }))
    print(`${itu}: revoke`, reads(ended))
    expect(reads(ended)).toContain('PERM-1 no longer holds.')
    expect(await pageAt(url)).toContain('It no longer holds.')
    const [end] = await told()
    print(`to ${end?.to}`, end?.words ?? '')
    expect(end).toMatchObject({ to: leader, kind: 'permission-revoked' })
    expect(reads(messageOf(await house.presses(leader, actOf(shown, 'Revoke PERM-1'))))).toContain('no longer holds')
  })

  test('expires, and says so', async () => {
    const sent = await asks(member, 'request present', talk())
    expect(reads(sent)).toContain('Waiting for ITU or UNECE.')
    const [one] = await told()
    if (!one) throw new Error('nobody was asked')
    await press(one.to, one.message, 'Approve')
    const number = (await house.as('clock').store(requestStore).find({})).length
    const url = urlOf(messageOf(await house.says(member, `request ${number}`)), 'See the page to show others')
    expect(await pageAt(url)).toContain('valid today')
    await house.until(plus(house.now(), 'P7D'))
    expect(await pageAt(url)).toContain('This permission expired on')
    expect(reads(messageOf(await house.says(member, 'request')))).toContain('expired on')
  })
})

describe('what waits', () => {
  test('a report reaches the secretariat, and is answered by [Mark as seen]', async () => {
    const report = { work: 'Chapter 2', where: 'A newsletter', link: '', text: 'Copied without our names' }
    await asks(member, 'report copied work', report)
    const [one] = await told()
    if (!one) throw new Error('nobody was told')
    const { about } = actOf(one.message, 'Mark as seen')
    const no = formOf(await house.presses(one.to, { verb: 'decline-request', about }))
    await house.submits(one.to, no, { reason: 'No' })
    expect(await told()).toEqual([])
    await press(one.to, one.message, 'Mark as seen')
    const [answer] = await told()
    print(`to ${answer?.to}`, answer?.words ?? '')
    expect(answer?.words).toContain('has seen your report: Chapter 2.')
  })

  test('is on the desk of those who answer, and in the status of the one who asked', async () => {
    await asks(leader, 'propose', { title: 'Guide to bonds', objective: 'Help cities', scope: 'Green bonds only' })
    const status = reads(messageOf(await house.says(itu, 'status')))
    expect(status).toContain('asks to start a new deliverable: Guide to bonds.')
    expect(status).toContain('Requests to answer')
    expect(reads(messageOf(await house.says(leader, 'status')))).toContain('Waiting for the secretariat.')
    const [first] = await told()
    if (!first) throw new Error('nobody was asked')
    const form = formOf(await press(first.to, first.message, 'Approve with conditions'))
    await house.submits(first.to, form, { conditions: 'A draft by June' })
    const [answer] = await told()
    expect(answer?.words).toContain('you may start a new deliverable')
  })

  test('is somebody else: a stranger, or one who asked, answers nothing', async () => {
    await asks(leader, 'request logo', { where: 'Our report', until: 'May', text: 'For the cover' })
    const [one] = await told()
    if (!one) throw new Error('nobody was asked')
    const act = actOf(one.message, 'Approve')
    for (const who of ['expert-lima', member])
      expect(reads(messageOf(await house.presses(who, act)))).toContain("isn't for you")
    expect(reads(messageOf(await house.presses(leader, act)))).toContain('You asked for this yourself.')
    const shown = messageOf(await house.says(leader, 'request'))
    print(`${leader}: request`, reads(shown))
    const all = await house.as('clock').store(requestStore).find({})
    const card = messageOf(await house.says(leader, `request ${all.length}`))
    expect(reads(messageOf(await press(leader, card, 'Withdraw')))).toContain('Your request is withdrawn.')
    expect(reads(messageOf(await house.presses(one.to, act)))).toContain('has withdrawn this request')
    expect(await told()).toEqual([])
  })
})

test('each request has a number of its own', async () => {
  const all = await house.as('clock').store(requestStore).find({})
  const numbers = all.map(({ number }) => number)
  expect(new Set(numbers).size).toBe(numbers.length)
})

function talk() {
  const date = dateAt(plus(house.now(), 'P5D'), 'Europe/Zurich')
  return { event: 'Expo', date, audience: 'Mayors', text: 'What we do' }
}

function urlOf(message: Message, label: string): string {
  const all = message.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []))
  const found = all.find((button) => button.label === label)
  if (found && 'url' in found) return found.url
  throw new Error(`no link ${label} among ${all.map((button) => button.label).join(', ')}`)
}

async function pageAt(url: string): Promise<string> {
  const app = pagesApp(pages, pageParts({ contextOf: house.as, secret }))
  const answer = await app.request(new URL(url).pathname)
  return answer.text()
}
