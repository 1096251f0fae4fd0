import { type Charter, officeOf } from '#charter/charter.ts'
import type { Duty } from '#charter/duties.ts'
import type { DutyFacts } from './duty-facts.ts'
import { type DutyStanding, type DutyState, dutyStates, standingOf } from './duty-standing.ts'
import type { DutyStatement } from './duty-statement.ts'
import { type Bound, boundId, type Evidence } from './evidence.ts'
import { evidenceRules } from './evidence-rules.ts'

/** One duty of those whom it binds in one place, and how it stands. `owners`: who holds it by an office now. */
export type DutyRow = Bound & {
  /** `duty|group`, for addresses and presses. */
  id: string
  owners: readonly string[]
  evidence: Evidence | null
  word: DutyStatement | null
} & DutyStanding

/**
 * Whose duties are looked at: `all` of the organisation; or those of one person by what they hold, and where they take
 * part as a member.
 */
export type Whose =
  | { kind: 'all' }
  | {
      kind: 'own'
      person: string
      held: readonly { office: string; group: string | null }[]
      isMember: boolean
    }

/** The duties of somebody, each with how it stands: the worst first. @param statements the latest first. */
export function dutyRows(facts: DutyFacts, statements: readonly DutyStatement[], whose: Whose): DutyRow[] {
  const stand = statements.filter(({ withdrawnAt }) => withdrawnAt === null)
  const said = Map.groupBy(stand, ({ duty, group }) => boundId(duty, group))
  return facts.charter.duties
    .flatMap((duty) => boundBy(duty, facts.charter, whose))
    .map((bound) => rowOf(bound, facts, said))
    .toSorted(worstFirst)
}

/** How many of these duties are in each state: what is met by a record and what is met by word stand apart. */
export function countByState(rows: readonly Pick<DutyRow, 'state'>[]): Record<DutyState, number> {
  const count = (state: DutyState) => rows.filter((row) => row.state === state).length
  return Object.fromEntries(dutyStates.map((state) => [state, count(state)])) as Record<DutyState, number>
}

/** In which places a duty binds those who are looked at: a duty of leaders in each group, any other one once. */
export function boundBy(duty: Duty, charter: Charter, whose: Whose): Bound[] {
  const isMembers = duty.who.includes('member')
  if (whose.kind === 'own') {
    if (isMembers) return whose.isMember ? [{ duty, group: null, person: whose.person }] : []
    const places = new Set(whose.held.filter(({ office }) => duty.who.includes(office)).map(({ group }) => group))
    return [...places].map((group) => ({ duty, group, person: null }))
  }
  const ofGroups = !isMembers && duty.who.some((who) => scopeOf(charter, who) === 'group')
  const ofAll = isMembers || duty.who.some((who) => scopeOf(charter, who) !== 'group')
  return [
    ...(ofGroups ? charter.groups.map(({ id }) => ({ duty, group: id, person: null })) : []),
    ...(ofAll ? [{ duty, group: null, person: null }] : []),
  ]
}

function scopeOf(charter: Charter, who: string): 'group' | 'organisation' {
  return who === 'member' || who === 'partner' ? 'organisation' : officeOf(charter, who).scope
}

function rowOf(bound: Bound, facts: DutyFacts, said: ReadonlyMap<string, readonly DutyStatement[]>): DutyRow {
  const { duty, group, person } = bound
  const { rule } = duty.met
  const id = boundId(duty.id, group)
  const evidence = rule === undefined ? null : evidenceRules[rule](facts, bound)
  const word = said.get(id)?.find(({ by }) => person === null || by === person) ?? null
  // What one member says is shown, and says nothing of all the others.
  const isOfEverybody = person === null && duty.who.includes('member')
  const { zone, liveFrom } = facts.charter.organisation
  return {
    ...bound,
    id,
    owners: ownersOf(bound, facts),
    evidence,
    word,
    ...standingOf(duty, { evidence, word: isOfEverybody ? null : word }, { today: facts.today, zone, since: liveFrom }),
  }
}

/** Who holds the duty by an office now; for one person's own, that person. */
function ownersOf({ duty, group, person }: Bound, { terms }: DutyFacts): string[] {
  if (person !== null) return [person]
  if (duty.who.includes('member')) return []
  const held = terms.filter((term) => duty.who.includes(term.office) && term.group === group)
  return [...new Set(held.map((term) => term.person))]
}

function worstFirst(one: DutyRow, other: DutyRow): number {
  const worse = dutyStates.indexOf(one.state) - dutyStates.indexOf(other.state)
  if (worse !== 0) return worse
  const [a, b] = [one.next ?? '9999', other.next ?? '9999']
  return a < b ? -1 : a > b ? 1 : 0
}
