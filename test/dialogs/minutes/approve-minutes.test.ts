import { beforeAll, describe, expect, test } from '@jest/globals'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { messageOf, wordsOf } from '../../context.ts'
import type { RulesHouse } from '../../rules/rules-house.ts'
import { chair, heldMeeting, leader, link, member } from './meeting-to-approve.ts'

describe('minutes that an office approves', () => {
  let house: RulesHouse
  beforeAll(async () => {
    house = await heldMeeting((charter) => ({
      ...charter,
      minutes: { ...charter.minutes, approver: 'co-chair', readers: 'public' },
    }))
  })

  test('go to those who approve them, and to nobody else', async () => {
    expect((await house.talks(leader, `minutes proc5 ${link}`)).text).toContain(
      'This is a draft. The Co-Chair approves it.',
    )
    await house.until('2020-03-11T09:00:00Z')
    expect(house.told(chair)).toContain('PROC-5: approve the minutes')
    expect(house.told(member)).not.toContain(link)
    expect((await house.talks(chair, 'status')).text).toContain('Minutes to approve: PROC-5.')
    expect(await house.page('/groups/procurement')).not.toContain(link)
    expect((await house.talks('expert-lima', 'minutes proc5')).text).toContain('Its meetings are for its members.')
  })

  test('are approved by nobody else', async () => {
    const { text } = await house.talks(member, 'minutes proc5')
    expect(text).toContain('This is a draft.')
    expect(text).not.toContain('[Approve')
  })

  test('are approved as they were read: a button of an earlier draft says that they changed', async () => {
    const [meeting] = await house.as('clock').store(meetingStore).find({ reference: 'PROC-5' })
    const earlier = { meeting: meeting?._id ?? '', asked: '2020-03-01T08:00:00Z' }
    const pressed = messageOf(await house.presses(chair, { verb: 'approve-minutes', about: earlier }))
    expect(wordsOf(pressed, { zone: 'Europe/Zurich' })).toContain(
      'The PROC-5 minutes have changed since. Please read them again.',
    )
  })

  test('are final once they are approved: the group is told once, and everybody can read them', async () => {
    expect((await house.press(chair, 'Approve PROC-5 minutes')).text).toContain('The PROC-5 minutes: approved.')
    // The same button again changes nothing.
    await house.press(chair, 'Approve PROC-5 minutes').catch(() => {})
    await house.until('2020-03-17T09:00:00Z')
    expect(
      house.told(member).split('Its minutes are here').length + house.told(member).split('PROC-5: the minutes').length,
    ).toBe(3)
    const page = await house.page('/groups/procurement')
    expect(page).toContain(link)
    expect(page).toContain('Approved on Wed 11 Mar 2020.')
    expect((await house.talks('expert-lima', 'minutes proc5')).text).toContain(link)
  })

  test('are a draft again when something is added', async () => {
    await house.talks(leader, 'minutes proc5 https://example.org/minutes/annex')
    expect((await house.talks(leader, 'minutes proc5')).text).toContain('This is a draft. The Co-Chair approves it.')
    expect(await house.page('/groups/procurement')).not.toContain('annex')
  })
})
