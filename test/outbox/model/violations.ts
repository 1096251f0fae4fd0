import type { Spent } from '#outbox/budget/day-budget.ts'
import { crowded, type Delivery } from '#outbox/delivery.ts'
import { hour, minute, sameContent, timedToyKinds } from '../toy.ts'
import type { Outcome } from './run-script.ts'
import type { Post } from './toy-platform.ts'
import { type Moment, still, type ToyWorld } from './toy-world.ts'

/** @returns everything in which an outcome breaks the promise, in words; nothing where it was kept. */
export function violations(outcome: Outcome): string[] {
  return [
    ...outcome.errors.map(
      (error) => `a process failed: ${error instanceof Error ? error.stack : JSON.stringify(error)}`,
    ),
    ...repeats(outcome),
    ...tooOften(outcome),
    ...livesTooMany(outcome),
    ...outcome.posts.flatMap((post) => unjustified(outcome.world, post)),
    ...untold(outcome),
    ...unfinished(outcome),
    ...crowdedDays(outcome),
    ...unreleased(outcome),
    ...restless(outcome),
    ...unnudged(outcome),
  ]
}

/** What a slot tells apart for its reader: what follows an @ is none of it. */
function slotOf({ slot }: { slot: string }): string {
  return slot.split('@')[0] ?? slot
}

/** Reminders and nudges at most once, unless a person sends them again; what is told again says that it may be a repetition. */
function repeats({ posts, rows }: Outcome): string[] {
  const seen = new Set<string>()
  const revived = new Set(rows.filter(({ life = 0 }) => life > 0).map(({ _id }) => _id))
  return posts.flatMap((post) => {
    // By what it means, not by its key: two keys for one notice are two messages.
    const meaning = `${post.mark.split('|')[0]}|${post.kind}|${slotOf(post)}|${post.to}`
    const first = !seen.has(meaning)
    seen.add(meaning)
    const mayRepeat = post.kind === 'invitation' || post.kind === 'change' || revived.has(post.mark)
    return first || (mayRepeat && post.saysRepeated) ? [] : [`posted again: ${post.mark}`]
  })
}

/** What nobody can tell the fate of is given to the platform three times a life at most, whether it arrived or not. */
function tooOften({ asked, rows }: Outcome): string[] {
  const lives = new Map(rows.map(({ _id, life = 0 }) => [_id, 1 + life]))
  const counts = Map.groupBy(asked, (mark) => mark)
  return [...counts].flatMap(([mark, times]) =>
    times.length > 3 * (lives.get(mark) ?? 1) ? [`given ${times.length} times: ${mark}`] : [],
  )
}

/** Each button gives a row one more life, however often it is pressed. */
function livesTooMany({ pressed, rows }: Outcome): string[] {
  return rows.flatMap(({ _id, life = 0 }) =>
    life > pressed ? [`${life} more lives by ${pressed} buttons: ${_id}`] : [],
  )
}

/** Every post was right at some moment since its sender began to look. */
function unjustified(world: ToyWorld, post: Post): string[] {
  const isStill = post.mark.startsWith('u|')
  const moments = world
    .since(post.knownSince)
    .map((moment) => (isStill ? { ...moment, content: still, absent: [] } : moment))
  return moments.some((moment) => isRight(post, moment)) ? [] : [`not right when it was sent: ${JSON.stringify(post)}`]
}

function isRight(
  { kind, to, told, business, ...post }: Post,
  { content, members, lead, absent, business: then }: Moment,
): boolean {
  const slot = slotOf(post)
  if (kind === 'nudge')
    return content.on && slot.startsWith(`${content.starts}/`) && business >= content.starts + 30 * minute
  if (!members.includes(to)) return false
  if (kind === 'change') return sameContent(told, content)
  if (!content.on || then >= content.starts) return false
  if (kind === 'invitation') return true
  return !absent.includes(to) && slot === `${content.starts}` && business >= content.starts - lead
}

/** Everyone in the group was last told what is true, or has a row that says why not. */
function untold({ world, posts, rows }: Outcome): string[] {
  const { content, members, business } = world.now()
  return members.flatMap((person) => {
    const told = posts.filter(
      ({ mark, to, kind }) => mark.startsWith('t|') && to === person && (kind === 'invitation' || kind === 'change'),
    )
    const last = told.toSorted((a, b) => b.told.rev - a.told.rev)[0]?.told
    if (last ? sameContent(last, content) : !content.on || business >= content.starts) return []
    const failed = rows.some(
      ({ to, kind, state, why }) =>
        to === person && kind !== 'reminder' && (state === 'failed' || state === 'merged' || why === crowded),
    )
    return failed ? [] : [`${person} was last told ${JSON.stringify(last ?? null)}, true is ${JSON.stringify(content)}`]
  })
}

