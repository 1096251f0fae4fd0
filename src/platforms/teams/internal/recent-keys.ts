/** Remembers the last thousand keys that it was given. */
export type RecentKeys = { has(key: string | null): boolean; add(key: string | null): void }

const most = 1000

export function recentKeys(): RecentKeys {
  const keys = new Set<string | null>()
  return {
    has: (key) => keys.has(key),
    add(key) {
      keys.add(key)
      for (const oldest of keys) if (keys.size > most) keys.delete(oldest)
    },
  }
}
