import { compose } from '#app/compose.ts'
import { seedDemo } from '#app/demo.ts'
import type { Act, Incoming, Raw, SharedFile } from '#chat/incoming.ts'
import type { Outcome } from '#chat/outcome.ts'
import type { Platform } from '#chat/platform.ts'
import { type Clock, randomId, realTime } from '#clock.ts'
import type { Context } from '#context.ts'
import { connect, type Database } from '#database/connection.ts'
import { importMeetings } from '#features/meetings/import-meetings.ts'
import { linksFor } from '#web/links.ts'
import { type Cost, counting } from './counting.ts'
import { incomingFrom } from './incoming-from.ts'
import { charterOf, fill, type Size, today } from './organisation.ts'

/** What somebody did, in a word (`says next`, `presses why`, `fills hours`), and what it cost. */
export type Counted = { what: string; cost: Cost }

/** Somebody who acts, and goes on from what they were shown last. */
export type Actor = {
  says(text: string, file?: string): Promise<Outcome>
  /** Presses the first button of this verb on what they were shown last, or on this. */
  presses(verb: string, on?: Outcome): Promise<Outcome>
  /** Presses a button that is not before them. */
  acts(verb: string, about: Record<string, string>): Promise<Outcome>
  /** Sends the form that is open, with these answers. */
  fills(answers?: Raw): Promise<Outcome>
}

export type CountedHouse = {
  database: Database
  /** Everything that was done. Nothing is counted any more after it. */
  counted(): Promise<Counted[]>
  context(person: string): Context
  actor(person: string, options?: { mentions?: Incoming['mentions'] }): Actor
  /** Writes down that somebody was told of a move. @returns the id of that notice. */
  noticeTo(person: string, meeting: string): Promise<string>
  setTime(instant: string): void
  close(): Promise<void>
}

/** The whole house on an organisation of this size, with every incoming counted. Nothing is sent or planned by itself. */
export async function countedHouse(uri: string, size: Size): Promise<CountedHouse> {
  const charter = charterOf(size)
  let now = `${today}T08:00:00Z`
  const clock: Clock = { now: () => now, real: realTime, id: randomId }
  const address = new URL(uri)
  address.searchParams.set('monitorCommands', 'true')
  const database = await connect(address.href)
  const quiet = { debug() {}, info() {}, warn() {}, error: (details: object) => failures.push(details) }
  const failures: object[] = []
  const mailFrom = { name: 'Convenor', email: 'convenor@example.org' }
  const links = linksFor({
    publicUrl: 'http://localhost:3978',
    uidHost: 'convenor',
    secret: 'of a bench',
    clock,
    mailFrom,
  })
  const house = await compose({ database, clock, charter, log: quiet, links })
  house.platforms.set('local', silentPlatform())
  await seedDemo(house.contextOf('charter'), charter)
  await importMeetings(house.contextOf('charter'))
  await fill(database, house.contextOf('charter'), size)
  const { count, uncounted, costs } = await counting(database)
  const done: string[] = []

  function actor(person: string, { mentions = [] }: { mentions?: Incoming['mentions'] } = {}): Actor {
    let last: Outcome = { kind: 'nothing' }
    async function receive(what: string, body: object): Promise<Outcome> {
      const incoming = incomingFrom(person, { mentions, ...body })
      done.push(what)
      const result = await count(() => house.inbox.receive(incoming))
      // What has changed is handed on, as it is soon where the outbox runs.
      await uncounted(() => house.outbox.sweep())
      const [failure] = failures.splice(0)
      if (failure) throw Object.assign(new Error(`${person} ${what} failed`), { cause: Reflect.get(failure, 'err') })
      last = result.outcome
      return last
    }
    return {
      says(text, file) {
        const [verb = ''] = text.split(' ')
        const files: SharedFile[] = file === undefined ? [] : [{ name: file, type: '', size: 20, ref: file }]
        const links = text.match(/https?:\/\/\S+/g) ?? []
        return receive(file === undefined ? `says ${verb}` : 'drops a file', { kind: 'said', text, files, links })
      },
      presses: (verb, on = last) => receive(`presses ${verb}`, { kind: 'pressed', act: shownAct(on, verb), on: null }),
      acts: (verb, about) => receive(`presses ${verb}`, { kind: 'pressed', act: { verb, about }, on: null }),
      fills(answers = {}) {
        if (last.kind !== 'form') throw new Error(`${person} has no form open, but ${textOf(last)}`)
        const { tag, values } = last.form
        return receive(`fills ${tag.form}`, { kind: 'submitted', tag, raw: { ...values, ...answers } })
      },
    }
  }

  return {
    database,
    counted: async () => (await costs()).map((cost, place) => ({ what: done[place] ?? '', cost })),
    context: house.contextOf,
    actor,
    noticeTo: async (to, root) => {
      const _id = `${root}|meeting-moved|2|${to}`
      const kept = { root, subject: 'meeting', kind: 'meeting-moved', slot: '2', to, state: 'sent' as const }
      await database.connection
        .collection<{ _id: string }>('deliveries')
        .replaceOne({ _id }, { ...kept, v: 1, epoch: 1 }, { upsert: true })
      return _id
    },
    setTime: (instant) => {
      now = instant
    },
    close: () => database.close(),
  }
}

function shownAct(outcome: Outcome, verb: string): Act {
  const blocks = 'message' in outcome && outcome.message ? outcome.message.blocks : []
  const buttons = blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []))
  const found = buttons.find((button) => 'act' in button && button.act.verb === verb)
  if (found && 'act' in found) return found.act
  throw new Error(`no button ${verb} on: ${textOf(outcome)}`)
}

function textOf(outcome: Outcome): string {
  return outcome.kind === 'form'
    ? `${outcome.form.title} ${JSON.stringify(outcome.form.errors)}`
    : JSON.stringify(outcome)
}

function silentPlatform(): Platform {
  const ref = { via: 'local', place: { kind: 'direct', id: 'd' }, id: 'm' } as const
  return {
    name: 'local',
    paths: [],
    handle: async () => {},
    send: async () => ({ sent: ref }),
    edit: async () => ({ sent: ref }),
    find: async () => 'absent',
    openFile: async () => new Blob([Buffer.from('%PDF-1.7\nminutes of a meeting')]).stream(),
    stop: async () => {},
  }
}
