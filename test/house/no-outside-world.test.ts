import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'

const forbidden: [code: string, path: string][] = [
  ['Temporal.Now.instant()', 'src/meetings/rule.ts'],
  ['new Date(0)', 'src/platforms/slack/send.ts'],
  ['Date.now()', 'dialogs/people/set-zone.ts'],
  ['performance.now()', 'src/delivery/pace.ts'],
  ['Math.random()', 'jobs/expire-records.ts'],
  ['crypto.randomUUID()', 'src/inbox/draft-store.ts'],
  ['randomBytes(8)', 'src/web/links.ts'],
]
const allowed = ['src/clock.ts', 'src/database/expiry.ts']
let found: string[]
let folder: string

// One run of biome over a little house of violations, with the real configuration.
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'convenor-outside-'))
  for (const [code, path] of [...forbidden, ...allowed.map((path) => ['Temporal.Now.instant()', path] as const)]) {
    mkdirSync(join(folder, dirname(path)), { recursive: true })
    writeFileSync(join(folder, path), `export const it = () => ${code}\n`)
  }
  const options = ['lint', '--config-path=.', '--vcs-enabled=false', '--reporter=json', '--max-diagnostics=200', folder]
  const { stdout } = spawnSync('node_modules/.bin/biome', options, { encoding: 'utf8' })
  const { diagnostics }: { diagnostics: { category: string; location: { path: string } }[] } = JSON.parse(stdout)
  found = diagnostics.filter(({ category }) => category === 'plugin').map(({ location }) => location.path)
})
afterAll(() => rmSync(folder, { recursive: true }))

test.each(forbidden)('the lint rule refuses %s in %s', (_code, path) => {
  expect(found).toContainEqual(expect.stringContaining(path))
})

test.each(allowed)('the lint rule lets %s look outside', (path) => {
  expect(found).not.toContainEqual(expect.stringContaining(path))
})
