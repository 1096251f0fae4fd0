/** Whose conversation changed; `clock` = the time was moved. */
type Whose = string | 'clock'

/** Tells the open pages that something changed. A hint: the truth is in the store. */
export interface Arrivals {
  changed(whose: Whose): void
  /** What changed since the last time, once something has, or nothing after `most` milliseconds; null = closed. */
  listen(): { next(most: number): Promise<ReadonlySet<Whose> | null>; stop(): void }
  close(): void
}

export function arrivals(): Arrivals {
  const listeners = new Set<(whose: Whose | null) => void>()
  let closed = false

  return {
    changed: (whose) => {
      for (const heard of listeners) heard(whose)
    },
    close: () => {
      closed = true
      for (const heard of listeners) heard(null)
    },
    listen() {
      let changes = new Set<Whose>()
      let stopped = closed
      let wake = () => {}
      const heard = (whose: Whose | null) => {
        if (whose === null) stopped = true
        else changes.add(whose)
        wake()
      }
      listeners.add(heard)
      return {
        async next(most) {
          if (changes.size === 0 && !stopped)
            await new Promise<void>((resolve) => {
              const timer = setTimeout(resolve, most)
              wake = () => {
                clearTimeout(timer)
                resolve()
              }
            })
          const found = changes
          changes = new Set()
          return stopped ? null : found
        },
        stop() {
          listeners.delete(heard)
          heard(null)
        },
      }
    },
  }
}
