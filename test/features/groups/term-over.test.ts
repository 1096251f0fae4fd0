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
  test('is told once to its holder, on its last day, and once to the secretariat: they are acting', () => {
    const said = (words: string) => arrived.filter(({ text }) => text.includes(words))
    expect(said('ended on Fri 10 Apr').map(({ to }) => to)).toEqual([secretariat])
    expect(said('ended on Fri 10 Apr').map(({ text }) => text)).toEqual([
      expect.stringContaining('They are acting until someone replaces them.'),
    ])
    const last = said('ends today, Fri 10 Apr')
    expect(last.map(({ to }) => to)).toEqual([leader])
    expect(last.map(({ message }) => wordsOf(message, geneva)).join()).toContain(
      'You stay, acting, until someone replaces you.',
    )
  })

  test('is not said to go on until a day that has passed', async () => {
    const status = wordsOf(messageOf(await house.says(leader, 'status')), geneva)
    expect(status).toContain('acting since Fri 10 Apr')
    expect(status).not.toContain('until Fri 10 Apr')
    expect(wordsOf(messageOf(await house.says(secretariat, 'end')), geneva)).not.toContain('until Fri 10 Apr')
  })
})
