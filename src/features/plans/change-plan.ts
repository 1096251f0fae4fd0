import { groupOf } from '#charter/charter.ts'
import { planKindIn } from '#charter/plans.ts'
import { type Context, entry } from '#context.ts'
import { groupWithId, requireRole } from '#features/groups/access.ts'
import { plus } from '#time/instant.ts'
import { sayDateAt } from '#time/say-instant.ts'
import { type CalendarDate, dateAt } from '#time/wall-time.ts'
import { UserError } from '#user-error.ts'
import { emptyPlan, longestTitle, type Milestone, mostItems, noted, type Plan, withoutChange } from './plan.ts'
import { requirePlanPerson } from './plan-people.ts'
import { planStore } from './plan-store.ts'
import { type PlanView, requireReader, viewOf } from './read-plan.ts'

/** Changes the plan of a group by a rule, for those who lead it; the rule gives back the same plan where nothing changes. */
export async function changePlan(
  context: Context,
  { group, what }: { group: string; what: string },
  rule: (before: Plan) => Plan,
): Promise<Plan> {
  await requireRole(context, group, 'leader')
  return writePlan(context, { group, what }, rule)
}

/** The same for who was found to have a part in it, such as the owner of a milestone. */
export async function writePlan(
  context: Context,
  { group, what }: { group: string; what: string },
  rule: (before: Plan) => Plan,
): Promise<Plan> {
  return context.store(planStore).put(group, entry(context, what), (before) => rule(before ?? emptyPlan(group)))
}

/** What a change came to; `rev` is the one that an undo takes back; null where nothing changed. */
export type PlanChanged = { view: PlanView; rev: number | null }

type MilestoneAsk = {
  group: string
  /** Makes it happen once; absent: this act does. */
  id?: string
  title: string
  date: CalendarDate
  owner: string
}

/** Adds a milestone, once. @throws UserError for an owner who is not in the group. */
export async function addMilestone(context: Context, ask: MilestoneAsk): Promise<PlanChanged> {
  const title = titleIn(ask.title)
  await requireRole(context, ask.group, 'leader')
  await requirePlanPerson(context, { group: ask.group, person: ask.owner })
  const id = ask.id ?? context.id('milestone')
  const plan = await writePlan(context, { group: ask.group, what: 'milestone added' }, (before) => {
    // Done again after a crash, or pressed twice, it is there already.
    if (before.milestones.some((one) => one.id === id)) return before
    requireRoom(before.milestones.length)
    const { by, now: at, charter } = context
    const milestone: Milestone = {
      ...{ id, title, date: ask.date, owner: ask.owner, done: null },
      kind: planKindIn(charter, title)?.id ?? null,
      set: { by, at, rev: before.rev + 1 },
    }
    const milestones = [...before.milestones, milestone]
    return noted({ ...before, milestones }, context, { what: 'added', title, to: ask.date, after: milestone })
  })
  return changed(context, plan, id)
}

/** Moves a milestone to another day, or gives it another title or owner. @throws UserError for a new owner from outside. */
export async function moveMilestone(
  context: Context,
  ask: { group: string; milestone: string; title: string; date: CalendarDate; owner: string },
): Promise<PlanChanged> {
  const title = titleIn(ask.title)
  await requireRole(context, ask.group, 'leader')
  const known = await context.store(planStore).get(ask.group)
  const isNew = known?.milestones.find(({ id }) => id === ask.milestone)?.owner !== ask.owner
  if (isNew) await requirePlanPerson(context, { group: ask.group, person: ask.owner })
  return changeMilestone(context, { ...ask, what: 'milestone moved' }, (before, rev) => {
    if (before.date === ask.date && before.title === title && before.owner === ask.owner) return null
    const { by, now: at, charter } = context
    const isSet = before.date !== ask.date || before.owner !== ask.owner
    const after: Milestone = {
      ...before,
      ...{ title, date: ask.date, owner: ask.owner, kind: planKindIn(charter, title)?.id ?? null },
      set: isSet ? { by, at, rev } : before.set,
    }
    const what = before.date === after.date ? 'handed' : 'moved'
    return { after, change: { what, title, from: before.date, to: after.date } }
  })
}

/** Marks a milestone as done, or with `undone` as open again: for its owner, too. */
export async function finishMilestone(
  context: Context,
  ask: { group: string; milestone: string; undone?: true },
): Promise<PlanChanged> {
  const isDone = ask.undone !== true
  const known = await context.store(planStore).get(ask.group)
  const isOwn = known?.milestones.some(({ id, owner }) => id === ask.milestone && owner === context.by) ?? false
  await requireOwnerOrLeader(context, { group: ask.group, isOwn })
  return changeMilestone(context, { ...ask, what: isDone ? 'milestone done' : 'milestone reopened' }, (before) => {
    if ((before.done !== null) === isDone) return null
    const after = { ...before, done: isDone ? { by: context.by, at: context.now } : null }
    return { after, change: { what: isDone ? 'done' : 'reopened', title: before.title } }
  })
}

/** The owner of a part of a plan may finish it while they are in the group; others must lead it. */
export async function requireOwnerOrLeader(context: Context, ask: { group: string; isOwn: boolean }): Promise<void> {
  if (ask.isOwn) return requireReader(context, groupWithId(context.charter, ask.group))
  return requireRole(context, ask.group, 'leader')
}

/** Takes a milestone off the plan. */
export async function removeMilestone(
  context: Context,
  ask: { group: string; milestone: string },
): Promise<PlanChanged> {
  await requireRole(context, ask.group, 'leader')
  return changeMilestone(context, { ...ask, what: 'milestone removed' }, (before) => ({
    after: null,
    change: { what: 'removed', title: before.title, from: before.date },
  }))
}

