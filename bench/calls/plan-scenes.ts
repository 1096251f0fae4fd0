import type { CountedHouse } from './counted-house.ts'

/** A leader plans, a member drafts a chapter and shares a case study, and everybody looks at the year. */
export async function planScenes(house: CountedHouse): Promise<void> {
  const [leader, member] = ['leader-procurement', 'member-4'].map((who) => house.actor(who))
  if (!leader || !member) return
  await leader.says('plan procurement 30 June first draft')
  await leader.says('plan procurement https://example.org/plan')
  const shown = await leader.says('plan procurement')
  await leader.presses('move-milestone', shown)
  await leader.fills({ date: '2020-07-10' })
  await leader.presses('finish-milestone', shown)
  await leader.presses('remove-milestone', shown)
  await leader.presses('undo-plan-change')
  await leader.says('plan all')
  await house.actor('secretariat').says('plan all')
  await leader.says('chapter procurement Tendering: law')
  const chapters = await member.says('chapters procurement')
  await member.presses('claim-chapter', chapters)
  await leader.presses('confirm-chapter', await leader.says('chapters procurement'))
  const shared = await member.says('share case https://example.org/buses how a city buys buses')
  await member.presses('publish-case', shared)
  await member.says('cases procurement')
}
