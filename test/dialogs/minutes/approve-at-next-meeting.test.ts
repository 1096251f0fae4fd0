import { describe, expect, test } from '@jest/globals'
import { heldMeeting, leader, link } from './meeting-to-approve.ts'

describe('minutes that the next meeting approves', () => {
  test('are told as a draft, and approved once the group has met again', async () => {
    const house = await heldMeeting((charter) => ({
      ...charter,
      minutes: { ...charter.minutes, approver: 'next-meeting' },
    }))
    const { text } = await house.talks(leader, `minutes proc5 ${link}`)
    expect(text).toContain('This is a draft. The next meeting approves it.')
    expect((await house.talks(leader, 'minutes proc5')).text).not.toContain('[Approve')
    await house.talks(leader, 'schedule procurement 24 March 15:00 Geneva 60m Chapters')
    await house.press(leader, 'Schedule')
    await house.until('2020-03-24T17:00:00Z')
    await house.talks(leader, 'minutes proc5')
    expect((await house.press(leader, 'Approve PROC-5 minutes')).text).toContain(
      'Approved on Tue 24 Mar 2020, at PROC-6.',
    )
  })
})
