import { note } from '#chat/button.ts'
import type { Block } from '#chat/message.ts'
import { listed, people } from '#time/english-words.ts'
import type { Others } from '../read-others.ts'

/** More names than these are counted: a card fits a phone. */
const mostNames = 12

/** " and tell 24 people"; nothing where nobody can be reached. */
export function andTell({ reached }: Others): string {
  return reached === 0 ? '' : ` and tell ${people(reached)}`
}

/** "We'll tell 24 people in 2 minutes.", and whom we cannot reach. @param when " in 2 minutes", " now", or nothing. */
export function sayTelling(others: Others, when: string): string {
  if (isAlone(others)) return 'Nobody else is in the group yet.'
  const sentence = others.reached === 0 ? [] : [`We'll tell ${people(others.reached)}${when}.`]
  return [...sentence, ...unreachedLines(others)].join(' ')
}

/** Whether nobody else is in the group at all. */
export function isAlone({ reached, unreached }: Others): boolean {
  return reached + unreached === 0
}

/** "We can't reach 4: Ann, Ben, Chen and Dora. Please tell them yourself."; nothing where everybody can be reached. */
export function unreachedNotes(others: Others): Block[] {
  return unreachedLines(others).map((line) => note(line))
}

function unreachedLines({ unreached, names }: Others): string[] {
  if (unreached === 0) return []
  const shown = names.slice(0, mostNames)
  const more = unreached - shown.length
  const who = shown.length === 0 ? '' : `: ${listed([...shown, ...(more > 0 ? [`${more} more`] : [])])}`
  return [`We can't reach ${unreached === 1 ? '1 person' : unreached}${who}. Please tell them yourself.`]
}
