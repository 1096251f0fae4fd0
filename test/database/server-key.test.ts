import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { readConfig, secretsOf } from '#app/config.ts'
import { keptKey, uriOf } from '#database/server-key.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'convenor-key-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('the key is made once, random, for its owner alone, and nothing else stays in the folder', async () => {
  const path = join(folder, 'key')
  const key = await keptKey(path)
  expect(key).toMatch(/^[0-9a-f]{64}$/)
  expect(await keptKey(path)).toBe(key)
  expect(await keptKey(join(folder, 'another'))).not.toBe(key)
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect((await readdir(folder)).toSorted()).toEqual(['another', 'key'])
})

test('a key file that others could read is closed again, since mongod refuses it', async () => {
  const path = join(folder, 'key')
  await writeFile(path, 'a1'.repeat(32), { mode: 0o644 })
  await keptKey(path)
  expect((await stat(path)).mode & 0o777).toBe(0o600)
})

test('a damaged key file is refused with a sentence that does not hold what is in it', async () => {
  const path = join(folder, 'key')
  await writeFile(path, 'half-a-key')
  await expect(keptKey(path)).rejects.toThrow(
    `The key in ${path} is damaged. Remove this file and start again: no data is lost.`,
  )
})

test('the key of our own server is among the secrets that the log hides', () => {
  const key = 'a1'.repeat(32)
  const settings = readConfig({})
  const config = 'config' in settings ? settings.config : null
  expect(config && secretsOf({ ...config, mongodbUri: uriOf({ port: 27_020, key }, 'convenor') })).toContain(key)
})
