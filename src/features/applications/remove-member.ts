import { groupOf, officesOf } from '#charter/charter.ts'
import type { Mentioned } from '#chat/incoming.ts'
import { type Context, entry } from '#context.ts'
import { mustBeAbleTo } from '#features/groups/access.ts'
import { type Application, openStates } from '#features/groups/application.ts'
import { isHeld, removalUntil } from '#features/groups/application-rules.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { readLeadership } from '#features/groups/read-roster.ts'
import { accountId } from '#features/people/account.ts'
import { accountStore, personStore } from '#features/people/person-store.ts'
import { plainLetters } from '#plain-letters.ts'
import { epochOf, type Instant } from '#time/instant.ts'
import { UserError } from '#user-error.ts'

/** A member who can be removed, by their membership. */
export type Removable = { application: string; person: string; name: string }

/** No platform offers more in one choice. */
const most = 100

/**
 * The members of a group who can be removed, by name: not its leaders, whose terms are ended first, and not oneself.
 * @param ask.named only those whose names hold these words. @param ask.account only whoever is behind this mention.
 * @param ask.to what is done to them, where that is no removal. @throws UserError for those who may not do it.
 */
export async function removableMembers(
  context: Context,
  ask: { group: string; named?: string; account?: Mentioned; to?: 'warn-members' },
): Promise<Removable[]> {
  const { store, by, now } = context
  // Done again after a crash, the form still offers whom it has removed.
  const justRemoved = { state: 'ended', 'removal.by': by, 'removal.at': now }
  await mustBeAbleTo(context, ask.to ?? 'edit-roster', ask.group)
  const [members, [leadership], account] = await Promise.all([
    store(applicationStore).pick({ group: ask.group, $or: [{ state: 'accepted' }, justRemoved] }, ['person']),
    readLeadership(context, [ask.group]),
    ask.account ? store(accountStore).get(accountId(ask.account)) : null,
  ])
  const spared = new Set([by, ...(leadership?.leaders ?? []).map(({ person }) => person)])
  const removable = members.filter(
    ({ person }) => !spared.has(person) && (ask.account === undefined || person === account?.person),
  )
  const people = await store(personStore).pick({ _id: { $in: removable.map(({ person }) => person) } }, ['name'])
  const names = new Map(people.map(({ _id, name }) => [_id, name]))
  const words = plainLetters(ask.named ?? '').split(' ')
  return removable
    .map(({ _id, person }) => ({ application: _id, person, name: names.get(person) || 'someone without a name' }))
    .filter(({ name }) => words.every((word) => plainLetters(name).includes(word)))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en'))
    .slice(0, most)
}

export type RemoveAsk = { application: string; reason: string; note: string | null }

/** `gone`: they had left before, or somebody else has removed them. `back`: they are a member again. */
export type Removed = { kind: 'removed' | 'gone' | 'back'; application: Application; name: string; reached: boolean }

/** Ends somebody's membership, with a reason of the charter's. They are told once it can no longer be undone. */
export async function removeMember(context: Context, ask: RemoveAsk): Promise<Removed> {
  const { charter, by, now } = context
  const found = await membershipFor(context, ask.application)
  if (found.person === by)
    throw new UserError('own-membership', "That's you. You can leave the group yourself.", {
      next: [{ label: 'Leave the group', say: `leave ${found.group}` }],
    })
  const [leadership] = await readLeadership(context, [found.group])
  if (leadership?.leaders.some(({ person }) => person === found.person)) throw stillLeads(context, found.group)
  if (!charter.removals.reasons.some(({ id }) => id === ask.reason))
    throw new UserError('no-reason', 'Please choose a reason. The member reads it.', { field: 'reason' })
  if (found.state === 'accepted' && isHeld(found.decision, charter, now))
    throw new UserError('just-accepted', 'We have not told them yet that they are accepted. Undo that instead.', {
      next: [{ label: 'Undo it', say: 'undo' }],
    })
  const removal = { by, at: now, reason: ask.reason, note: ask.note }
  const application = await context
    .store(applicationStore)
    .change(found._id, entry(context, 'removed'), (before) =>
      before.state === 'accepted' ? { ...before, state: 'ended', endedAt: now, touchedAt: now, removal } : before,
    )
  const given = application.state === 'ended' && application.removal?.by === by ? application.removal : null
  // Once the member was told there is nothing to undo: whoever presses late is told that they had left.
  const isThis = given !== null && (given.at === now || epochOf(now) < removalUntil(given, charter))
  return about(context, isThis ? 'removed' : 'gone', application)
}

/**
 * Makes somebody a member again whom the one who asks has removed, while nobody was told. A member is returned as they are.
 * @param ask.at when they were removed, where only that removal is meant.
 */
export async function undoRemoval(context: Context, ask: { application: string; at?: Instant }): Promise<Removed> {
  const { person, group } = await membershipFor(context, ask.application)
  const again = await context.store(applicationStore).find({ person, group, state: { $in: [...openStates] } })
  if (again.some(({ _id }) => _id !== ask.application))
    throw new UserError('applied-again', 'They have applied again since. Please accept that application.', {
      next: [{ label: 'See what waits', say: `review ${group}` }],
    })
  const stored = context.store(applicationStore)
  const application = await stored.change(ask.application, entry(context, 'removal undone'), (before) => {
    const { removal, ...member } = before
    if (before.state !== 'ended' || removal === undefined || removal.at !== (ask.at ?? removal.at)) return before
    const next = [{ label: 'See who is in it', say: `members ${group}` }]
    if (removal.by !== context.by)
      throw new UserError('not-yours', 'Only the person who removed them can undo it.', { next })
    if (epochOf(context.present()) >= removalUntil(removal, context.charter))
      throw new UserError('too-late', "It's too late to undo this. We've told them.", { next })
    return { ...member, state: 'accepted', endedAt: null, touchedAt: context.now }
  })
  return about(context, application.state === 'accepted' ? 'back' : 'gone', application)
}

async function about(
  { store, deliveries }: Context,
  kind: Removed['kind'],
  application: Application,
): Promise<Removed> {
  const { person } = application
  const [[known], reached] = await Promise.all([
    store(personStore).pick({ _id: person }, ['name']),
    deliveries.reachable([person]),
  ])
  return { kind, application, name: known?.name || 'The member', reached: reached.has(person) }
}

export type LastRemoval = { removed: string; at: Instant }

/** Whom the one who asks removed last, where that still stands. */
export async function lastRemoval(context: Context, _ask: object = {}): Promise<LastRemoval | null> {
  const asked = { 'removal.by': context.by, state: 'ended' }
  const [last] = await context
    .store(applicationStore)
    .pick(asked, ['removal'], { sort: { 'removal.at': -1 }, limit: 1 })
  return last?.removal ? { removed: last._id, at: last.removal.at } : null
}

async function membershipFor(context: Context, id: string): Promise<Application> {
  const found = await context.store(applicationStore).get(id)
  if (found === null)
    throw new UserError('no-such-membership', 'This membership no longer exists.', {
      next: [{ label: 'See my status', say: 'status' }],
    })
  await mustBeAbleTo(context, 'edit-roster', found.group)
  return found
}

function stillLeads({ charter }: Context, group: string): UserError {
  const [leading] = officesOf(charter, 'leader')
  const { short } = groupOf(charter, group)
  return new UserError(
    'still-leads',
    `They are a ${charter.words.leader.one} of ${short}. The secretariat ends their term first.`,
    {
      next: [
        { label: 'End the term', say: `end ${leading?.id ?? 'leader'} ${group}` },
        { label: 'Ask the secretariat', say: 'contact' },
      ],
    },
  )
}
