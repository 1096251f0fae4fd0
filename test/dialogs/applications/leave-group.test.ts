import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Message } from '#chat/message.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { actOf, messageOf, type TestHouse, testHouse, wordsOf } from '../../context.ts'

const member = 'expert-nairobi'
let house: TestHouse

beforeAll(async () => {
  house = await testHouse()
  await house.join(member, 'procurement')
})

const says = async (words: string) => messageOf(await house.says(member, words))
const presses = async (message: Message, label: string) => messageOf(await house.presses(member, actOf(message, label)))
const words = (message: Message) => wordsOf(message, { zone: 'Africa/Nairobi' })
const state = async () => (await house.house.store(applicationStore).get(`${member}-procurement`))?.state

describe('leaving a group', () => {
  test.each(['leave procurement', 'leave'])('shows what it means before anything happens: %s', async (typed) => {
    const asked = await says(typed)
    expect(words(asked)).toContain('Leave Procurement?')
    expect(words(asked)).toContain('You stop being a member.')
    expect(await state()).toBe('accepted')
  })

  test('is left undone by the other button, and by a typed "no"', async () => {
    expect(words(await presses(await says('leave procurement'), 'Stay a member'))).toBe('OK. Nothing was changed.')
    await says('leave procurement')
    expect(words(await says('no'))).toBe('OK. Nothing was changed.')
    expect(await state()).toBe('accepted')
  })

  test('asks first where the button of an older message is pressed', async () => {
    const act = { verb: 'leave-group', about: { application: `${member}-procurement` } }
    expect(words(messageOf(await house.presses(member, act)))).toContain('Leave Procurement?')
    expect(await state()).toBe('accepted')
  })

  test('is done by the press that says so', async () => {
    expect(words(await presses(await says('leave procurement'), 'Leave Procurement'))).toContain(
      'You have left Procurement.',
    )
    expect(await state()).toBe('ended')
  })
})

describe('a button that asks before it acts', () => {
  test('asks as well where its number is typed', async () => {
    const application = {
      ...(await house.house.store(applicationStore).get(`${member}-procurement`)),
      ...{ _id: 'sent', state: 'submitted' as const, group: 'ai', endedAt: null, decision: null },
    }
    await house.house
      .store(applicationStore)
      .insert(application as never, { by: member, at: house.now(), what: 'submitted' })
    const stands = async () => (await house.house.store(applicationStore).get('sent'))?.state
    const act = { verb: 'view-application', about: { application: 'sent' } }
    const shown = messageOf(await house.presses(member, act))
    expect(words(shown)).toContain('[Change] [Withdraw]')
    const asked = await says('2')
    expect(words(asked)).toContain('Withdraw your application')
    expect(await stands()).toBe('submitted')
    await says('no')
    expect(await stands()).toBe('submitted')
    await house.presses(member, act)
    await says('2')
    await says('yes')
    expect(await stands()).toBe('withdrawn')
  })
})
