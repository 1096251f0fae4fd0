import type { Context } from '#context.ts'

/** Whether a message reaches this person now. It says nothing else of them. */
export async function canReach({ stores }: Context, { person }: { person: string }): Promise<boolean> {
  return (await stores.deliveries.reachable([person])).has(person)
}
