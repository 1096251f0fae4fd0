import { type Context, entry } from '#context.ts'
import { groupWithId, isSecretariat, may, requireRole } from '#features/groups/access.ts'
import { personStore } from '#features/people/person-store.ts'
import { sayDateAt } from '#time/say-instant.ts'
import { dateAt } from '#time/wall-time.ts'
import { UserError } from '#user-error.ts'
import { type CaseStudy, longestLine } from './case.ts'
import { caseStore } from './case-store.ts'

/** Adds a case study to what a group collects, once. @throws UserError for those outside, and where the link is there. */
export async function shareCase(
  context: Context,
  ask: { group: string; url: string; line: string },
): Promise<CaseStudy> {
  await requireMember(context, ask.group)
  const { by, now, store } = context
  const line = ask.line.trim().slice(0, longestLine)
  const made: CaseStudy = {
    ...{ _id: context.id('case'), group: ask.group, by, at: now, url: ask.url, line },
    ...{ consent: 'members', removedAt: null },
  }
  if (await store(caseStore).insert(made, entry(context, 'shared'))) return made
  const [known] = await store(caseStore).find({ group: ask.group, url: ask.url })
  if (known === undefined || known._id === made._id) return made
  if (known.removedAt !== null)
    return store(caseStore).change(known._id, entry(context, 'shared again'), (before) =>
      before.removedAt === null ? before : { ...made, _id: before._id },
    )
  const [person] = await store(personStore).pick({ _id: known.by }, ['name'])
  const day = sayDateAt(dateAt(known.at, context.charter.organisation.zone), now)
  throw new UserError('shared-before', `${person?.name || 'Someone'} shared this link on ${day}. It is there once.`, {
    next: [{ label: 'See the case studies', say: `cases ${ask.group}` }],
  })
}

/** Says whether others than members may see it with its author's name; for its author. */
export async function setCaseConsent(
  context: Context,
  ask: { id: string; consent: CaseStudy['consent'] },
): Promise<CaseStudy> {
  const { _id } = await ownCase(context, ask.id)
  return context
    .store(caseStore)
    .change(_id, entry(context, `consent ${ask.consent}`), (before) =>
      before.consent === ask.consent ? before : { ...before, consent: ask.consent },
    )
}

/** Takes a case study away again; for its author. */
export async function takeCaseBack(context: Context, ask: { id: string }): Promise<CaseStudy> {
  const { _id } = await ownCase(context, ask.id)
  return takenAway(context, _id, 'taken back')
}

/** Takes an unsuitable case study off the list: for the leaders of its group, the secretariat and its author. */
export async function removeCase(context: Context, ask: { id: string }): Promise<CaseStudy> {
  const found = await context.store(caseStore).get(ask.id)
  if (found === null) throw new UserError('no-case', 'This case study no longer exists.')
  if (found.by !== context.by && !(await isSecretariat(context, context.by)))
    await requireRole(context, found.group, 'leader')
  return takenAway(context, found._id, 'removed')
}

/** Whether the one who acts may remove any case study of this group. */
export async function mayRemoveCases(context: Context, ask: { group: string }): Promise<boolean> {
  return (await isSecretariat(context, context.by)) || may(context, 'schedule-meetings', ask.group)
}

async function takenAway(context: Context, id: string, what: string): Promise<CaseStudy> {
  return context
    .store(caseStore)
    .change(id, entry(context, what), (before) =>
      before.removedAt === null ? { ...before, removedAt: context.now } : before,
    )
}

/** What a group has collected, the latest first, with the names of those who did. */
export type Cases = { cases: CaseStudy[]; names: ReadonlyMap<string, string> }

/** The case studies of a group, for its members and those who see all. */
export async function readCases(context: Context, ask: { group: string }): Promise<Cases> {
  await requireMember(context, ask.group)
  return casesOf(context, { group: ask.group, removedAt: null })
}

/** Those of a group whose authors agreed that anybody sees them with their name. */
export async function readPublicCases(context: Context, ask: { group: string }): Promise<Cases> {
  return casesOf(context, { group: ask.group, removedAt: null, consent: 'public' })
}

async function casesOf({ store }: Context, which: Record<string, unknown>): Promise<Cases> {
  const cases = await store(caseStore).find(which, { sort: { at: -1 }, limit: 200 })
  const ids = [...new Set(cases.map(({ by }) => by))]
  const people = ids.length === 0 ? [] : await store(personStore).pick({ _id: { $in: ids } }, ['name'])
  return { cases, names: new Map(people.map(({ _id, name }) => [_id, name])) }
}

async function ownCase(context: Context, id: string): Promise<CaseStudy> {
  const found = await context.store(caseStore).get(id)
  if (found?.by === context.by) return found
  throw new UserError('not-yours', 'Only the person who shared it can change it.', {
    next: [{ label: 'See my status', say: 'status' }],
  })
}

async function requireMember(context: Context, group: string): Promise<void> {
  try {
    await requireRole(context, group, 'reader')
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== 'not-a-member') throw error
    const { short } = groupWithId(context.charter, group)
    throw new UserError('not-a-member', `You are not in ${short}. Its members collect its case studies.`, {
      next: error.next,
    })
  }
}
