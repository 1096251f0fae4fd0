import type { Person } from '#features/people/person.ts'
import type { Delivery } from '../delivery.ts'
import type { Parts } from '../parts.ts'
import type { Notice } from '../planning/notices.ts'
import { carrierRepeats, carrierRow } from './carrier.ts'
import { type BudgetReader, type Candidate, type DayBudget, type Placement, placementOf } from './day-budget.ts'

/** What becomes of a row that could go now: `again` = it is looked at once more, since somebody else counts for this person. */
export type Admission = Placement['how'] | 'again'

/** A row that is due and right. */
export type Sendable = { row: Delivery; notice: Notice }

/** A kind, as far as it matters with which others its rows go. */
type KindOf = (row: Pick<Delivery, 'subject' | 'kind'>) => { repeats: boolean; gathers?: number } | undefined

/**
 * Lets each of these rows go, or has it ride with others, by what its person's day has room for: see `placementOf`. Two
 * reads and a write for a batch, however many others there are. What is counted and then not sent, because this process
 * was killed, stays counted: a day has rather less than too much.
 * @param sendable at most one for each person.
 * @returns for each row what becomes of it; of rows that are not counted, nothing.
 */
export async function admit(
  parts: Parts,
  sendable: readonly Sendable[],
  { now, kindOf }: { now: number; kindOf: KindOf },
): Promise<ReadonlyMap<string, Admission>> {
  const { budget, store } = parts
  const counted = sendable.filter(isCounted)
  if (budget === undefined || counted.length === 0) return new Map()
  const persons = counted.map(({ row }) => row.to)
  const ahead = Math.max(0, ...counted.map(({ notice }) => notice.kind.gathers ?? 0))
  // What is urgent and gathers nothing goes by itself, whatever else there is.
  const mayGather = ahead > 0 || counted.some(({ notice }) => notice.wanted.urgency !== 'now')
  const [budgets, companions] = await Promise.all([
    budget.store.find(persons),
    mayGather ? store.companions(persons, { until: now + ahead, real: parts.clock.real() }) : [],
  ])
  const placed = counted.map(({ row, notice }) => {
    const mine = budgets.find(({ _id }) => _id === row.to) ?? { _id: row.to, v: 0, spent: [] }
    const others = companions.filter((one) => mayGoWith(row, one, now))
    // The facts that were just read: the row may not have been planned anew since its meeting moved.
    const { sendBy, urgency } = notice.wanted
    const head = candidateOf({ ...row, sendBy }, notice.kind, urgency)
    const placement = placementOf(
      { person: row.to, head, others: others.flatMap((one) => candidatesOf(one, kindOf)) },
      { budget: mine.spent, reader: readerOfDay(notice.person, parts), rules: budget.rules, now },
    )
    return { row, others, placement, changed: changedDays(mine, placement) }
  })
  const written = await budget.store.write(placed.flatMap(({ changed }) => changed))
  const isOvertaken = ({ row, changed }: (typeof placed)[number]) => changed.length > 0 && !written.has(row.to)
  const right = placed.filter((one) => !isOvertaken(one))
  const gone = await merge(parts, right)
  return new Map(
    placed.map((one) => [one.row._id, isOvertaken(one) || gone.has(one.row._id) ? 'again' : one.placement.how]),
  )
}

/**
 * Counts a carrier for today that did not go on the day that counted it.
 * @returns whether today has room for it; false also where somebody else counts for this person just now.
 */
export async function countForToday(
  parts: Parts,
  carrier: Delivery,
  { person, now }: { person: Person | null; now: number },
): Promise<boolean> {
  const { budget } = parts
  if (budget === undefined) return true
  const [mine = { _id: carrier.to, v: 0, spent: [] }] = await budget.store.find([carrier.to])
  const kind = { name: carrier.kind, repeats: carrierRepeats(carrier) }
  const head = { ...candidateOf(carrier, kind, 'soon'), alone: true }
  const placement = placementOf(
    { person: carrier.to, head, others: [] },
    { budget: mine.spent, reader: readerOfDay(person, parts), rules: budget.rules, now },
  )
  if (placement.how !== 'goes') return false
  const changed = changedDays(mine, placement)
  return changed.length === 0 || (await budget.store.write(changed)).has(carrier.to)
}

/** Whatever a person gets in chat is counted; calendars and what is for one account alone are not. */
function isCounted({ notice: { person, kind, wanted } }: Sendable): boolean {
  return person !== null && kind.only === undefined && wanted.account === undefined
}

/** Another row to the same person, by the same way; what waits for its job does until then, unless it is gathered before it is due. */
function mayGoWith(row: Delivery, one: Delivery, now: number): boolean {
  return (
    one.to === row.to &&
    one._id !== row._id &&
    one.workspace === row.workspace &&
    one.account === row.account &&
    (one.released !== false || one.dueAt > now)
  )
}

function candidatesOf(row: Delivery, kindOf: KindOf): Candidate[] {
  const kind = kindOf(row)
  return kind && row.urgency ? [candidateOf(row, { ...kind, name: row.kind }, row.urgency)] : []
}

function candidateOf(
  { _id, dueAt, early = 0, sendBy, alone, repeats: done = 0 }: Delivery,
  { name, repeats, gathers = 0 }: { name: string; repeats: boolean; gathers?: number },
  urgency: Candidate['urgency'],
): Candidate {
  return {
    id: _id,
    kind: name,
    urgency,
    dueAt: dueAt + early,
    sendBy,
    repeats,
    gathers,
    alone: alone === true || done > 0,
  }
}

/** @returns by whose clock, and outside whose quiet hours, a person's days are counted. */
export function readerOfDay(person: Person | null, { defaults }: Parts): BudgetReader {
  return {
    zone: person?.zone ?? defaults.zone,
    quiet: person?.quiet ?? defaults.quiet,
    digestOnly: person?.digestOnly === true,
  }
}

function changedDays(before: DayBudget, { spent }: Placement): DayBudget[] {
  const isSame =
    spent.length === before.spent.length &&
    spent.every(({ id, day }, at) => before.spent[at]?.id === id && before.spent[at]?.day === day)
  return isSame ? [] : [{ ...before, spent: [...spent] }]
}

/**
 * First the carriers, then the lines: a carrier without lines ends by itself, and a line always has one.
 * @returns the rows whose carrier had gone by then.
 */
async function merge(
  { store }: Parts,
  placed: readonly { row: Delivery; others: readonly Delivery[]; placement: Placement }[],
): Promise<ReadonlySet<string>> {
  const merging = placed.flatMap(({ row, others, placement }) =>
    placement.how === 'merges' ? [{ row, others, ...placement }] : [],
  )
  if (merging.length === 0) return new Set()
  const carriers = merging.map(({ row, carrier }) => carrierRow(row, carrier))
  const known = await store.insert(carriers)
  const open = known.length > 0 ? await store.withIds(known) : []
  // One that has gone takes no more: the rows stay as they are, and are looked at again.
  const over = new Set(open.filter(({ state }) => state !== 'planned').map(({ _id }) => _id))
  await store.merge(
    merging.flatMap(({ row, others, lines }, at) => {
      const carrier = carriers[at]?._id ?? ''
      const mine = over.has(carrier) ? [] : [row, ...others].filter(({ _id }) => lines.includes(_id))
      return mine.map((line) => ({ row: line, carrier }))
    }),
  )
  return new Set(merging.flatMap(({ row }, at) => (over.has(carriers[at]?._id ?? '') ? [row._id] : [])))
}
