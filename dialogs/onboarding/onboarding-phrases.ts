import type { Phrases } from '#inbox/dialog.ts'

/** What people say when they want to know how to begin. */
export const onboardingPhrases: Phrases = {
  onboarding: [
    'how do i (get started|begin|register|get access)',
    'what (do|should|must) i do (first|now) [as a new member]',
    '(how|where) (do|can) i (register|subscribe to the mailing list|get access to sharepoint|get access to the files)',
    '[<show>] [me] (my|the) (first steps|onboarding steps|open steps)',
    'which steps (are|do i have) (open|left|to do)',
  ],
  'onboarding all': [
    'who has (not finished|not done|open) [their|the] (steps|onboarding)',
    '[<show>] [me] (open|missing) steps of [all|the|new] members',
  ],
}

/** What people say when they want to read what they agreed to. */
export const agreementPhrases: Phrases = {
  agreement: [
    '[<show>] [me] [the] (terms of reference|terms and conditions|conditions)',
    'what did i agree to',
    '(where|how) can i read the (terms|terms of reference|rules)',
    'which (terms|rules) (do i have to|must i) follow',
  ],
  'agreement all': ['who has not (agreed|answered) [to] [the] [new] (terms|terms of reference)'],
}
