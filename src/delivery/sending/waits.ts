/** Waiting in real time: a test puts its own in the place of this. */
export type Waits = {
  /** `passed` resolves to 'late' after so many milliseconds; `cancel` forgets it. */
  after(milliseconds: number): { passed: Promise<'late'>; cancel(): void }
}

export const realWaits: Waits = {
  after(milliseconds) {
    const { promise, resolve } = Promise.withResolvers<'late'>()
    const timer = setTimeout(() => resolve('late'), milliseconds)
    return { passed: promise, cancel: () => clearTimeout(timer) }
  },
}
