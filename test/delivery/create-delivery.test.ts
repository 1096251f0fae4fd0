import { hostname } from 'node:os'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Message } from '#chat/message.ts'
import type { Platform, Recipient, Sent } from '#chat/platform.ts'
import type { Clock } from '#clock.ts'
import { connect, type Database } from '#database/connection.ts'
import { createDelivery, type DeliveryEngine } from '#delivery/create-delivery.ts'
import type { Delivery } from '#delivery/delivery.ts'
import type { Subject } from '#delivery/subject.ts'
import { accountStore } from '#people/person-store.ts'
import { epochOf, instantText } from '#time/instant.ts'
import { testDatabase } from '../database.ts'
import {
  type Content,
  hour,
  minute,
  type Toy,
  type ToyFacts,
  type ToyGroup,
  toyGroupSource,
  toySubject,
} from './toy.ts'

const { uri } = testDatabase()
const start = epochOf('2020-03-02T08:00:00Z')
const starts = start + 72 * hour

let database: Database
let business: number
let real: number
let posts: { mark: string; to: string; at: number; message: Message }[]
let answer: (mark: string, user: string) => Sent | 'never'
let found: 'absent' | 'cannot tell' | 'there'
let delivery: DeliveryEngine
let fault: { root: string; in: 'its facts' | 'its rules' } | null
let errors: Record<string, unknown>[]

const ref = { via: 'local', place: { kind: 'direct', id: 'd' }, id: 'm' } as const
const clock: Clock = {
  now: () => instantText(business),
  real: () => real,
  id: (() => {
    let n = 0
    return () => `id${n++}`
  })(),
}

function chat(name: 'local' | 'slack'): Platform {
  return {
    name,
    ...(name === 'local' ? { knowsAll: true as const } : {}),
    paths: [],
    handle: async () => {},
    send: async (to: Recipient, message, { mark }) => {
      const user = 'account' in to ? to.account.user : to.place.id
      const said = answer(mark, user)
      if (said === 'never') throw new Error('the line went dead')
      if ('sent' in said) posts.push({ mark, to: user, at: business, message })
      return said
    },
    edit: async () => ({ sent: ref }),
    find: async () => (found === 'there' ? ref : found),
    openFile: async () => new ReadableStream(),
    stop: async () => {},
  }
}

const toys = () => database.connection.collection<Toy>('toys')
const groups = () => database.connection.collection<ToyGroup>('toy-groups')
const rows = () => database.connection.collection<Delivery>('deliveries')
const stateOf = async (id: string) => (await rows().findOne({ _id: id }))?.state
const postsOf = (kind: string) => posts.filter(({ mark }) => mark.split('|')[1] === kind)
const sentTo = (kind: string) =>
  postsOf(kind)
    .map(({ to }) => to)
    .toSorted()

/** A subject of which one root may be faulty. */
function faulty(subject: Subject<ToyFacts>): Subject<ToyFacts> {
  const facts = async (roots: readonly string[]) => {
    if (fault?.in === 'its facts' && roots.includes(fault.root)) throw new Error('unreadable')
    const found = await subject.facts(roots)
    const bad = fault && found.get(fault.root)
    return bad ? new Map([...found, [bad.about._id, { ...bad, about: null as never }]]) : found
  }
  return { ...subject, facts }
}

async function change(to: Partial<Content>) {
  const toy = await toys().findOne({ _id: 't' })
  if (!toy) throw new Error('there is no toy')
  const { on, place, starts: at } = { ...toy, ...to }
  const telling = { on, place, starts: at, rev: toy.rev + 1, since: business }
  await toys().updateOne({ _id: 't' }, {
    $set: { ...to, planAt: 0 },
    $push: { tellings: telling },
    $inc: { rev: 1, version: 1, planRev: 1 },
  } as never)
}

async function members(ids: string[]) {
  await groups().updateOne({ _id: 'g' }, { $set: { members: ids, replan: true }, $inc: { version: 1 } } as never)
}

async function account(person: string, platform: 'local' | 'slack', lastAt = '2020-01-01T00:00:00Z') {
  const user = platform === 'local' ? person : `U-${person}`
  const known = { person, account: { platform, workspace: platform, user }, via: platform, address: user }
  const doc = { ...known, _id: `${platform}|${platform}|${user}`, reachable: true, unreachable: null, lastAt }
  await accountStore(database).insert(doc, { by: 'test', at: lastAt, what: 'made' })
}

async function step(milliseconds: number) {
  business += milliseconds
  return delivery.sweepUntilQuiet()
}

beforeAll(async () => {
  database = await connect(uri)
})
afterAll(() => database.close())