/** Nothing stays under way, nothing ends without a reason, and what is due has gone out. */
function unfinished({ quiet, rows }: Outcome): string[] {
  return rows.flatMap(({ _id, state, why, dueAt, carrier }) => {
    if (state === 'planned' && dueAt <= quiet.at) return [`due, and still planned: ${_id}`]
    if (state === 'merged' && !willGo(rows, carrier, quiet.at)) return [`waits for what has gone: ${_id}`]
    if (state === 'sending' || state === 'unknown') return [`still ${state}: ${_id}`]
    return (state === 'dropped' || state === 'failed') && !why ? [`${state} without a reason: ${_id}`] : []
  })
}

function willGo(rows: Outcome['rows'], carrier: string | undefined, at: number): boolean {
  return rows.some(({ _id, state, dueAt }) => _id === carrier && state === 'planned' && dueAt > at)
}

/** Nobody's day holds more than it may, but for what is urgent; and whatever arrived lately was counted. */
function crowdedDays({ day, days, posts, rows, world }: Outcome): string[] {
  if (day === null) return []
  const sendBys = new Map(rows.map(({ _id, sendBy }) => [_id, sendBy]))
  /** When the toy that moves would start, as it was known at this time of business: it may have moved since. */
  const moments = world.since(0)
  const startsKnownAt = (at: number) =>
    moments
      .filter(({ business }, place) => business <= at && (moments[place + 1]?.business ?? at) >= at)
      .map(({ content }) => content.starts)
  /** A change or an invitation for which no morning comes in time goes on a full day, too. */
  const hadNoMorning = ({ id, kind, at }: Spent) =>
    (kind === 'invitation' || kind === 'change') &&
    Math.min(sendBys.get(id) ?? Number.POSITIVE_INFINITY, ...(id.startsWith('t|') ? startsKnownAt(at) : [])) - at <=
      25 * hour
  return days.flatMap(({ at, budgets }) => {
    const tooMany = budgets.flatMap(({ _id, spent }) => {
      const counted = spent.filter((one) => day.urgency[one.kind] !== 'now' && !hadNoMorning(one))
      const byDay = Map.groupBy(counted, (one) => one.day)
      return [...byDay].flatMap(([date, some]) =>
        some.length > day.most ? [`${some.length} to ${_id} on ${date}`] : [],
      )
    })
    const lately = posts.filter(({ business }) => business > at - 24 * hour && business <= at)
    const counted = new Set(budgets.flatMap(({ spent }) => spent.map(({ id }) => id)))
    const uncounted = lately.filter((post) => !counted.has(post.in))
    return [...tooMany, ...uncounted.map((post) => `not counted: ${post.in}`)]
  })
}

/** What goes out by the clock was let go by its job, and nothing else waits for one. */
function unreleased({ rows }: Outcome): string[] {
  return rows.flatMap(({ _id, kind, state, released }) => {
    if (state === 'dropped') return []
    if (released === undefined) return timedToyKinds.has(kind) ? [`waits for no job: ${_id}`] : []
    if (!timedToyKinds.has(kind)) return [`waits for a job: ${_id}`]
    return released || state === 'planned' ? [] : [`${state}, and never released: ${_id}`]
  })
}

/**
 * Planning again writes nothing, beyond the fence, which raises `v` and `epoch`. A row that a pass inserted after it was
 * overtaken may be tidied away: until then the check before sending keeps it from going out.
 */
function restless({ rows, again, quiet }: Outcome): string[] {
  const seen = new Map(rows.map((row) => [row._id, row]))
  return again.flatMap((row) => {
    const before = seen.get(row._id)
    if (before && text(before) === text(row)) return []
    const wasLeftBehind =
      before?.state === 'planned' && before.v === 1 && before.epoch < (quiet.epochs.get(row.root) ?? 0)
    return wasLeftBehind && row.state === 'dropped' ? [] : [`planning again changed ${text(row)}`]
  })
}

function text({ v: _v, epoch: _epoch, ...row }: Delivery): string {
  return JSON.stringify(row)
}

/** The ladder goes on: a day after its first rung was settled, whatever died in between, there is a second. */
function unnudged({ world, later }: Outcome): string[] {
  if (later === null) return []
  const { starts } = world.now().content
  return [1, 2].flatMap((step) => {
    const row = later.find((one) => one.kind === 'nudge' && slotOf(one) === `${starts}/${step}`)
    return row?.state === 'sent' || row?.state === 'failed' ? [] : [`rung ${step} is ${row?.state ?? 'missing'}`]
  })
}
