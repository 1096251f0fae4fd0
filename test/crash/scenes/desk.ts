import { applicationStore } from '#features/groups/application-store.ts'
import type { Scene } from '../crash-run.ts'
import { leader, member, pressing, says, secretariat } from '../stage.ts'

const scene = (does: string, who: string, leadUp: Scene['leadUp']): Scene => ({ does, who, leadUp })
const said = (does: string, who: string, text: string) => scene(`words ${does}`, who, async () => says(text))

/** The membership of somebody in Procurement. */
const membership = (verb: string) =>
  scene(`press ${verb}`, secretariat, async ({ store }) => {
    const [found] = await store(applicationStore).find({ person: member, group: 'procurement', state: 'accepted' })
    return pressing(verb, { application: found?._id ?? '' })
  })

export const deskScenes: Scene[] = [
  said('late', secretariat, 'late'),
  scene('press more-late', secretariat, async () => pressing('more-late', { from: '0' })),
  said('terms', secretariat, 'terms'),
  scene('press more-terms', secretariat, async () => pressing('more-terms', { from: '0' })),
  said('people', secretariat, 'people nairobi'),
  scene('press more-people', leader, async () => pressing('more-people', { words: '', from: '0' })),
  scene('press show-person', leader, async () => pressing('show-person', { person: member })),
  membership('give-access'),
  membership('take-access-back'),
  said('nudge', secretariat, 'nudge proc1'),
]