beforeEach(async () => {
  for (const { name } of (await database.connection.db?.listCollections().toArray()) ?? [])
    await database.connection.collection(name).deleteMany({})
  business = start
  real = 1_000_000
  posts = []
  answer = () => ({ sent: ref })
  found = 'cannot tell'
  fault = null
  errors = []
  const platforms = new Map([chat('local'), chat('slack')].map((platform) => [platform.name as string, platform]))
  delivery = createDelivery({
    database,
    clock,
    log: { info: () => {}, warn: () => {}, error: (fields) => errors.push(fields) },
    subjects: [faulty(toySubject(database, ['ann', 'ben', 'cyd', 'lea']))],
    sources: [toyGroupSource],
    platforms: (name) => platforms.get(name),
    accounts: accountStore(database),
    defaults: { quiet: { from: '22:00', to: '07:00' }, zone: 'Etc/UTC' },
    rates: {},
  })
  await delivery.prepare()
  for (const person of ['ann', 'ben', 'lea']) await account(person, 'local')
  await groups().insertOne({ _id: 'g', members: ['ann', 'ben'], leader: 'lea', lead: hour, version: 1 } as never)
  const content = { on: true, place: 'A', starts }
  const marks = { planAt: 0, planRev: 1, planEpoch: 0, version: 1 }
  await toys().insertOne({
    _id: 't',
    group: 'g',
    madeAt: start,
    rev: 1,
    ...content,
    tellings: [{ ...content, rev: 1, since: start }],
    ...marks,
  } as never)
})

afterEach(() => {
  if (!fault) expect(errors).toEqual([])
})

describe('once', () => {
  test('tells everybody, when the hold is over, once', async () => {
    expect(await step(0)).toBe(0)
    expect(await step(2 * minute)).toBe(2)
    expect(await step(minute)).toBe(0)
    expect(sentTo('invitation')).toEqual(['ann', 'ben'])
  })

  test('adds one control to every notice: why me', async () => {
    await step(2 * minute)
    expect(posts[0]?.message.blocks).toEqual([
      {
        kind: 'buttons',
        buttons: [{ label: 'Why me?', act: { verb: 'why', about: { delivery: 't|invitation||ann' } }, style: 'quiet' }],
      },
    ])
    expect(await delivery.reader.why('t|invitation||ann', 'ann')).toEqual({
      root: 't',
      kind: 'invitation',
      why: ['because you are in the group'],
      mute: 'invitation|toys',
    })
    expect(await delivery.reader.why('t|invitation||ann', 'ben')).toBeNull()
  })

  test('tells of two moves within ten minutes by one notice, and of a move there and back by none', async () => {
    await step(2 * minute)
    await change({ place: 'B' })
    await step(5 * minute)
    await change({ place: 'C' })
    expect(await step(5 * minute)).toBe(2)
    expect(postsOf('change').map(({ mark }) => mark.split('|')[2])).toEqual(['3', '3'])
    await change({ place: 'D' })
    await step(minute)
    await change({ place: 'C' })
    expect(await step(hour)).toBe(0)
  })

  test('says nothing of what was cancelled before anybody heard of it', async () => {
    await step(minute)
    await change({ on: false })
    expect(await step(100 * hour)).toBe(0)
  })
})

describe('when', () => {
  test('names the next instant at which anything happens, so that a demo clock can visit them all', async () => {
    await step(0)
    const visited: number[] = []
    for (let next = await delivery.nextDue(); next !== null; next = await delivery.nextDue()) {
      business = next
      if ((await delivery.sweepUntilQuiet()) > 0) visited.push(next)
    }
    expect(visited).toEqual([start + 2 * minute, starts - hour, starts + 30 * minute, starts + 30 * minute + 24 * hour])
    expect(posts.map(({ mark }) => mark.split('|')[1])).toEqual([
      'invitation',
      'invitation',
      'reminder',
      'reminder',
      'nudge',
      'nudge',
    ])
  })

  test('sends no reminder that is late: after downtime nothing piles up', async () => {
    await step(2 * minute)
    await step(72 * hour)
    expect(sentTo('reminder')).toEqual([])
  })
})

