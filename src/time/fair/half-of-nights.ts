/** By zone, how many of a group's meetings have been at night there. */
export type Nights = ReadonlyMap<string, number>

/**
 * How far beyond half of all nights a meeting would bring one of the zones in which it is at night; 0 where each keeps
 * to half, and for a group's first night, which has to be somebody's.
 * @param dark the zones in which it is at night, each once.
 */
export function beyondHalf(nights: Nights, dark: readonly string[]): number {
  const before = nights.values().reduce((sum, count) => sum + count, 0)
  if (before === 0) return 0
  const all = before + dark.length
  return Math.max(0, ...dark.map((zone) => 2 * ((nights.get(zone) ?? 0) + 1) - all))
}
