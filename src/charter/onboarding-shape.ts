import { z } from 'zod'
import { keys, maybe } from './charter-keys.ts'
import { id, text, url } from './charter-scalars.ts'

/** A step of the onboarding as it is written. */
export const onboardingStep = keys({
  id,
  name: text(24),
  text: text(500),
  who: z.enum(['member', 'secretariat']).default('member'),
  link: maybe(keys({ label: text(75), url })),
  instructions: z.array(text(300)).max(12).default([]),
  access: maybe(text(40)),
})
