import { beforeAll, describe, expect, test } from '@jest/globals'
import { officeTermStore } from '#features/groups/group-store.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { messageOf, wordsOf } from '../../context.ts'
import type { RulesHouse } from '../../rules/rules-house.ts'
import { heldMeeting, leader, link, member } from './meeting-to-approve.ts'

describe('minutes that an approver gave', () => {
  let house: RulesHouse
  const terms = () => house.as('clock').store(officeTermStore)
  const entry = () => ({ by: 'test', at: house.now(), what: 'changed' })
  beforeAll(async () => {
    house = await heldMeeting((charter) => ({ ...charter, minutes: { ...charter.minutes, approver: 'leader' } }))
    const [own] = await terms().find({ person: leader })
    if (own) await terms().insert({ ...own, _id: 'second', person: member }, entry())
    await house.talks(leader, `minutes proc5 ${link}`)
    await house.until('2020-03-11T09:00:00Z')
  })
  const approve = async () => {
    const [meeting] = await house.as('clock').store(meetingStore).find({ reference: 'PROC-5' })
    const about = { meeting: meeting?._id ?? '', asked: meeting?.minutes.approval?.askedAt ?? '' }
    return wordsOf(messageOf(await house.presses(leader, { verb: 'approve-minutes', about })), {
      zone: 'Europe/Zurich',
    })
  }

  test('are for another who can approve them, and who alone is told', async () => {
    expect(house.told(member)).toContain('PROC-5: approve the minutes')
    expect(house.told(leader)).not.toContain('PROC-5: approve the minutes')
    expect((await house.talks(leader, 'status')).text).not.toContain('Minutes to approve')
    expect((await house.talks(leader, 'minutes proc5')).text).not.toContain('[Approve')
    expect(await approve()).toContain(
      "You gave these minutes, so you can't approve them yourself. Expert in Nairobi can.",
    )
  })

  test('are theirs to approve where nobody else can, which the record says', async () => {
    await terms().change('second', entry(), (before) => ({ ...before, state: 'ended', endedAt: house.now() }))
    expect(await approve()).toContain('The PROC-5 minutes: approved.')
    expect((await house.talks(leader, 'minutes proc5')).text).toContain(
      'by the person who gave them: nobody else could.',
    )
  })
})
