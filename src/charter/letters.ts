import type { Charter } from './charter.ts'

/**
 * The paragraphs that a charter may say in its own words, under `letters`, and what each may leave to be filled in. The
 * standard words stand where they are said, in notices/.
 */
export const letters = {
  'application-acknowledged': ['name', 'organisation', 'group', 'leaders', 'date'],
  'application-accepted': ['name', 'organisation', 'group'],
  'application-declined': ['name', 'organisation', 'group'],
} as const

type Letters = typeof letters

/** What a letter that stands with its subject may leave to be filled in. */
export const letterPlaceholders = { request: ['name', 'organisation', 'what', 'number'] } as const

/** What the letter of a reason to decline or to remove somebody may leave to be filled in. */
export const reasonPlaceholders = letters['application-declined']

/** The words of a replaceable paragraph: the charter's, else the standard ones, filled in. */
export function letterText<Key extends keyof Letters>(
  charter: Pick<Charter, 'letters'>,
  key: Key,
  letter: { standard: string; values: Record<Letters[Key][number], string> },
): string {
  return filledIn(charter.letters[key] ?? letter.standard, letter.values)
}

/** A text with its `{placeholders}` filled in. `charter check` has seen to it that each of them is known. */
export function filledIn(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => values[name] ?? placeholder)
}
