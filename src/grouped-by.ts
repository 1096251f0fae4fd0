/**
 * Makes a function that finds what of a list has a key. A list is sorted out when it is first asked, and that is
 * remembered for as long as the list lives: who asks for one key after the other does not go through all of it each time.
 * The list must not be altered.
 */
export function groupedBy<T>(key: (one: T) => string): (list: readonly T[], wanted: string) => readonly T[] {
  const known = new WeakMap<readonly T[], Map<string, T[]>>()
  return (list, wanted) => {
    let groups = known.get(list)
    if (groups === undefined) {
      groups = Map.groupBy(list, key)
      known.set(list, groups)
    }
    return groups.get(wanted) ?? []
  }
}
