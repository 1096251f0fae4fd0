import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { steadyTime } from '#clock.ts'
import type { Backlog } from '#outbox/backlog.ts'
import { platformOf } from '#outbox/routes.ts'
import type { MetricsParts } from './metrics.ts'

/** The meters of one process. Labels name kinds and platforms; never a person, group, meeting or workspace. */
export type Meters = ReturnType<typeof createMeters>

/** Within this time (milliseconds) of a reading, its result is given again. */
const readEvery = 10_000

/** Seconds; Slack stops waiting after three. */
const waits = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10]

export function createMeters(parts: MetricsParts) {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const posts = new Counter({
    name: 'convenor_posts_total',
    help: 'Posts that this process has tried, by what the platform said at first; slow-down is a 429.',
    labelNames: ['platform', 'kind', 'outcome'] as const,
    registers,
  })
  const answers = new Counter({
    name: 'convenor_answers_total',
    help: 'What reached this process, by its kind and by how it was answered.',
    labelNames: ['kind', 'outcome'] as const,
    registers,
  })
  const acknowledgements = new Histogram({
    name: 'convenor_acknowledgement_seconds',
    help: "From a platform's request to its acknowledgement.",
    labelNames: ['platform'] as const,
    buckets: waits,
    registers,
  })
  const lines = new Counter({
    name: 'convenor_log_lines_total',
    help: 'Warnings and errors in the log of this process.',
    labelNames: ['level'] as const,
    registers,
  })
  for (const level of ['warn', 'error']) lines.inc({ level }, 0)
  const called = databaseCalls(registers)
  readings(parts, registers)
  new Gauge({
    name: 'convenor_incoming',
    help: 'What people did, and is not answered yet by this process: it waits for its turn, or is worked on.',
    labelNames: ['state'] as const,
    registers,
    collect() {
      for (const [state, count] of Object.entries(parts.incoming())) this.set({ state }, count)
    },
  })

  return {
    called,
    posted: (labels: { platform: string; kind: string; outcome: string }) => posts.inc(labels),
    answered: (labels: { kind: string; outcome: string }) => answers.inc(labels),
    acknowledged: (labels: { platform: string }, seconds: number) => acknowledgements.observe(labels, seconds),
    logged: (labels: { level: 'warn' | 'error' }) => lines.inc(labels),
    scrape: async () => ({ type: registry.contentType, text: await registry.metrics() }),
  }
}

/** Thousands a second are noted in a table of our own, and handed over when somebody looks. */
function databaseCalls(registers: Registry[]): (name: string, seconds: number) => void {
  const noted = new Map<string, { count: number; seconds: number }>()
  const labelNames = ['call'] as const
  new Counter({
    name: 'convenor_database_calls_total',
    help: 'Calls to the database, by name.',
    labelNames,
    registers,
    collect() {
      this.reset()
      for (const [call, { count }] of noted) this.inc({ call }, count)
    },
  })
  new Counter({
    name: 'convenor_database_call_seconds_total',
    help: 'The time that calls to the database took, by name.',
    labelNames,
    registers,
    collect() {
      this.reset()
      for (const [call, { seconds }] of noted) this.inc({ call }, seconds)
    },
  })
  return (name, seconds) => {
    const known = noted.get(name)
    if (known === undefined) return void noted.set(name, { count: 1, seconds })
    known.count++
    known.seconds += seconds
  }
}

/** What is read from the database when somebody looks. All processes of an installation show the same of it. */
function readings({ backlog, ready }: MetricsParts, registers: Registry[]): void {
  const readBacklog = everySoOften(backlog)
  const readChecks = everySoOften(ready)
  const byPlatform = (name: string, help: string, read: (queue: Backlog['queues'][number]) => number) =>
    new Gauge({
      name,
      help,
      labelNames: ['platform'] as const,
      registers,
      async collect() {
        this.reset()
        const byName = Map.groupBy((await readBacklog()).queues, ({ queue }) => platformOf(queue))
        for (const [platform, queues] of byName) this.set({ platform }, read(together(queues)))
      },
    })
  byPlatform('convenor_queue_planned', 'Notices that are planned: the first 10,000 are counted.', (q) => q.planned)
  byPlatform('convenor_queue_due', 'Of these, what is due and not sent yet.', (q) => q.due)
  byPlatform('convenor_queue_oldest_due_seconds', 'For how long the oldest of these is due.', (q) => q.oldestDue)
  const plain = (name: string, help: string, read: (backlog: Backlog) => number) =>
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        this.set(read(await readBacklog()))
      },
    })
  plain('convenor_planner_due', 'Meetings, applications and so on that are to be planned.', (b) => b.toPlan)
  plain('convenor_planner_lag_seconds', 'For how long the planning of the oldest of these is due.', (b) => b.planLag)
  new Gauge({
    name: 'convenor_ready',
    help: 'The checks of /readyz: 1 is well.',
    labelNames: ['check'] as const,
    registers,
    async collect() {
      for (const [check, isWell] of Object.entries(await readChecks())) this.set({ check }, isWell ? 1 : 0)
    },
  })
}

/** The queues of one platform, as one. */
function together(queues: Backlog['queues']): Backlog['queues'][number] {
  const sumOf = (read: (queue: Backlog['queues'][number]) => number) =>
    queues.reduce((sum, queue) => sum + read(queue), 0)
  return {
    queue: '',
    planned: sumOf(({ planned }) => planned),
    due: sumOf(({ due }) => due),
    oldestDue: Math.max(...queues.map(({ oldestDue }) => oldestDue)),
  }
}

/** @returns the same reading, which is done again only when the last one has become old, or failed. */
function everySoOften<T>(read: () => Promise<T>): () => Promise<T> {
  let last: { at: number; found: Promise<T> } | null = null
  return () => {
    if (last !== null && steadyTime() - last.at < readEvery) return last.found
    const found = read()
    last = { at: steadyTime(), found }
    found.catch(() => {
      last = null
    })
    return found
  }
}
