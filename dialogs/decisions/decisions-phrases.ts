import type { Phrases } from '#inbox/dialog.ts'

/** What people say of who does what. */
export const actionsPhrases: Phrases = {
  actions: [
    '[<show>] my [open] (actions|action items|to-dos|todos)',
    'what (do i|should i|must i) (have to do|do) for my (groups|group)',
  ],
  'actions {group}': [
    '[<show>] [the|all] [open] (actions|action items|action points) (of|in|for) [the] {group} [<group>]',
    'who does what in [the] {group} [<group>]',
  ],
}

/** What people say when they want to know what was decided. */
export const decisionsPhrases: Phrases = {
  'decisions {group}': [
    'what (did|has) [the] {group} [<group>] (decide|decided)',
    '[<show>] [the|all] decisions (of|in|by) [the] {group} [<group>]',
  ],
}
