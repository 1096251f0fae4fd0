/**
 * Makes a function that sorts a list out by a key: once, when it is first asked, which is remembered for as long as the
 * list lives. The list must not be altered.
 */
export function groupsBy<T extends object>(
  key: (one: T) => string,
): (list: readonly T[]) => ReadonlyMap<string, readonly T[]> {
  const known = new WeakMap<readonly T[], Map<string, T[]>>()
  return (list) => {
    const found = known.get(list)
    if (found) return found
    const groups = Map.groupBy(list, key)
    known.set(list, groups)
    return groups
  }
}

/** Makes a function that finds what of a list has a key: who asks for one after the other does not go through all of it each time. */
export function groupedBy<T extends object>(
  key: (one: T) => string,
): (list: readonly T[], wanted: string) => readonly T[] {
  const groupsOf = groupsBy(key)
  return (list, wanted) => groupsOf(list).get(wanted) ?? []
}
