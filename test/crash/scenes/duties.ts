import { dutyStatementStore } from '#features/duties/duty-statement-store.ts'
import type { Scene } from '../crash-run.ts'
import { fill, leader, member, pressing, type Stage, says, secretariat } from '../stage.ts'

const scene = (does: string, who: string, leadUp: Scene['leadUp']): Scene => ({ does, who, leadUp })
const said = (does: string, who: string, text: string) => scene(`words ${does}`, who, async () => says(text))
const duty = { duty: 'leader-harmonize|procurement' }
const asked = pressing('state-duty', duty)
const words = { text: 'I merged the chapters.', link: 'https://example.org/merged' }

/** A statement of the leader's. */
async function stated(stage: Stage): Promise<{ statement: string }> {
  await stage.fills(leader, await stage.does(leader, asked), words)
  const [made] = await stage.store(dutyStatementStore).find({})
  return { statement: made?._id ?? '' }
}

export const dutyScenes: Scene[] = [
  said('duties', leader, 'duties'),
  said('duties: all', secretariat, 'duties'),
  said('duties: one', leader, 'duty minutes'),
  scene('press more-duties', secretariat, async () => pressing('more-duties', { which: 'all', from: '10' })),
  scene('press state-duty', leader, async () => asked),
  scene('form state-duty', leader, async (stage) => fill(await stage.does(leader, asked), words)),
  scene('press withdraw-duty', leader, async (stage) => pressing('withdraw-duty', await stated(stage))),
  scene('press see-date-flag', secretariat, async () => pressing('see-date-flag')),
  said('partners', member, 'partners'),
  said('partners: one', member, 'partners itu'),
  scene('press join-partner', member, async () => pressing('join-partner', { partner: 'itu' })),
  scene('form join-partner', member, async (stage) =>
    fill(await stage.does(member, pressing('join-partner', { partner: 'itu' })), { named: 'yes' }),
  ),
  scene('press leave-partner', member, async (stage) => {
    await stage.fills(member, await stage.does(member, pressing('join-partner', { partner: 'itu' })), { named: 'no' })
    return pressing('leave-partner', { partner: 'itu' })
  }),
  scene('press partner-logo', secretariat, async () => pressing('partner-logo', { partner: 'itu' })),
]
