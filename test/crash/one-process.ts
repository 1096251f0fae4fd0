import { AsyncLocalStorage } from 'node:async_hooks'
import type { House } from '#app/compose.ts'
import type { Incoming } from '#chat/incoming.ts'
import type { Message } from '#chat/message.ts'
import type { Answer, Platform } from '#chat/platform.ts'
import type { Clock } from '#clock.ts'
import type { Database, Gate } from '#database/connection.ts'
import type { Turns } from '#inbox/turns.ts'
import { testApp } from '../app.ts'
import { wordsOf } from '../message-words.ts'

/** Where a process dies: before or after its nth call to the database. */
export type CrashPoint = { call: number; when: 'before' | 'after' }

/** One attempt at an incoming by a process that may die: the calls it made, by name, and whether it has died. */
type Attempt = { at: CrashPoint | null; calls: string[]; dead: boolean; died: PromiseWithResolvers<'died'> }

/** What an attempt came to. `calls`: those that it made of the database, by name. */
export type Attempted = { answer: Answer | null; calls: string[] }

/** One process of Convenor on a database that others use, too. Its business time is set by hand. */
export type OneProcess = {
  house: House
  database: Database
  clock: Clock & { set(instant: string): void; startIds(from: number): void }
  /** What it has logged as an error since this was asked last. */
  errors(): object[]
  /** Everything that was sent: to whom, which notice, in words. */
  sent: string[]
  /** What its inbox makes of an incoming; null where it has died over it: it never answers, and calls nothing more. */
  attempt(incoming: Incoming, at: CrashPoint | null): Promise<Attempted>
  stop(): Promise<void>
}

/** @param uri of the database. @param name what tells its ids from those of another process. */
export async function oneProcess(uri: string, name: string): Promise<OneProcess> {
  let ids = 0
  // From where a scene begins, both make the same ones: what is accepted by one or the other has the same seed.
  const id = () => (++ids > 1000 ? 'i' : name) + String(ids).padStart(15, '0')
  const { gate, attempt } = crashingGate()
  const { house, database, clock, logged } = await testApp({
    uri,
    id,
    gate,
    turns,
    publicUrl: 'https://convenor.test',
    mailFrom: { name: 'Convenor', email: 'convenor@example.org' },
  })
  const startIds = (from: number) => {
    ids = from
  }
  const sent: string[] = []
  for (const platform of ['local', 'email'] as const) house.platforms.set(platform, listening(platform, sent))
  return {
    house,
    database,
    clock: { ...clock, startIds },
    errors: () => logged.splice(0).flatMap(({ level, details }) => (level === 'error' ? [details] : [])),
    sent,
    attempt: (incoming, at) => attempt(at, () => house.inbox.receive(incoming)),
    async stop() {
      await house.outbox.stop()
      await database.close()
    },
  }
}

/** What dies here lives on in this process, and would keep its turn: each has one at once. */
const turns: Turns = {
  arrive: () => () => {},
  join: () => ({ waiting: { milliseconds: 0, sayBusy: false }, begun: Promise.resolve(() => {}) }),
  count: () => ({ waiting: 0, working: 0 }),
}

/** Lets every call pass until the attempt it belongs to dies; from then on that attempt waits for ever. */
function crashingGate() {
  const attempts = new AsyncLocalStorage<Attempt>()
  const underWay = new Set<Promise<unknown>>()
  const never = () => new Promise<never>(() => {})

  const gate: Gate = (what, work) => {
    const attempt = attempts.getStore()
    if (attempt === undefined) return work()
    // A sign of life is no step of the work; who is dead gives none.
    if (attempt.dead || what === 'received.renew') return never()
    const call = attempt.calls.push(what) - 1
    const isLast = call === attempt.at?.call
    const die = () => {
      attempt.dead = true
      attempt.died.resolve('died')
      return never()
    }
    if (isLast && attempt.at?.when === 'before') return die()
    const done = work().finally(() => underWay.delete(done))
    underWay.add(done)
    return done.then(
      (result) => (isLast ? die() : attempt.dead ? never() : result),
      (error) => (isLast ? die() : attempt.dead ? never() : Promise.reject(error)),
    )
  }

  async function attempt(at: CrashPoint | null, work: () => Promise<Answer>): Promise<Attempted> {
    const one: Attempt = { at, calls: [], dead: false, died: Promise.withResolvers() }
    const answer = await Promise.race([attempts.run(one, work), one.died.promise])
    // What was on its way to the database arrives there, whoever sent it.
    await Promise.allSettled(underWay)
    return { answer: answer === 'died' ? null : answer, calls: one.calls }
  }
  return { gate, attempt }
}

/** A platform that reaches everybody, writes down what it is given, and has one file. */
function listening(name: 'local' | 'email', sent: string[]): Platform {
  const ref = { via: name, place: { kind: 'direct', id: 'd' }, id: 'm' } as const
  return {
    name,
    paths: [],
    handle: async () => {},
    send: async (to, message: Message, { mark }) => {
      // A late answer is compared where it is kept.
      if (!mark.startsWith('resumed|'))
        sent.push(`${'account' in to ? to.account.user : to.place.id} ${mark}: ${wordsOf(message)}`)
      return { sent: ref }
    },
    edit: async () => ({ sent: ref }),
    find: async () => 'absent',
    openFile: async () => new Blob(['%PDF-1.7\nminutes of a meeting']).stream(),
    stop: async () => {},
  }
}
