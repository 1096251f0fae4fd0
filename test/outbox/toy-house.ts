import { afterAll, afterEach, beforeAll, beforeEach, expect } from '@jest/globals'
import { note } from '#chat/button.ts'
import type { Message } from '#chat/message.ts'
import type { Platform, Recipient, Sent } from '#chat/platform.ts'
import { type Clock, realTime } from '#clock.ts'
import { connect, type Database } from '#database/connection.ts'
import { accountStore } from '#features/people/person-store.ts'
import type { PlannedAggregate } from '#outbox/aggregate.ts'
import { createOutbox, type Outbox, type OutboxOptions } from '#outbox/create-outbox.ts'
import type { Delivery } from '#outbox/delivery.ts'
import type { Urgency } from '#outbox/notice-kind.ts'
import { realWaits, type Waits } from '#outbox/sending/waits.ts'
import { epochOf, instantText } from '#time/instant.ts'
import {
  type Content,
  hour,
  type Toy,
  type ToyFacts,
  type ToyGroup,
  toyGroupSource,
  toySubject,
  withUrgency,
} from './toy.ts'

export const start = epochOf('2020-03-02T08:00:00Z')
/** When the toy takes place. */
export const starts = start + 72 * hour
/** Where every post stands. */
export const ref = { via: 'local', place: { kind: 'direct', id: 'd' }, id: 'm' } as const

/** One toy, its group of ann and ben, two platforms, both clocks, and the delivery that serves them; new for every test. */
export type ToyHouse = {
  database: Database
  delivery: Outbox
  /** Epoch milliseconds. */
  business: number
  real: number
  /** What was measured beside real time, since a clock was set: what has passed is `real` and this. */
  elapsed: number
  /** Starts the process anew. */
  again(): void
  /** What was posted, in its order. */
  posts: { mark: string; to: string; at: number; message: Message }[]
  /** How the platforms answer a post. */
  answer(mark: string, user: string): Sent | 'never' | Promise<Sent>
  /** What they find of one of unknown fate. */
  found: 'absent' | 'cannot tell' | 'there'
  /** Why they cannot be asked for one just now; null: they can. */
  cannotLook: (() => Error) | null
  /** How long after a post began the platforms may still take it (milliseconds); a minute and a bit unless a test says otherwise. */
  settlesWithin: number
  /** How long the platforms take to say so; null: they answer at once. */
  looking: Promise<void> | null
  /** What is asked beside whatever goes out, until it was shown. */
  question: string | null
  /** How waiting is done: really, unless a test says otherwise. */
  after: Waits['after']
  /** How many messages a person gets in a day: not counted unless a test says so; say it before `again`. */
  budget: OutboxOptions['budget']
  /** How urgent the notices of each kind are: now, unless a test says otherwise. */
  urgency: Record<string, Urgency>
  fault: { root: string; in: 'its facts' | 'its rules' } | null
  errors: Record<string, unknown>[]
  /** What was logged as a warning, with its sentence. */
  warnings: Record<string, unknown>[]
  toys(): ReturnType<typeof toysIn>
  rows(): ReturnType<typeof rowsIn>
  stateOf(id: string): Promise<string | undefined>
  postsOf(kind: string): ToyHouse['posts']
  sentTo(kind: string): string[]
  change(to: Partial<Content>): Promise<void>
  members(ids: string[]): Promise<void>
  account(person: string, platform: 'local' | 'slack', lastAt?: string): Promise<void>
  /** Moves business time on, and does all there is to do. @returns how many were sent. */
  step(milliseconds: number): Promise<number>
}

const toysIn = ({ connection }: Database) => connection.collection<Toy>('toys')
const groupsIn = ({ connection }: Database) => connection.collection<ToyGroup>('toy-groups')
const rowsIn = ({ connection }: Database) => connection.collection<Delivery>('deliveries')

/** Call it once, at the top of a test file. */
export function toyHouse(uri: string): ToyHouse {
  const house = {
    toys: () => toysIn(house.database),
    rows: () => rowsIn(house.database),
    stateOf: async (id) => (await house.rows().findOne({ _id: id }))?.state,
    postsOf: (kind) => house.posts.filter(({ mark }) => mark.split('|')[1] === kind),
    sentTo: (kind) => {
      const to = house.postsOf(kind).map((post) => post.to)
      return to.toSorted()
    },
    async change(to) {
      const toy = await house.toys().findOne({ _id: 't' })
      if (!toy) throw new Error('there is no toy')
      const { on, place, starts: at } = { ...toy, ...to }
      const telling = { on, place, starts: at, rev: toy.rev + 1, since: house.business }
      await house.toys().updateOne({ _id: 't' }, {
        $set: { ...to, planAt: 0 },
        $push: { tellings: telling },
        $inc: { rev: 1, version: 1, planRev: 1 },
      } as never)
    },
    async members(ids) {
      const update = { $set: { members: ids, replan: true }, $inc: { version: 1 } }
      await groupsIn(house.database).updateOne({ _id: 'g' }, update as never)
    },
    async account(person, platform, lastAt = '2020-01-01T00:00:00Z') {
      const user = platform === 'local' ? person : `U-${person}`
      const known = { person, account: { platform, workspace: platform, user }, via: platform, address: user }
      const doc = { ...known, _id: `${platform}|${platform}|${user}`, reachable: true, unreachable: null, lastAt }
      await accountStore(house.database).insert(doc, { by: 'test', at: lastAt, what: 'made' })
    },
    async step(milliseconds) {
      house.business += milliseconds
      return house.delivery.sweepUntilQuiet()
    },
  } as ToyHouse

  beforeAll(async () => {
    house.database = { ...(await connect(uri)), clockOffset: () => house.real - realTime() }
  })
  afterAll(() => house.database.close())
  beforeEach(() => furnish(house))
  afterEach(() => {
    if (!house.fault) expect(house.errors).toEqual([])
  })
  return house
}

