import { groupOf } from '#charter/charter.ts'
import { type Context, entry } from '#context.ts'
import { isSecretariat, seesAll } from '#features/groups/access.ts'
import { partIn, powersIn } from '#features/groups/identity.ts'
import { readIdentity } from '#features/groups/read-identity.ts'
import { sayDateAt } from '#time/say-instant.ts'
import { dateAt } from '#time/wall-time.ts'
import { UserError } from '#user-error.ts'
import { type Dispute, guided, withView } from './dispute.ts'
import { type DisputeFacts, disputeFacts, factsOfDisputes, groupsLedBy } from './dispute-facts.ts'
import { disputeStore } from './dispute-store.ts'

/** A dispute as somebody reads it. `changed`: whether what they just did is what it says now. */
export type ReadDispute = DisputeFacts & { changed: boolean }

/** Keeps a dispute between two groups, once. The words of a leader are that group's view. @throws UserError for strangers to both. */
export async function raiseDispute(
  context: Context,
  ask: { id: string; groups: readonly [string, string]; text: string },
): Promise<ReadDispute> {
  const { by, now, charter } = context
  const [one, other] = ask.groups
  if (one === other)
    throw new UserError('same-group', 'Please choose two different groups. Your text is kept.', { field: 'other' })
  const groups = [groupOf(charter, one).id, groupOf(charter, other).id]
  await mayRaise(context, groups)
  await refuseAnotherOpen(context, { id: ask.id, groups })
  const fresh: Dispute = {
    ...{ _id: ask.id, groups, by, at: now, text: ask.text, views: [] },
    ...{ guidance: null, guidedBy: null, guidedAt: null },
  }
  const led = await factsOf(context, fresh).then((facts) => groupsLedBy(facts, by))
  const views = led.map((group) => ({ group, by, at: now, text: ask.text }))
  await context.store(disputeStore).insert({ ...fresh, views }, entry(context, 'raised'))
  return { ...(await readDispute(context, { dispute: ask.id })), changed: true }
}

/** A dispute, for those in its groups, those who guide, and those who see all. @throws UserError for others. */
export async function readDispute(context: Context, ask: { dispute: string }): Promise<ReadDispute> {
  const facts = (await disputeFacts(context, [ask.dispute])).get(ask.dispute)
  if (facts === undefined) throw noSuchDispute()
  const { about, guides } = facts
  if (about.by === context.by || guides.includes(context.by) || groupsLedBy(facts, context.by).length > 0)
    return { ...facts, changed: false }
  const [all, ofSecretariat] = await Promise.all([seesAll(context), isSecretariat(context, context.by)])
  if (!all && !ofSecretariat) throw noSuchDispute()
  return { ...facts, changed: false }
}

/** Keeps the view of a group's leaders: the first one counts. @throws UserError for those who lead none of the two. */
export async function sayView(context: Context, ask: { dispute: string; text: string }): Promise<ReadDispute> {
  const { by, now } = context
  const facts = await readDispute(context, ask)
  const led = groupsLedBy(facts, by)
  if (led.length === 0) throw new UserError('not-a-leader', 'Only the leaders of the two groups say their view.')
  const about = await context
    .store(disputeStore)
    .change(ask.dispute, entry(context, 'said their view'), (before) =>
      led.reduce((next, group) => withView(next, { group, by, at: now, text: ask.text }), before),
    )
  const changed = about.views.some((view) => view.by === by && view.at === now)
  return { ...(await readDispute(context, ask)), changed }
}

/** Keeps the guidance, once: the first one counts. @throws UserError for those who may not. */
export async function guideDispute(context: Context, ask: { dispute: string; text: string }): Promise<ReadDispute> {
  const { by, now } = context
  const { guides, rosters } = await readDispute(context, ask)
  if (!guides.includes(by)) {
    const leads = groupsLedBy({ rosters }, by).length > 0
    const sentence = leads
      ? 'You lead one of the two groups. Another person gives the guidance.'
      : 'Only the people in charge of disputes give guidance.'
    throw new UserError('may-not-guide', sentence, { next: [{ label: 'See the disputes', say: 'dispute' }] })
  }
  const about = await context
    .store(disputeStore)
    .change(ask.dispute, entry(context, 'gave guidance'), (before) => guided(before, { by, at: now, text: ask.text }))
  return { ...(await readDispute(context, ask)), changed: about.guidedBy === by && about.guidedAt === now }
}

/** So many disputes are listed. */
const shown = 8

/** The last disputes that concern the one who asks, the open ones first. */
export async function readDisputes(context: Context, _ask: object = {}): Promise<DisputeFacts[]> {
  const { charter, store, by } = context
  const identity = await readIdentity(context)
  const [all, ofSecretariat] = await Promise.all([seesAll(context), isSecretariat(context, by)])
  const guides = powersIn(charter, identity, 'guide-disputes')(null)
  const led = identity.terms.flatMap(({ group }) => group ?? [])
  const groups = all || ofSecretariat || guides ? charter.groups.map(({ id }) => id) : led
  const options = { sort: { at: -1 as const }, limit: shown }
  const [ofGroups, own] = await Promise.all([
    groups.length === 0 ? [] : store(disputeStore).find({ groups: { $in: groups } }, options),
    store(disputeStore).find({ by }, options),
  ])
  const found = new Map([...ofGroups, ...own].map((one) => [one._id, one]))
  const facts = await factsOfDisputes(context, [...found.values()])
  return [...facts.values()].toSorted(
    (one, other) => Number(one.about.guidedAt !== null) - Number(other.about.guidedAt !== null),
  )
}

/** Whether somebody may bring it up: a member or leader of one of the groups, the secretariat, and who sees all. */
async function mayRaise(context: Context, groups: readonly string[]): Promise<void> {
  const identity = await readIdentity(context)
  if (groups.some((group) => partIn(context.charter, identity, group).belongs) || (await seesAll(context))) return
  throw new UserError('not-a-member', 'You are in neither of the two groups.', {
    field: 'one',
    next: [{ label: 'See groups', say: 'groups' }],
  })
}

/** The same two groups have one open dispute at most: their leaders and the people who guide are asked once. */
async function refuseAnotherOpen(
  { store, charter, now }: Context,
  { id, groups }: { id: string; groups: readonly string[] },
): Promise<void> {
  const open = await store(disputeStore).find({ groups: { $all: groups }, guidedAt: null }, { limit: 1 })
  const [other] = open.filter(({ _id }) => _id !== id)
  if (other === undefined) return
  const day = sayDateAt(dateAt(other.at, charter.organisation.zone), now)
  throw new UserError('open-already', `These groups have an open dispute since ${day}. We ask for guidance on it.`, {
    field: 'text',
    next: [{ label: 'See the disputes', say: 'dispute' }],
  })
}

async function factsOf(context: Context, dispute: Dispute): Promise<DisputeFacts> {
  const facts = (await factsOfDisputes(context, [dispute])).get(dispute._id)
  if (facts === undefined) throw new Error('a dispute without facts')
  return facts
}

function noSuchDispute(): UserError {
  return new UserError('no-such-dispute', "I don't know this dispute, or it isn't for you.", {
    next: [{ label: 'See the disputes', say: 'dispute' }],
  })
}
