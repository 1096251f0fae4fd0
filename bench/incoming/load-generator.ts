import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { Introduction, Order, Result } from './order.ts'

/** The load generator's process: it gives every command a number of its own. */
export type LoadGenerator = Introduction & {
  carryOut(order: Omit<Order, 'from'>): Promise<Result>
  stop(): Promise<void>
}

export async function startGenerator(): Promise<LoadGenerator> {
  const child = fork(new URL('./generator.ts', import.meta.url), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const [introduction] = (await once(child, 'message')) as [Introduction]
  let next = 0
  return {
    ...introduction,
    async carryOut(order) {
      const from = next
      next += order.count
      const told = once(child, 'message')
      child.send({ ...order, from } satisfies Order)
      const [result] = (await told) as [Result]
      return result
    },
    async stop() {
      const gone = once(child, 'exit')
      child.disconnect()
      await gone
    },
  }
}
