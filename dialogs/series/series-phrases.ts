import type { Phrases } from '#inbox/dialog.ts'

/** What people say when meetings should repeat. */
export const seriesPhrases: Phrases = {
  'schedule {group} {rhythm}': [
    '[<i> get together|<i> meet|{group} should sit|make it a recurring thing|continue] {rhythm}',
  ],
  'schedule {group} {text}': [
    'monthly <meetings>',
    '{group} should sit {text}',
    'set {group} up with a standing slot {text}',
    'daily standup for {group} {text}',
    'meetings of {group} in {text}',
    'add {text} more after {text} at the same rhythm',
    'after this one continue {text}',
  ],
}

/** What people say when all meetings of a series are off. */
export const cancelSeriesPhrases: Phrases = {
  'cancel series {next} {note}': [
    '(cancel|scrap|delete|drop|call off|remove|discontinue) [the] [whole|entire] series [{note}]',
    'no more [monthly|weekly] {text} take them all out',
    'we stop meeting regularly [from now on] [remove every date]',
    'annule toutes les reunions de la serie',
    'call off all that is left of the series after {text}',
    'wipe our schedule clean',
    'the recurring meeting is not needed [any longer]',
    'alle termine absagen',
    '{group} is suspended until further notice [all its sessions go]',
    'discontinue {text} meetings of {group}',
    'cancel everything {group} has ahead [{note}]',
    'cancel all <meetings> [of {group}]',
  ],
}
