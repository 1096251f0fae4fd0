import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Order } from './process.ts'

/** One of the processes; it may be dead just now. */
export type Member = {
  readonly url: string
  alive(): boolean
  order(what: Order): void
  /** Starts it again if it has died. Resolves when it is ready. */
  revive(): Promise<void>
  signal(name: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void
  printed(): string
  /** Asks it to end. @returns how long that took, in milliseconds. */
  stop(): Promise<number>
}

const mostTries = 60
/** Milliseconds, as in the unit file of docs/running.md. */
const restartPause = 2_000

/** @param settings what it is set to, besides its port. @param clock the offset that a process starts with. */
export async function startMember(
  settings: Readonly<Record<string, string>>,
  { port, offset }: { port: number; offset: () => number },
): Promise<Member> {
  let child: ChildProcess | null = null
  let printed = ''

  async function start(): Promise<void> {
    const env = { ...process.env, ...settings, PORT: `${port}`, CLOCK_OFFSET: `${offset()}` }
    const started = fork(resolve(import.meta.dirname, 'process.ts'), { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
    child = started
    for (const stream of [started.stdout, started.stderr])
      stream?.on('data', (text) => {
        printed = (printed + text).slice(-20_000)
      })
    const ready = once(started, 'message')
    const gone = once(started, 'exit').then(() => 'gone' as const)
    if ((await Promise.race([ready, gone])) === 'gone' && started.signalCode !== 'SIGKILL')
      throw new Error(`a process did not start: ${printed}`)
  }

  const alive = () => child !== null && child.exitCode === null && child.signalCode === null

  await start()
  return {
    url: `http://127.0.0.1:${port}`,
    alive,
    order: (what) => {
      if (alive() && child?.connected) child.send(what)
    },
    async revive() {
      for (let tries = 1; !alive(); tries++)
        await start().catch(async (error) => {
          // As what starts it again does where mongod, killed as well, is not back yet.
          if (tries === mostTries) throw error
          await sleep(restartPause)
        })
    },
    signal: (name) => void child?.kill(name),
    printed: () => printed,
    async stop() {
      const began = performance.now()
      if (!alive() || child === null) return 0
      const gone = once(child, 'exit')
      child.send({ stop: true } satisfies Order)
      await gone
      return performance.now() - began
    },
  }
}
