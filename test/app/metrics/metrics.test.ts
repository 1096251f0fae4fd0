import { describe, expect, test } from '@jest/globals'
import type { Log } from '#app/log.ts'
import { createMetrics, outcomeOf } from '#app/metrics/metrics.ts'
import type { Backlog } from '#outbox/backlog.ts'

const queue = { queue: 'slack|T1', planned: 7, due: 3, oldestDue: 12 }
const found: Backlog = { queues: [queue], toPlan: 2, planLag: 4 }
const silent: Log = { debug() {}, info() {}, warn() {}, error() {} }

function measuring(backlog: Backlog = found) {
  let reads = 0
  const metrics = createMetrics(() => ({
    backlog: async () => {
      reads++
      return backlog
    },
    incoming: () => ({ waiting: 4, working: 12 }),
    ready: async () => ({ database: true, jobs: false }),
  }))
  /** @returns the lines of the metrics whose names begin so. */
  const lines = async (name: string) =>
    (await metrics.scrape()).text
      .split('\n')
      .filter((line) => line.startsWith(name))
      .toSorted()
  return { metrics, lines, reads: () => reads }
}

describe('the metrics of a process', () => {
  test('count posts by kind and outcome, a 429 among them', async () => {
    const { metrics, lines } = measuring()
    await metrics.scrape()
    const post = { kind: 'meeting-moved', workspace: 'slack|T1' }
    const ref = { via: 'T1', place: { kind: 'direct', id: 'D' }, id: '1' } as const
    metrics.posted(post, { sent: ref })
    metrics.posted(post, { sent: ref })
    metrics.posted(post, { slowDown: 30_000 })
    expect(await lines('convenor_posts_total')).toEqual([
      'convenor_posts_total{platform="slack",kind="meeting-moved",outcome="sent"} 2',
      'convenor_posts_total{platform="slack",kind="meeting-moved",outcome="slow-down"} 1',
    ])
  })

  test('count answers, and lines of the log', async () => {
    const { metrics, lines } = measuring()
    await metrics.scrape()
    metrics.answered('pressed', 'replace')
    const log = metrics.countingLines(silent)
    for (const level of ['debug', 'info', 'warn', 'error', 'error'] as const) log[level]({}, 'a sentence')
    expect(await lines('convenor_answers')).toEqual(['convenor_answers_total{kind="pressed",outcome="replace"} 1'])
    expect(await lines('convenor_log')).toEqual([
      'convenor_log_lines_total{level="error"} 2',
      'convenor_log_lines_total{level="warn"} 1',
    ])
  })

  test('count and time each call to the database, those that fail too', async () => {
    const { metrics, lines } = measuring()
    const gate = metrics.counting((_what, work) => work())
    await metrics.scrape()
    expect(await gate('meetings.find', async () => 5)).toBe(5)
    await expect(gate('meetings.find', () => Promise.reject(new Error('gone')))).rejects.toThrow('gone')
    expect(await lines('convenor_database_calls')).toEqual(['convenor_database_calls_total{call="meetings.find"} 2'])
    expect(await lines('convenor_database_call_seconds_total{call="meetings.find"} ')).toHaveLength(1)
  })

  test('say how long acknowledgements took, in steps that show the limit of Slack', async () => {
    const { metrics, lines } = measuring()
    await metrics.scrape()
    metrics.acknowledged('slack', 0.06)
    metrics.acknowledged('slack', 2.5)
    const buckets = await lines('convenor_acknowledgement_seconds_bucket')
    expect(buckets).toContain('convenor_acknowledgement_seconds_bucket{le="0.1",platform="slack"} 1')
    expect(buckets).toContain('convenor_acknowledgement_seconds_bucket{le="3",platform="slack"} 2')
  })

  test('show the queues by platform, what is to be planned, and what is not ready', async () => {
    const second = { queue: 'slack|T2', planned: 1, due: 1, oldestDue: 90 }
    const { lines } = measuring({ ...found, queues: [queue, second] })
    expect(await lines('convenor_queue')).toEqual([
      'convenor_queue_due{platform="slack"} 4',
      'convenor_queue_oldest_due_seconds{platform="slack"} 90',
      'convenor_queue_planned{platform="slack"} 8',
    ])
    expect(await lines('convenor_planner')).toEqual(['convenor_planner_due 2', 'convenor_planner_lag_seconds 4'])
    expect(await lines('convenor_ready')).toEqual([
      'convenor_ready{check="database"} 1',
      'convenor_ready{check="jobs"} 0',
    ])
  })

  test('show what people did and is not answered yet', async () => {
    const { lines } = measuring()
    expect(await lines('convenor_incoming')).toEqual([
      'convenor_incoming{state="waiting"} 4',
      'convenor_incoming{state="working"} 12',
    ])
  })

  test('ask the database once, however often they are looked at', async () => {
    const { metrics, reads } = measuring()
    for (let times = 0; times < 5; times++) await metrics.scrape()
    expect(reads()).toBe(1)
  })

  test('include those of Node', async () => {
    const { lines } = measuring()
    expect(await lines('process_resident_memory_bytes')).toHaveLength(1)
    expect(await lines('nodejs_eventloop_lag_p99_seconds')).toHaveLength(1)
  })
})

test.each([
  [{ unreachable: 'blocked' as const }, 'unreachable'],
  [{ notYet: 1 }, 'not-yet'],
  [{ failed: 'too_long' }, 'failed'],
  [{ suspended: 'token_revoked' }, 'suspended'],
  [{ unknown: true as const }, 'unknown'],
])('of a post that ended as %j the outcome is %s', (answer, outcome) => {
  expect(outcomeOf(answer)).toBe(outcome)
})
