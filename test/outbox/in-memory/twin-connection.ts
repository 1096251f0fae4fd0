import { isDeepStrictEqual } from 'node:util'
import type { Document } from 'mongodb'
import type { Connection, Schema } from 'mongoose'
import { duplicatesIn, isDuplicate } from '#database/connection.ts'
import { copied } from './query-language.ts'

/** One call of a chain, such as `sort({ dueAt: 1 })`. */
type Call = { method: string; given: readonly unknown[] }
/** What a chain of calls is made on: a model, or a driver's collection. */
type Root = Record<string, (...given: readonly unknown[]) => unknown>
type Twin = { name: string; real: Root; memory: Root }
type Answer = { value: unknown } | { error: unknown }

/** Two databases that are asked the same. `differences`: every answer, and every stored document, in which they differed. */
export type Twins = { connection: Connection; differences(): Promise<string[]> }

/** What a write says of itself. */
const counts = ['matchedCount', 'modifiedCount', 'upsertedCount', 'insertedCount', 'deletedCount']

/** Nobody looks at the answers of these, but at how they fail. */
const unread = ['createCollection', 'createIndexes', 'insertMany']

/**
 * Joins a real connection and one in memory to one that asks both, one call after the other, and answers as the real one.
 * Its server stands at a time that the test says: for `$$NOW` both are given that.
 */
export function twinConnections(real: Connection, memory: Connection, serverTime: () => number): Twins {
  const found: string[] = []
  const models: Record<string, object> = {}
  const names = new Set<string>()
  let last: Promise<unknown> = Promise.resolve()

  /** Both make the calls, when all that was asked before has been answered. */
  function ask(twin: Twin, calls: readonly Call[]): Promise<unknown> {
    const asked = last.then(async () => {
      const [one, other] = [await made(twin.real, calls), await made(twin.memory, calls)]
      if (!(await alike({ one, other }, twin, calls)))
        found.push(`${twin.name}${said(calls)}: ${JSON.stringify(one)} in mongod, ${JSON.stringify(other)} in memory`)
      if ('error' in one) throw one.error
      return one.value
    })
    last = asked.catch(() => {})
    return asked
  }

  async function made(root: Root, calls: readonly Call[]): Promise<Answer> {
    try {
      let at: unknown = root
      for (const { method, given } of calls) {
        const own = given.map((one) => (typeof one === 'function' ? one : copied(one, new Date(serverTime()))))
        at = (at as Root)[method]?.(...own)
      }
      return { value: await at }
    } catch (error) {
      return { error }
    }
  }

  async function alike({ one, other }: { one: Answer; other: Answer }, { memory }: Twin, calls: readonly Call[]) {
    if ('error' in one || 'error' in other) return isDeepStrictEqual(failure(one), failure(other))
    if (calls.some(({ method }) => unread.includes(method))) return true
    const whole = withoutLimit(calls)
    if (whole === null) return isDeepStrictEqual(plain(one.value), plain(other.value))
    // Which of equals come first, and so which a limit leaves out, is nobody's promise.
    const all = await made(memory, whole)
    const mine = listOf(one.value)
    const rest = 'value' in all ? listOf(all.value).map(text) : []
    const isThere = (doc: unknown) => rest.includes(text(doc)) && rest.splice(rest.indexOf(text(doc)), 1).length === 1
    const order = orderOf(calls)
    return mine.every(isThere) && isDeepStrictEqual(mine.map(order), listOf(other.value).map(order))
  }

  function chain(twin: Twin, calls: readonly Call[]): object {
    return new Proxy(
      {},
      {
        get(_, method) {
          if (typeof method === 'symbol') return undefined
          if (method === 'then') {
            const answer = ask(twin, calls)
            return answer.then.bind(answer)
          }
          return (...given: readonly unknown[]) => {
            const more = [...calls, { method, given }]
            return method === 'exec' || method === 'toArray' ? ask(twin, more) : chain(twin, more)
          }
        },
      },
    )
  }

  function collection(name: string): object {
    names.add(name)
    return started({ name, real: real.collection(name) as never, memory: memory.collection(name) as never }, {})
  }

  function started(twin: Twin, own: Record<string, unknown>): object {
    return new Proxy(own, {
      get: (_, field) =>
        // Whoever awaits it asks whether it is a promise.
        typeof field === 'symbol' || field === 'then' || field in own
          ? Reflect.get(own, field)
          : (...given: readonly unknown[]) => chain(twin, [{ method: field, given }]),
    })
  }

  function model(name: string, schema?: Schema): object {
    const known = models[name]
    if (known) return known
    const twin = { name, real: real.model(name, schema) as never, memory: memory.model(name, schema) as never }
    models[name] = started(twin, { modelName: name, collection: collection(name) })
    return models[name]
  }

  const admin = { command: async () => ({ localTime: new Date(serverTime()) }) }
  return {
    connection: { collection, model, models, db: { admin: () => admin } } as unknown as Connection,
    async differences() {
      for (const name of names) {
        const stored = await Promise.all(
          [real, memory].map((one) => one.collection(name).find({}).sort({ _id: 1 }).toArray()),
        )
        if (!isDeepStrictEqual(stored[0], stored[1]))
          found.push(`${name}: ${JSON.stringify(stored[0])} stored in mongod, ${JSON.stringify(stored[1])} in memory`)
      }
      return found.splice(0)
    },
  }
}

/** How a call failed, as far as anybody looks; null where it did not. */
function failure(answer: Answer): unknown {
  return 'error' in answer ? { isDuplicate: isDuplicate(answer.error), places: duplicatesIn(answer.error) } : null
}

/** What is compared of an answer that is no list of documents in an order of their own. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(text).sort()
  if (typeof value !== 'object' || value === null) return value
  const said = Object.entries(value).filter(([field]) => counts.includes(field))
  return said.length > 0 ? Object.fromEntries(said.filter(([, count]) => count !== 0)) : text(value)
}

/** @returns the same calls, for all that there is; null where they are not for some of it. */
function withoutLimit([head, ...calls]: readonly Call[]): Call[] | null {
  if (head?.method === 'find') return [head, ...calls.filter(({ method }) => method !== 'limit')]
  if (head?.method !== 'findOne') return null
  // A model's query ends by `exec`; the driver's is one call, and its order and fields are options.
  const isModel = calls.length > 0
  return [{ ...head, method: 'find' }, ...calls, ...(isModel ? [] : [{ method: 'toArray', given: [] }])]
}

function listOf(value: unknown): unknown[] {
  return value === null ? [] : Array.isArray(value) ? value : [value]
}

/** @returns what the order that was asked for looks at, of each document. */
function orderOf(calls: readonly Call[]): (doc: unknown) => unknown[] {
  const options = calls[0]?.given[1] as { sort?: Document } | undefined
  const by = (calls.find(({ method }) => method === 'sort')?.given[0] ?? options?.sort ?? {}) as Document
  return (doc) => Object.keys(by).map((field) => (doc as Document)[field])
}

/** A document as text, whatever the order of its fields, and of the words in lists that have none. */
function text(value: unknown): string {
  return JSON.stringify(value, (_, part) => {
    if (Array.isArray(part)) return part.every((one) => typeof one === 'string') ? part.toSorted() : part
    if (typeof part !== 'object' || part === null) return part
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}

function said(calls: readonly Call[]): string {
  return calls.map(({ method, given }) => `.${method}(${given.map((one) => JSON.stringify(one)).join(', ')})`).join('')
}
