import { describe, expect, test } from '@jest/globals'
import { expireApplications } from '#features/applications/expire-applications.ts'
import { wordsOf } from '../../message-words.ts'
import { talkingHouse } from '../../talking-house.ts'
import { about, applicants } from './applicants.ts'

const house = await talkingHouse({ now: '2020-03-20T08:00:00Z' })
const { moveTo, person, seat, clock, context } = house
const { applies, applicationOf, ticks } = applicants(house)
await seat('secretary', 'secretariat')
await seat('lea', 'leader', 'procurement')

describe('the deadline', () => {
  test('the owner of a draft is told once, three days before', async () => {
    const expert = person('late-drafter')
    await expert.says('apply procurement')
    await expert.fills(about)
    await moveTo('2020-03-28T21:59:59Z')
    expect(expert.told()).toHaveLength(0)
    await moveTo('2020-03-29T08:00:00Z')
    expect(expert.told().map((told) => wordsOf(told))).toEqual([
      expect.stringContaining(
        'Your application to Procurement is not sent yet. The call closes Tue 31 March, end of day, Geneva time.',
      ),
    ])
  })

  test('a form opened before it is taken for an hour after it', async () => {
    const expert = person('just-in-time')
    clock.set('2020-03-31T21:50:00Z')
    await expert.says('apply procurement')
    await expert.fills(about)
    clock.set('2020-03-31T22:30:00Z')
    await expert.fills(ticks)
    expect((await applicationOf('just-in-time'))?.state).toBe('submitted')
  })

  test('after the grace it is not, the draft is kept, and asking to be late goes on', async () => {
    const expert = person('late-drafter')
    clock.set('2020-03-31T21:55:00Z')
    await expert.says('apply procurement')
    await expert.fills(about)
    clock.set('2020-04-01T00:05:00Z')
    await expert.fills(ticks)
    expect(expert.form().problem).toContain('This call has closed. Your answers are kept.')
    await expert.says('apply procurement')
    expect(expert.shown()).toBe('The Procurement call closed Tue 31 March, end of day, Geneva time, 2 hours ago.')
    expect(expert.buttons()).toEqual(['Ask to be considered late', 'Tell me when it reopens', 'See open groups'])
    await expert.presses('Ask to be considered late')
    await expert.fills({ why: 'I was ill.' })
    expect(expert.form().values).toMatchObject(about)
    await expert.fills({})
    await expert.fills(ticks)
    expect(await applicationOf('late-drafter')).toMatchObject({ state: 'submitted', late: 'I was ill.' })
    const leader = person('lea')
    await leader.act('read-application', { application: (await applicationOf('late-drafter'))?._id ?? '' })
    expect(leader.shown()).toContain('It came after the deadline. Their reason: I was ill.')
  })

  test('those who asked are told once when it reopens', async () => {
    const expert = person('patient')
    await expert.says('apply procurement')
    await expert.presses('Tell me when it reopens')
    await expert.says('apply procurement')
    await expert.presses('Tell me when it reopens')
    await person('secretary').says('extend procurement until 30 April')
    await moveTo('2020-04-01T09:00:00Z')
    await person('secretary').says('close procurement')
    await person('secretary').presses('Close the call')
    await moveTo('2020-04-02T09:00:00Z')
    await person('secretary').says('open procurement until 31 May')
    await moveTo('2020-04-03T09:00:00Z')
    expect(expert.told().map((told) => wordsOf(told))).toEqual([
      'Procurement takes applications until Thu 30 April, end of day, Geneva time.',
    ])
  })
})

describe('nobody decides', () => {
  test('leaders on day 5, the secretariat and the applicant on day 10, each once', async () => {
    await applies(person('waiting'), { name: 'Wanda W.' })
    await moveTo('2020-05-03T09:00:00Z')
    const about = (talker: string, words: string) =>
      person(talker)
        .told()
        .filter((told) => wordsOf(told).includes(words))
    expect(
      person('waiting')
        .told()
        .map((told) => wordsOf(told).split('\n')[0]),
    ).toEqual([
      "Your application to Procurement has arrived. We'll answer by Fri 17 Apr.",
      "Your application to Procurement is late. We said Fri 17 Apr. We're sorry.",
    ])
    expect(about('lea', 'Wanda W. is waiting')).toHaveLength(1)
    expect(about('secretary', 'Wanda W. is waiting')).toHaveLength(1)
  })
})

describe('a late draft', () => {
  test('is kept for thirty days after it was touched, and the date shown lies ahead', async () => {
    const expert = person('very-late')
    clock.set('2020-07-20T08:00:00Z')
    await expert.says('apply procurement')
    await expert.presses('Ask to be considered late')
    await expert.fills({ why: 'I heard of it now.' })
    await expert.says('status')
    expect(expert.shown()).toContain('Wed 19 Aug')
    for (const [night, state] of [
      ['2020-07-21T00:15:00Z', 'draft'],
      ['2020-08-19T08:00:00Z', 'withdrawn'],
    ] as const) {
      clock.set(night)
      await expireApplications(context('clock'), {})
      expect((await applicationOf('very-late'))?.state).toBe(state)
    }
  })
})
