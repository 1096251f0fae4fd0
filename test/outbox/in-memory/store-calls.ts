import fc from 'fast-check'
import type { Delivery } from '#outbox/delivery.ts'
import { nowhere, unreachable, unresolved } from '#outbox/delivery.ts'
import type { DeliveryStore } from '#outbox/delivery-store.ts'
import type { PlanningMarks } from '#outbox/planning/planning-marks.ts'
import { exampleRow } from '../example-row.ts'

/** A call of one of these functions, by its name. */
export type CallOf<S> = {
  [K in keyof S]: S[K] extends (...given: infer G) => unknown ? { name: K; given: G } : never
}[keyof S]
type Given<S> = { [K in keyof S]: S[K] extends (...given: infer G) => unknown ? fc.Arbitrary<G> : never }

/** Few values of everything, so that they meet. */
const root = fc.constantFrom('t', 'u')
const to = fc.constantFrom('ann', 'ben')
const kind = fc.constantFrom('invitation', 'nudge')
const id = fc.tuple(root, kind, to).map(([of, what, whom]) => `${of}|${what}||${whom}`)
const version = fc.integer({ min: 1, max: 3 })
const epoch = fc.integer({ min: 0, max: 3 })
const time = fc.integer({ min: 0, max: 4 }).map((n) => n * 100_000)
const attempt = fc.constantFrom('x', 'y')
/** Of a row that is a message for others, too. */
const carrier = id
const workspace = fc.constantFrom('local|local', 'slack|T1', nowhere)
const why = fc.constantFrom(unreachable, unresolved, 'no longer wanted')
const priority = fc.constantFrom<Delivery['priority']>(0, 1, 2)
const absent = fc.constant({})
const some = <T>(of: fc.Arbitrary<T>) => fc.array(of, { maxLength: 3 })
/** A field that is there or not. */
const maybe = <T>(field: string, of: fc.Arbitrary<T>) =>
  fc.oneof(
    absent,
    of.map((value) => ({ [field]: value })),
  )

const underWay = fc.record({ id: attempt, since: time, until: time })
const revision = fc
  .tuple(
    fc.record({ dueAt: time, sendBy: time, priority, workspace, account: fc.constant(null), place: fc.constant(null) }),
    maybe('released', fc.constant(false)),
  )
  .map(([always, perhaps]) => ({ ...always, ...perhaps }))
const state = fc.constantFrom<Delivery['state']>(
  'planned',
  'planned',
  'merged',
  'sending',
  'unknown',
  'sent',
  'failed',
  'dropped',
)

/** A row in any state, as some program may have left it. */
export const row: fc.Arbitrary<Delivery> = fc
  .tuple(
    fc.record({
      root,
      kind,
      to,
      v: version,
      epoch,
      state,
      notBefore: time,
      attempt: fc.option(underWay),
      why: fc.option(why),
    }),
    fc.record({ settledAt: fc.option(time), tellsRev: fc.option(version) }),
    revision,
    maybe('released', fc.boolean()),
    maybe('carrier', carrier),
    maybe('replan', fc.constant(true)),
    maybe('life', fc.integer({ min: 0, max: 2 })),
  )
  .map(([one, more, revised, ...perhaps]) => {
    const _id = `${one.root}|${one.kind}||${one.to}`
    return Object.assign({ ...exampleRow, ...one, ...more, ...revised, _id, slot: '' }, ...perhaps) as Delivery
  })

const settlement = fc.oneof(
  fc.record({
    state: fc.constant('sent' as const),
    settledAt: time,
    ref: fc.constant({ via: 'v', place: { kind: 'direct' as const, id: 'd' }, id: 'm' }),
  }),
  fc.record({
    state: fc.constant('planned' as const),
    notBefore: time,
    repeated: fc.boolean(),
    maybeTold: some(version),
  }),
  fc.record({ state: fc.constant('failed' as const), why, settledAt: time, replan: fc.constant(true as const) }),
  fc.record({ state: fc.constant('unknown' as const), lasts: time }),
)

