import type { Instant } from '#time/instant.ts'
import type { CalendarDate } from '#time/wall-time.ts'

/** When the day or the owner of something was set last, and by whom: they need not be told of it. */
export type SetBy = { by: string; at: Instant; rev: number }

/** What is to be done until a day. `kind`: the id of a kind of the charter, null for an ordinary one. */
export type Milestone = {
  id: string
  title: string
  date: CalendarDate
  owner: string
  kind: string | null
  set: SetBy
  done: { by: string; at: Instant } | null
}

/** Who claimed a chapter, and what the leaders answered; a No leaves it free for others. */
export type ChapterClaim = {
  person: string
  at: Instant
  answer: 'yes' | 'no' | null
  answeredBy: string | null
  answeredAt: Instant | null
}

/** A part of the deliverable that one member drafts. `topics`: the expertise that it asks for, in words. */
export type Chapter = {
  id: string
  title: string
  topics: string[]
  due: CalendarDate | null
  claim: ChapterClaim | null
  done: { by: string; at: Instant } | null
}

/** One change of a plan. `from` and `to` are days where a day moved; `before` and `after` say what an undo restores. */
export type PlanChange = {
  rev: number
  at: Instant
  by: string
  what:
    | 'added'
    | 'moved'
    | 'handed'
    | 'done'
    | 'reopened'
    | 'removed'
    | 'described'
    | 'linked'
    | 'chapter'
    | 'claimed'
    | 'answered'
    | 'published'
  /** The title of what changed. */
  title: string
  from: CalendarDate | null
  to: CalendarDate | null
  before: Milestone | null
  after: Milestone | null
  undone: boolean
}

/** The finished deliverable: where it is, and who may be named for it. */
export type Published = { url: string; at: Instant; by: string; contributors: string[] }

/** The work plan of a group's deliverable. `rev` counts its changes. */
export type Plan = {
  _id: string
  group: string
  rev: number
  title: string
  objective: string
  scope: string
  /** A document that is the plan, or belongs to it. */
  document: string | null
  milestones: Milestone[]
  chapters: Chapter[]
  changes: PlanChange[]
  published: Published | null
}

/** So many of each fit into a plan. */
export const mostItems = 60
/** So many of the last changes are kept for what is said of them; the history has all. */
const mostChanges = 30
export const longestTitle = 150

/** The plan of a group that has none yet. */
export function emptyPlan(group: string): Plan {
  return {
    ...{ _id: group, group, rev: 0, title: '', objective: '', scope: '' },
    ...{ document: null, milestones: [], chapters: [], changes: [], published: null },
  }
}

/** Whether there is anything to inform others of: a milestone, a chapter or a document. */
export function isPlanned(plan: Pick<Plan, 'milestones' | 'chapters' | 'document'> | null): boolean {
  return plan !== null && (plan.document !== null || plan.milestones.length + plan.chapters.length > 0)
}

/** `on time`: the next milestone is ahead. `none`: no milestone was ever set. */
export type PlanState = 'late' | 'on time' | 'done' | 'none'

/** How a plan stands on a day, by its milestones. */
export function planState({ milestones }: Pick<Plan, 'milestones'>, today: CalendarDate): PlanState {
  if (milestones.length === 0) return 'none'
  const open = milestones.filter(({ done }) => done === null)
  if (open.length === 0) return 'done'
  return open.some(({ date }) => date < today) ? 'late' : 'on time'
}

/** The earliest milestone that is open; null where none is. */
export function nextMilestone({ milestones }: Pick<Plan, 'milestones'>): Milestone | null {
  return byDate(milestones).find(({ done }) => done === null) ?? null
}

/** Milestones in the order of their days. */
export function byDate(milestones: readonly Milestone[]): Milestone[] {
  return milestones.toSorted((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0))
}

/** The person who drafts a chapter; null while nobody was confirmed. */
export function authorOf({ claim }: Pick<Chapter, 'claim'>): string | null {
  return claim?.answer === 'yes' ? claim.person : null
}

/** Whether a member can claim this chapter. @param gone those who have left the group: what they claimed is free. */
export function isFree({ claim, done }: Pick<Chapter, 'claim' | 'done'>, gone: ReadonlySet<string>): boolean {
  return done === null && (claim === null || claim.answer === 'no' || gone.has(claim.person))
}

/** Those who claimed a chapter that is not drafted, and were not declined. */
export function openClaimers({ chapters }: Pick<Plan, 'chapters'>): string[] {
  const people = chapters.flatMap(({ claim, done }) =>
    claim !== null && claim.answer !== 'no' && done === null ? [claim.person] : [],
  )
  return [...new Set(people)]
}

/** Chapters whose author waits for the leaders' answer. */
export function chaptersToConfirm({ chapters }: Pick<Plan, 'chapters'>): Chapter[] {
  return chapters.filter(({ claim }) => claim !== null && claim.answer === null)
}

/** Which of a chapter's topics somebody's stated expertise names: whole words of four letters or more. */
export function matchingTopics({ topics, title }: Pick<Chapter, 'topics' | 'title'>, expertise: string): string[] {
  const known = new Set(wordsIn(expertise))
  return [...topics, title].filter((topic) => wordsIn(topic).some((word) => known.has(word)))
}

function wordsIn(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 3)
    .map((word) => word.replace(/s$/, ''))
}

type Changed = Pick<PlanChange, 'what' | 'title'> & Partial<Pick<PlanChange, 'from' | 'to' | 'before' | 'after'>>

/** The plan with a change noted, at its next revision. */
export function noted(plan: Plan, { by, now }: { by: string; now: Instant }, change: Changed): Plan {
  const rev = plan.rev + 1
  const full = { from: null, to: null, before: null, after: null, ...change, rev, at: now, by, undone: false }
  return { ...plan, rev, changes: [...plan.changes, full].slice(-mostChanges) }
}

/**
 * Takes back the change of this revision, while what it changed is as it left it. The same plan comes back where it
 * cannot be taken back any more.
 */
export function withoutChange(plan: Plan, rev: number): Plan {
  const change = plan.changes.find((one) => one.rev === rev)
  const id = change?.after?.id ?? change?.before?.id
  if (change === undefined || change.undone || id === undefined) return plan
  const now = plan.milestones.find((one) => one.id === id)
  if (!isSame(now, change.after)) return plan
  const others = plan.milestones.filter((one) => one.id !== id)
  return {
    ...plan,
    rev: plan.rev + 1,
    milestones: change.before ? [...others, change.before] : others,
    changes: plan.changes.map((one) => (one.rev === rev ? { ...one, undone: true } : one)),
  }
}

function isSame(one: Milestone | undefined, other: Milestone | null): boolean {
  if (one === undefined || other === null) return one === undefined && other === null
  const isDone = (milestone: Milestone) => milestone.done !== null
  return one.set.rev === other.set.rev && one.title === other.title && isDone(one) === isDone(other)
}
