import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Message } from '#chat/message.ts'
import { type Arrived, actOf, messageOf, type TestHouse, testHouse, wordsOf } from '../../context.ts'

const leader = 'leader-procurement'
const [member, other] = ['expert-nairobi', 'expert-sydney']
let house: TestHouse

beforeAll(async () => {
  house = await testHouse()
  await house.join(member, 'procurement')
  await house.join(other, 'procurement')
  const preview = await says(leader, 'schedule procurement 12 March 15:00 Geneva 60m Case studies')
  await house.presses(leader, actOf(preview, 'Schedule'))
  await house.until('2020-03-03T12:00:00Z')
})

const says = async (who: string, words: string) => messageOf(await house.says(who, words))
const words = (message: Message) => wordsOf(message, { zone: 'Africa/Nairobi' })
const reminded = (told: readonly Arrived[], who: string) =>
  told.filter(({ to, text }) => to === who && text.includes('PROC-')).map(({ kind }) => kind)

describe('a member who is away', () => {
  test('reads what it means: no stand-in is asked for', async () => {
    const asked = await says(member, 'away from 9 March until 20 March')
    expect(words(asked)).toContain('You are away from Mon 9 Mar until Fri 20 Mar. You are back on Sat 21 Mar.')
    expect(words(asked)).toContain('You get no reminders.')
    expect(words(asked)).not.toContain('acts for you')
    await house.presses(member, actOf(asked, 'Set my absence'))
  })

  test('counts as No, and the leader reads why', async () => {
    expect(words(await says(other, 'attendance'))).toContain('Yes: 0. No: 1. Maybe: 0.')
    expect(words(await says(leader, 'attendance'))).toContain('(away until Fri 20 Mar)')
    expect(words(await says(member, 'next procurement'))).toContain('You are away then. Your answer is No.')
  })

  test('is reminded of nothing, and others are', async () => {
    await says(other, 'yes')
    const told = await house.until('2020-03-12T15:00:00Z')
    expect(reminded(told, member)).toEqual([])
    expect(reminded(told, other)).toContain('meeting-reminder')
  })

  test('comes all the same where they say so after it', async () => {
    const preview = await says(leader, 'schedule procurement 18 March 15:00 Geneva 60m Drafts')
    await house.presses(leader, actOf(preview, 'Schedule'))
    await house.until('2020-03-13T12:00:00Z')
    expect(words(await says(other, 'attendance'))).toContain('Yes: 0. No: 1.')
    expect(words(await says(member, 'yes proc2'))).toContain('Yes')
    expect(words(await says(other, 'attendance'))).toContain('Yes: 1. No: 0.')
  })

  test('gets everything again once they are back', async () => {
    expect(words(await says(member, 'back'))).toContain('Welcome back.')
    const told = await house.until('2020-03-18T15:00:00Z')
    expect(reminded(told, member)).toContain('meeting-reminder')
  })
})
