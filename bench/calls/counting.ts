import type { Database } from '#database/connection.ts'

/**
 * What one incoming asked of the database: how many commands were sent to the server; the documents and keys that it
 * looked at, and the documents that it gave; and the size of what it answered. `scans`: whole collections that it read.
 */
export type Cost = {
  calls: number
  commands: string[]
  documents: number
  keys: number
  returned: number
  bytes: number
  scans: string[]
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
  planSummary?: string
}

/** Commands that are about the counting, or the connection, and not about the work. */
const around = new Set(['profile', 'drop', 'create', 'endSessions', 'killCursors'])

/** Counts what a piece of work costs. The database must have been opened with `monitorCommands=true` in its address. */
export function counting({ connection }: Database) {
  const started: string[] = []
  let isOn = false
  connection.getClient().on('commandStarted', ({ commandName, command }) => {
    if (isOn && !around.has(commandName)) started.push(`${commandName} ${String(command[commandName])}`)
  })
  const { db } = connection
  if (!db) throw new Error('the database is not connected')

  return async <T>(work: () => Promise<T>): Promise<{ cost: Cost; result: T }> => {
    await db.command({ profile: 0 })
    await db.collection('system.profile').drop()
    await db.createCollection('system.profile', { capped: true, size: 4 * 1024 * 1024 })
    await db.command({ profile: 2 })
    started.length = 0
    isOn = true
    const result = await work().finally(() => {
      isOn = false
    })
    const commands = [...started]
    await db.command({ profile: 0 })
    const seen = (await db.collection<Profiled>('system.profile').find().toArray()).filter(
      ({ ns, command }) => !ns.endsWith('.system.profile') && command?.profile === undefined,
    )
    const sum = (of: (one: Profiled) => number | undefined) => seen.reduce((all, one) => all + (of(one) ?? 0), 0)
    const cost = {
      calls: commands.length,
      commands,
      documents: sum(({ docsExamined }) => docsExamined),
      keys: sum(({ keysExamined }) => keysExamined),
      returned: sum(({ nreturned, nModified }) => nreturned ?? nModified),
      bytes: sum(({ responseLength }) => responseLength),
      scans: seen.filter(({ planSummary }) => planSummary?.includes('COLLSCAN')).map(({ ns }) => ns),
    }
    return { cost, result }
  }
}
