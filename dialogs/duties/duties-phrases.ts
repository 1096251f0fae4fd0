import type { Phrases } from '#inbox/dialog.ts'

/** What people say when they ask what is expected of them. */
export const dutiesPhrases: Phrases = {
  duties: [
    '(what|which) (are|is) [all] (my|our|the) (duties|duty|obligations|responsibilities)',
    '[<show>] [me] [all] (my|our|the) (duties|obligations|responsibilities)',
    'what (am|are) (i|we) (obliged|expected|supposed) to do',
    'what do the terms [of reference] (ask|expect|require) [of|from] (me|us)',
  ],
  'duties {group}': [
    '[<show>] [me] [all] the (duties|obligations|responsibilities) (of|in|for) [the] {group} [<group>]',
  ],
}
