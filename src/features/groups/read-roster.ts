import { type Charter, officesOf } from '#charter/charter.ts'
import type { Context } from '#context.ts'
import type { Application } from '#features/groups/application.ts'
import { undoUntil } from '#features/groups/application-rules.ts'
import { type Instant, instantText } from '#time/instant.ts'
import { applicationStore } from './application-store.ts'
import type { OfficeTerm } from './office-term.ts'
import type { Roster } from './roster.ts'
import { termsHeld } from './terms-held.ts'

/**
 * Who is in a group now. A leader whose term is over is *acting* until somebody follows. Leaders stand longest-serving first; a start that was not recorded is the longest.
 */
export async function readRoster(context: Pick<Context, 'charter' | 'now' | 'store'>, group: string): Promise<Roster> {
  const { charter, store } = context
  const [members, terms] = await Promise.all([
    store(applicationStore).find({ group, state: 'accepted' }),
    termsHeld(context, { group: { $in: [group, null] } }),
  ])
  const holding = (role: 'leader' | 'secretariat') => {
    const offices = officesOf(charter, role).map(({ id }) => id)
    return terms.filter((term) => offices.includes(term.office)).toSorted(longestServingFirst)
  }
  return {
    group,
    members: members.map((application) => ({ person: application.person, since: memberSince(application, charter) })),
    leaders: oncePerPerson(
      holding('leader')
        .filter((term) => term.group === group)
        .map(({ person, startedAt, answeredAt, offeredAt }) => ({
          person,
          since: startedAt ?? answeredAt ?? offeredAt,
        })),
    ),
    secretariat: [...new Set(holding('secretariat').map(({ person }) => person))],
  }
}

/** A member knows of it once the decision can no longer be undone: whatever was told before, their welcome tells. */
function memberSince({ decision, submittedAt, startedAt }: Application, charter: Charter): Instant {
  if (decision === null) return submittedAt ?? startedAt
  return decision.by === 'charter' ? decision.at : instantText(undoUntil(decision, charter.decisions.hold))
}

/** A term that was renewed may stand beside its successor for a moment. */
function oncePerPerson<T extends { person: string }>(held: T[]): T[] {
  return held.filter(({ person }, index) => held.findIndex((other) => other.person === person) === index)
}

function longestServingFirst(a: OfficeTerm, b: OfficeTerm): number {
  const start = (term: OfficeTerm) => `${term.from ?? ''}|${term.answeredAt ?? ''}`
  return start(a) < start(b) ? -1 : start(a) > start(b) ? 1 : 0
}
