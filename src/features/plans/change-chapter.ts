import { groupOf } from '#charter/charter.ts'
import type { Context } from '#context.ts'
import { groupWithId, may } from '#features/groups/access.ts'
import { readIdentity } from '#features/groups/read-identity.ts'
import { personStore } from '#features/people/person-store.ts'
import type { CalendarDate } from '#time/wall-time.ts'
import { UserError } from '#user-error.ts'
import { changePlan, requireOwnerOrLeader, requireRoom, titleIn, writePlan } from './change-plan.ts'
import { authorOf, type Chapter, isFree, noted, openClaimers, type Plan } from './plan.ts'
import { goneFrom } from './plan-people.ts'
import { planStore } from './plan-store.ts'
import { type PlanView, viewOf } from './read-plan.ts'

/** Adds a chapter that members can claim, once. */
export async function addChapter(
  context: Context,
  ask: { group: string; id?: string; title: string; topics: readonly string[]; due: CalendarDate | null },
): Promise<PlanView> {
  const title = titleIn(ask.title)
  const id = ask.id ?? context.id('chapter')
  const plan = await changePlan(context, { group: ask.group, what: 'chapter added' }, (before) => {
    if (before.chapters.some((one) => one.id === id)) return before
    requireRoom(before.chapters.length)
    const chapter: Chapter = { id, title, topics: [...ask.topics], due: ask.due, claim: null, done: null }
    return noted({ ...before, chapters: [...before.chapters, chapter] }, context, { what: 'chapter', title })
  })
  return viewOf(context, plan)
}

/**
 * A member offers to draft a chapter; a leader who does drafts it at once. What somebody claimed who has left is free.
 * @throws UserError where another one was faster.
 */
export async function claimChapter(context: Context, ask: { group: string; chapter: string }): Promise<PlanView> {
  const { by, now } = context
  groupWithId(context.charter, ask.group)
  const leads = await may(context, 'schedule-meetings', ask.group)
  await requireMember(context, ask.group, leads)
  const known = await context.store(planStore).get(ask.group)
  const others = known === null ? [] : openClaimers(known).filter((person) => person !== by)
  const gone = await goneFrom(context, ask.group, others)
  const plan = await writePlan(context, { group: ask.group, what: 'chapter claimed' }, (before) =>
    changedChapter(before, { context, id: ask.chapter, what: 'claimed' }, (chapter) => {
      if (!isFree(chapter, gone)) return null
      const answered = leads ? { answer: 'yes' as const, answeredBy: by, answeredAt: now } : nobodyAnswered
      return { ...chapter, claim: { person: by, at: now, ...answered } }
    }),
  )
  const claim = plan.chapters.find(({ id }) => id === ask.chapter)?.claim
  if (claim?.person !== by) throw await claimedBefore(context, plan, ask.chapter)
  return viewOf(context, plan)
}

/** The leaders answer who offered to draft a chapter. The first answer counts. */
export async function answerClaim(
  context: Context,
  ask: { group: string; chapter: string; answer: 'yes' | 'no' },
): Promise<{ view: PlanView; chapter: Chapter }> {
  const { by, now } = context
  const plan = await changePlan(context, { group: ask.group, what: `chapter answered ${ask.answer}` }, (before) =>
    changedChapter(before, { context, id: ask.chapter, what: 'answered' }, (chapter) => {
      if (chapter.claim === null || chapter.claim.answer !== null) return null
      return { ...chapter, claim: { ...chapter.claim, answer: ask.answer, answeredBy: by, answeredAt: now } }
    }),
  )
  return { view: await viewOf(context, plan), chapter: chapterOf(context, plan, ask.chapter) }
}

/** Marks a chapter as drafted, for its author and those who lead. */
export async function finishChapter(context: Context, ask: { group: string; chapter: string }): Promise<PlanView> {
  const known = await context.store(planStore).get(ask.group)
  const chapter = known?.chapters.find(({ id }) => id === ask.chapter)
  const isOwn = chapter !== undefined && authorOf(chapter) === context.by
  await requireOwnerOrLeader(context, { group: ask.group, isOwn })
  const plan = await writePlan(context, { group: ask.group, what: 'chapter drafted' }, (before) =>
    changedChapter(before, { context, id: ask.chapter, what: 'chapter' }, (one) =>
      one.done === null ? { ...one, done: { by: context.by, at: context.now } } : null,
    ),
  )
  return viewOf(context, plan)
}

/** Makes a chapter free again for others, for those who lead: nobody drafts it any more. */
export async function freeChapter(context: Context, ask: { group: string; chapter: string }): Promise<PlanView> {
  const plan = await changePlan(context, { group: ask.group, what: 'chapter freed' }, (before) =>
    changedChapter(before, { context, id: ask.chapter, what: 'chapter' }, (one) =>
      one.claim === null || one.done !== null ? null : { ...one, claim: null },
    ),
  )
  return viewOf(context, plan)
}

/** Takes a chapter off the plan, for those who lead. `title`: what it was called. */
export async function removeChapter(
  context: Context,
  ask: { group: string; chapter: string },
): Promise<{ view: PlanView; title: string }> {
  const { by, now } = context
  const ownRemoval = ({ changes }: Plan) =>
    changes.findLast((one) => one.what === 'removed' && one.by === by && one.at === now)
  const plan = await changePlan(context, { group: ask.group, what: 'chapter removed' }, (before) => {
    const chapters = before.chapters.filter(({ id }) => id !== ask.chapter)
    // Done again after a crash, the removal is this act still.
    if (chapters.length === before.chapters.length && ownRemoval(before)) return before
    const { title } = chapterOf(context, before, ask.chapter)
    return noted({ ...before, chapters }, context, { what: 'removed', title })
  })
  return { view: await viewOf(context, plan), title: ownRemoval(plan)?.title ?? 'the chapter' }
}

const nobodyAnswered = { answer: null, answeredBy: null, answeredAt: null }

function changedChapter(
  before: Plan,
  { context, id, what }: { context: Context; id: string; what: 'claimed' | 'answered' | 'chapter' },
  rule: (chapter: Chapter) => Chapter | null,
): Plan {
  const found = chapterOf(context, before, id)
  const made = rule(found)
  if (made === null) return before
  const chapters = before.chapters.map((one) => (one.id === id ? made : one))
  return noted({ ...before, chapters }, context, { what, title: found.title })
}

function chapterOf({ charter }: Context, plan: Plan, id: string): Chapter {
  const found = plan.chapters.find((one) => one.id === id)
  if (found) return found
  throw new UserError('no-chapter', 'This chapter is not in the plan any more.', {
    next: [{ label: `See the ${groupOf(charter, plan.group).short} plan`, say: `plan ${plan.group}` }],
  })
}

async function requireMember(context: Context, group: string, leads: boolean): Promise<void> {
  const { applications } = await readIdentity(context)
  if (leads || applications.some((one) => one.group === group && one.state === 'accepted')) return
  const { short, id } = groupWithId(context.charter, group)
  throw new UserError('not-a-member', `You are not in ${short}. Only its members draft chapters.`, {
    next: [
      { label: 'Apply', say: `apply ${id}` },
      { label: 'See groups', say: 'groups' },
    ],
  })
}

async function claimedBefore(context: Context, plan: Plan, id: string): Promise<UserError> {
  const { claim, title } = chapterOf(context, plan, id)
  const [person] = await context.store(personStore).pick({ _id: claim?.person ?? '' }, ['name'])
  return new UserError('claimed', `${person?.name || 'Someone'} claimed ${title} first. Please choose another one.`, {
    next: [{ label: 'See the chapters', say: `chapters ${plan.group}` }],
  })
}
