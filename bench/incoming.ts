import { freePort } from '#database/ports.ts'
import { compare, sayCompared } from './compare.ts'
import { spentIn } from './incoming/profile.ts'
import { help, onStage, played, type Scene, type Stage } from './incoming/stage.ts'
import { sayHead, sayScene } from './incoming/table.ts'
import { asNpmStarts } from './start/npm-start.ts'
import { watchedProcess } from './start/watched-process.ts'

type Say = (line: string) => void

/** So long a steady scene lasts, in seconds. */
const lasts = 12

const scenes: readonly Scene[] = [
  ...[25, 50, 75, 100, 200].map((perSecond) => ({
    name: `${perSecond} a second`,
    count: perSecond * lasts,
    pace: { perSecond },
  })),
  { name: 'a burst of 3,000', count: 3_000, pace: { atOnce: 3_000 } },
]

/**
 * The way in under load: how fast commands are acknowledged and answered, whether each is answered once, and what each
 * costs, beside a Bolt app that does the same. @param only the scenes whose names hold one of these words, `peer`, or
 * `profile` alone.
 */
export async function incomingBench(say: Say, only: readonly string[]): Promise<void> {
  if (only.includes('profile'))
    return onStage(
      (stage) => profile(say, stage),
      (folder) => ['--cpu-prof', `--cpu-prof-dir=${folder}`],
    )
  const isAsked = (name: string) => only.length === 0 || only.some((part) => name.includes(part))
  return onStage(async (stage) => {
    sayHead(say)
    for (const scene of scenes) if (isAsked(scene.name)) sayScene(say, await played(scene, stage))
    if (isAsked('peer')) await besidePeer(say, stage)
  })
}

/** What a `help` costs beside a Bolt app that makes the same calls through mongoose: each answers some, in turn. */
async function besidePeer(say: Say, stage: Stage): Promise<void> {
  const port = await freePort()
  const database = new URL(stage.mongodUri)
  database.pathname = '/peer'
  const env = { MONGODB_URI: database.href, PORT: `${port}`, ...stage.generator.settings }
  const peer = await watchedProcess({ file: 'bench/incoming/bolt-peer.ts', flags: (await asNpmStarts()).flags, env })
  try {
    const other = { ...stage, url: `http://127.0.0.1:${port}`, app: peer.pid }
    await stage.generator.carryOut({ ...help, url: other.url, count: 2_000, pace: { atOnce: 4 } })
    for (const atOnce of [8, 1]) {
      const scene = { name: '', count: 400, pace: { atOnce } }
      const server = { ours: 0, peer: 0 }
      const costOf = (who: 'ours' | 'peer', where: Stage) => async () => {
        const { app, mongod } = await played(scene, where)
        server[who] = mongod
        return app
      }
      const compared = await compare({ ours: costOf('ours', stage), peer: costOf('peer', other) })
      say(`help, ${atOnce} at once, CPU of the program: ${sayCompared(compared, 'ms')}`)
      say(
        `  of mongod beside it, in the last run: ours ${server.ours.toFixed(2)} ms, peer ${server.peer.toFixed(2)} ms`,
      )
    }
  } finally {
    await peer.stop()
  }
}

/** Where a `help` spends its time: the program's main thread, sampled. It has to end before its profile can be read. */
async function profile(say: Say, { url, generator, folder, stop }: Stage): Promise<void> {
  const count = 4_000
  const { took } = await generator.carryOut({ ...help, url, count, pace: { atOnce: 8 } })
  await stop()
  const { areas, functions, total } = await spentIn(folder, took)
  say(`${(total / count).toFixed(2)} ms for each help; by whose code it is, in microseconds:`)
  for (const [what, spent] of largest(areas, 25)) say(`${((spent / count) * 1000).toFixed(0).padStart(7)}  ${what}`)
  say('by function:')
  for (const [what, spent] of largest(functions, 60)) say(`${((spent / count) * 1000).toFixed(0).padStart(7)}  ${what}`)
}

function largest(spent: ReadonlyMap<string, number>, most: number): [string, number][] {
  return [...spent].toSorted(([, a], [, b]) => b - a).slice(0, most)
}
