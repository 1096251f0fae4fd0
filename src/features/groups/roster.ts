import type { Instant } from '#time/instant.ts'

/** Somebody in a group, and since when. `waits`: their welcome waits for the end of their quiet hours. */
export type Joined = { person: string; since: Instant; waits?: true }

/** Who is in a group, who leads it, and who answers for the whole organisation: authority and audience come from here. */
export type Roster = {
  group: string
  members: readonly Joined[]
  /** Longest-serving first. */
  leaders: readonly { person: string; since: Instant }[]
  secretariat: readonly string[]
}

/** Who leads a group and who answers for the whole organisation: the roster without its members, who may be many. */
export type Leadership = Omit<Roster, 'members'>

/** Those who are told of a group's meetings: its members and its leaders, each once. `since` = the earlier of the two. */
export function audienceOf(roster: Roster): Joined[] {
  const earliest = new Map<string, Joined>()
  for (const joined of [...roster.members, ...roster.leaders]) {
    const known = earliest.get(joined.person)
    if (known === undefined || joined.since < known.since) earliest.set(joined.person, joined)
  }
  return [...earliest.values()]
}

/** Those who decide on somebody's application: the group's leaders, or where there is no other, the secretariat. Nobody decides on their own. */
export function decidersOf(roster: Leadership, applicant?: string): string[] {
  const others = (people: readonly string[]) => people.filter((person) => person !== applicant)
  const leaders = others(roster.leaders.map(({ person }) => person))
  return leaders.length > 0 ? leaders : others(roster.secretariat)
}

export function leads(roster: Leadership, person: string): boolean {
  return roster.leaders.some((leader) => leader.person === person) || roster.secretariat.includes(person)
}

/** Whether somebody is a member by now: one whose decision can still be undone is listed, and is none yet. */
export function isMember(roster: Roster, person: string, now: Instant): boolean {
  return roster.members.some((member) => member.person === person && member.since <= now)
}
