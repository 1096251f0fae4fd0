import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** The real application, as a process of its own. */
export type Application = {
  url: string
  /** As a crash does: nothing is finished, nothing is tidied. Resolves when the process is gone. */
  kill(): Promise<void>
  /** Starts it again, on the same database. */
  restart(): Promise<void>
  /** Asks it to end. @returns its exit code. */
  end(): Promise<number | null>
  /** Resolves when it has ended by itself, with the signal that ended it. */
  gone(): Promise<string | null>
  /** What it has printed since it started last. */
  printed(): string
}

/**
 * Starts Convenor with these settings on a free port of this machine, and waits until it is ready.
 * @param folder where it runs: its own MongoDB, if it starts one, keeps its data there.
 */
export async function startApplication(settings: Record<string, string>, folder = '.'): Promise<Application> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let printed = ''
  let child: ChildProcess

  async function start() {
    printed = ''
    const env = { ...process.env, LOG_LEVEL: 'warn', PORT: `${port}`, ...settings }
    child = spawn(process.execPath, [resolve('src/main.ts')], { env, cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (printed += text))
    for (let tries = 0; !(await isReady(url)); tries++) {
      if (child.exitCode !== null || tries > 1800) throw new Error(`the application did not start: ${printed}`)
      await sleep(50)
    }
  }

  async function ended(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit')
      child.kill(signal)
      await gone
    }
    return child.exitCode
  }

  await start()
  return {
    url,
    kill: async () => void (await ended('SIGKILL')),
    restart: start,
    end: () => ended('SIGTERM'),
    async gone() {
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
      return child.signalCode
    },
    printed: () => printed,
  }
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`)).ok
  } catch {
    return false
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}
