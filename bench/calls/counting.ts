import type { Database } from '#database/connection.ts'

/**
 * What one incoming asked of the database: how many commands were sent to the server; the documents and keys that it
 * looked at, and the documents that it gave; and the size of what it answered.
 */
export type Cost = {
  calls: number
  commands: string[]
  documents: number
  keys: number
  returned: number
  bytes: number
}

type Profiled = {
  ns: string
  op: string
  command?: Record<string, unknown>
  docsExamined?: number
  keysExamined?: number
  nreturned?: number
  nModified?: number
  responseLength?: number
}

/** Marks in the profile where one piece of work ends and the next begins. */
const marks = 'marks-of-the-count'

/** Counts what pieces of work cost. The database must have been opened with `monitorCommands=true` in its address. */
export async function counting({ connection }: Database) {
  const { db } = connection
  if (!db) throw new Error('the database is not connected')
  const commands: string[][] = []
  let now: string[] | null = null
  connection.getClient().on('commandStarted', ({ commandName, command }) => {
    now?.push(`${commandName} ${String(command[commandName])}`)
  })
  await db.createCollection('system.profile', { capped: true, size: 64 * 1024 * 1024 })
  await db.command({ profile: 2 })

  return {
    /** Does a piece of work, and counts it. What it cost is told by `costs`, at the place at which it was done. */
    async count<T>(work: () => Promise<T>): Promise<T> {
      await db.collection(marks).findOne({ before: commands.length })
      now = []
      commands.push(now)
      return work().finally(() => {
        now = null
      })
    },
    /** Does work that is counted for nothing. */
    async uncounted<T>(work: () => Promise<T>): Promise<T> {
      await db.collection(marks).findOne({ before: -1 })
      return work()
    },
    async costs(): Promise<Cost[]> {
      await db.command({ profile: 0 })
      const pieces: Profiled[][] = commands.map(() => [])
      let at = -1
      for await (const one of db.collection<Profiled>('system.profile').find()) {
        const mark = one.ns.endsWith(`.${marks}`) ? Reflect.get(Object(one.command?.filter), 'before') : null
        if (typeof mark === 'number') at = mark
        else if (at >= 0 && !one.ns.includes('.system.')) pieces[at]?.push(one)
      }
      return pieces.map((seen, place) => costOf(seen, commands[place] ?? []))
    },
  }
}

function costOf(seen: readonly Profiled[], commands: string[]): Cost {
  const sum = (of: (one: Profiled) => number | undefined) => seen.reduce((all, one) => all + (of(one) ?? 0), 0)
  return {
    calls: commands.length,
    commands,
    documents: sum(({ docsExamined }) => docsExamined),
    keys: sum(({ keysExamined }) => keysExamined),
    returned: sum(({ nreturned, nModified }) => nreturned ?? nModified),
    bytes: sum(({ responseLength }) => responseLength),
  }
}
