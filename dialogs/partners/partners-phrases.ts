import type { Phrases } from '#inbox/dialog.ts'

/** What people say when they ask for the partner entities. */
export const partnersPhrases: Phrases = {
  partners: [
    '(who|which|what) (are|is) [all] [the|our] (partners|partner entities|partner organisations|partnering agencies)',
    '[<show>] [me] [all|the|our] (partner entities|partner organisations|partnering agencies)',
    'which (organisations|agencies) (support|coordinate) (this|it|us)',
  ],
}
