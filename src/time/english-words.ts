/** "1 meeting", "2 meetings". @param noun whose plural ends in "s". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** "Geneva, Lagos and Lima". */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

/** Words at the beginning of a line: "Thematic groups", of "thematic groups". */
export function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** "1 person", "8 people". */
export function people(count: number): string {
  return count === 1 ? '1 person' : `${count} people`
}
