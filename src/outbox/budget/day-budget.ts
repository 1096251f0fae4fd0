import { epochOf, instantText, millisecondsOf } from '#time/instant.ts'
import { type Hours, quietPeriodAt } from '#time/quiet-hours.ts'
import { type CalendarDate, type ClockTime, dateAt, instantOf, plusDays, weekdayOf } from '#time/wall-time.ts'
import type { Urgency } from '../notice-kind.ts'

/** How many messages a person gets in a day, and when the summary of the rest comes: the charter's. */
export type BudgetRules = { maxPerDay: number; summaryAt: ClockTime }

/** One message of a day: a delivery, or a summary that will be one. `at`: when it was let go, or is due; epoch milliseconds. */
export type Spent = { day: CalendarDate; id: string; kind: string; at: number }

/** What a person gets, and has got, lately: one document a person, whatever it is about and wherever they get it. */
export type DayBudget = { _id: string; v: number; spent: Spent[] }

/** Whose day it is. */
export type BudgetReader = { zone: string; quiet: Hours; digestOnly: boolean }

/** A row that may go alone, or with others. Epoch milliseconds. */
export type Candidate = {
  id: string
  kind: string
  urgency: Urgency
  dueAt: number
  sendBy: number
  /** Whether its kind is sent again where it is unknown if it arrived: such ones ride with their like alone. */
  repeats: boolean
  /** For so long after it those of its kind join it. */
  gathers: number
  /** Whether it may ride with no other: it was in a message that was refused, or is said once more. */
  alone: boolean
}

/** A message that stands for several rows, its lines. */
export type CarrierPlan = { kind: CarrierKind; slot: string; dueAt: number }

/** What may not be said twice has a carrier of its own, apart from what must be said again where nobody knows if it arrived. */
export type CarrierKind = 'summary' | 'news'

/**
 * Where a row goes; `spent`: what its person's days hold then. `later`: it is looked at again while it is of use; `never`:
 * its time ends before there is room.
 */
export type Placement = { spent: readonly Spent[] } & (
  | { how: 'goes' }
  | { how: 'merges'; carrier: CarrierPlan; lines: readonly string[] }
  | { how: 'later' | 'never' }
)

const anHour = millisecondsOf('PT1H')

/** So many alike within an hour come one by one; the next ones wait for the end of that hour, and are one message. */
const aloneInAnHour = 2

/** What is older than this is forgotten; a clock that was ahead for less forgets nothing. In days. */
const daysKept = 8
/** So many days ahead a summary is looked for that has room. */
const daysAhead = 14
/** So long after quiet hours a summary comes that would have come within them, in milliseconds. */
const afterQuiet = millisecondsOf('PT10M')

/** @returns the id of a carrier to a person: their own name stands where others have an aggregate. */
export function carrierId(person: string, { kind, slot }: Pick<CarrierPlan, 'kind' | 'slot'>): string {
  return `${person}|${kind}|${slot}|${person}`
}

/**
 * Says where a row goes that is due and right, by the budget of its reader's day:
 * - what is urgent goes at once, and is counted;
 * - everything else has `maxPerDay` messages a day, the last of which is kept for what cannot wait until the next morning,
 *   and for several rows in one message;
 * - rows of one kind that are due together are one message, and so are those of an hour from the third on;
 * - what is more, or is to a person who wants summaries only, joins the next morning's summary;
 * - what can be read whenever joins that of the next Monday, or where that is too late, of the next morning;
 * - what loses its use before that morning joins a message that is still to go; else it ends with a reason, or goes where
 *   it is a change or an invitation: those are never lost.
 * @param others further rows to the same person, by the same way, that are due or will be soon.
 * @param now epoch milliseconds of business time.
 */
