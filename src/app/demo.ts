import type { Charter, DemoPerson } from '#charter/charter.ts'
import { groupOf, officeOf } from '#charter/charter.ts'
import { type Clock, clockWithOffset, realTime } from '#clock.ts'
import { type Context, entry } from '#context.ts'
import type { Database } from '#database/connection.ts'
import { raiseDemoOffset, readInstallation } from '#database/installation.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
import { accountId } from '#features/people/account.ts'
import { newPerson } from '#features/people/person.ts'
import { accountStore, personStore } from '#features/people/person-store.ts'
import { capitalised } from '#time/english-words.ts'
import { epochOf } from '#time/instant.ts'
import { dateAt, plusDays, startOfDay } from '#time/wall-time.ts'

/** A clock that can be moved forward. */
type MovableClock = Clock & {
  /** @param passing nothing is due there: it need not survive a restart. */
  moveTo(epochMilliseconds: number, passing?: boolean): Promise<void>
}

/**
 * A clock that starts where the charter's demo does, ticks and survives restarts. It is one clock for every process of
 * its database: each looks every few seconds, and before it moves it, whether another has moved it.
 */
export type DemoClock = MovableClock & {
  /** Takes over the offset that another process has stored. */
  catchUp(): Promise<void>
  stop(): void
}

/** How often a process looks whether another has moved the clock, in milliseconds. */
const lookEvery = 3_000

/** @param startsAt where business time begins at the first start. */
export async function demoClock(database: Database, startsAt: string): Promise<DemoClock> {
  let offset = (await readInstallation(database)).demoOffset ?? epochOf(startsAt) - realTime()
  // Business time never goes back, in any process: the highest offset is everybody's.
  const keep = async () => {
    offset = Math.max(offset, await raiseDemoOffset(database, offset))
  }
  const catchUp = async () => {
    offset = Math.max(offset, (await readInstallation(database)).demoOffset ?? offset)
  }
  await keep()
  // A look that fails is made up for by the next one.
  const looking = setInterval(() => catchUp().catch(() => {}), lookEvery).unref()
  return {
    ...clockWithOffset(() => offset),
    moveTo: async (to, passing = false) => {
      offset = Math.max(offset, to - realTime())
      if (!passing) await keep()
    },
    catchUp,
    stop: () => clearInterval(looking),
  }
}

type Moving = {
  clock: MovableClock
  zone: string
  /** The next business time, in epoch milliseconds, at which anything is due; null = none. */
  nextDue(): Promise<number | null>
  /** Plans and sends what is due now. @returns how many notices were sent. */
  deliver(): Promise<number>
  /** Runs the jobs that the scheduler would run at midnight. */
  atMidnight(): Promise<void>
}

/** Moves business time on, visiting each due instant and each midnight of the organisation on the way. */
export async function moveForward(to: string, moving: Moving): Promise<{ now: string; sent: number }> {
  const { clock, zone } = moving
  const end = epochOf(to)
  let sent = await moving.deliver()
  for (let now = epochOf(clock.now()); now < end; now = epochOf(clock.now())) {
    const midnight = epochOf(startOfDay(plusDays(dateAt(clock.now(), zone), 1), zone))
    const due = (await moving.nextDue()) ?? end
    const next = Math.min(end, midnight, Math.max(due, now + 1000))
    // To the second, as business time is told: never before what is due.
    await clock.moveTo(Math.ceil(next / 1000) * 1000, next === midnight && next !== end && next < due)
    if (next === midnight) await moving.atMidnight()
    sent += await moving.deliver()
  }
  return { now: clock.now(), sent }
}

/** Writes down the demo's people, once: their accounts on the local chat, and the offices they have accepted. */
export async function seedDemo(context: Context, charter: Charter): Promise<void> {
  for (const person of charter.demo?.people ?? []) await seedPerson(context, person)
}

async function seedPerson(context: Context, { id, name, zone, email, offices }: DemoPerson): Promise<void> {
  const people = context.store(personStore)
  const accounts = context.store(accountStore)
  const officeTerms = context.store(officeTermStore)
  const person = { ...newPerson(id, context.now, { name, email, zone }), zoneConfirmed: true }
  // Each of these is done once, whatever a crash in between left undone.
  await people.insert(person, entry(context, 'seeded'))
  const account = { platform: 'local', workspace: 'local', user: id } as const
  const known = {
    _id: accountId(account),
    person: id,
    account,
    via: 'local',
    address: id,
    email,
    reachable: true,
    unreachable: null,
  }
  await accounts.insert({ ...known, lastAt: context.now }, entry(context, 'seeded'))
  for (const { office, group = null } of offices)
    await officeTerms.insert(
      {
        _id: ['demo', id, office, group ?? ''].join('-'),
        person: id,
        office,
        group,
        state: 'accepted',
        from: null,
        to: null,
        appointedBy: officeOf(context.charter, office).appointedBy.who,
        onSuggestionOf: null,
        offeredBy: 'charter',
        offeredAt: context.now,
        answeredAt: context.now,
        endedAt: null,
        receipts: [],
      },
      entry(context, 'seeded'),
    )
}

/** "Leader, Procurement": the offices of a demo person, in words. */
export function officeWords(charter: Charter, { offices }: Pick<DemoPerson, 'offices'>): string[] {
  return offices.map(({ office, group }) => {
    const title = officeOf(charter, office).title.one
    const words = group === undefined ? title : `${title}, ${groupOf(charter, group).short}`
    return capitalised(words)
  })
}
