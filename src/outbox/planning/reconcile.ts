import { epochOf, type Instant } from '#time/instant.ts'
import type { PlannedAggregate } from '../aggregate.ts'
import type { Delivery } from '../delivery.ts'
import type { Revision } from '../delivery-store.ts'
import type { Parts } from '../parts.ts'
import { reachBy, reachOf, routeFor } from '../routes.ts'
import { standingIn } from '../standing.ts'
import { earlyStarts } from './early-start.ts'
import { escalatingKinds, type Notice, noticesOf } from './notices.ts'
import { type Picture, type Plan, planOf } from './plan.ts'
import type { PlanLease, PlanningMarks } from './planning-marks.ts'
import { dueTimes } from './timing.ts'

/** So many rows are written at once; before each further lot the pass asks whether it still holds. */
const lot = 1000

/**
 * One planning pass over a leased aggregate, for everybody or for some persons: fence, read, plan, write, finish. Killed anywhere, it is repeated from the
 * start when its lease runs out; overtaken by a newer pass, none of its writes takes effect.
 */
export async function reconcile(
  parts: Parts,
  about: { aggregate: PlannedAggregate; marks: PlanningMarks; lease: PlanLease },
) {
  const { store } = parts
  const { lease } = about
  const now = parts.clock.now()
  // The clock was set since it was looked at: nothing is planned by what it says before that is known.
  if (parts.watch?.isSteady() === false) return about.marks.letGo(lease)
  // Before anything else is read: whoever decided on older facts finds the rows changed.
  await store.fence(lease.aggregate, lease)
  const plan = await read(parts, about, now)
  if (await write(parts, about, { plan, now: epochOf(now) })) await about.marks.finish(lease, plan.next)
}

async function read(
  parts: Parts,
  about: { aggregate: PlannedAggregate; lease: PlanLease },
  now: Instant,
): Promise<Plan> {
  const { aggregate, lease } = about
  const { aggregate: root, epoch, persons } = lease
  const isConcerned = ({ to }: { to: string }) => persons === null || persons.includes(to)
  const facts = (await aggregate.facts([root], persons ?? undefined)).get(root)
  const known = await (persons === null
    ? parts.store.ofAggregate(root)
    : parts.store.background([root], persons, [...escalatingKinds(aggregate)]))
  const all: ReadonlyMap<string, Notice> = facts
    ? noticesOf({ aggregate, root }, { ...facts, rows: known, now }, { defaults: parts.defaults, dueTime: dueTimes() })
    : new Map()
  const notices = new Map([...all].filter(([, notice]) => isConcerned(notice)))
  const rows = known.filter(isConcerned)
  const reach = await reachOf(
    parts,
    [...notices.values()].flatMap(({ person }) => person?._id ?? []),
  )
  // What is about something that is gone is wanted by nobody, whoever they are.
  const unwanted = rows.filter(({ _id, state }) => (state === 'planned' || state === 'merged') && !notices.has(_id))
  const standing = facts ? await standingIn(parts, unwanted, facts.people) : () => 'concerned' as const
  const route: Picture['route'] = (to, tried) => routeFor(reachBy(reach, to), to, tried)
  return planOf(
    {
      root,
      subject: aggregate.name,
      notices,
      rows,
      route,
      early: persons === null ? earlyStarts(withQueues(notices, route), parts.rates) : null,
      standing,
      kinds: new Set(aggregate.kinds.map(({ name }) => name)),
      escalating: escalatingKinds(aggregate),
      timed: parts.timed,
    },
    { now: epochOf(now), epoch },
  )
}

function* withQueues(notices: ReadonlyMap<string, Notice>, route: Picture['route']) {
  for (const notice of notices.values()) if (notice.mayStartEarly) yield [notice, route(notice, []).workspace] as const
}

/** @returns false where a newer pass has taken over. */
async function write(
  parts: Parts,
  about: { marks: PlanningMarks; lease: PlanLease },
  { plan, now }: { plan: Plan; now: number },
) {
  const { store } = parts
  const { epoch } = about.lease
  const revised = [...plan.set]
  const goOn = () => about.marks.renew(about.lease)
  return (
    (await inLots(plan.insert, goOn, async (rows) => {
      // A row that an older pass has made in the meantime is brought up to what this one has seen.
      const existing = new Set(await store.insert(rows))
      revised.push(
        ...rows.filter(({ _id }) => existing.has(_id)).map((row) => ({ _id: row._id, set: revisionIn(row) })),
      )
    })) &&
    (await inLots(revised, goOn, (rows) => store.plan(rows, epoch))) &&
    (await inLots(plan.drop, goOn, (rows) => store.dropUnwanted(rows, { epoch, now })))
  )
}

function revisionIn({
  dueAt,
  early,
  sendBy,
  priority,
  urgency = 'now',
  workspace,
  account,
  place,
  released,
}: Delivery): Revision {
  const waits = released === undefined ? {} : { released }
  return { dueAt, ...(early ? { early } : {}), sendBy, priority, urgency, workspace, account, place, ...waits }
}

async function inLots<T>(items: readonly T[], goOn: () => Promise<boolean>, work: (some: T[]) => Promise<void>) {
  for (let n = 0; n < items.length; n += lot) {
    if (n > 0 && !(await goOn())) return false
    await work(items.slice(n, n + lot))
  }
  return true
}
