import type { Charter } from '#charter/charter.ts'
import { anyNumberADay } from '../../context.ts'
import { type RulesHouse, rulesHouse } from '../../rules/rules-house.ts'

export const [leader, member, chair] = ['leader-procurement', 'expert-nairobi', 'expert-geneva']
export const link = 'https://example.org/minutes/proc5'

/** A meeting that is over, of a group whose minutes a Co-Chair approves. */
export async function heldMeeting(change: (charter: Charter) => Charter): Promise<RulesHouse> {
  const house = await rulesHouse((charter) => change(anyNumberADay(charter)))
  await house.join(member, 'procurement')
  await house.talks('secretariat', 'appoint Expert in Geneva co-chair')
  await house.press('secretariat', 'Offer the role')
  await house.until('2020-03-03T09:00:00Z')
  await house.press(chair, 'Accept the role')
  await house.talks(leader, 'schedule procurement 10 March 15:00 Geneva 60m Structure')
  await house.press(leader, 'Schedule')
  await house.until('2020-03-10T16:00:00Z')
  return house
}
