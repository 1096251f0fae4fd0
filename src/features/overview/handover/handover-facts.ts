import type { Context } from '#context.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
import type { TermFacts } from '#features/offices/term-facts.ts'

/** The facts of a term, and whether its holder held the office before it. */
export type HandoverFacts = TermFacts & { isRenewal: boolean }

/** What the handover of these terms needs besides their facts: one read. */
export async function handoverFacts(
  { store }: Context,
  terms: ReadonlyMap<string, TermFacts>,
): Promise<Map<string, Pick<HandoverFacts, 'isRenewal'>>> {
  const persons = [...new Set([...terms.values()].map(({ about }) => about.person))]
  const held = await store(officeTermStore).pick({ person: { $in: persons } }, [
    ...(['person', 'office', 'group', 'answeredAt', 'state'] as const),
  ])
  return new Map(
    [...terms].map(([id, { about }]) => {
      const isRenewal = held.some(
        (one) =>
          one._id !== id &&
          one.person === about.person &&
          one.office === about.office &&
          one.group === about.group &&
          one.answeredAt !== null &&
          one.state !== 'declined' &&
          one.answeredAt < (about.answeredAt ?? ''),
      )
      return [id, { isRenewal }]
    }),
  )
}