describe('who', () => {
  test('tells nobody who has left since the row was made, and those who have joined', async () => {
    await step(minute)
    await members(['ann'])
    await step(hour)
    await members(['ann', 'ben'])
    await step(hour)
    expect(sentTo('invitation')).toEqual(['ann', 'ben'])
  })

  test('counts as unreachable whom no account reaches, and tells them when one does', async () => {
    await members(['ann', 'cyd'])
    await step(hour)
    expect(sentTo('invitation')).toEqual(['ann'])
    expect(await delivery.reader.counts('t', ['invitation'])).toEqual({ sent: 1, unreachable: 1 })
    await delivery.markAllRoots()
    expect(await step(hour)).toBe(0)
    await account('cyd', 'local')
    await delivery.markAllRoots()
    expect(await step(hour)).toBe(1)
  })

  test('goes by the account used last, and by the next one where the platform says it does not reach', async () => {
    await account('ann', 'slack', '2020-02-01T00:00:00Z')
    answer = (_mark, user) => (user === 'U-ann' ? { unreachable: 'blocked' } : { sent: ref })
    await step(hour)
    expect(sentTo('invitation')).toEqual(['ann', 'ben'])
    expect((await accountStore(database).get('slack|slack|U-ann'))?.unreachable).toBe('blocked')
  })

  test('goes by the next account where the platform says never, and fails with the reason where there is none', async () => {
    await account('ann', 'slack', '2020-02-01T00:00:00Z')
    answer = (_mark, user) => (user === 'ann' ? { sent: ref } : { failed: 'restricted' })
    await step(hour)
    expect(sentTo('invitation')).toEqual(['ann'])
    expect(await rows().findOne({ _id: 't|invitation||ben' })).toMatchObject({ state: 'failed', why: 'restricted' })
  })
})

describe('a document that is faulty', () => {
  test.each(['its facts', 'its rules'] as const)(
    'in %s holds up nobody else, and goes out once it is mended',
    async (part) => {
      const toy = await toys().findOne({ _id: 't' })
      await toys().insertOne({ ...toy, _id: 'bad' } as never)
      await members(['ann', 'ben'])
      await step(0)
      fault = { root: 'bad', in: part }
      expect(await step(2 * minute)).toBe(2)
      expect(postsOf('invitation').map(({ mark }) => mark.split('|')[0])).toEqual(['t', 't'])
      expect(errors).toContainEqual({ root: 'bad', err: expect.any(Error) })
      fault = null
      errors = []
      real += 300_000
      expect(await step(0)).toBe(2)
    },
  )
})

describe('what came of it', () => {
  test('waits as long as the platform asks, in real time', async () => {
    answer = (mark) => (mark.endsWith('ann') ? { slowDown: 5000 } : { sent: ref })
    await step(hour)
    answer = () => ({ sent: ref })
    expect(await step(0)).toBe(0)
    real += 5000
    expect(await step(0)).toBe(1)
  })

  test.each([
    ['found', 'there', 0],
    ['known to be absent', 'absent', 1],
    ['neither', 'cannot tell', 1],
  ] as const)('looks for a post of unknown fate: %s', async (_name, there, more) => {
    answer = (mark) => (mark.endsWith('ann') ? 'never' : { sent: ref })
    await step(hour)
    expect(await stateOf('t|invitation||ann')).toBe('unknown')
    found = there
    answer = () => ({ sent: ref })
    expect(await step(0)).toBe(0)
    real += 71_000
    expect(await step(0)).toBe(more)
    expect(await stateOf('t|invitation||ann')).toBe('sent')
    const note = posts.at(-1)?.message.blocks[0]
    expect(note?.kind === 'note').toBe(there === 'cannot tell')
  })

  test('does not repeat a reminder of unknown fate, and lists it', async () => {
    await step(2 * minute)
    answer = () => 'never'
    await step(71 * hour)
    real += 71_000
    await step(0)
    expect(await rows().findOne({ _id: `t|reminder|${starts}|ann` })).toMatchObject({
      state: 'failed',
      why: 'unknown whether it arrived',
    })
  })

  test('gives up on a process that died while sending, by looking for what it posted', async () => {
    await step(0)
    await rows().updateOne(
      { _id: 't|invitation||ann' },
      { $set: { state: 'sending', attempt: { id: 'dead', since: real } }, $inc: { v: 1 } },
    )
    expect(await step(2 * minute)).toBe(1)
    real += 71_000
    found = 'there'
    expect(await step(0)).toBe(0)
    expect(await stateOf('t|invitation||ann')).toBe('sent')
  })

  test('takes over at its start what processes of this host that have died had in hand', async () => {
    await step(0)
    const dead = `${hostname()}/${2 ** 22 + 1}/gone`
    const sending = { state: 'sending', attempt: { id: `${dead}/a`, since: real } } as const
    await rows().updateOne({ _id: 't|invitation||ann' }, { $set: sending, $inc: { v: 1 } })
    await toys().updateOne({ _id: 't' }, { $set: { planAt: 0, busyBy: dead, busyUntil: real + 30_000 } } as never)
    found = 'absent'
    await delivery.start()
    await delivery.stop()
    expect(await step(2 * minute)).toBe(2)
    expect(sentTo('invitation')).toEqual(['ann', 'ben'])
  })
})
