import type { Charter } from '#charter/charter.ts'
import { groupOf } from '#charter/charter.ts'
import type { Group } from '#charter/convening.ts'
import type { Context, Links } from '#context.ts'
import { readRoster } from '#groups/read-roster.ts'
import { audienceOf, type Roster } from '#groups/roster.ts'
import type { Person } from '#people/person.ts'
import { type Mailbox, readMailboxes } from './calendars/mailbox.ts'
import type { Meeting } from './meeting.ts'
import type { Rsvp } from './rsvp.ts'

/**
 * All that the notices about a meeting are made of. `people`: everybody who can be told, or is named in one, or was
 * invited by e-mail; `mailboxes`: theirs.
 */
export type MeetingFacts = {
  people: ReadonlyMap<string, Person>
  meeting: Meeting
  group: Group
  charter: Charter
  roster: Roster
  rsvps: readonly Rsvp[]
  mailboxes: readonly Mailbox[]
  links: Links
}

/** @returns the facts of these meetings, by id; one that is gone is left out. */
export async function meetingFacts(
  context: Pick<Context, 'charter' | 'now' | 'stores' | 'links'>,
  ids: readonly string[],
): Promise<Map<string, MeetingFacts>> {
  const { charter, stores, links } = context
  const [meetings, rsvps, invited] = await Promise.all([
    stores.meetings.find({ _id: { $in: ids } }),
    stores.rsvps.find({ meeting: { $in: ids } }),
    links.mailFrom === null ? [] : stores.deliveries.recipients(ids, 'meeting-mailed'),
  ])
  const groups = [...new Set(meetings.map(({ group }) => group))]
  const rosters = new Map(await Promise.all(groups.map(async (id) => [id, await readRoster(context, id)] as const)))
  const concerned = new Set([...[...rosters.values()].flatMap(peopleOf), ...meetings.flatMap(namedIn), ...invited])
  const [found, mailboxes] = await Promise.all([
    stores.people.find({ _id: { $in: [...concerned] } }),
    links.mailFrom === null ? [] : readMailboxes(context, concerned),
  ])
  const people = new Map(found.map((person) => [person._id, person]))
  return new Map(
    meetings.flatMap((meeting) => {
      const roster = rosters.get(meeting.group)
      if (roster === undefined) return []
      const facts: MeetingFacts = {
        people,
        meeting,
        group: groupOf(charter, meeting.group),
        charter,
        roster,
        rsvps: rsvps.filter((rsvp) => rsvp.meeting === meeting._id),
        mailboxes,
        links,
      }
      return [[meeting._id, facts] as const]
    }),
  )
}

function peopleOf(roster: Roster): string[] {
  return [...audienceOf(roster).map(({ person }) => person), ...roster.secretariat]
}

function namedIn({ ledBy, minutes, scheduledBy, tellings }: Meeting): string[] {
  const known = [ledBy, minutes.takenBy, scheduledBy, tellings.at(-1)?.by, ...minutes.items.map(({ by }) => by)]
  return known.filter((person) => person !== null && person !== undefined)
}
