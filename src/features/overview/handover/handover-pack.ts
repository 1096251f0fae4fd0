import { type Charter, officesOf } from '#charter/charter.ts'
import type { Group } from '#charter/convening.ts'
import type { Application } from '#features/groups/application.ts'
import type { CurrentCall } from '#features/groups/call.ts'
import type { Meeting, Session } from '#features/meetings/meeting.ts'
import { isHeldUnknown } from '#features/meetings/untimed.ts'
import { minutesDue, owesMinutes } from '#features/minutes/minutes-escalation.ts'
import type { Instant } from '#time/instant.ts'
import { sayDate, sayDateAt, sayInstant } from '#time/say-instant.ts'
import { dateAt } from '#time/wall-time.ts'

/** Everything that whoever leads a group next has to know, as it stands at `now`. */
export type HandoverPack = {
  group: Group
  charter: Charter
  now: Instant
  /** The names of those who lead it, and whether their term is over. */
  leaders: readonly { name: string; actingSince: string | null }[]
  /** A line for each member, as they agreed to publish it. */
  members: readonly string[]
  /** Its meetings that are over and have no minutes, the earliest first. */
  past: readonly Meeting[]
  ahead: readonly Meeting[]
  applications: readonly { name: string; submittedAt: NonNullable<Application['submittedAt']>; promised: string }[]
  call: CurrentCall | null
}

/** One part of a pack: what stands in it, or the sentence that says that nothing does. */
export type PackPart = { id: string; title: string; lines: readonly string[]; none: string }

/** The parts of a pack, in plain lines: the page and the file say the same. */
export function packParts(pack: HandoverPack): PackPart[] {
  const { charter, now, group } = pack
  const { words } = charter
  const missing = pack.past.filter((meeting) => owesMinutes(meeting, charter))
  const unknown = pack.past.filter((meeting) => isHeldUnknown(meeting, charter))
  const { zone } = charter.organisation
  const day = (meeting: Meeting) => meeting.sessions.map((session) => sessionLine(session, charter)).join('; ')
  const due = (meeting: Meeting) => sayDateAt(dateAt(minutesDue(meeting, charter), zone), now)
  return [
    {
      id: 'waiting',
      title: 'Applications that wait for you',
      lines: pack.applications.map(
        ({ name, submittedAt, promised }) =>
          `${name}, since ${sayDateAt(dateAt(submittedAt, zone), now)}: please answer by ${promised}`,
      ),
      none: 'No application waits.',
    },
    {
      id: 'minutes',
      title: `Missing ${words.minutes}`,
      lines: missing.map((meeting) => `${meeting.reference}, ${day(meeting)}: ${meeting.title}, due ${due(meeting)}`),
      none: `No ${words.minutes} are missing.`,
    },
    ...(unknown.length === 0
      ? []
      : [
          {
            id: 'unknown',
            title: 'Dates that never got a time',
            lines: unknown.map((meeting) => `${meeting.reference}, ${day(meeting)}: nobody said if it took place`),
            none: '',
          },
        ]),
    {
      id: 'dates',
      title: 'Dates ahead',
      lines: pack.ahead.map((meeting) => `${meeting.reference}, ${day(meeting)}: ${meeting.title}`),
      none: 'No dates are set.',
    },
    {
      id: 'plan',
      title: capitalPlan(words.deliverable.many),
      lines: group.deliverables,
      none: `No ${words.deliverable.many} are named.`,
    },
    {
      id: 'call',
      title: 'Call for experts',
      lines: pack.call?.state === 'open' ? ['It is open: people can apply.'] : [],
      none: 'It is closed.',
    },
    {
      id: 'leaders',
      title: leadersTitle(charter),
      lines: pack.leaders.map(({ name, actingSince }) =>
        actingSince === null ? name : `${name}, acting since ${sayDateAt(actingSince, now)}`,
      ),
      none: `Nobody leads ${group.short} now.`,
    },
    { id: 'members', title: 'Members', lines: pack.members, none: 'It has no members yet.' },
  ]
}

/** The pack as Markdown, to be kept. */
export function packMarkdown(pack: HandoverPack): string {
  const parts = packParts(pack).flatMap(({ title, lines, none }) => [
    `## ${literal(title)}`,
    lines.length === 0 ? none : lines.map((line) => `- ${literal(line)}`).join('\n'),
  ])
  const head = [`# ${literal(pack.group.title)}: handover`, `${asOf(pack)}.`]
  return `${[...head, ...parts].join('\n\n')}\n`
}

/** "As of Fri 6 Mar 2020", by the organisation's clock. */
export function asOf({ now, charter }: Pick<HandoverPack, 'now' | 'charter'>): string {
  return `As of ${sayDate(dateAt(now, charter.organisation.zone))}`
}

function leadersTitle(charter: Charter): string {
  const [office] = officesOf(charter, 'leader')
  const many = office?.title.many ?? charter.words.leader.many
  return many.charAt(0).toUpperCase() + many.slice(1)
}

function capitalPlan(deliverables: string): string {
  return `Plan: ${deliverables}`
}

function sessionLine({ at, date, zone, said }: Session, { organisation }: Charter): string {
  if (at === null) return `${sayDate(date)}, time to be confirmed`
  return sayInstant({ instant: at, zone, show: 'both', ...(said ? { said } : {}) }, { zone: organisation.zone })
}

/** People's own words are no markup. */
function literal(words: string): string {
  return words.replaceAll(/[\\`*_{}[\]<>#|]/g, (sign) => `\\${sign}`).replaceAll(/\s+/g, ' ')
}
