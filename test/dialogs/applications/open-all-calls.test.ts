import { beforeAll, describe, expect, test } from '@jest/globals'
import { callStore } from '#features/groups/group-store.ts'
import { readCalls } from '#features/groups/read-call.ts'
import { plus } from '#time/instant.ts'
import { actOf, formOf, messageOf, type TestHouse, testHouse, wordsOf } from '../../context.ts'

const secretariat = 'secretariat'
let house: TestHouse

beforeAll(async () => {
  house = await testHouse()
  await house.says(secretariat, 'open financing until 31 August 2020')
  for (const group of ['ai', 'recovery'])
    await house.presses('expert-nairobi', { verb: 'wait-for-call', about: { group } })
  await house.presses('expert-lima', { verb: 'wait-for-call', about: { group: 'ai' } })
})

const says = async (typed: string, who = secretariat) => messageOf(await house.says(who, typed))
const words = (message: Parameters<typeof wordsOf>[0]) => wordsOf(message, { zone: 'Europe/Zurich' })
const calls = async () =>
  readCalls(
    house.as(secretariat),
    house.charter.groups.map(({ id }) => id),
  )

describe('opening all calls', () => {
  test('shows what changes, and changes nothing before it is pressed', async () => {
    const before = await calls()
    expect(words(await says('open all until 30 June'))).toBe(
      [
        'Open 5 calls until Tue 30 June, end of day, Geneva time?',
        'Opens: City Platforms, Recovery and resilience, AI in cities.',
        'Gets more time: Procurement (until Tue 31 Mar), Monitoring (until Tue 31 Mar).',
        'Stays as it is: Financing (until Mon 31 Aug).',
        'We tell 3 people who asked to know. Nobody else gets a message.',
        '[Open 5 calls] [Keep them as they are]',
      ].join('\n'),
    )
    expect(await calls()).toEqual(before)
  })

  test('is one write a call, once however often it is pressed; and each asking is answered once', async () => {
    const open = actOf(await says('open all until 30 June'), 'Open 5 calls')
    expect(words(messageOf(await house.presses(secretariat, open)))).toContain(
      '5 calls are open until Tue 30 June, end of day, Geneva time.',
    )
    expect(words(messageOf(await house.presses(secretariat, open)))).toContain('5 calls are open until Tue 30 June')
    expect((await calls()).map((call) => [call?.state, call?.deadline?.date])).toEqual([
      ...[
        ['open', '2020-06-30'],
        ['open', '2020-06-30'],
        ['open', '2020-08-31'],
        ['open', '2020-06-30'],
      ],
      ...[
        ['open', '2020-06-30'],
        ['open', '2020-06-30'],
      ],
    ])
    const store = house.as(secretariat).store(callStore)
    expect((await store.history('ai')).filter(({ what }) => what === 'opened')).toHaveLength(1)
    expect((await store.history('financing')).filter(({ what }) => what === 'opened')).toHaveLength(1)
    const told = (await house.until(plus(house.now(), 'PT6H'))).filter(({ kind }) => kind === 'call-opened')
    expect(told.map(({ to }) => to)).toContain('expert-lima')
    expect(told.filter(({ to }) => to === 'expert-lima')).toHaveLength(1)
    expect(words(await says('open all until 30 June'))).toContain('Nothing changes.')
  })

  test('shortens no call that somebody has given more time since it was shown, and does not count it', async () => {
    const open = actOf(await says('open all until 31 July'), 'Open 5 calls')
    await house.says(secretariat, 'extend ai until 31 December 2020')
    expect(words(messageOf(await house.presses(secretariat, open)))).toContain('4 calls are open until Fri 31 July')
    const dates = new Map((await calls()).map((call) => [call?.group, call?.deadline?.date]))
    expect([dates.get('ai'), dates.get('recovery')]).toEqual(['2020-12-31', '2020-07-31'])
  })

  test('asks for the day where none is named, and refuses one that is over', async () => {
    const form = formOf(await house.says(secretariat, 'open all'))
    expect(words(messageOf(await house.submits(secretariat, form, { date: '2020-08-15' })))).toContain(
      'Gets more time:',
    )
    const again = formOf(await house.says(secretariat, 'open all'))
    const over = formOf(await house.submits(secretariat, again, { date: '2020-03-01' }))
    expect(over.errors).toEqual({ date: 'This deadline has passed already. Please choose a later day.' })
    expect(formOf(await house.says(secretariat, 'open all until the cows come home')).problem).toContain(
      'is not a day I know',
    )
  })

  test('is for those who open calls', async () => {
    expect(words(await says('open all until 30 June', 'leader-procurement'))).toContain('Only the people in charge')
    expect(words(await says('open all until 30 June', 'expert-nairobi'))).toContain('Only the people in charge')
  })
})
