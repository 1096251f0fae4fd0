import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { delimiter, resolve } from 'node:path'
import { awaited } from './mongo-set.ts'

/** Convenor as whoever runs it starts it. */
export type Application = {
  readonly url: string
  /** Resolves when `/readyz` says so. @returns how long that took, in milliseconds. */
  start(): Promise<number>
  /** SIGTERM. @returns how long it took to end, and its exit code. */
  stop(): Promise<{ took: number; code: number | null }>
  pid(): number | undefined
  isReady(): Promise<boolean>
  /** The warnings and errors it has logged, as they were printed. */
  printed(): string
}

const command: string = JSON.parse(readFileSync('package.json', 'utf8')).scripts.start

/** @param settings what it is set to, besides its port. */
export function application(settings: Readonly<Record<string, string>>, port: number): Application {
  let child: ChildProcess | null = null
  let printed = ''
  const url = `http://127.0.0.1:${port}`
  const isReady = async () => (await fetch(`${url}/readyz`).catch(() => null))?.status === 200

  return {
    url,
    isReady,
    pid: () => child?.pid,
    printed: () => printed,
    async start() {
      // As npm does it, whose own process would stand between us and the program.
      const path = `${resolve('node_modules/.bin')}${delimiter}${process.env.PATH}`
      const env = { ...process.env, ...settings, PATH: path, PORT: `${port}` }
      const started = spawn('sh', ['-c', command], { env, stdio: ['ignore', 'pipe', 'pipe'] })
      child = started
      for (const stream of [started.stdout, started.stderr])
        stream.on('data', (text) => {
          printed = (printed + text).slice(-100_000)
        })
      return awaited('the application is ready', () => {
        if (started.exitCode !== null) throw new Error(`the application did not start: ${printed}`)
        return isReady()
      })
    },
    async stop() {
      const began = performance.now()
      if (child === null || child.exitCode !== null || child.signalCode !== null) return { took: 0, code: null }
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      const [code] = await gone
      return { took: performance.now() - began, code }
    },
  }
}
