import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Message } from '#chat/message.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { actOf, anyNumberADay, formOf, messageOf, type TestHouse, testHouse, wordsOf } from '../../context.ts'

const [secretariat, leader, member] = ['secretariat', 'leader-procurement', 'expert-nairobi']
const geneva = { zone: 'Europe/Zurich' }
let house: TestHouse

const reads = (message: Message) => wordsOf(message, geneva)
const says = async (who: string, words: string) => messageOf(await house.says(who, words))
const warnings = async () => (await house.as(member).store(applicationStore).find({ person: member }))[0]?.warnings

beforeAll(async () => {
  house = await testHouse(anyNumberADay)
  await house.join(member, 'procurement')
  await house.until('2020-03-05T08:00:00Z')
})

describe('a warning', () => {
  let told: Message

  test('is written in one line, confirmed by a form, and read by the member', async () => {
    const form = formOf(await house.says(secretariat, 'warn Expert in Nairobi procurement You missed four meetings.'))
    expect(form.values).toMatchObject({ member: `${member}-procurement`, reason: 'You missed four meetings.' })
    expect(reads(messageOf(await house.submits(secretariat, form)))).toContain(
      "You warned Expert in Nairobi (Procurement). We're telling them now.",
    )
    const arrived = (await house.until('2020-03-05T12:00:00Z')).filter(({ to }) => to === member)
    expect(arrived.map(({ kind }) => kind)).toEqual(['member-warned'])
    told = (arrived[0] as (typeof arrived)[number]).message
    expect(reads(told)).toBe(
      [
        'Procurement: U4SSC Secretariat sends you a warning.',
        'You missed four meetings.',
        'You stay a member. You can answer, and ask what it is about.',
        'It is kept with your membership, with your answer.',
        '[Answer] [Ask about it] [Why me?]',
      ].join('\n'),
    )
    expect(await warnings()).toMatchObject([{ by: secretariat, reason: 'You missed four meetings.', answer: null }])
  })

  test('is answered by the member, and whoever warned reads the answer', async () => {
    const form = formOf(await house.presses(member, actOf(told, 'Answer')))
    const second = formOf(await house.presses(member, actOf(told, 'Answer')))
    await house.submits(member, form, { answer: 'I was ill.' })
    const again = formOf(await house.submits(member, second, { answer: 'I was away.' }))
    expect(again.problem).toContain('You have answered this warning already. Your first answer is kept.')
    const arrived = await house.until('2020-03-06T12:00:00Z')
    expect(arrived.filter(({ to }) => to === secretariat).map(({ text }) => text)).toContainEqual(
      'Expert in Nairobi answered your warning (Procurement): “I was ill.”',
    )
    expect(reads(await says(member, 'status'))).toContain(
      'Warning of Thu 5 Mar: “You missed four meetings.” You answered: “I was ill.”',
    )
  })

  test('stands in the form that removes a member, with the answer', async () => {
    const form = formOf(await house.says(leader, 'remove procurement'))
    expect(wordsOf({ summary: [], blocks: form.intro ?? [] }, geneva)).toContain(
      'Expert in Nairobi, Thu 5 Mar: “You missed four meetings.” They answered: “I was ill.”',
    )
  })

  test('is sent only by those whom the charter lets', async () => {
    expect(reads(await says(leader, 'warn Expert in Nairobi procurement Late'))).toContain('Only the people in charge')
    expect(await warnings()).toHaveLength(1)
  })
})
