import { spawnSync } from 'node:child_process'
import { expect, test } from '@jest/globals'

/** What biome finds wrong in a file of this content at this path, as one text. */
function biomeSays(path: string, content: string): string {
  const { stdout, stderr } = spawnSync('node_modules/.bin/biome', ['lint', `--stdin-file-path=${path}`], {
    input: content,
    encoding: 'utf8',
  })
  return `${stdout}${stderr}`
}
const outside = 'The outside world stays outside'

test.each([
  ['Temporal.Now.instant()', 'src/meetings/rule.ts'],
  ['new Date(0)', 'src/platforms/slack/send.ts'],
  ['Date.now()', 'dialogs/people/set-zone.ts'],
  ['performance.now()', 'src/delivery/pace.ts'],
  ['Math.random()', 'jobs/expire-records.ts'],
  ['crypto.randomUUID()', 'src/inbox/pending.ts'],
  ['randomBytes(8)', 'src/web/links.ts'],
])('%s is refused in %s', (code, path) => {
  expect(biomeSays(path, `export const it = () => ${code}\n`)).toContain(outside)
})

test.each(['src/clock.ts', 'src/database/expiry.ts'])('%s may look outside', (path) => {
  expect(biomeSays(path, 'export const it = () => Temporal.Now.instant()\n')).not.toContain(outside)
})
