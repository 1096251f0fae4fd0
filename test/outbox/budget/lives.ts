import fc from 'fast-check'
import { newPerson, type QuietHours } from '#features/people/person.ts'
import { accountStore } from '#features/people/person-store.ts'
import type { PlannedAggregate } from '#outbox/aggregate.ts'
import { budgetStore } from '#outbox/budget/budget-store.ts'
import { isCarrier } from '#outbox/budget/carrier.ts'
import { crowded, type Delivery } from '#outbox/delivery.ts'
import { deliveryStore } from '#outbox/delivery-store.ts'
import type { BaseFacts, NoticeKind, Urgency, Wanted } from '#outbox/notice-kind.ts'
import { recoverUnknown } from '#outbox/sending/recover-unknown.ts'
import { sender } from '#outbox/sending/sender.ts'
import { epochOf, instantText } from '#time/instant.ts'
import { dateAt } from '#time/wall-time.ts'
import { exampleRow } from '../example-row.ts'
import { none, open, type Stage } from '../model/run-script.ts'
import { hour, minute } from '../toy.ts'

const day = 24 * hour
/** Clocks change in Europe within the month that follows. */
const begins = epochOf('2020-03-16T00:00:00Z')
const most = 3

/** What somebody is told of: which kind, when it comes up, for how long it is of use, and when it is called off, all from the beginning in milliseconds. */
type Thing = { kind: KindName; after: number; lasts: number; offAfter: number | null }

/** A month of one person: their clock, their quiet, and what happens. */
export type Life = { zone: string; quiet: QuietHours; digestOnly: boolean; things: readonly Thing[] }

const kindsOf = {
  decided: { urgency: 'now', repeats: true, gathers: 0 },
  reminder: { urgency: 'now', repeats: false, gathers: 4 * hour },
  invited: { urgency: 'soon', repeats: true, gathers: 0 },
  asked: { urgency: 'soon', repeats: false, gathers: 0 },
  news: { urgency: 'whenever', repeats: false, gathers: 0 },
} as const satisfies Record<string, { urgency: Urgency; repeats: boolean; gathers: number }>
type KindName = keyof typeof kindsOf

const thing: fc.Arbitrary<Thing> = fc.record({
  kind: fc.constantFrom<KindName>('decided', 'reminder', 'invited', 'invited', 'asked', 'asked', 'news'),
  after: fc.integer({ min: 0, max: 30 * 24 * 60 - 1 }).map((minutes) => minutes * minute),
  lasts: fc.constantFrom(hour, 5 * hour, 20 * hour, 3 * day, 10 * day),
  offAfter: fc.option(fc.constantFrom(30 * minute, 10 * hour), { nil: null, freq: 4 }),
})

/** Some of what happens comes in heaps: a day of deadlines, a morning of escalations. */
const heap: fc.Arbitrary<Thing[]> = fc
  .tuple(thing, fc.integer({ min: 2, max: 12 }), fc.constantFrom(0, 3 * minute, 40 * minute))
  .map(([one, count, apart]) => Array.from({ length: count }, (_, n) => ({ ...one, after: one.after + n * apart })))

const nights = [
  { from: '22:00', to: '07:00' },
  { from: '19:00', to: '09:30' },
  { from: '00:00', to: '00:00' },
]

export const lives: fc.Arbitrary<Life> = fc.record({
  zone: fc.constantFrom('Europe/Zurich', 'Pacific/Auckland', 'America/Lima', 'Asia/Kathmandu'),
  quiet: fc.constantFrom(...nights),
  digestOnly: fc.boolean(),
  things: fc
    .tuple(fc.array(thing, { minLength: 10, maxLength: 40 }), fc.array(heap, { maxLength: 3 }))
    .map(([single, heaps]) => [...single, ...heaps.flat()]),
})

/** What a month came to: what is wrong with it, and how the things ended, by reason. */
export type Month = { wrong: string[]; ends: ReadonlyMap<string, number>; messages: number }

type Facts = BaseFacts & { id: string; thing: Thing }

/** Runs the real sender through somebody's month, from one time at which anything is due to the next. */
export async function liveThrough({ database }: Stage, life: Life): Promise<Month> {
  for (const name of ['deliveries', 'budgets', 'clocks']) await database.connection.collection(name).deleteMany({})
  let business = begins
  let ids = 0
  const posts: { mark: string; at: number }[] = []
  const store = deliveryStore(database)
  const faults: unknown[] = []
  const parts = {
    ...{ me: 'here/0/lives', database, store, rates: {}, sources: [], timed: new Set<string>() },
    clock: { now: () => instantText(business), real: () => business, id: () => `id${ids++}` },
    log: { info() {}, warn() {}, error: ({ err }: { err?: unknown }) => void faults.push(err) },
    accounts: accountStore(database),
    notErased: async (persons: readonly string[]) => new Set(persons),
    aggregates: [aggregateOf(life, () => business)],
    platforms: () => ({
      ...{ name: 'local' as const, paths: [], handle: async () => {}, stop: async () => {} },
      send: async (_to: unknown, _message: unknown, { mark }: { mark: string }) => {
        posts.push({ mark, at: business })
        return { sent: { via: 'local', place: { kind: 'direct' as const, id: 'd' }, id: mark } }
      },
      edit: async () => ({ unknown: true as const }),
      find: async () => 'absent' as const,
      openFile: async () => new ReadableStream(),
    }),
    defaults: { quiet: life.quiet, zone: life.zone },
    budget: {
      store: budgetStore(database),
      rules: { maxPerDay: most, summaryAt: '08:00' },
      words: () => ({ summary: [], blocks: [] }),
    },
    waits: { elapsed: () => business, after: () => ({ passed: new Promise<'late'>(() => {}), cancel: () => {} }) },
    limiter: open,
    suspensions: none,
  }
  const sending = sender(parts)
  await store.insert(life.things.map((one, n) => rowOf(String(n), one)))
  for (let next: number | null = begins; next !== null; next = await store.nextDue(business)) {
    business = next
    for (let done = -1; done !== 0; ) {
      done = (await recoverUnknown(parts, { waiting: true })) + (await sending.sweep())
      await sending.idle()
    }
  }
  const rows = [...(await store.withIds(life.things.map((one, n) => rowOf(String(n), one)._id)))]
  const carriers = await store.withIds(posts.map(({ mark }) => mark))
  return verdictOf({ life, posts, rows, carriers, faults })
}

