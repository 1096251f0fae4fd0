import type { Phrases } from '#inbox/dialog.ts'

/** What people say when they want to see a work plan. */
export const planPhrases: Phrases = {
  'plan {group}': [
    '[<show>] [the|our] (work plan|workplan|project plan) [of|for] [the] {group} [<group>]',
    '[<show>] [the] {group} (work plan|workplan|project plan|milestones)',
    'what are the (milestones|next steps|due dates) (of|for|in) [the] {group} [<group>]',
  ],
}

/** What people say of chapters. */
export const chapterPhrases: Phrases = {
  'chapters {group}': [
    '[<show>] [the|our] chapters [of|for] [the] {group} [<group>]',
    'which chapters (are free|can i write|can i draft) [in|for] [the] {group} [<group>]',
  ],
}

/** What people say of case studies. */
export const casePhrases: Phrases = {
  'cases {group}': [
    '[<show>] [the|our] (case studies|good practices|best practices) [of|for|in] [the] {group} [<group>]',
  ],
}
