import type { Scene } from '../crash-run.ts'
import { member, pressing, says, secretariat } from '../stage.ts'

const scene = (does: string, who: string, leadUp: Scene['leadUp']): Scene => ({ does, who, leadUp })
const said = (does: string, who: string, text: string) => scene(`words ${does}`, who, async () => says(text))

export const onboardingScenes: Scene[] = [
  said('onboarding', member, 'onboarding'),
  said('onboarding: all', secretariat, 'onboarding all'),
  scene('press step-done', member, async () => pressing('step-done', { step: 'website' })),
  scene('press step-not-done', member, async (stage) => {
    await stage.does(member, pressing('step-done', { step: 'website' }))
    return pressing('step-not-done', { step: 'website' })
  }),
  scene('press more-open-steps', secretariat, async () => pressing('more-open-steps', { from: '0' })),
]
