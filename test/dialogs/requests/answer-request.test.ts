import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Message } from '#chat/message.ts'
import { entry } from '#context.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
import { requestStore } from '#features/requests/request-store.ts'
import { plus } from '#time/instant.ts'
import { actOf, anyNumberADay, formOf, messageOf, type TestHouse, testHouse, wordsOf } from '../../context.ts'

const leader = 'leader-procurement'
const [itu, unece, member] = ['secretariat', 'expert-geneva', 'expert-nairobi']
const geneva = { zone: 'Europe/Zurich' }
let house: TestHouse

beforeAll(async () => {
  house = await testHouse(anyNumberADay)
  await house.join(member, 'procurement')
  await seat(unece, 'secretariat-unece')
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

test('the numbers of requests are their own', async () => {
  const all = await house.as('clock').store(requestStore).find({})
  expect(all.map(({ number }) => number).toSorted()).toEqual([1, 2, 3])
})
