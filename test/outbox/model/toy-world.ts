import type { Connection } from 'mongoose'
import type { Clock } from '#clock.ts'
import { instantText } from '#time/instant.ts'
import { type Content, hour, minute, type Toy, type ToyAnswer, type ToyGroup } from '../toy.ts'

export const everybody = ['ann', 'ben', 'cyd', 'lea']
const leader = 'lea'
const start = 1_583_136_000_000

/** What people, and time, may do at any instant. */
export type Happening =
  | { place: string }
  | { starts: number }
  | { on: boolean }
  | { join: string }
  | { leave: string }
  | { lead: number }
  | { answers: string; no: boolean }
  | { business: number }
  | { real: number }
  /** The clocks of all are set, forward or back; nothing has passed. */
  | { jump: number }

/** What was true from one instant of the test's own counting to the next. */
export type Moment = {
  since: number
  content: Content
  rev: number
  members: readonly string[]
  lead: number
  /** Who has said that they do not come. */
  absent: readonly string[]
  business: number
}

/** One toy and its group, and both clocks; it remembers all that was ever true. */
export type ToyWorld = Awaited<ReturnType<typeof toyWorld>>

export const startTimes = [start + 3 * hour, start + 5 * hour, start + 60 * hour]

/** A second toy that nobody changes, so that there are several things to tell one person of. */
export const still: Content = { on: true, place: 'U', starts: start + 5 * hour }

/**
 * @param connection where the one before it was; nothing is left of that.
 * @param two whether there is a second toy.
 */
export async function toyWorld(connection: Connection, { two }: { two: boolean }) {
  const toys = connection.collection<Toy & { planAt: number; planRev: number; planEpoch: number; version: number }>(
    'toys',
  )
  const groups = connection.collection<ToyGroup & { version: number; replan: true }>('toy-groups')
  let real = start
  let business = start
  /** What has passed, whatever the clocks were set to. */
  let elapsed = 0
  /** Where business time was farthest ahead. */
  let farthest = start
  let ids = 0
  let counted = 0
  let content: Content = { on: true, place: 'A', starts: startTimes[0] ?? 0 }
  let rev = 1
  let members = ['ann', 'ben']
  let lead = hour
  let absent: string[] = []
  let lastTold = start
  const moments: Moment[] = []
  const remember = () => moments.push({ since: ++counted, content, rev, members, lead, absent, business })

  const clock: Clock = { now: () => instantText(business), real: () => real, id: () => `id${ids++}` }
  const telling = { ...content, rev, since: business }
  const toy = { group: 'g', madeAt: start, rev, ...content, tellings: [telling] }
  const marks = { planAt: 0, planRev: 1, planEpoch: 0, version: 1 }
  await Promise.all([
    connection.collection('deliveries').deleteMany({}),
    connection.collection('clocks').deleteMany({}),
    connection.collection('budgets').deleteMany({}),
    toys.deleteMany({ _id: 'u' }),
    connection.collection('toy-answers').deleteMany({}),
    toys.replaceOne({ _id: 't' }, { ...toy, ...marks }, { upsert: true }),
    groups.replaceOne({ _id: 'g' }, { members, leader, lead, version: 1, replan: true }, { upsert: true }),
  ])
  const other = { ...toy, ...still, tellings: [{ ...still, rev, since: business }] }
  if (two) await toys.replaceOne({ _id: 'u' }, { ...other, ...marks }, { upsert: true })
  remember()

  async function tell(to: Partial<Content>): Promise<void> {
    const next = { ...content, ...to }
    if (next.on === content.on && next.place === content.place && next.starts === content.starts) return
    content = next
    rev++
    lastTold = Math.max(lastTold, business)
    await toys.updateOne(
      { _id: 't' },
      {
        $set: { ...content, rev, planAt: 0 },
        $push: { tellings: { ...content, rev, since: business } },
        $inc: { version: 1, planRev: 1 },
      },
    )
  }

  async function regroup(next: { members?: string[]; lead?: number }): Promise<void> {
    members = next.members ?? members
    lead = next.lead ?? lead
    await groups.updateOne({ _id: 'g' }, { $set: { members, lead, replan: true }, $inc: { version: 1 } })
  }

  async function answer(person: string, no: boolean): Promise<void> {
    absent = [...absent.filter((one) => one !== person), ...(no ? [person] : [])]
    await connection
      .collection<ToyAnswer & { version: number; replan: true }>('toy-answers')
      .updateOne(
        { _id: `t|${person}` },
        { $set: { toy: 't', person, no, replan: true }, $inc: { version: 1 } },
        { upsert: true },
      )
  }

  async function happen(what: Happening): Promise<void> {
    if ('business' in what) business += what.business
    else if ('real' in what) {
      real += what.real
      elapsed += what.real
    } else if ('jump' in what) {
      real += what.jump
      business += what.jump
    } else if ('answers' in what) await answer(what.answers, what.no)
    else if ('join' in what) await regroup({ members: [...members.filter((one) => one !== what.join), what.join] })
    else if ('leave' in what) await regroup({ members: members.filter((one) => one !== what.leave) })
    else if ('lead' in what) await regroup(what)
    else await tell(what)
    farthest = Math.max(farthest, business)
    remember()
  }

  return {
    clock,
    happen,
    /** The test's own counting: what happens later has a higher number. */
    count: () => ++counted,
    business: () => business,
    elapsed: () => elapsed,
    now: (): Moment => ({ since: counted, content, rev, members, lead, absent, business }),
    /** What was true at any time since. */
    since: (count: number): Moment[] => {
      const before = moments.findLastIndex(({ since }) => since <= count)
      return moments.slice(Math.max(before, 0))
    },
    /** How many planning passes there were. */
    passes: async (): Promise<ReadonlyMap<string, number>> =>
      new Map((await toys.find({}).toArray()).map(({ _id, planEpoch }) => [_id, planEpoch ?? 0])),
    /** Marks the toys to be planned again, though nothing has changed. */
    markAgain: () => toys.updateMany({}, { $set: { planAt: 0 }, $inc: { planRev: 1 } }),
    /** Holds end after ten minutes: of what was done while the clock was ahead, when it has come that far again. */
    afterHolds: () => 11 * minute + Math.max(0, start - business, lastTold - business),
    /** By how much the clock was ahead at most. */
    ahead: () => farthest - business,
  }
}
