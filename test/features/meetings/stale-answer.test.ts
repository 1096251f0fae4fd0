import { beforeAll, describe, expect, test } from '@jest/globals'
import { answerMeeting } from '#features/meetings/answer-meeting.ts'
import { meetingStatus } from '#features/meetings/read-attendance.ts'
import { readMinutesTemplate } from '#features/minutes/read-minutes.ts'
import { plus } from '#time/instant.ts'
import { messageOf, type TestHouse, testHouse, wordsOf } from '../../context.ts'
import { leader, steering } from '../../details/steering.ts'

const [ann, ben] = ['expert-nairobi', 'expert-lima']
let house: TestHouse

beforeAll(async () => {
  house = await testHouse()
  for (const person of [ann, ben]) await house.join(person, 'procurement')
  const steer = steering(house, '2020-03-10')
  await steer.schedule('one')
  await house.until(plus(house.now(), 'PT1H'))
  for (const person of [ann, ben]) await answerMeeting(house.as(person), { meeting: 'one', answer: 'yes' })
  await steer.move('one', 1)
  await house.until(plus(house.now(), 'PT1H'))
  await answerMeeting(house.as(ben), { meeting: 'one', answer: 'yes' })
})

describe('a Yes to the time before a move', () => {
  test('is no Yes in the status of the meeting: it is counted as not confirmed', async () => {
    expect(await meetingStatus(house.as(leader), { meeting: 'one' })).toMatchObject({
      sessions: [{ answers: { yes: 1, maybe: 0, no: 0 }, unconfirmed: 1 }],
    })
    const words = wordsOf(messageOf(await house.says(leader, 'status proc1')), { zone: 'Europe/Zurich' })
    expect(words).toContain('Yes, 1: Expert in Lima')
    expect(words).toContain('Unconfirmed, 1: Expert in Nairobi (Yes)')
  })

  test('makes nobody present in the template for the minutes', async () => {
    await house.until('2020-03-12T12:00:00Z')
    const { text } = await readMinutesTemplate(house.as(leader), { meeting: 'one' })
    const present = text.slice(text.indexOf('## Present'), text.indexOf('## Regrets'))
    expect(present).toContain('Lima')
    expect(present).not.toContain('Nairobi')
    const unconfirmed = text.slice(text.indexOf('## Not confirmed'), text.indexOf('## Agenda'))
    expect(unconfirmed).toContain('- Expert in Nairobi (said Yes to the old time)')
    expect(unconfirmed).not.toContain('Lima')
  })
})
