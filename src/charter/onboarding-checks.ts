import { type Fault, fault } from './faults.ts'
import type { SoundParts } from './sound-sections.ts'

/** Access is given by the secretariat: a member cannot say that they have opened it for themselves. */
export function onboardingFaults({ onboarding }: Pick<SoundParts, 'onboarding'>): Fault[] {
  const wrong = onboarding.filter(({ value }) => value.access !== undefined && value.who === 'member')
  return wrong.map(({ path }) =>
    fault(
      [...path, 'access'],
      'is given by the secretariat, but the step is for the member',
      'Write who: secretariat, or remove access.',
    ),
  )
}
