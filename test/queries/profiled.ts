import type { Database } from '#database/connection.ts'

/** One kind of query that the database has answered: the same filter with other values is the same kind. */
export type Query = { collection: string; does: string; shape: string; plan: string; times: number }

/** What the profiler writes of one operation. Majority reads of system.profile are not needed: nobody else writes here. */
type Profile = { ns: string; op: string; planSummary?: string; command?: Record<string, unknown> }

/** Writes down every operation on this database from now on, with room for all of a walk. */
export async function startProfiling({ connection }: Database): Promise<void> {
  const { db } = connection
  if (!db) throw new Error('the database is not connected')
  await db.createCollection('system.profile', { capped: true, size: 256 * 1024 * 1024 })
  await db.command({ profile: 2 })
}

/** @returns every kind of query since profiling was started, each with the plan that the database chose. */
export async function queriesSeen({ connection }: Database): Promise<Query[]> {
  const { db } = connection
  if (!db) throw new Error('the database is not connected')
  await db.command({ profile: 0 })
  const seen = new Map<string, Query>()
  for await (const one of db.collection<Profile>('system.profile').find()) {
    const collection = one.ns.slice(one.ns.indexOf('.') + 1)
    if (one.planSummary === undefined || collection.startsWith('system.')) continue
    const plan = one.planSummary.split(' ')[0] ?? ''
    const { does, shape } = asked(one)
    const key = [collection, does, shape, one.planSummary].join(' ')
    const known = seen.get(key)
    seen.set(key, { collection, does, shape, plan: known?.plan ?? one.planSummary, times: (known?.times ?? 0) + 1 })
    if (plan === '') throw new Error(`there is no plan of ${key}`)
  }
  return [...seen.values()].toSorted((a, b) => (`${a.collection} ${a.shape}` < `${b.collection} ${b.shape}` ? -1 : 1))
}

function asked({ op, command = {} }: Profile): { does: string; shape: string } {
  const filter = command.filter ?? command.q ?? command.query ?? command.pipeline ?? {}
  const sort = command.sort ? ` sorted ${shapeOf(command.sort)}` : ''
  return { does: op === 'command' ? (Object.keys(command)[0] ?? op) : op, shape: shapeOf(filter) + sort }
}

/** The fields and operators of a filter, without the values. */
function shapeOf(value: unknown): string {
  if (Array.isArray(value)) return `[${[...new Set(value.map(shapeOf))].filter(Boolean).join(', ')}]`
  if (typeof value !== 'object' || value === null || !isPlain(value)) return ''
  const fields = Object.entries(value).map(([field, inner]) => [field, shapeOf(inner)].filter(Boolean).join(': '))
  return fields.length > 0 ? `{${fields.join(', ')}}` : ''
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
