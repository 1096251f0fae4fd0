import type { Phrases } from '#inbox/dialog.ts'

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
