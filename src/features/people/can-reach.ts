import type { Context } from '#context.ts'

/** Whether a message reaches this person now. It says nothing else of them. */
export async function canReach({ deliveries }: Context, { person }: { person: string }): Promise<boolean> {
  return (await deliveries.reachable([person])).has(person)
}