function rowOf(id: string, { kind, after, lasts }: Thing): Delivery {
  const { urgency } = kindsOf[kind]
  const dueAt = begins + after
  return {
    ...exampleRow,
    ...{ _id: `${id}|${kind}||ann`, root: id, kind, slot: '', to: 'ann', subject: 'thing', state: 'planned', urgency },
    ...{
      dueAt,
      sendBy: dueAt + lasts,
      workspace: 'local|local',
      account: 'local|local|ann',
      notBefore: 0,
      priority: 1,
    },
  }
}

function aggregateOf(life: Life, now: () => number): PlannedAggregate<Facts> {
  const ann = { ...newPerson('ann', instantText(0), { zone: life.zone }), quiet: life.quiet }
  const people = new Map([['ann', { ...ann, digestOnly: life.digestOnly }]])
  const kinds = Object.entries(kindsOf).map(
    ([name, { urgency, repeats, gathers }]): NoticeKind<Facts> => ({
      ...{ name, repeats, gathers },
      wanted: ({ thing: { kind, after, lasts, offAfter } }): Wanted[] => {
        const dueAt = begins + after
        const isOff = offAfter !== null && now() >= dueAt + offAfter
        const quiet = urgency === 'now' ? 'ignore' : 'wait'
        return kind === name && !isOff
          ? [{ slot: '', to: { person: 'ann' }, dueAt, sendBy: dueAt + lasts, priority: 1, urgency, quiet }]
          : []
      },
      message: () => ({ summary: [], blocks: [] }),
      why: () => [],
    }),
  )
  return {
    ...{ name: 'thing', collection: 'things', kinds },
    facts: async (roots) =>
      new Map(
        roots.flatMap((id) => {
          const one = life.things[Number(id)]
          return one ? [[id, { id, thing: one, people }] as const] : []
        }),
      ),
  }
}

type Ended = {
  life: Life
  posts: readonly { mark: string; at: number }[]
  rows: readonly Delivery[]
  carriers: readonly Delivery[]
  faults: readonly unknown[]
}

function verdictOf({ life, posts, rows, carriers, faults }: Ended): Month {
  const wrong = faults.map((fault) => `a fault: ${fault instanceof Error ? fault.stack : fault}`)
  const isUrgent = (mark: string) => {
    const lines = rows.filter(({ _id, toldIn }) => toldIn === mark || _id === mark)
    return lines.length > 0 && lines.every(({ urgency }) => urgency === 'now')
  }
  /** A change that no morning comes for in time is never lost: it goes on a full day, too. */
  const hadNoMorning = ({ mark, at }: (typeof posts)[number]) =>
    rows.some(({ _id, kind, sendBy }) => _id === mark && kindsOf[kind as KindName].repeats && sendBy - at <= 26 * hour)
  const counted = posts.filter((post) => !isUrgent(post.mark) && !hadNoMorning(post))
  for (const [date, some] of Map.groupBy(counted, ({ at }) => dateAt(instantText(at), life.zone)))
    if (some.length > most) wrong.push(`${some.length} messages on ${date}`)
  if (new Set(posts.map(({ mark }) => mark)).size < posts.length) wrong.push('something was sent twice')
  const ends = new Map<string, number>()
  for (const row of rows) {
    const at = posts.find(({ mark }) => mark === row._id || mark === row.toldIn)?.at
    if (row.state === 'sent' ? at === undefined : row.state !== 'dropped' || row.why === null)
      wrong.push(`${row._id} is ${row.state} without a reason`)
    if (row.state === 'sent' && at !== undefined && at >= row.sendBy) wrong.push(`${row._id} came too late`)
    if (row.state === 'sent' && row.urgency === 'now' && (at ?? 0) > row.dueAt + minute)
      wrong.push(`${row._id} is urgent, and came late`)
    const end = row.why ?? (row.toldIn === undefined ? 'sent alone' : 'sent with others')
    ends.set(end, (ends.get(end) ?? 0) + 1)
  }
  const needless = rows.filter(({ why, sendBy, dueAt }) => why === crowded && sendBy - dueAt > 50 * hour)
  wrong.push(...needless.map(({ _id }) => `${_id} had time enough, and was not told`))
  if (carriers.some((row) => isCarrier(row) && row.state !== 'sent')) wrong.push('a message for several was not sent')
  return { wrong, ends, messages: posts.length }
}
