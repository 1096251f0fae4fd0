import type { Charter } from '#charter/charter.ts'
import type { Context } from '#context.ts'
import { applicantName } from '#features/applications/cards/review-card.ts'
import { promisedDay } from '#features/applications/waiting-days.ts'
import type { Application, ApplicationState } from '#features/groups/application.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { personStore } from '#features/people/person-store.ts'
import type { CalendarDate } from '#time/wall-time.ts'
import { dateAt } from '#time/wall-time.ts'
import type { DeskScope } from './desk-scope.ts'
import type { RowRules } from './table.ts'

/** What the table reads of each application. */
const shownFields = [
  ...(['group', 'person', 'state', 'answers', 'late', 'startedAt', 'touchedAt', 'submittedAt'] as const),
  ...(['questions', 'decision', 'movedTo'] as const),
] as const

/** An application as somebody at the desk sees it who may read it. */
export type ApplicationRow = {
  about: Pick<Application, (typeof shownFields)[number] | '_id'>
  name: string
  /** The day by which the applicant was promised an answer; null where they wait for none. */
  promised: CalendarDate | null
  isOverdue: boolean
  /** Who decided, where it is decided. */
  decidedBy: string | null
  /** Whether the reader may decide on it: it is of a group of theirs, and not their own. */
  isTheirs: boolean
}

/** Which applications the table shows, by the word in its address. */
export const applicationShows = {
  waiting: ['submitted'],
  accepted: ['accepted'],
  declined: ['declined'],
  all: ['submitted', 'accepted', 'declined', 'withdrawn', 'ended'],
} as const satisfies Record<string, readonly ApplicationState[]>

export type ApplicationShow = keyof typeof applicationShows

/** So many are looked through, the latest first; of those that wait, all. */
const most = 2000

/** The applications of the groups whose applications they read, those that wait longest first, else the latest first. */
export async function readDeskApplications(
  context: Context,
  { scope, show }: { scope: DeskScope; show: ApplicationShow },
): Promise<ApplicationRow[]> {
  if (scope.reads.length === 0) return []
  const { charter, now, by } = context
  const which = { group: { $in: scope.reads }, state: { $in: [...applicationShows[show]] }, submittedAt: { $ne: null } }
  const order = { sort: { touchedAt: -1 as const }, limit: most }
  const found = await context.store(applicationStore).pick(which, shownFields, show === 'waiting' ? {} : order)
  const deciders = found.flatMap(({ decision }) => (decision ? [decision.by] : []))
  const ids = [...new Set([...found.map(({ person }) => person), ...deciders])]
  const people = ids.length === 0 ? [] : await context.store(personStore).pick({ _id: { $in: ids } }, ['name'])
  const known = new Map(people.map((person) => [person._id, person]))
  const today = dateAt(now, charter.organisation.zone)
  const rows = found.map((about): ApplicationRow => {
    const promised = about.state === 'submitted' ? promisedDay(charter, about.submittedAt ?? about.startedAt) : null
    return {
      about,
      name: applicantName({ about, people: known, charter }),
      promised,
      isOverdue: promised !== null && promised < today,
      decidedBy: about.decision ? (known.get(about.decision.by)?.name ?? null) : null,
      isTheirs: about.state === 'submitted' && about.person !== by && scope.decides.includes(about.group),
    }
  })
  return show === 'waiting' ? rows.toSorted((one, other) => (sentAt(one) < sentAt(other) ? -1 : 1)) : rows
}

/** How the table of applications is searched and sorted. */
export function applicationRules({ groups }: Charter): RowRules<ApplicationRow> {
  const short = new Map(groups.map((group) => [group.id, group.short]))
  return {
    words: ({ name, about }) => [name, short.get(about.group) ?? '', ...Object.values(about.answers)],
    group: ({ about }) => about.group,
    sorts: {
      name: ({ name }) => name,
      group: ({ about }) => short.get(about.group) ?? '',
      sent: sentAt,
      due: ({ promised }) => promised ?? '9999',
      state: ({ about }) => about.state,
    },
  }
}

export function sentAt({ about }: Pick<ApplicationRow, 'about'>): string {
  return about.submittedAt ?? about.startedAt
}
