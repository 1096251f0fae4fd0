import type { Incoming } from '#chat/incoming.ts'
import type { Answer } from '#chat/platform.ts'
import { epochOf, instantText, plus } from '#time/instant.ts'
import { answerIn, differences, type End, storedIn } from './compare.ts'
import { type Attempted, type CrashPoint, oneProcess } from './one-process.ts'
import { incomingFrom, type Stage, setUpWorld, stageOn, type What } from './stage.ts'
import { type Everything, readEverything, restoreEverything } from './whole-database.ts'

/** Something that somebody does, from where the world is. */
export type Scene = {
  /** For instance `press confirm-schedule`, or `words undo: a move`. */
  does: string
  who: string
  /** Brings things to where it begins. @returns what is done then. */
  leadUp(stage: Stage): Promise<What>
  /** What is answered where it is done already, in other words than at first. */
  again?: RegExp
}

/** How one scene went: in peace, and with a crash at each point. */
type SceneRun = {
  scene: Scene
  calls: string[]
  changes: boolean
  expected: End
  points: CrashPoint[]
  faults: Fault[]
  already: number
}
type Fault = { at: string; differences: string[] }

const key = 'the incoming'
/** The process that takes over looks a little later than the one that died. */
const later = 'PT20S'

export type CrashRun = {
  /** @param choose which of all crash points are run. */
  run(scene: Scene, choose: (points: CrashPoint[]) => CrashPoint[]): Promise<SceneRun>
  stop(): Promise<void>
}

/** Two processes on one database: one dies over an incoming, the other takes it over. */
export async function crashRun(uri: string): Promise<CrashRun> {
  const [dying, well] = [await oneProcess(uri, 'd'), await oneProcess(uri, 'w')]
  const { db } = well.database.connection
  if (!db) throw new Error('the database is not connected')
  const all = {
    read: () => readEverything(db),
    restore: (before: Everything, now?: Everything) => restoreEverything(db, before, now),
  }
  const stage = stageOn(well)
  await setUpWorld(stage, well)
  const world = await readEverything(db)
  const worldTime = well.clock.now()
  let present = world

  async function begin(scene: Scene): Promise<{ incoming: Incoming; before: Everything; from: string }> {
    await all.restore(world)
    setTime(worldTime)
    startIds(1000)
    const what = await scene.leadUp(stage)
    const before = await all.read()
    present = before
    return { incoming: incomingFrom(scene.who, what, key), before, from: well.clock.now() }
  }

  function setTime(instant: string): void {
    for (const { clock } of [dying, well]) clock.set(instant)
  }

  function startIds(from: number): void {
    for (const { clock } of [dying, well]) clock.startIds(from)
  }

  return {
    async run(scene, choose) {
      const { incoming, before, from } = await begin(scene)

      async function live(at: CrashPoint | null): Promise<{ end: End; attempted: Attempted }> {
        await all.restore(before, present)
        setTime(from)
        // Not those of what led up to it.
        startIds(100_000)
        for (const { sent, errors } of [dying, well]) [sent.length, errors.length] = [0, 0]
        const attempted = await dying.attempt(incoming, at)
        const rows = well.database.connection.collection<{ _id: string; begunAt: number; answer?: Answer }>('received')
        let { answer } = attempted
        if (answer === null) {
          if ((await rows.updateOne({ _id: key, begun: true }, { $set: { begunAt: 0 } })).matchedCount > 0) {
            setTime(plus(from, later))
            await well.house.inbox.resume()
          }
          // Of what was not stored, or is done, the platform hears nothing: it sends it again.
          answer = (await rows.findOne({ _id: key }))?.answer ?? (await well.house.inbox.receive(incoming))
        }
        setTime(plus(from, later))
        await well.house.delivery.sweepUntilQuiet()
        setTime(instantText(epochOf(from) + 16 * 60_000))
        await well.house.delivery.sweepUntilQuiet()
        present = await all.read()
        const end = { stored: storedIn(present), sent: [...well.sent].toSorted(), answer: answerIn(answer) }
        return { end, attempted }
      }

      const { end: expected, attempted } = await live(null)
      if (dying.errors.length > 0)
        throw new Error(`${scene.does} fails`, { cause: Reflect.get(dying.errors[0] ?? {}, 'err') })
      const changed = differences({ stored: storedIn(before), sent: [], answer: '' }, expected)
      const everyPoint = attempted.calls.flatMap((_, call): CrashPoint[] => [
        { call, when: 'before' },
        { call, when: 'after' },
      ])
      const points = choose(everyPoint)
      const run: SceneRun = {
        scene,
        calls: attempted.calls,
        changes: changed.some((one) => !/^(made besides: )?(received|pending) /.test(one)),
        expected,
        points,
        faults: [],
        already: 0,
      }
      for (const point of points) {
        const { end } = await live(point)
        const found = differences(expected, end)
        if (end.answer !== expected.answer)
          if ((scene.again ?? /\balready\b/).test(end.answer)) run.already++
          else found.push(`answered: ${end.answer}\n    instead of: ${expected.answer}`)
        for (const { errors } of [dying, well])
          found.push(...errors.map((error) => `logged: ${String(Reflect.get(error, 'err') ?? JSON.stringify(error))}`))
        if (found.length > 0)
          run.faults.push({ at: `${point.when} ${point.call + 1} ${attempted.calls[point.call]}`, differences: found })
      }
      return run
    },
    async stop() {
      await dying.stop()
      await well.stop()
    },
  }
}
