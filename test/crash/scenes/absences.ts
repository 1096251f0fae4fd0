import { absenceStore } from '#features/groups/absence-store.ts'
import type { Scene } from '../crash-run.ts'
import { fill, leader, member, press, pressing, type Stage, says, secretariat } from '../stage.ts'

const scene = (does: string, who: string, leadUp: Scene['leadUp']): Scene => ({ does, who, leadUp })
const account = (user: string) => ({ platform: 'local', workspace: 'local', user }) as const
const awayWith = (who: string) => ({
  ...says(`away from 9 March until 20 March, stand-in @${who}`),
  mentions: [account(who)],
})

/** The leader has asked a member to act for them. */
async function asked(stage: Stage): Promise<{ absence: string }> {
  await stage.presses(leader, await stage.does(leader, awayWith(member)), 'confirm-absence')
  const [absence] = await stage.store(absenceStore).find({ person: leader })
  return { absence: absence?._id ?? '' }
}

/** The member has accepted. */
async function accepted(stage: Stage): Promise<{ absence: string }> {
  const about = await asked(stage)
  await stage.does(member, pressing('accept-stand-in', about))
  return about
}

export const absenceScenes: Scene[] = [
  scene('words away', leader, async () => awayWith(member)),
  scene('words away: the form', leader, async () => says('away')),
  scene('words away: a member', member, async () => says('away until 20 March')),
  scene('words away: what is set', leader, async (stage) => {
    await asked(stage)
    return says('away')
  }),
  scene('press confirm-absence', leader, async (stage) =>
    press(await stage.does(leader, awayWith(member)), 'confirm-absence'),
  ),
  scene('press change-absence', leader, async (stage) => {
    await asked(stage)
    return pressing('change-absence')
  }),
  scene('form set-absence', leader, async (stage) =>
    fill(await stage.says(leader, 'away'), { from: '2020-03-09', until: '2020-03-20', standIn: member }),
  ),
  scene('words back', leader, async (stage) => {
    await asked(stage)
    return says('back')
  }),
  scene('press end-absence', leader, async (stage) => {
    await accepted(stage)
    return pressing('end-absence')
  }),
  scene('press accept-stand-in', member, async (stage) => pressing('accept-stand-in', await asked(stage))),
  scene('press decline-stand-in', member, async (stage) => pressing('decline-stand-in', await accepted(stage))),
  scene('press confirm-stand-in', secretariat, async (stage) => pressing('confirm-stand-in', await accepted(stage))),
  scene('press refuse-stand-in', secretariat, async (stage) => pressing('refuse-stand-in', await accepted(stage))),
]
