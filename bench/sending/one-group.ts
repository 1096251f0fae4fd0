import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { compose, type House } from '#app/compose.ts'
import { seedDemo } from '#app/demo.ts'
import type { Outcome } from '#chat/outcome.ts'
import type { Platform } from '#chat/platform.ts'
import { type Clock, randomId, realTime } from '#clock.ts'
import { connect, type Database } from '#database/connection.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { accountId } from '#features/people/account.ts'
import type { Person } from '#features/people/person.ts'
import { accountStore, personStore } from '#features/people/person-store.ts'
import { epochOf, instantText } from '#time/instant.ts'
import { linksFor } from '#web/links.ts'
import { incomingFrom } from '../calls/incoming-from.ts'
import { accountNamed, applicationOf, charterOf, insertInto, personNamed } from '../calls/organisation.ts'

/** The house with one group of many members on a platform that takes everything at once. Nothing is done by itself. */
export type OneGroup = {
  house: House
  database: Database
  /** How many messages the platform has taken. */
  taken(): number
  /** How many calls to the database there were. */
  calls(): number
  /** The calls by name. */
  callsByName: ReadonlyMap<string, number>
  /** Somebody says something. @returns what they are answered. */
  says(person: string, text: string): Promise<Outcome>
  presses(person: string, verb: string, about: Record<string, string>): Promise<Outcome>
  /** Moves business time on. */
  pass(milliseconds: number): void
  close(): Promise<void>
}

/** The group, and who leads it in the charter's demo. */
export const group = 'procurement'
export const leader = 'leader-procurement'
export const memberAt = (index: number) => `member-${index}`

/** Where it is day now: nobody's message waits for the end of their night. */
function inTheDay(id: string, index: number): Person {
  return { ...personNamed(id, index), zone: index % 2 === 0 ? 'Europe/Zurich' : 'Africa/Nairobi' }
}

/**
 * @param members how many people are in the group.
 * @param on their platform: `local` takes messages as fast as they come, of `slack` the outbox keeps the usual rate.
 */
export async function oneGroup(uri: string, members: number, on: 'local' | 'slack' = 'local'): Promise<OneGroup> {
  const charter = charterOf({ groups: 6, people: members })
  let now = '2020-03-02T08:00:00Z'
  let taken = 0
  const callsByName = new Map<string, number>()
  const clock: Clock = { now: () => now, real: realTime, id: randomId }
  const database = await connect(uri, {
    gate: (what, work) => {
      callsByName.set(what, (callsByName.get(what) ?? 0) + 1)
      return work()
    },
  })
  await database.connection.dropDatabase()
  const fail = (details: object, words: string) => {
    throw new Error(words, { cause: Reflect.get(details, 'err') })
  }
  const log = { debug() {}, info() {}, warn: fail, error: fail }
  const links = linksFor({
    publicUrl: 'http://localhost:3978',
    uidHost: 'convenor',
    secret: 'x',
    clock,
    mailFrom: null,
  })
  const house = await compose({ database, clock, charter, log, links })
  house.platforms.set(
    on,
    instantPlatform(on, () => {
      taken++
    }),
  )
  const context = house.contextOf('charter')
  await seedDemo(context, charter)
  const insert = insertInto(database, context.store)
  const everybody = Array.from({ length: members }, (_, index) => memberAt(index))
  await insert(personStore, everybody.map(inTheDay))
  // On the local chat the demo has given the leader an account already.
  const withAccount = on === 'local' ? everybody : [...everybody, leader]
  await insert(
    accountStore,
    withAccount.map((person) => ({ ...accountNamed(person), ...accountOn(on, person) })),
  )
  await insert(
    applicationStore,
    everybody.map((person) => applicationOf(person, group, 'accepted')),
  )

  async function receive(person: string, body: object): Promise<Outcome> {
    const { account, via } = accountOn(on, person)
    const incoming = incomingFrom(person, { from: account, via, files: [], links: [], ...body })
    return (await house.inbox.receive(incoming)).outcome
  }

  return {
    house,
    database,
    taken: () => taken,
    calls: () => callsByName.values().reduce((sum, count) => sum + count, 0),
    callsByName,
    says: (person, text) => receive(person, { kind: 'said', text }),
    presses: (person, verb, about) => receive(person, { kind: 'pressed', act: { verb, about }, on: null }),
    pass(milliseconds) {
      now = instantText(epochOf(now) + milliseconds)
    },
    close: () => database.close(),
  }
}

function accountOn(platform: 'local' | 'slack', user: string) {
  const account = { platform, workspace: platform, user }
  return { _id: accountId(account), account, via: platform }
}

function instantPlatform(name: 'local' | 'slack', take: () => void): Platform {
  const ref = { via: name, place: { kind: 'direct', id: 'd' }, id: 'm' } as const
  return {
    name,
    paths: [],
    handle: async () => {},
    send: async () => {
      take()
      return { sent: ref }
    },
    edit: async () => ({ sent: ref }),
    find: async () => 'absent',
    openFile: async () => new ReadableStream(),
    stop: async () => {},
  }
}

/** The CPU time of the server in this folder since it started, in milliseconds: how many mongod costs beside us. */
export async function cpuOfServer(folder: string): Promise<number> {
  const pid = Number(await readFile(join(folder, 'data', 'mongod.lock'), 'utf8'))
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? []
  const ticksPerSecond = 100
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond
}
