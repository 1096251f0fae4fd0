import { crowded, type Delivery, late, nowhere, unreachable, untouched } from '../delivery.ts'
import type { Revision } from '../delivery-store.ts'
import type { Route } from '../routes.ts'
import { type Standing, whyUnwanted } from '../standing.ts'
import type { EarlyStart } from './early-start.ts'
import type { Notice } from './notices.ts'

/** Rows are made this long before they are due: what lies farther away is planned again then. */
export const horizon = 48 * 3_600_000

/** While the fate of a row decides what else is wanted, its aggregate is looked at again, this long after it was due. */
const patience = 3_600_000

/** What one pass changes: pure data, written by reconcile.ts. */
export type Plan = {
  insert: Delivery[]
  set: { _id: string; set: Revision }[]
  drop: { _id: string; why: string }[]
  /** When to plan again, epoch milliseconds of business time; null = only when something changes. */
  next: number | null
}

/** What a planning pass has read before it decides. */
export type Picture = {
  root: string
  subject: string
  notices: ReadonlyMap<string, Notice>
  rows: readonly Delivery[]
  route(to: Notice, tried: readonly string[]): Route
  /** Of a pass for everybody; one for some persons knows no audience, and leaves what was planned. */
  early: EarlyStart | null
  standing(person: string): Standing
  /** The kinds there are of such an aggregate: a row of another one, by a newer or older program, is left alone. */
  kinds: ReadonlySet<string>
  escalating: ReadonlySet<string>
  /** The kinds whose rows wait for their job. */
  timed: ReadonlySet<string>
}

/** @returns the writes that turn the rows into what is wanted. What is written already is not written again. */
export function planOf(picture: Picture, pass: { now: number; epoch: number }): Plan {
  const { now } = pass
  const plan: Plan = { insert: [], set: [], drop: [], next: null }
  const rows = new Map(picture.rows.map((row) => [row._id, row]))
  const again = (at: number) => {
    plan.next = Math.min(plan.next ?? at, Math.max(at, now))
  }

  for (const notice of picture.notices.values()) {
    const row = rows.get(notice._id)
    if (now >= notice.wanted.sendBy || (row && !isOpen(row) && row.state !== 'dropped')) continue
    if (!(row && isOpen(row)) && notice.dueAt > now + horizon) {
      again(notice.dueAt - horizon)
      continue
    }
    const set = revisionOf(picture, notice, row)
    if (picture.escalating.has(notice.kind.name)) again(Math.max(notice.dueAt, now) + patience)
    if (!row) plan.insert.push(newRow(picture, notice, { ...pass, set }))
    else if (row.state === 'dropped' ? !hasEndedForGood(row, set) : differs(row, set)) {
      plan.set.push({ _id: row._id, set })
      // Its end is taken back: what was wanted because of it may not be.
      if (row.state === 'dropped' && altersOthers(row, picture.escalating)) again(now)
    }
  }

  for (const row of picture.rows) {
    if (row.state === 'sending' || row.state === 'unknown') again(now + patience)
    if (!isOpen(row) || !picture.kinds.has(row.kind)) continue
    const notice = picture.notices.get(row._id)
    if (notice && now < notice.wanted.sendBy) continue
    plan.drop.push({ _id: row._id, why: whyDropped(picture, row, now) })
    if (altersOthers(row, picture.escalating)) again(now)
  }
  return plan
}

function revisionOf({ route, timed, early: startsEarly }: Picture, notice: Notice, row?: Delivery): Revision {
  const { sendBy, priority, urgency } = notice.wanted
  const waits = timed.has(notice.kind.name) ? { released: false } : {}
  const way = route(notice, row?.tried ?? [])
  const planned = notice.mayStartEarly ? (row?.early ?? 0) : 0
  const early = startsEarly?.(notice, way.workspace) ?? planned
  const begins = { dueAt: notice.dueAt - early, ...(early > 0 || row?.early ? { early } : {}) }
  return { ...begins, sendBy, priority, urgency, place: notice.place, ...way, ...waits }
}

/** Whether the end of this row alters what else is wanted: the next step may come, or what it had told is told by another. */
function altersOthers(row: Delivery, escalating: ReadonlySet<string>): boolean {
  return escalating.has(row.kind) || row.tellsRev !== null
}

/**
 * Whether the aggregate of a row is planned again that the check before sending drops: where its end alters what else is
 * wanted, and where it came too late, since the clock may have been ahead.
 */
export function replansWhenDropped(row: Delivery, why: string, escalating: ReadonlySet<string>): boolean {
  return why === late || altersOthers(row, escalating)
}

/** Nothing has been done about it yet, but that it may ride with others. */
function isOpen({ state }: Delivery): boolean {
  return state === 'planned' || state === 'merged'
}

/** Somebody whom nothing reaches is not planned for again and again, nor is what a full day had no room for. */
function hasEndedForGood(row: Delivery, set: Revision): boolean {
  return (row.why === unreachable && set.workspace === nowhere) || (row.why === crowded && set.dueAt === row.dueAt)
}

function differs(row: Delivery, set: Revision): boolean {
  const { dueAt, early, sendBy, priority, urgency, workspace, account } = set
  return (
    row.dueAt !== dueAt ||
    (row.early ?? 0) !== (early ?? 0) ||
    row.sendBy !== sendBy ||
    row.priority !== priority ||
    row.urgency !== urgency ||
    row.workspace !== workspace ||
    row.account !== account
  )
}

function whyDropped(picture: Picture, row: Delivery, now: number): string {
  return now >= row.sendBy ? late : whyUnwanted(row, picture.standing)
}

function newRow(picture: Picture, notice: Notice, pass: { epoch: number; set: Revision }): Delivery {
  return {
    _id: notice._id,
    root: picture.root,
    subject: picture.subject,
    kind: notice.kind.name,
    slot: notice.wanted.slot,
    to: notice.to,
    state: 'planned',
    v: 1,
    epoch: pass.epoch,
    ...untouched,
    ...pass.set,
    notBefore: 0,
  }
}
