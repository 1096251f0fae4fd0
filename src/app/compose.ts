import type { Log } from '#app/log.ts'
import type { Metrics } from '#app/metrics/metrics.ts'
import type { Charter } from '#charter/charter.ts'
import type { Incoming } from '#chat/incoming.ts'
import { type NamedZone, nameZone } from '#chat/name-zone.ts'
import type { Platform } from '#chat/platform.ts'
import type { Clock } from '#clock.ts'
import type { Context, JobContext, Links, StoreKey } from '#context.ts'
import type { Database } from '#database/connection.ts'
import { historyStore } from '#database/history.ts'
import { actStores } from '#database/read-once.ts'
import { readSituation } from '#features/overview/read-situation.ts'
import { accountId } from '#features/people/account.ts'
import type { Aside } from '#features/people/aside.ts'
import { summaryCard } from '#features/people/cards/summary-card.ts'
import { asksZone, zoneAside } from '#features/people/cards/zone-aside.ts'
import { accountStore, personStore } from '#features/people/person-store.ts'
import { closeZoneQuestion } from '#features/people/zone-question.ts'
import { createInbox, type Inbox } from '#inbox/create-inbox.ts'
import type { Turns } from '#inbox/turns.ts'
import { createOutbox, type Outbox } from '#outbox/create-outbox.ts'
import type { Waits } from '#outbox/sending/waits.ts'
import { dialogs, features, timedKinds } from './features.ts'
import { aggregatesOf, sourcesOf } from './join-aggregates.ts'

export type HouseParts = {
  database: Database
  clock: Clock
  charter: Charter
  log: Log
  links: Links
  /** How the outbox waits between its rounds; tests skip the pauses. */
  waits?: Waits
  /** How incomings get their turns; tests in which processes die over them give each its own at once. */
  turns?: Turns
  /** Is told of what is posted and answered, to count it. */
  metrics?: Pick<Metrics, 'posted' | 'answered'>
}

/** The machines, joined: the one way in, the one way out, and what is kept between them. */
export type House = {
  inbox: Inbox
  outbox: Outbox
  store: Context['store']
  /** The platforms, by name: none until they are connected. */
  platforms: Map<string, Platform>
  contextOf(by: string): Context
  jobContext(): JobContext
}

/** Joins the machines. Nothing runs yet, and no platform is connected. */
export async function compose({
  database,
  clock,
  charter,
  log,
  links,
  waits,
  turns,
  metrics,
}: HouseParts): Promise<House> {
  const platforms = new Map<string, Platform>()
  const store = storesIn(database)
  const stores = features.flatMap((feature) => feature.stores ?? []).map((key) => store(key))
  await Promise.all([...stores, historyStore(database)].map((one) => one.prepare()))
  const aside: Aside = {
    beside: (message, person) => zoneAside(message, person, { now: clock.now(), home: charter.organisation }),
    shown: async (message, { _id, device }) => {
      if (device !== undefined && asksZone(message)) await closeZoneQuestion(contextOf(_id))
    },
  }
  const contextOf = (by: string): Context => ({ ...facts(), by })
  const facts = (): Context => ({
    by: 'clock',
    now: clock.now(),
    present: clock.now,
    charter,
    store,
    // Facts ask what was told before: the outbox reads them, and is read by them.
    deliveries: outbox.reader,
    links,
    id: clock.id,
  })
  const ofOneAct = (): Context => ({ ...facts(), store: actStores(store, database).store })
  const outbox = createOutbox({
    database,
    clock,
    log,
    // What is read for one look is read anew for the next, and together.
    aggregates: aggregatesOf(features, ofOneAct),
    timed: timedKinds,
    // Several features ask the same of one change.
    sources: sourcesOf(features, ofOneAct),
    platforms: (name) => namingZones(platforms.get(name), charter.organisation),
    accounts: store(accountStore),
    notErased: async (persons) =>
      new Set((await store(personStore).find({ _id: { $in: [...persons] } })).map(({ _id }) => _id)),
    defaults: { quiet: charter.reminders.quiet, zone: charter.organisation.zone },
    budget: { rules: charter.reminders, words: summaryCard },
    aside,
    ...(waits ? { waits } : {}),
    ...(metrics ? { posted: metrics.posted } : {}),
  })
  await outbox.prepare()
  const platformOf = ({ from }: Incoming) => {
    const platform = platforms.get(from.platform)
    if (!platform) throw new Error(`no platform ${from.platform} is connected`)
    return platform
  }
  const inbox = createInbox({
    database,
    clock,
    log,
    charter,
    contextOf,
    dialogs,
    situation: readSituation,
    aside,
    ...(metrics ? { answered: metrics.answered } : {}),
    ...(turns ? { turns } : {}),
    openFile: (incoming, file) => platformOf(incoming).openFile(file.ref),
    tell: async (incoming, { outcome, reader }) => {
      const message = 'message' in outcome ? outcome.message : undefined
      // Where they acted in a channel, the way to them is the one that is kept of them.
      const address = incoming.address ?? (await store(accountStore).get(accountId(incoming.from)))?.address ?? null
      if (!message || address === null) return
      const to = { account: incoming.from, via: incoming.via, address }
      await platformOf(incoming).send(to, message, { reader, mark: `resumed|${incoming.key}` })
    },
  })
  await inbox.prepare()
  return {
    inbox,
    outbox,
    store,
    platforms,
    contextOf,
    jobContext: () => ({
      context: contextOf('clock'),
      deliver: outbox.sweep,
      release: (kinds) => outbox.release(kinds.map(({ name }) => name)),
      resume: inbox.resume,
    }),
  }
}

/** The organisation's own time goes out under the name that people give it. */
function namingZones(platform: Platform | undefined, home: NamedZone): Platform | undefined {
  if (!platform) return undefined
  return {
    ...platform,
    send: (to, message, options) => platform.send(to, nameZone(message, home), options),
    edit: (ref, message, options) => platform.edit(ref, nameZone(message, home), options),
  }
}

/** Each store is opened once: two models of one collection would each keep their own indexes. */
function storesIn(database: Database): Context['store'] {
  const opened = new Map<StoreKey<unknown>, unknown>()
  return <Store>(key: StoreKey<Store>): Store => {
    if (!opened.has(key)) opened.set(key, key(database))
    return opened.get(key) as Store
  }
}
