import type { Log } from '#app/log.ts'
import type { Incoming } from '#chat/incoming.ts'
import type { Sent } from '#chat/platform.ts'
import { steadyTime } from '#clock.ts'
import type { Gate } from '#database/connection.ts'
import type { Backlog } from '#outbox/backlog.ts'
import { platformOf } from '#outbox/routes.ts'
import type { Meters } from './meters.ts'

/** What one post became: `sent`, `slow-down` (the platform asked for a pause, a 429), `unknown` and so on. */
export type PostOutcome = 'sent' | 'unreachable' | 'slow-down' | 'not-yet' | 'failed' | 'suspended' | 'unknown'

/**
 * What a process measures of itself for Prometheus. Nothing is counted, and no library loaded, until the metrics are
 * asked for the first time: Prometheus reckons with differences, so what happened before its first look it cannot show.
 */
export type Metrics = {
  /** The outbox has tried one post. */
  posted(row: { kind: string; workspace: string }, answer: Sent): void
  /** The inbox has answered one incoming. */
  answered(kind: Incoming['kind'], outcome: string): void
  /** A platform's request was acknowledged after so many seconds. */
  acknowledged(platform: string, seconds: number): void
  /** @returns the same gate to the database, which counts and times each call by its name. */
  counting(gate: Gate): Gate
  /** @returns the same log, of which the warnings and errors are counted. */
  countingLines(log: Log): Log
  /** @returns everything in Prometheus' text format, and the type of that format. */
  scrape(): Promise<{ type: string; text: string }>
}

/** What is read when somebody looks: never more often than every ten seconds. */
export type MetricsParts = {
  backlog(): Promise<Backlog>
  /** What has reached this process, and waits or is worked on. */
  incoming(): { waiting: number; working: number }
  /** The checks of `/readyz`, by name. */
  ready(): Promise<Record<string, boolean>>
}

/** @param parts what the metrics ask when they are looked at; before the house is open there is nothing to ask. */
export function createMetrics(parts: () => MetricsParts): Metrics {
  let meters: Meters | null = null
  let loading: Promise<Meters> | null = null

  function load(): Promise<Meters> {
    loading ??= import('./meters.ts').then(({ createMeters }) => {
      meters = createMeters(parts())
      return meters
    })
    return loading
  }

  return {
    posted: ({ kind, workspace }, answer) =>
      meters?.posted({ platform: platformOf(workspace), kind, outcome: outcomeOf(answer) }),
    answered: (kind, outcome) => meters?.answered({ kind, outcome }),
    acknowledged: (platform, seconds) => meters?.acknowledged({ platform }, seconds),
    counting: (gate) => async (what, work) => {
      if (meters === null) return gate(what, work)
      const began = steadyTime()
      try {
        return await gate(what, work)
      } finally {
        meters.called(what, (steadyTime() - began) / 1_000)
      }
    },
    countingLines: (log) => ({
      debug: (details, sentence) => log.debug(details, sentence),
      info: (details, sentence) => log.info(details, sentence),
      warn(details, sentence) {
        meters?.logged({ level: 'warn' })
        log.warn(details, sentence)
      },
      error(details, sentence) {
        meters?.logged({ level: 'error' })
        log.error(details, sentence)
      },
    }),
    scrape: async () => (await load()).scrape(),
  }
}

/** @returns one word for what a platform answered to a post. */
export function outcomeOf(answer: Sent): PostOutcome {
  if ('slowDown' in answer) return 'slow-down'
  if ('notYet' in answer) return 'not-yet'
  if ('sent' in answer) return 'sent'
  if ('unreachable' in answer) return 'unreachable'
  if ('failed' in answer) return 'failed'
  return 'suspended' in answer ? 'suspended' : 'unknown'
}