async function furnish(house: ToyHouse): Promise<void> {
  const { database } = house
  for (const { name } of (await database.connection.db?.listCollections().toArray()) ?? [])
    await database.connection.collection(name).deleteMany({})
  const nothing = {
    budget: undefined,
    urgency: {},
    question: null,
    fault: null,
    errors: [],
    warnings: [],
    cannotLook: null,
    after: realWaits.after,
  }
  Object.assign(house, {
    business: start,
    real: 1_000_000_000,
    elapsed: 0,
    posts: [],
    found: 'cannot tell',
    settlesWithin: 70_000,
    looking: null,
    ...nothing,
  })
  house.answer = () => ({ sent: ref })
  let ids = 0
  const clock: Clock = { now: () => instantText(house.business), real: () => house.real, id: () => `id${ids++}` }
  const platforms = new Map<string, Platform>([
    ['local', chat(house, 'local')],
    ['slack', chat(house, 'slack')],
  ])
  house.again = () => {
    house.delivery = createOutbox({
      database,
      clock,
      log: {
        info: () => {},
        warn: (fields, said) => void house.warnings.push({ ...fields, said }),
        error: (fields) => void house.errors.push(fields),
      },
      aggregates: [faulty(house, toySubject(database, ['ann', 'ben', 'cyd', 'lea']))],
      sources: [toyGroupSource],
      platforms: (name) => platforms.get(name),
      accounts: accountStore(database),
      notErased: async (persons) => new Set(persons),
      defaults: { quiet: { from: '22:00', to: '07:00' }, zone: 'Etc/UTC' },
      aside: {
        beside: () => (house.question === null ? [] : [note(house.question)]),
        shown: async () => {
          house.question = null
        },
      },
      rates: {},
      ...(house.budget ? { budget: house.budget } : {}),
      databaseTime: async () => house.real,
      waits: { elapsed: () => house.real + house.elapsed, after: (milliseconds) => house.after(milliseconds) },
    })
  }
  house.again()
  await house.delivery.prepare()
  for (const person of ['ann', 'ben', 'lea']) await house.account(person, 'local')
  const group = { _id: 'g', members: ['ann', 'ben'], leader: 'lea', lead: hour, version: 1 }
  await groupsIn(database).insertOne(group)
  const content = { on: true, place: 'A', starts }
  const toy = { _id: 't', group: 'g', madeAt: start, rev: 1, ...content }
  const marks = { planAt: 0, planRev: 1, planEpoch: 0, version: 1 }
  await toysIn(database).insertOne({ ...toy, tellings: [{ ...content, rev: 1, since: start }], ...marks } as Toy)
}

function chat(house: ToyHouse, name: 'local' | 'slack'): Platform {
  return {
    name,
    ...(name === 'local' ? { knowsAll: true as const } : {}),
    get settlesWithin() {
      return house.settlesWithin
    },
    paths: [],
    handle: async () => {},
    send: async (to: Recipient, message, { mark }) => {
      const user = 'account' in to ? to.account.user : to.place.id
      const said = await house.answer(mark, user)
      if (said === 'never') throw new Error('the line went dead')
      if ('sent' in said) house.posts.push({ mark, to: user, at: house.business, message })
      return said
    },
    edit: async () => ({ sent: ref }),
    find: async () => {
      await house.looking
      if (house.cannotLook) throw house.cannotLook()
      return house.found === 'there' ? ref : house.found
    },
    openFile: async () => new ReadableStream(),
    stop: async () => {},
  }
}

/** A subject of which one root may be faulty. */
function faulty(house: ToyHouse, aggregate: PlannedAggregate<ToyFacts>): PlannedAggregate<ToyFacts> {
  const facts = async (roots: readonly string[]) => {
    const { fault } = house
    if (fault?.in === 'its facts' && roots.includes(fault.root)) throw new Error('unreadable')
    const found = await aggregate.facts(roots)
    const bad = fault && found.get(fault.root)
    return bad ? new Map([...found, [bad.about._id, { ...bad, about: null as never }]]) : found
  }
  return { ...withUrgency(aggregate, (kind) => house.urgency[kind]), facts }
}
