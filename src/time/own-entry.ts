/** What a table says of a word that somebody typed. `constructor` is in every object, and in no table of ours. */
export function ownEntry<T>(table: Record<string, T>, word: string): T | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined
}
