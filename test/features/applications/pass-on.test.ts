import { describe, expect, test } from '@jest/globals'
import { wordsOf } from '../../message-words.ts'
import { talkingHouse } from '../../talking-house.ts'
import { applicants } from './applicants.ts'

const house = await talkingHouse()
const { moveTo, person, seat } = house
const { applies, applicationOf } = applicants(house)
await seat('secretary', 'secretariat')
await seat('lea', 'leader', 'procurement')

describe('questions and passing on', () => {
  test('a question goes to the applicant and the answer comes back', async () => {
    await applies(person('chen'))
    const application = (await applicationOf('chen'))?._id ?? ''
    const leader = person('lea')
    await leader.act('ask-applicant', { application })
    await leader.fills({ question: 'Which city?' })
    await moveTo('2020-03-02T09:20:00Z')
    const expert = person('chen')
    const asked = expert.told().find((told) => wordsOf(told).includes('Which city?'))
    expect(asked && wordsOf(asked)).toContain('lea has a question about your application to Procurement.')
    await expert.says('status')
    expect(expert.shown()).toContain('it waits for your answer to a question')
    await expert.presses('Answer', asked)
    await expert.fills({ answer: 'Shenzhen' })
    await moveTo('2020-03-02T09:30:00Z')
    expect(wordsOf(leader.told().at(-1) ?? { summary: [], blocks: [] })).toContain('Answer: Shenzhen')
  })

  test('an application passed on keeps everything; pressed twice, it is one', async () => {
    const application = await applicationOf('chen')
    const leader = person('lea')
    await leader.act('pass-application', { application: application?._id ?? '' })
    await leader.fills({ group: 'monitoring' })
    expect(leader.shown()).toContain('Monitoring has the application now.')
    await leader.act('pass-application', { application: application?._id ?? '' })
    const moved = await applicationOf('chen', 'monitoring')
    expect(moved).toMatchObject({ state: 'submitted', answers: application?.answers, receipts: application?.receipts })
    expect((await applicationOf('chen'))?.state).toBe('withdrawn')
    await moveTo('2020-03-02T09:40:00Z')
    expect(wordsOf(person('chen').told().at(-1) ?? { summary: [], blocks: [] })).toContain(
      'Your application was passed on to Monitoring, with all your answers.',
    )
    expect(wordsOf(person('secretary').told().at(-1) ?? { summary: [], blocks: [] })).toContain('applied to Monitoring')
  })

  test('withdrawing before the passing on wins', async () => {
    await applies(person('dora'))
    const application = (await applicationOf('dora'))?._id ?? ''
    const leader = person('lea')
    await leader.act('pass-application', { application })
    await person('dora').act('confirm-leave', { application })
    await leader.fills({ group: 'monitoring' })
    expect(leader.form().problem).toContain("This application isn't waiting any more")
    expect(await applicationOf('dora', 'monitoring')).toBeUndefined()
  })
})
