import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const profileShape = z.object({
  endTime: z.number(),
  nodes: z.array(
    z.object({
      id: z.number(),
      callFrame: z.object({ functionName: z.string(), url: z.string(), lineNumber: z.number() }),
      children: z.array(z.number()).optional(),
    }),
  ),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
})

/** Where the time of a profile went, in milliseconds: by package or folder, and by function. Waiting is left out. */
export type Spent = { areas: Map<string, number>; functions: Map<string, number>; total: number }

/** Reads the largest profile of a folder: that of the main thread. @param last so many milliseconds at its end are counted. */
export async function spentIn(folder: string, last: number): Promise<Spent> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.cpuprofile')).map((name) => join(folder, name))
  const sizes = await Promise.all(files.map(async (file) => ({ file, size: (await stat(file)).size })))
  const largest = sizes.toSorted((a, b) => b.size - a.size)[0]?.file
  if (largest === undefined) throw new Error(`there is no profile in ${folder}`)
  const profile = profileShape.parse(JSON.parse(await readFile(largest, 'utf8')))
  const frames = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]))
  const parents = new Map(profile.nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])))
  const spent: Spent = { areas: new Map(), functions: new Map(), total: 0 }
  let at = profile.endTime
  for (let index = profile.samples.length - 1; index >= 0; index--) {
    const took = (profile.timeDeltas[index] ?? 0) / 1000
    at -= took * 1000
    if (profile.endTime - at > last * 1000) break
    const id = profile.samples[index] ?? 0
    const frame = frames.get(id)
    if (!frame || ['(idle)', '(root)'].includes(frame.functionName)) continue
    spent.total += took
    add(spent.areas, areaOf(id, { frames, parents }), took)
    add(spent.functions, `${frame.functionName || '(anonymous)'} ${shortened(frame.url)}:${frame.lineNumber + 1}`, took)
  }
  return spent
}

type Tree = { frames: Map<number, { functionName: string; url: string }>; parents: Map<number, number> }

/** Whose code a sample was in. Node's own counts as that of whoever called it. */
function areaOf(id: number, { frames, parents }: Tree): string {
  const frame = frames.get(id)
  if (frame?.functionName === '(garbage collector)') return 'collecting garbage'
  if (frame?.functionName === '(program)') return 'the system'
  for (let one: number | undefined = id; one !== undefined; one = parents.get(one)) {
    const url = frames.get(one)?.url ?? ''
    const found =
      /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? /\/((?:src|dialogs|jobs)\/[^/]+)/.exec(url)?.[1]
    if (found) return found
  }
  return "Node's own"
}

function shortened(url: string): string {
  return url.replace(/^file:\/\/.*?\/(?=node_modules|src|dialogs|jobs|bench)/, '')
}

function add(to: Map<string, number>, name: string, took: number): void {
  to.set(name, (to.get(name) ?? 0) + took)
}
