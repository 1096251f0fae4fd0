import type {} from './start-mongod.ts'

/** Ends the run's mongod and removes its folder. */
export default async function stopMongod(): Promise<void> {
  await globalThis.stopMongod()
}