/** Every function of the store, with what it may be given: one that is added does not compile until it is here. */
export const storeCalls: Given<Omit<DeliveryStore, 'rows' | 'prepare'>> = {
  unreached: fc.tuple(to),
  ofAggregate: fc.tuple(root),
  lastTo: fc.tuple(to, fc.option(some(root), { nil: undefined })),
  recipients: fc.tuple(some(root), kind, fc.option(some(to), { nil: undefined })),
  posted: fc.tuple(some(root), some(to), fc.record({ place: fc.constant('c'), id: fc.constantFrom('m', 'n') })),
  tellings: fc.tuple(some(root), fc.option(some(to), { nil: undefined })),
  get: fc.tuple(id),
  companions: fc.tuple(some(to), fc.record({ until: time, real: time })),
  merge: fc.tuple(some(fc.record({ row, carrier }))),
  linesOf: fc.tuple(some(carrier)),
  bind: fc.tuple(fc.array(fc.record({ row, tellsRev: fc.option(version) }), { minLength: 1, maxLength: 3 }), underWay),
  unbind: fc.tuple(carrier, attempt),
  dropLine: fc.tuple(row, fc.record({ why, now: time, replan: fc.boolean() })),
  leaveCarrier: fc.tuple(row, fc.oneof(absent, fc.record({ notBefore: time }))),
  loseLines: fc.tuple(carrier, attempt),
  endLines: fc.tuple(row, attempt, fc.constantFrom([], ['nudge'])),
  giveUpLines: fc.tuple(row, attempt),
  resumeLines: fc.tuple(
    row,
    fc.oneof(
      attempt.map((one) => ({ attempt: one })),
      time.map((before) => ({ before })),
    ),
  ),
  releaseLines: fc.tuple(carrier, fc.record({ but: fc.option(attempt), alone: fc.boolean() })),
  told: fc.tuple(carrier, to),
  withIds: fc.tuple(some(id)),
  linesUnderWay: fc.tuple(some(carrier)),
  scatter: fc.constant([]),
  carriersOf: fc.tuple(fc.constantFrom(['merged'], ['sending', 'unknown'])),
  standings: fc.tuple(root, fc.oneof(fc.constant([]), some(kind))),
  standingsOf: fc.tuple(some(root)),
  queues: fc.constant([]),
  countInFlight: fc.tuple(some(fc.tuple(workspace, to).map((key) => key.join('|')))),
  due: fc.tuple(
    workspace,
    fc.record({ now: time, real: time, limit: fc.constantFrom(1, 20), notTo: fc.oneof(fc.constant([]), some(to)) }),
  ),
  background: fc.tuple(some(root), some(to), fc.constantFrom([], ['nudge'])),
  stale: fc.tuple(fc.record({ real: time, limit: fc.constantFrom(1, 20) })),
  underWay: fc.constant([]),
  toReplan: fc.tuple(fc.constantFrom(['toy'], ['other']), fc.constantFrom(1, 20)),
  nextDue: fc.tuple(time),
  nextPlanned: fc.tuple(time),
  fence: fc.tuple(root, fc.record({ epoch, persons: fc.oneof(fc.constant(null), some(to)) })),
  insert: fc.tuple(fc.array(row, { maxLength: 4 })),
  plan: fc.tuple(some(fc.record({ _id: id, set: revision })), epoch),
  release: fc.tuple(
    fc.oneof(
      some(kind).map(($in) => ({ $in })),
      some(kind).map(($nin) => ({ $nin })),
    ),
    time,
  ),
  dropUnwanted: fc.tuple(some(fc.record({ _id: id, why })), fc.record({ epoch, now: time })),
  begin: fc.tuple(row, fc.record({ attempt: underWay, tellsRev: fc.option(version), account: fc.constant(null) })),
  postpone: fc.tuple(row, fc.oneof(revision, fc.record({ notBefore: time }))),
  drop: fc.tuple(row, fc.record({ why, now: time, replan: fc.boolean() })),
  settle: fc.tuple(row, attempt, settlement),
  settleTogether: fc.tuple(row, attempt, settlement),
  abandon: fc.tuple(row, attempt),
  pullBack: fc.tuple(time),
  lookLater: fc.tuple(row, attempt, time),
  replanned: fc.tuple(row),
  unresolved: fc.tuple(time),
  revive: fc.tuple(
    fc.record({ root, subject: fc.constant('toy'), life: fc.integer({ min: 0, max: 2 }), until: time }),
    time,
  ),
}

const lease = fc.record({
  ...{ aggregate: root, rev: version, replanRev: version, epoch },
  persons: fc.oneof(fc.constant(null), some(to)),
})

/** The same for the planner's marks. */
export const markCalls: Given<PlanningMarks> = {
  lease: fc.tuple(time),
  leaseForPersons: fc.tuple(time),
  renew: fc.tuple(lease),
  letGo: fc.tuple(lease),
  finish: fc.tuple(lease, fc.option(time)),
  releaseDead: fc.constant([]),
  markForPersons: fc.tuple(
    root.map((_id) => ({ _id })),
    fc.oneof(some(to), fc.constant(Array.from({ length: 101 }, (_, index) => `p${index}`))),
  ),
  mark: fc.tuple(
    fc.oneof(
      absent,
      root.map((_id) => ({ _id })),
      some(root).map(($in) => ({ _id: { $in } })),
    ),
  ),
}

/** A document that the planner's marks are on, as some pass may have left it. */
export const marked = fc
  .tuple(
    maybe('planRev', version),
    maybe('replanRev', version),
    maybe('replanFor', some(fc.record({ person: to, rev: version }))),
    maybe('planEpoch', epoch),
    maybe('planAt', time),
    maybe('busyBy', fc.constant('elsewhere/1/x')),
  )
  .map((perhaps) => Object.assign({ _id: 't', on: true }, ...perhaps))

/** When its lease ends, from now: it has run out or not, or is longer than any may be. */
export const leaseEnds = fc.constantFrom(null, -1, 0, 1, 30_000, 35_000, 35_001)

/** @returns some calls of these functions, one after the other. */
export function sequenceOf<S>(calls: Given<S>): fc.Arbitrary<CallOf<S>[]> {
  const one = Object.entries<fc.Arbitrary<unknown>>(calls).map(([name, given]) =>
    given.map((args) => ({ name, given: args })),
  )
  return fc.array(fc.oneof(...one), { minLength: 10, maxLength: 40, size: 'max' }) as fc.Arbitrary<CallOf<S>[]>
}
