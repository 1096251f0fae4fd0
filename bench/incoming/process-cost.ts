import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** One tick of the system's count of CPU time, in milliseconds. */
const tick = 10

/** @returns the CPU time that a process has taken so far, with all its threads, in milliseconds. */
export async function cpuOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  // Its name, in brackets, may hold spaces: what follows begins with the third field.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * tick
}

/** @returns the most that a process has held resident since `forgetPeak`, in megabytes. */
export async function peakOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return (Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]) * 1024) / 1e6
}

export async function forgetPeak(pid: number): Promise<void> {
  await writeFile(`/proc/${pid}/clear_refs`, '5')
}

/** @returns the process id of the mongod that runs in this folder. */
export async function mongodIn(folder: string): Promise<number> {
  return Number(await readFile(join(folder, 'data', 'mongod.lock'), 'utf8'))
}
