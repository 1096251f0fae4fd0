import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'

function charterCommand(...words: string[]): { code: number | null; said: string; complained: string } {
  const run = spawnSync('node_modules/.bin/node', ['src/commands/charter.ts', ...words], { encoding: 'utf8' })
  return { code: run.status, said: run.stdout, complained: run.stderr }
}

describe('npm run charter -- check FILE', () => {
  test('sums up a sound charter', () => {
    const { code, said } = charterCommand('check', 'charters/u4ssc.yaml')
    expect(said).toContain('groups 6 (unlisted 1), published dates 8, calls 2')
    expect(code).toBe(0)
  })

  test('lists every error with line and hint, and fails', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'charter-')), 'broken.yaml')
    const sound = readFileSync('test/charter/standards-institute.yaml', 'utf8')
    writeFileSync(file, sound.replace('zone: Asia/Dubai', 'zone: Dubai').replace('prefix: TC', 'perfix: TC'))
    const { code, complained } = charterCommand('check', file)
    expect(complained).toContain(`${file}:7  organisation.zone "Dubai" is not a time zone`)
    expect(complained).toContain('Did you mean "prefix"?')
    expect(complained).toContain('3 errors in')
    expect(code).toBe(1)
  })

  test('prints how to use it, for words that it does not know', () => {
    expect(charterCommand('chekc')).toMatchObject({ code: 2, complained: expect.stringContaining('Usage') })
  })
})

describe('npm run charter -- preview FILE', () => {
  test('prints every message and form as a person reads it', () => {
    const { code, said } = charterCommand('preview', 'charters/u4ssc.yaml')
    expect(said).toContain(
      '== Notice application-decided, accepted, to Expert in Nairobi\n   "Welcome: you are now a member',
    )
    expect(said).toContain('== Form commitments')
    expect(said).toMatch(/\{Slack \d+ of 50 blocks, Teams \d\.\d of 40 KB, local page \d\.\d KB\}/)
    expect(code).toBe(0)
  })

  test('prints what one platform is given', () => {
    expect(charterCommand('preview', 'charters/u4ssc.yaml', 'teams').said).toContain('"type": "AdaptiveCard"')
    expect(charterCommand('preview', 'charters/u4ssc.yaml', 'fax').code).toBe(2)
  })
})
