import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { settingNames } from '#app/config.ts'
import { createMetrics } from '#app/metrics/metrics.ts'

/* docs/running.md is for people who cannot look into the code: what it names has to be there. */

const page = readFileSync('docs/running.md', 'utf8')

test('every metric that docs/running.md names is shown, and every one of ours is named', async () => {
  const metrics = createMetrics(() => ({
    backlog: async () => ({ queues: [], toPlan: 0, planLag: 0 }),
    incoming: () => ({ waiting: 0, working: 0 }),
    ready: async () => ({}),
  }))
  const { text } = await metrics.scrape()
  const shown = [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name = '']) => name)
  const named = [...page.matchAll(/\b(?:convenor|nodejs|process)_[a-z0-9_]*[a-z0-9](?!-)\b/g)].map(([name]) =>
    name.replace(/_bucket$/, ''),
  )
  expect(named.filter((name) => !shown.includes(name))).toEqual([])
  expect(shown.filter((name) => name.startsWith('convenor_') && !named.includes(name))).toEqual([])
})

test('every setting that docs/running.md names is one', () => {
  const named = [...page.matchAll(/`([A-Z]+_[A-Z_]+)(?:=\w+)?`/g)].map(([, name = '']) => name)
  expect(named.length).toBeGreaterThan(3)
  expect(named.filter((name) => !settingNames.includes(name))).toEqual([])
})
