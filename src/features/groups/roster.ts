import type { Instant } from '#time/instant.ts'
import type { Absence, Away } from './absence.ts'

/** Somebody in a group, and since when. `waits`: their welcome waits for the end of their quiet hours. */
export type Joined = { person: string; since: Instant; waits?: true }

/** Who is in a group, who leads it, and who answers for the whole organisation: authority and audience come from here. */
export type Roster = {
  group: string
  members: readonly Joined[]
  /** Longest-serving first. */
  leaders: readonly { person: string; since: Instant }[]
  secretariat: readonly string[]
  /** Who approves the group's minutes, where the charter names an office for it. */
  approvers?: readonly string[]
  /** Who may warn its members. */
  warners?: readonly string[]
  /** Who of them is away now, by person; absent: nobody. */
  away?: ReadonlyMap<string, Away>
  /** Their absences, also those ahead and those lately over. */
  absences?: readonly Absence[]
}

/** Who leads a group and who answers for the whole organisation: the roster without its members, who may be many. */
export type Leadership = Omit<Roster, 'members'>

/**
 * Those who are told of a group's meetings: its members, its leaders, and whoever stands in for one of these, each once.
 * `since` = the earliest of it.
 */
export function audienceOf(roster: Roster): Joined[] {
  const earliest = new Map<string, Joined>()
  for (const joined of [...roster.members, ...roster.leaders, ...standInsOf(roster)]) {
    const known = earliest.get(joined.person)
    if (known === undefined || joined.since < known.since) earliest.set(joined.person, joined)
  }
  return [...earliest.values()]
}

function standInsOf({ leaders, away }: Leadership): { person: string; since: Instant }[] {
  return leaders.flatMap(({ person }) => {
    const absence = away?.get(person)
    return absence?.standIn ? [{ person: absence.standIn, since: absence.since }] : []
  })
}

/** Those who lead a group and can be asked now: whoever is away is left out, or their stand-in is asked. Each once. */
export function leadersAsked(roster: Leadership): string[] {
  return present(
    roster,
    roster.leaders.map(({ person }) => person),
  )
}

/** The secretariat, or those who stand in for it; all of it where nobody would be left. */
export function secretariatAsked(roster: Pick<Leadership, 'secretariat' | 'away'>): string[] {
  const asked = present(roster, roster.secretariat)
  return asked.length > 0 ? asked : [...roster.secretariat]
}

/** Who is asked now in the place of these people: each for themselves while they are there. */
export function present({ away }: Pick<Leadership, 'away'>, people: readonly string[]): string[] {
  return [
    ...new Set(
      people.flatMap((person) => {
        const absence = away?.get(person)
        return absence === undefined ? [person] : (absence.standIn ?? [])
      }),
    ),
  ]
}

/** Those of a group's leaders and of the secretariat for whom this person stands in now. */
export function standsInFor(roster: Leadership, person: string): Away[] {
  const offices = [...roster.leaders.map((leader) => leader.person), ...roster.secretariat]
  return [...(roster.away?.values() ?? [])].filter((one) => one.standIn === person && offices.includes(one.person))
}

/**
 * Those who decide on somebody's application: the group's leaders who are there, or those who stand in for them, or where
 * there is no other, the secretariat. Nobody decides on their own.
 */
export function decidersOf(roster: Leadership, applicant?: string): string[] {
  const others = (people: readonly string[]) => people.filter((person) => person !== applicant)
  const leaders = others(leadersAsked(roster))
  return leaders.length > 0 ? leaders : others(secretariatAsked(roster))
}

export function leads(roster: Leadership, person: string): boolean {
  return (
    roster.leaders.some((leader) => leader.person === person) ||
    roster.secretariat.includes(person) ||
    standsInFor(roster, person).length > 0
  )
}

/** Whether somebody is a member by now: one whose decision can still be undone is listed, and is none yet. */
export function isMember(roster: Roster, person: string, now: Instant): boolean {
  return roster.members.some((member) => member.person === person && member.since <= now)
}

/** Everybody who answers for a group: its leaders, the secretariat, and those who stand in for one of them. */
export function responsibleIn({ leaders, secretariat, away }: Leadership): string[] {
  const offices = [...leaders.map(({ person }) => person), ...secretariat]
  return [...new Set([...offices, ...offices.flatMap((person) => away?.get(person)?.standIn ?? [])])]
}
