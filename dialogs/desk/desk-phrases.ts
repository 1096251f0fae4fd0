import type { Phrases } from '#inbox/dialog.ts'

/** What people say when they ask who owes what. */
export const latePhrases: Phrases = {
  late: [
    '(what|who) (is|are) (late|overdue)',
    '(what|which|whose) minutes are (late|overdue)',
    '[<show>] [me] (everything|all) that is (late|overdue)',
    'who owes (what|minutes|us minutes)',
  ],
}

/** What people say when they ask whose term ends. */
export const termsPhrases: Phrases = {
  terms: [
    '(whose|which) (term|terms|mandate|mandates) (end|ends|is over|are over|is ending|expire|expires) [soon|this month|this year]',
    '[<show>] [me] [all|the] (terms|mandates) of office',
    'who is [only] acting',
  ],
}

/** What people say when somebody is to be asked for what they owe. */
export const nudgePhrases: Phrases = {
  'nudge {meeting}': [
    '(nudge|chase) (whoever|the person who) (led|owes) {meeting}',
    '(nudge|chase) {person} for [the] minutes of {meeting}',
    'ask [again] for the minutes of {meeting}',
  ],
}

/** What people say when they look for people. */
export const peoplePhrases: Phrases = {
  'people {text}': ['(find|look up|search [for]) [people|persons|experts|members] (from|called|named) {text}'],
}

/** What people say when they want a file of something. */
export const exportPhrases: Phrases = Object.fromEntries(
  ['members', 'applications', 'meetings', 'minutes', 'answers'].map((what) => [
    `export ${what} {group}`,
    [
      `(export|download) [all] [the] ${what} (of|for|in) [the] {group} [<group>] [as|to|in] [excel|csv|xlsx|a spreadsheet|a file]`,
      `(export|download) [the] {group} ${what} [as|to|in] [excel|csv|xlsx|a spreadsheet|a file]`,
      `(excel|csv|xlsx|spreadsheet) [file|list] (of|with) [all] [the] ${what} (of|for|in) [the] {group} [<group>]`,
    ],
  ]),
)
