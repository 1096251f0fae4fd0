import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mongodLocations } from '#app/config.ts'
import { findMongod } from '#database/find-mongod.ts'
import { freePort } from '#database/ports.ts'
import { makePrimary, replicaSetName } from '#database/replica-set.ts'
import { keptKey, uriOf } from '#database/server-key.ts'

/** A mongod that a test may freeze and kill: nobody else uses it, and nobody starts it again. */
export type OwnMongod = {
  uri: string
  /** It stands still, its connections stay open. */
  freeze(): void
  thaw(): void
  /** It is gone, as after a crash. */
  kill(): Promise<void>
  remove(): Promise<void>
}

export async function ownMongod(): Promise<OwnMongod> {
  const folder = await mkdtemp(join(tmpdir(), 'convenor-own-'))
  const binary = await findMongod(mongodLocations(process.env), () => {})
  const port = await freePort()
  const keyFile = join(folder, 'key')
  const address = { port, key: await keptKey(keyFile) }
  const network = ['--bind_ip', '127.0.0.1', '--port', `${port}`, '--nounixsocket', '--replSet', replicaSetName]
  const store = [
    '--dbpath',
    folder,
    '--oplogSize',
    '128',
    '--wiredTigerCacheSizeGB',
    '0.25',
    '--quiet',
    '--keyFile',
    keyFile,
  ]
  const mongod: ChildProcess = spawn(binary, [...network, ...store], { stdio: 'ignore' })
  await makePrimary(address)
  async function kill(): Promise<void> {
    if (mongod.exitCode !== null || mongod.signalCode !== null) return
    const gone = once(mongod, 'exit')
    mongod.kill('SIGKILL')
    await gone
  }
  return {
    uri: `${uriOf(address, 'convenor')}&replicaSet=${replicaSetName}`,
    freeze: () => void mongod.kill('SIGSTOP'),
    thaw: () => void mongod.kill('SIGCONT'),
    kill,
    async remove() {
      await kill()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