export function placementOf(
  { person, head, others }: { person: string; head: Candidate; others: readonly Candidate[] },
  { budget, reader, rules, now }: { budget: readonly Spent[]; reader: BudgetReader; rules: BudgetRules; now: number },
): Placement {
  const today = dateAt(instantText(now), reader.zone)
  const since = plusDays(today, -daysKept)
  if (budget.some(({ id, day }) => id === head.id && day === today))
    return { how: 'goes', spent: budget.filter(({ day }) => day >= since) }
  // What was let go on an earlier day, and has not gone, counts for this one.
  const spent = budget.filter(({ id, day }) => day >= since && id !== head.id)
  const kind: CarrierKind = head.repeats ? 'news' : 'summary'
  const room = (day: CalendarDate, most = rules.maxPerDay) => spent.filter((one) => one.day === day).length < most
  const goes = (): Placement => ({
    how: 'goes',
    spent: [...spent, { day: today, id: head.id, kind: head.kind, at: now }],
  })
  const planned = (carrier: CarrierPlan) => spent.find(({ id }) => id === carrierId(person, carrier))
  const dayOf = ({ dueAt }: CarrierPlan) => dateAt(instantText(dueAt), reader.zone)
  /** One that has gone takes no more. */
  const mayJoin = (carrier: CarrierPlan) => {
    const known = planned(carrier)
    return known ? known.at >= now : room(dayOf(carrier))
  }
  const merges = (carrier: CarrierPlan, lines: readonly Candidate[] = []): Placement => {
    const one = { day: dayOf(carrier), id: carrierId(person, carrier), kind, at: carrier.dueAt }
    const ids = [head.id, ...lines.map(({ id }) => id)]
    return { how: 'merges', carrier, lines: ids, spent: planned(carrier) ? spent : [...spent, one] }
  }
  const atOnce: CarrierPlan = { kind, slot: instantText(now), dueAt: now }

  if (head.alone && head.urgency !== 'now') return room(today) ? goes() : { how: 'later', spent }
  const together = head.alone ? [] : others.filter((one) => goesWith(head, one, now))
  if (head.urgency === 'now') return together.length > 0 ? merges(atOnce, together) : goes()

  const [next = Number.POSITIVE_INFINITY] = morningsFrom(now, reader, { rules, before: head.sendBy, onMonday: false })
  const canWait = next < head.sendBy
  const waits = head.urgency === 'whenever' || reader.digestOnly
  if (!waits) {
    const alike = hourOfAlike({ head, spent, now })
    const carrier: CarrierPlan = { kind, slot: instantText(alike), dueAt: alike }
    const isUseful = alike > now && alike < head.sendBy && quietPeriodAt(reader.quiet, reader.zone, alike) === null
    if (isUseful && mayJoin(carrier)) return merges(carrier)
  }
  if (!(waits && canWait)) {
    if (together.length > 0 && room(today)) return merges(atOnce, together)
    if (room(today, canWait ? rules.maxPerDay - 1 : rules.maxPerDay)) return goes()
  }
  for (const onMonday of head.urgency === 'whenever' ? [true, false] : [false])
    for (const dueAt of morningsFrom(now, reader, { rules, before: head.sendBy, onMonday })) {
      const carrier = { kind, slot: dateAt(instantText(dueAt), reader.zone), dueAt }
      if (mayJoin(carrier)) return merges(carrier)
    }
  const open = spent.find(({ id, at }) => at > now && at < head.sendBy && id.startsWith(`${person}|${kind}|`))
  if (open) return merges({ kind, slot: slotOf(open.id), dueAt: open.at })
  // A change or an invitation that no day has room for before it is over has become urgent.
  return head.repeats ? goes() : { how: 'never', spent }
}

/** Urgent ones go along with urgent ones of their kind that gather, and others with those of their kind that are due. */
function goesWith(head: Candidate, one: Candidate, now: number): boolean {
  if (one.alone || one.kind !== head.kind || one.urgency !== head.urgency || one.urgency === 'whenever') return false
  return one.dueAt <= (head.gathers > 0 ? head.dueAt + head.gathers : head.urgency === 'now' ? 0 : now)
}

/** When the hour ends in which too many alike have come for this one to come alone; 0 where they have not. */
function hourOfAlike({ head, spent, now }: { head: Candidate; spent: readonly Spent[]; now: number }): number {
  const lately = spent.filter(({ kind, at }) => kind === head.kind && at > now - anHour && at <= now)
  const [first] = lately
  return first && lately.length >= aloneInAnHour ? first.at + anHour : 0
}

/**
 * The times of the morning summaries after now that come before this, in epoch milliseconds: outside their reader's quiet
 * hours, and a little after their end, so that what has waited for that end is in it.
 */
function* morningsFrom(
  now: number,
  { zone, quiet }: BudgetReader,
  { rules, before, onMonday }: { rules: BudgetRules; before: number; onMonday: boolean },
): Generator<number> {
  const today = dateAt(instantText(now), zone)
  const first = onMonday ? (8 - weekdayOf(today)) % 7 : 0
  for (let days = first; days <= daysAhead; days += onMonday ? 7 : 1) {
    const at = epochOf(instantOf(`${plusDays(today, days)}T${rules.summaryAt}`, zone))
    const night = quietPeriodAt(quiet, zone, at - 1)
    const due = night ? night.end + afterQuiet : at
    if (due >= before) return
    if (due > now) yield due
  }
}

function slotOf(carrier: string): string {
  return carrier.split('|')[2] ?? ''
}
