import { beforeAll, describe, expect, test } from '@jest/globals'
import { officeTermStore } from '#features/groups/group-store.ts'
import { type Arrived, messageOf, type TestHouse, testHouse, wordsOf } from '../../context.ts'

const [leader, secretariat] = ['leader-procurement', 'secretariat']
const geneva = { zone: 'Europe/Zurich' }
let house: TestHouse
let arrived: Arrived[]

beforeAll(async () => {
  house = await testHouse()
  const officeTerms = house.house.store(officeTermStore)
  const [term] = await officeTerms.find({ person: leader, office: 'leader' })
  const at = { by: secretariat, at: house.now(), what: 'dated' }
  await officeTerms.change(term?._id ?? '', at, (before) => ({ ...before, to: '2020-04-10' }))
  arrived = await house.until('2020-05-20T12:00:00Z')
})

describe('a term of office that is over, whose holder goes on', () => {
  test('is told once to its holder and once to the secretariat: they are acting', () => {
    const over = arrived.filter(({ text }) => text.includes('ended on Fri 10 Apr'))
    expect(over.map(({ to }) => to).toSorted()).toEqual([leader, secretariat])
    expect(over.map(({ text }) => text).join()).toContain('You are acting until someone replaces you.')
  })

  test('is not said to go on until a day that has passed', async () => {
    const status = wordsOf(messageOf(await house.says(leader, 'status')), geneva)
    expect(status).toContain('acting since the term ended on Fri 10 Apr')
    expect(status).not.toContain('until Fri 10 Apr')
    expect(wordsOf(messageOf(await house.says(secretariat, 'end')), geneva)).not.toContain('until Fri 10 Apr')
  })
})
