import type { Context } from '#context.ts'
import { factsOfApplications } from '#features/applications/application-facts.ts'
import { applicantName, stateLine } from '#features/applications/cards/review-card.ts'
import { groupsAllowing } from '#features/groups/access.ts'
import type { Application, Decision } from '#features/groups/application.ts'
import { isHeld, undoUntil } from '#features/groups/application-rules.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { type Instant, instantText } from '#time/instant.ts'

/** What came of deciding several at once, as it stands now. */
export type DecidedTogether = {
  decided: { about: Application; name: string }[]
  /** Until when it can be undone; null = no longer, or there is nothing. */
  undoUntil: Instant | null
  /** Those who were decided and whom no message reaches. */
  unreached: string[]
  /** What was not done, and why. */
  skipped: { name: string; why: string }[]
}

/** What the one who acts decided so at this instant, and why the others that they had ticked were skipped. */
export async function readDecided(
  context: Context,
  ask: { decided: { at: Instant; to: Decision['to'] } | null; skipped: readonly string[] },
): Promise<DecidedTogether> {
  const { by, charter, store, deliveries } = context
  const [mine, others] = await Promise.all([
    ask.decided === null
      ? []
      : store(applicationStore).find({
          'decision.by': by,
          'decision.at': ask.decided.at,
          state: ask.decided.to,
        }),
    ask.skipped.length === 0 ? [] : store(applicationStore).find({ _id: { $in: [...ask.skipped] } }),
  ])
  const found = [...mine, ...others]
  const groups = await groupsAllowing(context, 'read-applications', [...new Set(found.map(({ group }) => group))])
  const facts = await factsOfApplications(
    context,
    found.filter(({ group }) => groups.includes(group)),
  )
  const reached = mine.length === 0 ? new Set() : await deliveries.reachable(mine.map(({ person }) => person))
  const decided = [...facts.values()].filter(({ about }) => mine.some(({ _id }) => _id === about._id))
  const until = decided.map(({ about: { decision } }) =>
    isHeld(decision, charter, context.present()) ? undoUntil(decision, charter.decisions.hold) : null,
  )
  return {
    decided: decided.map((one) => ({ about: one.about, name: applicantName(one) })),
    undoUntil: until[0] ? instantText(until[0]) : null,
    unreached: decided.filter(({ about }) => !reached.has(about.person)).map(applicantName),
    skipped: others.flatMap(({ _id, person }) => {
      const one = facts.get(_id)
      if (one === undefined) return [{ name: 'An application', why: 'it is not yours to decide.' }]
      const why = person === by ? 'it is your own application.' : stateLine(one)
      return [{ name: applicantName(one), why }]
    }),
  }
}
