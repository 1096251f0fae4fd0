import { type Context, entry } from '#context.ts'
import { groupsAllowing } from '#features/groups/access.ts'
import type { Application, Decision } from '#features/groups/application.ts'
import { decided, isHeld, undecided } from '#features/groups/application-rules.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import type { Instant } from '#time/instant.ts'
import { requireReason } from './decide-application.ts'

/** Ids of applications: those with which it was done, and those that somebody else was faster with, or that are not theirs. */
export type DoneTogether = { done: string[]; skipped: string[] }

/**
 * Accepts or declines several at once, each as though by itself: whoever is second finds that one decided, and the others
 * go on. Three commands of the database, however many they are.
 */
export async function decideApplications(
  context: Context,
  ask: { applications: readonly string[]; to: Decision['to']; reason?: string; note?: string },
): Promise<DoneTogether> {
  requireReason(context, ask)
  const { by, now, store } = context
  const decision: Decision = { to: ask.to, by, at: now, reason: ask.reason ?? null, note: ask.note ?? null }
  const theirs = await waitingFor(context, ask.applications)
  await store(applicationStore).changeAll(theirs, entry(context, ask.to), (before) =>
    before.state === 'submitted' ? decided(before, decision) : before,
  )
  const after = await store(applicationStore).pick({ _id: { $in: theirs } }, ['state', 'decision'])
  const done = after.filter(({ state, decision: stored }) => state === ask.to && isSame(stored, decision))
  return together(ask.applications, done)
}

/** Takes back what one decided so at this instant, as far as nobody has heard of it. */
export async function undoDecisions(context: Context, ask: { at: Instant; to: Decision['to'] }): Promise<DoneTogether> {
  const { by, charter, store } = context
  const made = await store(applicationStore).pick({ 'decision.by': by, 'decision.at': ask.at, state: ask.to }, [
    ...(['group', 'decision'] as const),
  ])
  const groups = await groupsAllowing(context, 'decide-applications', groupsIn(made))
  const held = made.filter(
    ({ group, decision }) => groups.includes(group) && isHeld(decision, charter, context.present()),
  )
  await store(applicationStore).changeAll(
    held.map(({ _id }) => _id),
    entry(context, 'decision undone'),
    (before) =>
      before.state === ask.to && before.decision?.by === by && before.decision.at === ask.at
        ? undecided(before, context.now)
        : before,
  )
  return together(
    made.map(({ _id }) => _id),
    held,
  )
}

/** Asks several applicants the same. The id makes a question that is sent twice one question. */
export async function askApplicants(
  context: Context,
  ask: { applications: readonly string[]; id: string; text: string },
): Promise<DoneTogether> {
  const { by, now, store } = context
  const theirs = await waitingFor(context, ask.applications)
  const question = { id: ask.id, by, at: now, text: ask.text, answer: null, answeredAt: null }
  await store(applicationStore).changeAll(theirs, entry(context, 'asked'), (before) => {
    const isAsked = before.state !== 'submitted' || before.questions.some(({ id }) => id === ask.id)
    return isAsked ? before : { ...before, questions: [...before.questions, question], touchedAt: now }
  })
  const after = await store(applicationStore).pick({ _id: { $in: theirs } }, ['questions'])
  return together(
    ask.applications,
    after.filter(({ questions }) => questions.some(({ id }) => id === ask.id)),
  )
}

/** Those of these that wait for the one who acts: nobody decides on their own. */
async function waitingFor(context: Context, ids: readonly string[]): Promise<string[]> {
  const found = await context.store(applicationStore).find({ _id: { $in: [...new Set(ids)] } })
  const groups = await groupsAllowing(context, 'decide-applications', groupsIn(found))
  return found.flatMap(({ _id, group, person, state }) =>
    state === 'submitted' && person !== context.by && groups.includes(group) ? [_id] : [],
  )
}

function groupsIn(applications: readonly Pick<Application, 'group'>[]): string[] {
  return [...new Set(applications.map(({ group }) => group))]
}

function isSame(stored: Decision | null, { by, at }: Decision): boolean {
  return stored?.by === by && stored.at === at
}

function together(asked: readonly string[], these: readonly { _id: string }[]): DoneTogether {
  const done = asked.filter((id) => these.some(({ _id }) => _id === id))
  return { done, skipped: asked.filter((id) => !done.includes(id)) }
}
