import type { Context } from '#context.ts'
import type { Aggregate, Feature, Notices } from '#feature.ts'
import type { PlannedAggregate, Source } from '#outbox/aggregate.ts'
import type { BaseFacts } from '#outbox/notice-kind.ts'

/** The aggregates of all features as the outbox plans them, each with the kinds and facts that later features add. */
export function aggregatesOf(features: readonly Feature[], context: () => Context): PlannedAggregate[] {
  const added = features.flatMap((feature) => feature.notices ?? [])
  const aggregates = features.flatMap((feature) => feature.aggregates ?? [])
  const lost = added.find((one) => !aggregates.some(({ name }) => name === one.aggregate))
  if (lost) throw new Error(`there are notices for the aggregate ${lost.aggregate}, which no feature brings`)
  return aggregates.map((aggregate): PlannedAggregate => {
    const mine = added.filter((one) => one.aggregate === aggregate.name)
    return {
      name: aggregate.name,
      collection: aggregate.collection,
      kinds: mine.flatMap(({ kinds }) => kinds),
      facts: (ids, persons) => factsWith(aggregate, mine, { context: context(), ids, persons }),
    }
  })
}

/** The facts of the aggregate itself, and what others add to them. Whom anybody needs is among the people. */
async function factsWith(
  aggregate: Aggregate,
  added: readonly Notices[],
  { context, ids, persons }: { context: Context; ids: readonly string[]; persons: readonly string[] | undefined },
): Promise<Map<string, BaseFacts>> {
  const known = await aggregate.facts(context, ids, persons)
  const more = await Promise.all(added.flatMap(({ facts }) => (facts ? [facts(context, known, persons)] : [])))
  return new Map(
    [...known].map(([id, facts]) => {
      const others = more.map((byId): Partial<BaseFacts> => byId.get(id) ?? {})
      const people = new Map([facts, ...others].flatMap((one) => [...(one.people ?? [])]))
      return [id, Object.assign({}, facts, ...others, { people })] as const
    }),
  )
}

/** Whose change alters what is wanted elsewhere, by collection: what all features say of their own aggregates, joined. */
export function sourcesOf(features: readonly Feature[], context: () => Context): Source[] {
  const aggregates = features.flatMap((feature) => feature.aggregates ?? [])
  const followed = features.flatMap(({ changed }) => (changed === undefined ? [] : [changed]))
  const collections = new Set([
    ...aggregates.flatMap(({ invalidatedBy }) => Object.keys(invalidatedBy ?? {})),
    ...followed.flatMap((one) => Object.keys(one)),
  ])
  const reaches = Object.assign({}, ...features.map((feature) => feature.reaches ?? {}))
  return [...collections].map((collection): Source => {
    const person: ((changed: Record<string, unknown>) => string) | undefined = reaches[collection]
    return {
      collection,
      ...(person ? { person } : {}),
      changed: async (changed) => {
        const now = context()
        await Promise.all(followed.map((one) => one[collection]?.(changed, now)))
      },
      affects: async (changed) => {
        // One context for all of them: what several ask of the same change is read once.
        const now = context()
        const selected = await Promise.all(
          aggregates.map(async (one) => {
            const filter = (await one.invalidatedBy?.[collection]?.(changed, now)) ?? null
            const person = one.concernsOnly?.[collection]?.(changed)
            const persons = person === undefined ? {} : { persons: [person] }
            return filter === null ? [] : [{ collection: one.collection, filter: { ...filter }, ...persons }]
          }),
        )
        return selected.flat()
      },
    }
  })
}
