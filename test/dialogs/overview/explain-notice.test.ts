import { beforeAll, describe, expect, test } from '@jest/globals'
import { plus } from '#time/instant.ts'
import { actOf, anyNumberADay, messageOf, type TestHouse, testHouse, wordsOf } from '../../context.ts'

const member = 'expert-nairobi'
const leader = 'leader-procurement'
let house: TestHouse

beforeAll(async () => {
  house = await testHouse(anyNumberADay)
  await house.join(member, 'procurement')
  await house.says('expert-lima', 'help')
  await house.until(plus(house.now(), 'PT10M'))
})

const says = async (words: string, who = member) => wordsOf(messageOf(await house.says(who, words)), { zone: 'UTC' })
const schedule = async (when: string) => {
  const preview = messageOf(await house.says(leader, `schedule procurement ${when} 15:00 Geneva 90m Case studies`))
  await house.presses(leader, actOf(preview, 'Schedule'))
  await house.until(plus(house.now(), 'PT10M'))
}

describe('"why"', () => {
  test('says in general who gets messages where somebody got none', async () => {
    expect(await says('why', 'expert-lima')).toContain('Press "Why me?" under a message')
  })

  test('answers for the message that somebody got last, and says which that is', async () => {
    await schedule('21 May')
    const shown = await says('why did I get this')
    expect(shown).toMatch(/^Your last message: PROC-\d.*21 May/)
    expect(shown).toContain('You are in Procurement')
    expect(shown).toContain('[Get fewer of these]')
    await schedule('28 May')
    expect(await says('why?')).toMatch(/^Your last message: PROC-\d.*28 May/)
  })

  test('answers for the message about the meeting that is named', async () => {
    const [, reference = ''] = /(PROC-\d+).*21 May/.exec(await says('calendar')) ?? []
    expect(await says(`why do you keep reminding me about ${reference}?`)).toMatch(
      new RegExp(`^Your last message: ${reference}`),
    )
    expect(await says(`why ${reference}`)).toMatch(new RegExp(`^Your last message: ${reference}`))
  })
})
