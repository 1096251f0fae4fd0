import type { Explained, StateCount, Unresolved } from '#context.ts'
import { epochOf } from '#time/instant.ts'
import { isCarrier } from './budget/carrier.ts'
import { type Delivery, nowhere, unreachable, unresolved } from './delivery.ts'
import type { Wanted } from './notice-kind.ts'
import type { Parts } from './parts.ts'
import { dependsOnAll, escalatingKinds } from './planning/notices.ts'
import { reachesInChat, reachOf } from './routes.ts'

/**
 * What others may know of deliveries. Nobody outside this room writes them; what a person has sent again is asked for
 * here, and done by the rules of this room.
 */
export type DeliveryReader = ReturnType<typeof deliveryReader>

type ReaderParts = Pick<Parts, 'store' | 'clock' | 'aggregates' | 'accounts' | 'platforms'>

export function deliveryReader({ store, clock, aggregates, accounts, platforms }: ReaderParts) {
  /** Of rows about one kind of aggregate: read together, however many they are. */
  async function explain(subject: string, told: readonly Delivery[], person: string): Promise<Explained[]> {
    const aggregate = aggregates.find(({ name }) => name === subject)
    if (!aggregate) return []
    const roots = [...new Set(told.map(({ root }) => root))]
    const whom = dependsOnAll(aggregate) ? undefined : [person]
    const [facts, background] = await Promise.all([
      aggregate.facts(roots, whom),
      store.background(roots, [person], [...escalatingKinds(aggregate)]),
    ])
    const now = clock.now()
    return told.flatMap((row) => {
      const kind = aggregate.kinds.find(({ name }) => name === row.kind)
      const fact = facts.get(row.root)
      if (!kind || !fact) return []
      const asked = { ...fact, rows: background.filter(({ root }) => root === row.root), now }
      const wanted = wantedOf(row)
      return {
        ...{ delivery: row._id, root: row.root, kind: row.kind },
        summary: kind.message(asked, wanted).summary,
        why: kind.why(asked, wanted),
        mute: kind.mute?.(asked, wanted) ?? null,
      }
    })
  }

  return {
    /** Of these persons, those whom a message reaches now: read at once, however many they are. */
    async reachable(persons: readonly string[]): Promise<ReadonlySet<string>> {
      const reach = await reachOf({ accounts, platforms }, persons)
      return new Set(persons.filter((person) => reachesInChat(reach, person)))
    },

    /**
     * How many there are of one aggregate, by state, of the kinds named (all where none is). Those whom nothing reaches are
     * counted as `unreachable`, whatever their state; those of whom nobody can tell for good whether they have it, as
     * `unknown`.
     */
    async counts(aggregate: string, kinds: readonly string[] = []): Promise<Record<string, number>> {
      const counts: Record<string, number> = {}
      for (const { count, ...row } of await store.standings(aggregate, kinds)) {
        const name = standingOf(row)
        counts[name] = (counts[name] ?? 0) + count
      }
      return counts
    },

    /** How many of each kind there are of each of these aggregates, by state, as `counts` names it: one read. */
    async countsOf(ids: readonly string[]): Promise<StateCount[]> {
      const found = ids.length === 0 ? [] : await store.standingsOf(ids)
      return found.map(({ root, kind, count, ...row }) => ({ root, kind, state: standingOf(row), count }))
    },

    /** The next notice that is planned to go out: its kind, and how many go with it. `dueAt` in epoch milliseconds. */
    next: () => store.nextPlanned(epochOf(clock.now())),

    /** All that was, is or will be sent about one aggregate. */
    ofAggregate: (aggregate: string): Promise<Delivery[]> => store.ofAggregate(aggregate),

    /** Those, or of these persons those, for whom a notice of this kind about these aggregates is, was or will be planned. */
    recipients: (ids: readonly string[], kind: string, persons?: readonly string[]) =>
      store.recipients(ids, kind, persons),

    /** What we posted about these aggregates under this id, to these people or into the place itself. */
    posted: (ids: readonly string[], persons: readonly string[], posted: { place: string; id: string }) =>
      store.posted(ids, persons, posted),

    /** What these aggregates have told whom, or these persons: the revision, when that was due, and when it had arrived. */
    async heard(ids: readonly string[], persons?: readonly string[]) {
      const known = await store.tellings(ids, persons)
      return known.map(({ root, kind, to, tellsRev, dueAt, settledAt }) => ({
        ...{ root, kind, to, dueAt },
        rev: tellsRev ?? 0,
        at: settledAt ?? dueAt,
      }))
    },

    /** What ended because nobody can tell whether it arrived, and is still of use to send again: by aggregate, in one query. */
    unresolved: (): Promise<Unresolved[]> => store.unresolved(epochOf(clock.now())),

    /** Has what was listed so sent again, once for each time it is listed. @returns how many notices. */
    sendAgain: (listed: Pick<Unresolved, 'root' | 'subject' | 'life' | 'until'>): Promise<number> =>
      store.revive(listed, epochOf(clock.now())),

    /** The delivery of what this person got last, of these aggregates where any are named; null where there is none. */
    async last(person: string, ids?: readonly string[]): Promise<string | null> {
      return (await store.lastTo(person, ids))?._id ?? null
    },

    /**
     * "Why me?": of this delivery, only to the one it was for; of a message for several notices, of each. Nothing where it,
     * or what it was about, is gone.
     */
    async why(delivery: string, person: string): Promise<Explained[]> {
      const row = await store.get(delivery)
      if (!row || row.to !== person) return []
      const told = isCarrier(row) ? await store.told(delivery, person) : [row]
      const bySubject = Map.groupBy(told, ({ subject }) => subject)
      return (await Promise.all([...bySubject].map(([subject, some]) => explain(subject, some, person)))).flat()
    },
  }
}

/** How a row counts: see `counts`. */
function standingOf({ state, workspace, why }: Pick<Delivery, 'state' | 'workspace' | 'why'>): string {
  if (state === 'planned' && workspace === nowhere) return unreachable
  if (state === 'dropped' && why === unreachable) return unreachable
  if (state === 'merged') return 'planned'
  return state === 'failed' && why === unresolved ? 'unknown' : state
}

/** The wanted notice that this row was planned from. */
function wantedOf({ slot, to, place, dueAt, sendBy, priority, tellsRev }: Delivery): Wanted {
  return {
    slot,
    to: place ?? { person: to },
    dueAt,
    sendBy,
    priority,
    urgency: 'now',
    quiet: 'ignore',
    ...(tellsRev === null ? {} : { tellsRev }),
  }
}
