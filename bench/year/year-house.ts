import { compose, type House } from '#app/compose.ts'
import { seedDemo } from '#app/demo.ts'
import { jobs } from '#app/features.ts'
import type { Charter } from '#charter/charter.ts'
import type { Act } from '#chat/incoming.ts'
import type { Outcome } from '#chat/outcome.ts'
import type { Platform } from '#chat/platform.ts'
import { type Clock, randomId, realTime } from '#clock.ts'
import { connect } from '#database/connection.ts'
import { callInTime } from '#database/patience.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
import { accountStore, personStore } from '#features/people/person-store.ts'
import { epochOf, instantText } from '#time/instant.ts'
import { linksFor } from '#web/links.ts'
import { incomingFrom } from '../calls/incoming-from.ts'
import {
  accountNamed,
  applicationOf,
  charterOf,
  insertInto,
  leaderTerm,
  personNamed,
  type Size,
  today,
} from '../calls/organisation.ts'

/** A whole organisation on a platform that takes everything at once, at a business time that is moved on. */
export type YearHouse = {
  charter: Charter
  now(): number
  /** Moves business time on to this instant (epoch milliseconds), looks several times a day whether something is due, and sends it. */
  passTo(instant: number): Promise<void>
  /** Somebody says something. @returns what they are answered. */
  says(person: string, text: string): Promise<Outcome>
  presses(person: string, act: Act): Promise<Outcome>
  /** Is told of every message to a person. */
  onSent(told: (person: string) => void): void
  /** What was logged as a warning or an error. */
  logged: string[]
  /** How many calls to the database there were, by name. */
  calls: ReadonlyMap<string, number>
  close(): Promise<void>
}

const hour = 3_600_000
const day = 24 * hour
/** The hours (UTC) at which it is looked what is due: often around the meetings, whose last reminders are of no use later. */
const visits = [2, 6, 10, 11, 12, 13, 14, 18, 22]

/** The id of one of the people: those before the number of groups lead one each. */
export const personAt = (index: number) => `member-${index}`

/** @param size how many groups and people there are; everybody is in one group, and the first of each leads it. */
export async function yearHouse(uri: string, size: Size): Promise<YearHouse> {
  const charter = charterOf(size)
  let now = epochOf(`${today}T08:00:00Z`)
  let told: (person: string) => void = () => {}
  const clock: Clock = { now: () => instantText(now), real: realTime, id: randomId }
  const calls = new Map<string, number>()
  const database = await connect(uri, {
    gate: (what, work) => {
      calls.set(what, (calls.get(what) ?? 0) + 1)
      return callInTime(what, work)
    },
  })
  const logged: string[] = []
  const note = (_details: object, words: string) => void logged.push(words)
  const log = { debug() {}, info() {}, warn: note, error: note }
  const links = linksFor({ publicUrl: 'http://localhost:3978', uidHost: 'year', secret: 'x', clock, mailFrom: null })
  const house = await compose({ database, clock, charter, log, links })
  house.platforms.set(
    'local',
    takingEverything((person) => told(person)),
  )
  const context = house.contextOf('charter')
  await seedDemo(context, charter)
  const insert = insertInto(database, context.store)
  const everybody = Array.from({ length: size.people }, (_, index) => personAt(index))
  const groupOf = (index: number) => charter.groups[index % charter.groups.length]?.id ?? ''
  await insert(personStore, everybody.map(personNamed))
  await insert(accountStore, everybody.map(accountNamed))
  await insert(
    applicationStore,
    everybody.map((person, index) => applicationOf(person, groupOf(index), 'accepted')),
  )
  await insert(
    officeTermStore,
    charter.groups.map(({ id }, index) => leaderTerm(personAt(index), id)),
  )

  async function receive(person: string, body: object): Promise<Outcome> {
    const incoming = incomingFrom(person, body)
    return (await house.inbox.receive(incoming)).outcome
  }

  return {
    charter,
    logged,
    calls,
    now: () => now,
    async passTo(instant) {
      // What people do at the same instant is planned together, as a process does that is busy.
      while (now < instant) {
        await house.outbox.sweepUntilQuiet()
        const midnight = Math.floor(now / day + 1) * day
        const due = (await house.outbox.nextDue()) ?? instant
        now = Math.min(instant, midnight, visitFrom(Math.max(due, now + 1)))
        if (now === midnight) await runJobs(house)
      }
    },
    says: (person, text) =>
      receive(person, { kind: 'said', text, files: [], links: text.match(/https?:\/\/\S+/g) ?? [] }),
    presses: (person, act) => receive(person, { kind: 'pressed', act, on: null }),
    onSent: (listener) => {
      told = listener
    },
    close: () => database.close(),
  }
}

/** The first time from this instant on at which something is sent. */
function visitFrom(instant: number): number {
  const midnight = Math.floor(instant / day) * day
  return midnight + (visits.find((at) => midnight + at * hour >= instant) ?? 24) * hour
}

async function runJobs(house: House): Promise<void> {
  for (const job of jobs) await job.run(house.jobContext())
}

function takingEverything(take: (person: string) => void): Platform {
  const ref = { via: 'local', place: { kind: 'direct', id: 'd' }, id: 'm' } as const
  return {
    name: 'local',
    paths: [],
    handle: async () => {},
    send: async (to) => {
      if ('account' in to) take(to.account.user)
      return { sent: ref }
    },
    edit: async () => ({ sent: ref }),
    find: async () => 'absent',
    openFile: async () => new ReadableStream(),
    stop: async () => {},
  }
}