/** `late`: others are told by now, or what was changed has changed again since. */
export type PlanUndone = { kind: 'undone' | 'late'; view: PlanView }

/** Takes back one change of a plan: for those who lead the group, and for the owner who marked a milestone as done. */
export async function undoPlanChange(context: Context, ask: { group: string; rev: number }): Promise<PlanUndone> {
  const { by, store } = context
  const known = await store(planStore).get(ask.group)
  const made = known?.changes.find(({ rev }) => rev === ask.rev)
  const isOwn = made?.by === by && made.after?.owner === by && (made.what === 'done' || made.what === 'reopened')
  await requireOwnerOrLeader(context, { group: ask.group, isOwn })
  const plan = await writePlan(context, { group: ask.group, what: 'undid' }, (before) =>
    isUndoable(before, ask.rev, context) ? withoutChange(before, ask.rev) : before,
  )
  const change = plan.changes.find(({ rev }) => rev === ask.rev)
  return { kind: change?.undone ? 'undone' : 'late', view: await viewOf(context, plan) }
}

function isUndoable({ changes }: Plan, rev: number, { charter, ...context }: Context): boolean {
  const change = changes.find((one) => one.rev === rev)
  return change !== undefined && context.present() < plus(change.at, charter.meetings.hold.schedule)
}

/** Says what the deliverable is: its title, objective and scope. */
export async function describePlan(
  context: Context,
  ask: { group: string; title: string; objective: string; scope: string },
): Promise<PlanView> {
  const said = { title: ask.title.trim(), objective: ask.objective.trim(), scope: ask.scope.trim() }
  const plan = await changePlan(context, { group: ask.group, what: 'described' }, (before) => {
    const { title, objective, scope } = before
    if (title === said.title && objective === said.objective && scope === said.scope) return before
    return noted({ ...before, ...said }, context, { what: 'described', title: said.title })
  })
  return viewOf(context, plan)
}

/** Keeps a link as the document of the plan. */
export async function linkPlan(context: Context, ask: { group: string; url: string }): Promise<PlanView> {
  const plan = await changePlan(context, { group: ask.group, what: 'linked' }, (before) =>
    before.document === ask.url
      ? before
      : noted({ ...before, document: ask.url }, context, {
          what: 'linked',
          title: groupOf(context.charter, ask.group).short,
        }),
  )
  return viewOf(context, plan)
}

type Change = Omit<Parameters<typeof noted>[2], 'before' | 'after'>

async function changeMilestone(
  context: Context,
  { group, milestone, what }: { group: string; milestone: string; what: string },
  rule: (before: Milestone, rev: number) => { after: Milestone | null; change: Change } | null,
): Promise<PlanChanged> {
  const plan = await writePlan(context, { group, what }, (before) => {
    const found = before.milestones.find(({ id }) => id === milestone)
    const made = found ? rule(found, before.rev + 1) : null
    if (found === undefined || made === null) {
      if (found === undefined && !isOwnRemoval(before, milestone, context)) throw gone(context, before, milestone)
      return before
    }
    const others = before.milestones.filter(({ id }) => id !== milestone)
    const milestones = made.after ? [...others, made.after] : others
    return noted({ ...before, milestones }, context, { ...made.change, before: found, after: made.after })
  })
  return changed(context, plan, milestone)
}

/** Done again after a crash, the removal is this act still. */
function isOwnRemoval({ changes }: Plan, milestone: string, { by, now }: Context): boolean {
  const last = changes.findLast(({ before }) => before?.id === milestone)
  return last?.what === 'removed' && last.by === by && last.at === now
}

function gone({ charter, now }: Context, plan: Plan, milestone: string): UserError {
  const removed = plan.changes.findLast(({ before, what }) => what === 'removed' && before?.id === milestone)
  const when = removed ? ` It was removed on ${sayDateAt(dateAt(removed.at, charter.organisation.zone), now)}.` : ''
  return new UserError('no-milestone', `This milestone is not in the plan any more.${when}`, {
    next: [{ label: `See the ${groupOf(charter, plan.group).short} plan`, say: `plan ${plan.group}` }],
  })
}

async function changed(context: Context, plan: Plan, milestone: string): Promise<PlanChanged> {
  const last = plan.changes.findLast(({ before, after }) => (after ?? before)?.id === milestone)
  const isOwn = last?.at === context.now && last.by === context.by
  return { view: await viewOf(context, plan), rev: isOwn ? last.rev : null }
}

/** @throws UserError for no title, or one that is too long. */
export function titleIn(words: string): string {
  const title = words.replace(/\s+/g, ' ').trim()
  if (title === '') throw new UserError('no-title', 'Please write what is to be done.', { field: 'title' })
  if (title.length <= longestTitle) return title
  throw new UserError('too-long', `Please use ${longestTitle} characters at most for the title.`, { field: 'title' })
}

/** @throws UserError where a plan has no room for one more. */
export function requireRoom(count: number): void {
  if (count >= mostItems)
    throw new UserError('plan-full', `A plan holds ${mostItems} of these. Please remove one first.`)
}

/** A change of a plan that can be taken back. */
export type LastPlanChange = { group: string; planRev: number; at: string }

/** The last change of a milestone by the one who acts that is not undone; null where there is none. */
export async function lastOwnPlanChange(context: Context, _ask: object = {}): Promise<LastPlanChange | null> {
  const plans = await context.store(planStore).find({ 'changes.by': context.by })
  const own = plans.flatMap(({ group, changes }) =>
    changes
      .filter(({ by, undone, before, after }) => by === context.by && !undone && (before ?? after) !== null)
      .map(({ rev, at }) => ({ group, planRev: rev, at })),
  )
  return own.toSorted((one, other) => (one.at < other.at ? -1 : 1)).at(-1) ?? null
}
