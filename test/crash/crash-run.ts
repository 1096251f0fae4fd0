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
  points: CrashPoint[]
  faults: Fault[]
  already: number
}
/** `changes`: what is stored and sent besides what was before; `inPeace`: the same without a crash. */
type AloneRun = { answer: string; changes: string[]; inPeace: string[]; logged: object[] }
type Begun = { scene: Scene; what: What; before: Everything; from: string }
type Life = { end: End; attempted: Attempted; logged: object[] }
type Fault = { at: string; differences: string[] }

/** The process that takes over looks a little later than the one that died. */
const later = 'PT20S'
/** So many others are in hand of the process that dies: none is known to have taken it down, so all are worked again. */
const besides = 2

export type CrashRun = {
  /** @param choose which of all crash points are run. */
  run(scene: Scene, choose: (points: CrashPoint[]) => CrashPoint[]): Promise<SceneRun>
  /** With nothing else in hand: what becomes of an incoming that looks as if it had taken its process down. */
  alone(scene: Scene, when: CrashPoint['when'], call: string): Promise<AloneRun>
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
  let lives = 0

  async function begin(scene: Scene): Promise<Begun> {
    await all.restore(world)
    setTime(worldTime)
    startIds(1000)
    for (const one of [dying, well]) one.errors()
    const what = await scene.leadUp(stage)
    const before = await all.read()
    present = before
    return { scene, what, before, from: well.clock.now() }
  }

  function setTime(instant: string): void {
    for (const { clock } of [dying, well]) clock.set(instant)
  }

  function startIds(from: number): void {
    for (const { clock } of [dying, well]) clock.startIds(from)
  }

  /** The process that dies has these in hand, too, and they mean nothing: a workspace that removed the app. */
  async function takeBesides(count: number): Promise<void> {
    for (let one = 1; one <= count; one++)
      await dying.attempt(incomingFrom('nobody', { kind: 'removed', scope: 'workspace' }, `beside ${lives} ${one}`), {
        call: 0,
        when: 'after',
      })
  }

  /** @param at where the process dies; null = it lives. @param beside how many others it has in hand. */
  async function live({ scene, what, before, from }: Begun, at: CrashPoint | null, beside = besides): Promise<Life> {
    await all.restore(before, present)
    lives++
    setTime(from)
    if (at !== null) await takeBesides(beside)
    // Not those of what led up to it.
    startIds(100_000)
    for (const one of [dying, well]) {
      one.sent.length = 0
      one.errors()
    }
    const incoming = incomingFrom(scene.who, what, `the incoming ${lives}`)
    const attempted = await dying.attempt(incoming, at)
    let { answer } = attempted
    if (answer === null) {
      setTime(plus(from, later))
      // Both are of this process in truth, so to each the other is one of its number that has died.
      await well.house.inbox.resume()
      const rows = well.database.connection.collection<{ _id: string; answer?: Answer }>('received')
      const row = await rows.findOne({ _id: incoming.key ?? '' })
      // What was not stored was not acknowledged, so the platform delivers it again, at once.
      if (row === null) setTime(from)
      answer = row?.answer ?? (await well.house.inbox.receive(incoming))
    }
    setTime(plus(from, later))
    await well.house.outbox.sweepUntilQuiet()
    setTime(instantText(epochOf(from) + 16 * 60_000))
    await well.house.outbox.sweepUntilQuiet()
    present = await all.read()
    const end = { stored: storedIn(present), sent: [...well.sent].toSorted(), answer: answerIn(answer) }
    return { end, attempted, logged: [...dying.errors(), ...well.errors()] }
  }

  const changesOf = ({ before }: Begun, end: End) =>
    differences({ stored: storedIn(before), sent: [], answer: '' }, end).filter(
      (one) => !/^(made besides: )?(received|pending) /.test(one),
    )

  return {
    async alone(scene, when, call) {
      const begun = await begin(scene)
      const peace = await live(begun, null)
      const at = { call: peace.attempted.calls.lastIndexOf(call), when }
      const { end, logged } = await live(begun, at, 0)
      return { answer: end.answer, changes: changesOf(begun, end), inPeace: changesOf(begun, peace.end), logged }
    },
    async run(scene, choose) {
      const begun = await begin(scene)
      const { end: expected, attempted, logged } = await live(begun, null)
      if (logged.length > 0) throw new Error(`${scene.does} fails`, { cause: Reflect.get(logged[0] ?? {}, 'err') })
      const everyPoint = attempted.calls.flatMap((_, call): CrashPoint[] => [
        { call, when: 'before' },
        { call, when: 'after' },
      ])
      const points = choose(everyPoint)
      const run: SceneRun = {
        scene,
        calls: attempted.calls,
        changes: changesOf(begun, expected).length > 0,
        points,
        faults: [],
        already: 0,
      }
      for (const point of points) {
        const { end, logged: errors } = await live(begun, point)
        const found = differences(expected, end)
        if (end.answer !== expected.answer)
          if ((scene.again ?? /\balready\b/).test(end.answer)) run.already++
          else found.push(`answered: ${end.answer}\n    instead of: ${expected.answer}`)
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
