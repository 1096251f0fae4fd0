import type { Actor, CountedHouse } from './counted-house.ts'

/** All that people can do, in an order in which it makes sense. Every incoming is counted by the house. */
export async function playScenes(house: CountedHouse): Promise<void> {
  const leader = house.actor('leader-procurement')
  const expert = house.actor('expert-nairobi')
  const secretariat = house.actor('secretariat')
  for (const one of [leader, expert, secretariat]) {
    await one.says('help')
    await one.says('status')
    await one.says('groups')
    await one.says('next')
    await one.says('calendar')
    await one.says('calendar all')
    await one.says('review')
    await one.says('contact procurement')
    await one.says('zone 15:00 Geneva')
    await one.says('minutes')
    await one.says('undo')
  }
  await schedule(leader)
}

async function schedule(leader: Actor): Promise<void> {
  await leader.says('schedule procurement 21 May 15:00 Geneva 90m Case studies')
  await leader.presses('confirm-schedule')
}
