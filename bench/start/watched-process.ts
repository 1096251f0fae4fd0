import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'

/** What a process holds, in megabytes: what the system counts as its own, and what V8 counts as living. */
export type Holding = { resident: number; heap: number }

/** A program that runs, and is asked what it holds. */
export type WatchedProcess = {
  pid: number
  /** From its start until it said that it was ready, in milliseconds. */
  readyAfter: number
  /** What it holds as it stands. */
  holding(): Promise<Holding>
  /** What it holds after a forced collection. */
  afterCollection(): Promise<Holding>
  stop(): Promise<void>
}

/** Answers questions over the IPC channel. As text, so that nothing has to be loaded for it. */
const answering = `process.on('message', async (how) => {
  if (how === 'collect') for (let n = 0; n < 3; n++) { gc(); await new Promise((resolve) => setTimeout(resolve, 50)) }
  process.send(process.memoryUsage().heapUsed)
})`

/** A program of this repository, the flags of Node that it is started with, and its settings. */
export type Program = { file: string; flags: readonly string[]; env: Readonly<Record<string, string>> }

/** V8 keeps the pages that it has freed for some seconds, in milliseconds. */
const pagesKept = 12_000

/** Starts a program, and waits until it prints `ready`. */
export async function watchedProcess({ file, flags, env }: Program): Promise<WatchedProcess> {
  const began = performance.now()
  const preloaded = `data:text/javascript,${encodeURIComponent(answering)}`
  const child = spawn(process.execPath, ['--expose-gc', ...flags, '--import', preloaded, file], {
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  await isReady(child)
  const readyAfter = performance.now() - began

  async function holding(how: 'as it is' | 'collect'): Promise<Holding> {
    const answered = once(child, 'message')
    child.send(how)
    const [heap] = await answered
    if (how === 'collect') await sleep(pagesKept)
    return { resident: await residentOf(child.pid ?? 0), heap: Number(heap) / 1e6 }
  }

  return {
    pid: child.pid ?? 0,
    readyAfter,
    holding: () => holding('as it is'),
    afterCollection: () => holding('collect'),
    async stop() {
      if (child.exitCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
    },
  }
}

async function isReady(child: ChildProcess): Promise<void> {
  let printed = ''
  const ready = Promise.withResolvers<void>()
  const listen = (text: string) => {
    printed += text
    if (/\bready\b/.test(printed)) ready.resolve()
  }
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', listen)
    // What it prints later is let through unread, so that it costs the bench nothing.
    void ready.promise.then(() => stream?.off('data', listen).resume())
  }
  const gone = once(child, 'exit').then(() => 'gone' as const)
  if ((await Promise.race([ready.promise, gone])) === 'gone') throw new Error(`The program ended: ${printed}`)
}

/** What is in memory and only this process's, or shared: VmRSS, in megabytes. */
async function residentOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return (Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) * 1024) / 1e6
}
