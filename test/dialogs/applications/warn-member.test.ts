import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Message } from '#chat/message.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
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

test('an answer goes to those who may warn now, once, where the person who warned no longer may', async () => {
  const [chair, other] = ['expert-geneva', 'expert-lima']
  const entry = { by: secretariat, at: house.now(), what: 'accepted' }
  const terms = house.as(secretariat).store(officeTermStore)
  await terms.insert(
    {
      ...{ _id: 'chair', person: chair, office: 'co-chair', group: null, state: 'accepted', from: null, to: null },
      ...{ appointedBy: 'the Secretariat', onSuggestionOf: null, offeredBy: secretariat, endedAt: null, receipts: [] },
      ...{ offeredAt: house.now(), answeredAt: house.now() },
    },
    entry,
  )
  await house.join(other, 'procurement')
  await house.until('2020-03-09T08:00:00Z')
  const form = formOf(await house.says(secretariat, 'warn Expert in Lima procurement You missed it.'))
  await house.submits(secretariat, form)
  const [told] = (await house.until('2020-03-09T12:00:00Z')).filter(({ kind }) => kind === 'member-warned')
  if (!told) throw new Error('nobody was warned')
  for (const { _id } of await terms.find({ person: secretariat, state: 'accepted' }))
    await terms.change(_id, entry, (before) => ({ ...before, state: 'ended', endedAt: house.now() }))
  await house.submits(other, formOf(await house.presses(other, actOf(told.message, 'Answer'))), {
    answer: 'I was ill.',
  })
  const answers = (await house.until('2020-03-10T12:00:00Z')).filter(({ text }) => text.includes('I was ill.'))
  expect(answers.map(({ to, text }) => `${to}: ${text}`)).toEqual([
    `${chair}: Expert in Lima answered a warning (Procurement): “I was ill.”`,
  ])
})
