import type { Log } from '#app/log.ts'
import { sourcesOf } from '#app/sources.ts'
import type { Charter } from '#charter/charter.ts'
import type { Incoming } from '#chat/incoming.ts'
import { type NamedZone, nameZone } from '#chat/name-zone.ts'
import type { Platform } from '#chat/platform.ts'
import type { Clock } from '#clock.ts'
import type { Context, JobContext, Links, Stores } from '#context.ts'
import type { Database } from '#database/connection.ts'
import { fileBucket } from '#database/file-bucket.ts'
import { applicationFacts } from '#features/applications/application-facts.ts'
import { callFacts } from '#features/applications/call-facts.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { callStore, groupStore, officeTermStore } from '#features/groups/group-store.ts'
import { meetingFacts } from '#features/meetings/meeting-facts.ts'
import { meetingStore, rsvpStore } from '#features/meetings/meeting-store.ts'
import { termFacts } from '#features/offices/term-facts.ts'
import { accountId } from '#features/people/account.ts'
import type { Aside } from '#features/people/aside.ts'
import { asksZone, zoneAside } from '#features/people/cards/zone-aside.ts'
import { accountStore, personStore } from '#features/people/person-store.ts'
import { closeZoneQuestion } from '#features/people/zone-question.ts'
import { pollFacts } from '#features/polls/poll-facts.ts'
import { pollStore, voteStore } from '#features/polls/poll-store.ts'
import { seriesStore } from '#features/series/series-store.ts'
import { seriesFacts } from '#features/series/told/series-facts.ts'
import { addressClaimStore } from '#features/subscriptions/address-claim-store.ts'
import { addressFacts } from '#features/subscriptions/address-facts.ts'
import { feedStore } from '#features/subscriptions/feed-store.ts'
import { createInbox, type Inbox } from '#inbox/create-inbox.ts'
import { createDelivery, type DeliveryEngine } from '#outbox/create-delivery.ts'
import type { BaseFacts } from '#outbox/notice-kind.ts'
import type { Subject } from '#outbox/subject.ts'
import { dialogs, notices } from './features.ts'

export type HouseParts = { database: Database; clock: Clock; charter: Charter; log: Log; links: Links }

/** The machines, joined: the one way in, the one way out, and what is kept between them. */
export type House = {
  inbox: Inbox
  delivery: DeliveryEngine
  stores: Stores
  /** By name; filled by whoever connects them. */
  platforms: Map<string, Platform>
  contextOf(by: string): Context
  jobContext(): JobContext
}

/** Joins the machines. Nothing runs yet, and no platform is connected. */
export async function compose({ database, clock, charter, log, links }: HouseParts): Promise<House> {
  const platforms = new Map<string, Platform>()
  const kept = storesIn(database)
  await Promise.all(Object.values(kept).map((store) => store.prepare()))
  const aside: Aside = {
    beside: (message, person) => zoneAside(message, person, { now: clock.now(), home: charter.organisation }),
    shown: async (message, { _id, device }) => {
      if (device !== undefined && asksZone(message)) await closeZoneQuestion(contextOf(_id))
    },
  }
  const facts = (): Context => ({
    by: 'clock',
    now: clock.now(),
    present: clock.now,
    charter,
    stores,
    links,
    id: clock.id,
  })
  const delivery = createDelivery({
    database,
    clock,
    log,
    subjects: subjectsOf(facts),
    sources: sourcesOf(clock.now, kept),
    platforms: (name) => namingZones(platforms.get(name), charter.organisation),
    accounts: kept.accounts,
    kept: async (persons) => new Set((await kept.people.find({ _id: { $in: [...persons] } })).map(({ _id }) => _id)),
    defaults: { quiet: charter.reminders.quiet, zone: charter.organisation.zone },
    aside,
  })
  await delivery.prepare()
  const stores: Stores = { ...kept, minutesFiles: fileBucket(database, 'minutes'), deliveries: delivery.reader }
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
    stores,
    links,
    dialogs,
    aside,
    openFile: (incoming, file) => platformOf(incoming).openFile(file.ref),
    tell: async (incoming, { outcome, reader }) => {
      const message = 'message' in outcome ? outcome.message : undefined
      // Where they acted in a channel, the way to them is the one that is kept of them.
      const address = incoming.address ?? (await kept.accounts.get(accountId(incoming.from)))?.address ?? null
      if (!message || address === null) return
      const to = { account: incoming.from, via: incoming.via, address }
      await platformOf(incoming).send(to, message, { reader, mark: `resumed|${incoming.key}` })
    },
  })
  await inbox.prepare()
  const contextOf = (by: string): Context => ({ ...facts(), by })
  return {
    inbox,
    delivery,
    stores,
    platforms,
    contextOf,
    jobContext: () => ({ context: contextOf('clock'), deliver: delivery.sweep, resume: inbox.resume }),
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

function storesIn(database: Database) {
  return {
    people: personStore(database),
    accounts: accountStore(database),
    groups: groupStore(database),
    calls: callStore(database),
    officeTerms: officeTermStore(database),
    applications: applicationStore(database),
    meetings: meetingStore(database),
    rsvps: rsvpStore(database),
    series: seriesStore(database),
    polls: pollStore(database),
    votes: voteStore(database),
    feeds: feedStore(database),
    addressClaims: addressClaimStore(database),
  }
}

function subjectsOf(context: () => Context): Subject[] {
  return [
    subject('application', 'applications', {
      kinds: notices.application,
      facts: (ids) => applicationFacts(context(), ids),
    }),
    subject('term', 'office-terms', { kinds: notices.term, facts: (ids) => termFacts(context(), ids) }),
    subject('call', 'calls', { kinds: notices.call, facts: (ids) => callFacts(context(), ids) }),
    subject('meeting', 'meetings', { kinds: notices.meeting, facts: (ids) => meetingFacts(context(), ids) }),
    subject('address', 'address-claims', { kinds: notices.address, facts: (ids) => addressFacts(context(), ids) }),
    subject('series', 'series', { kinds: notices.series, facts: (ids) => seriesFacts(context(), ids) }),
    subject('poll', 'polls', { kinds: notices.poll, facts: (ids) => pollFacts(context(), ids) }),
  ]
}

function subject<F extends BaseFacts>(
  name: string,
  collection: string,
  { kinds, facts }: Pick<Subject<F>, 'kinds' | 'facts'>,
): Subject<F> {
  return { name, collection, kinds, facts }
}
