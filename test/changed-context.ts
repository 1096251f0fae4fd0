import type { Context, StoreKey } from '#context.ts'

/** The context with one store changed, for instance so that a write fails; all others are as they were. */
export function withStore<C extends Pick<Context, 'store'>, Store>(
  context: C,
  key: StoreKey<Store>,
  change: Partial<Store>,
): C {
  const store: Context['store'] = (asked) => {
    const opened = context.store(asked)
    return Object.is(asked, key) ? { ...opened, ...change } : opened
  }
  return { ...context, store }
}
