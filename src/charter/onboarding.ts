import type { Charter } from './charter.ts'

/** A step by which somebody begins as a member. `member`: they do it and say so; `secretariat`: it is done for them. */
export type OnboardingStep = {
  id: string
  /** In two or three words, for a button and a list: "mailing list". */
  name: string
  /** What is done, in a sentence. */
  text: string
  who: 'member' | 'secretariat'
  link?: { label: string; url: string }
  /** How it is done, one thing after the other, for the member to read. */
  instructions: string[]
  /** What the secretariat opens by it, as in "SharePoint site". */
  access?: string
}

/** The steps that the secretariat does for a new member. */
export function secretariatSteps({ onboarding }: Pick<Charter, 'onboarding'>): OnboardingStep[] {
  return onboarding.filter(({ who }) => who === 'secretariat')
}

/** The steps that members do themselves. */
export function memberSteps({ onboarding }: Pick<Charter, 'onboarding'>): OnboardingStep[] {
  return onboarding.filter(({ who }) => who === 'member')
}
