import { officeOf, officesOf } from '#charter/charter.ts'
import { wholeId } from '#charter/whole-group.ts'
import type { Context } from '#context.ts'
import { awayNow, everyGroup } from './absence.ts'
import { memberSince } from './application-rules.ts'
import { applicationStore } from './application-store.ts'
import type { OfficeTerm } from './office-term.ts'
import { absencesIn } from './read-absences.ts'
import type { Joined, Leadership, Roster } from './roster.ts'
import { pickTermsHeld } from './terms-held.ts'

type Reading = Pick<Context, 'charter' | 'now' | 'store'>

const memberFields = ['group', 'person', 'decision', 'submittedAt', 'startedAt'] as const
const termFields = ['person', 'office', 'group', 'from', 'startedAt', 'answeredAt', 'offeredAt'] as const

/**
 * Who is in a group now. A leader whose term is over is *acting* until somebody follows. Leaders stand longest-serving first; a start that was not recorded is the longest.
 */
export async function readRoster(context: Reading, group: string): Promise<Roster> {
  const [roster = nobodyIn(group)] = await readRosters(context, [group])
  return roster
}

/** The roster of a group that nobody is in. */
export function nobodyIn(group: string): Roster {
  return { group, members: [], leaders: [], secretariat: [] }
}

/**
 * The rosters of these groups, in their order: two reads, however many there are.
 * @param persons of the members these alone are read; all where absent.
 */
export async function readRosters(
  context: Reading,
  groups: readonly string[],
  persons?: readonly string[],
): Promise<Roster[]> {
  if (groups.length === 0) return []
  const { charter, store } = context
  const [members, led, holders] = await Promise.all([
    store(applicationStore).pick({ group: among(groups), state: 'accepted', ...ofPersons(persons) }, memberFields),
    readLeadership(context, groups),
    groups.includes(wholeId) ? readHolders(context, persons) : [],
  ])
  const inGroup = Map.groupBy(members, ({ group }) => group)
  return led.map((leadership) => ({
    ...leadership,
    members:
      leadership.group === wholeId
        ? holders
        : (inGroup.get(leadership.group) ?? []).map((one) => ({
            person: one.person,
            since: memberSince(one, charter),
            // Where the charter admitted them, the welcome answers their own act: it comes at once.
            ...(one.decision === null || one.decision.by === 'charter' ? {} : { waits: true as const }),
          })),
  }))
}

/** All who hold an office, each since the first: they are the members of the whole. */
async function readHolders(context: Reading, persons: readonly string[] | undefined): Promise<Joined[]> {
  const offices = context.charter.offices.map(({ id }) => id)
  const terms = await pickTermsHeld(context, { office: { $in: offices }, ...ofPersons(persons) }, termFields)
  const since = ({ startedAt, answeredAt, offeredAt }: (typeof terms)[number]) => startedAt ?? answeredAt ?? offeredAt
  const joined = terms.map((term) => ({ person: term.person, since: since(term) }))
  return oncePerPerson(joined.toSorted((one, other) => (one.since < other.since ? -1 : 1)))
}

/** Who leads these groups, and who of them is away, in their order: two reads at the same time. */
export async function readLeadership(context: Reading, groups: readonly string[]): Promise<Leadership[]> {
  const { charter } = context
  const [terms, absences] = await Promise.all([
    pickTermsHeld(context, { group: { $in: [...groups, null] } }, termFields),
    absencesIn(context, groups),
  ])
  const holding = (role: 'leader' | 'secretariat') => {
    const offices = officesOf(charter, role).map(({ id }) => id)
    return terms.filter((term) => offices.includes(term.office)).toSorted(longestServingFirst)
  }
  const leading = Map.groupBy(holding('leader'), ({ group }) => group)
  const answering = holding('secretariat')
  const secretariat = [...new Set(answering.map(({ person }) => person))]
  const approving = terms.filter(({ office }) => office === charter.minutes.approver)
  const warning = terms.filter(({ office }) => officeOf(charter, office).may.includes('warn-members'))
  const absencesOfGroup = (group: string): Pick<Leadership, 'away' | 'absences'> => {
    const concerned = absences.filter((one) => one.groups.includes(group) || one.groups.includes(everyGroup))
    if (concerned.length === 0) return {}
    const offices = [...(leading.get(group) ?? []), ...answering]
    return { away: awayNow(concerned, context.now, offices), absences: concerned }
  }
  return groups.map((group) => ({
    group,
    leaders: oncePerPerson(
      (leading.get(group) ?? []).map(({ person, startedAt, answeredAt, offeredAt }) => ({
        person,
        since: startedAt ?? answeredAt ?? offeredAt,
      })),
    ),
    secretariat,
    ...heldIn('approvers', approving, group),
    ...heldIn('warners', warning, group),
    ...absencesOfGroup(group),
  }))
}

function heldIn(
  as: 'approvers' | 'warners',
  terms: readonly Pick<OfficeTerm, 'person' | 'group'>[],
  group: string,
): Pick<Leadership, 'approvers' | 'warners'> {
  const found = terms.filter((term) => term.group === group || term.group === null)
  return found.length === 0 ? {} : { [as]: [...new Set(found.map(({ person }) => person))] }
}

/** @returns what selects of documents that name a person those of these persons; all where there are none given. */
export function ofPersons(persons: readonly string[] | undefined): { person?: { $in: readonly string[] } } {
  return persons === undefined ? {} : { person: { $in: persons } }
}

function among(groups: readonly string[]): string | { $in: readonly string[] } | undefined {
  return groups.length === 1 ? groups[0] : { $in: groups }
}

type Started = Pick<OfficeTerm, 'from' | 'answeredAt'>

/** A term that was renewed may stand beside its successor for a moment. */
function oncePerPerson<T extends { person: string }>(held: T[]): T[] {
  return held.filter(({ person }, index) => held.findIndex((other) => other.person === person) === index)
}

function longestServingFirst(a: Started, b: Started): number {
  const start = (term: Started) => `${term.from ?? ''}|${term.answeredAt ?? ''}`
  return start(a) < start(b) ? -1 : start(a) > start(b) ? 1 : 0
}
