import { type Charter, groupOf } from '#charter/charter.ts'
import type { Context, StateCount } from '#context.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { capitalised } from '#time/english-words.ts'
import { plus } from '#time/instant.ts'
import { plusDays } from '#time/wall-time.ts'
import { noticeName } from './cards/notice-names.ts'
import type { DeskScope } from './desk-scope.ts'
import type { RowRules } from './table.ts'

/** How the messages of one kind stand that are about one meeting, or about the applications to one group. */
export type MessageRow = {
  id: string
  group: string
  /** A meeting with its reference, or the applications to a group. */
  about: string
  /** What kind of message, in words. */
  kind: string
  sent: number
  waiting: number
  /** No account of theirs can be reached. */
  unreached: number
  /** Nobody can tell whether they arrived, or they failed. */
  failed: number
}

export const messageShows = ['trouble', 'all'] as const
export type MessageShow = (typeof messageShows)[number]

/** Meetings so many days back and ahead are looked at, and applications that changed in so many days. */
const around = 14

/** The messages about the meetings and applications of the groups whose people the reader knows. */
export async function readDeskMessages(
  context: Context,
  { scope, show }: { scope: DeskScope; show: MessageShow },
): Promise<MessageRow[]> {
  const { store, now, charter, deliveries } = context
  if (scope.knows.length === 0) return []
  const today = now.slice(0, 10)
  const dates = { $gte: plusDays(today, -around), $lte: plusDays(today, around) }
  const [meetings, applications] = await Promise.all([
    store(meetingStore).pick({ group: { $in: scope.knows }, sessions: { $elemMatch: { date: dates } } }, [
      ...(['group', 'reference', 'title'] as const),
    ]),
    store(applicationStore).pick(
      {
        ...{ group: { $in: scope.reads }, state: { $ne: 'draft' }, submittedAt: { $ne: null } },
        touchedAt: { $gte: plus(now, `-P${around}D`) },
      },
      ['group'],
    ),
  ])
  const things = new Map([
    ...applications.map(({ _id, group }) => [_id, { group, about: applicationsTo(charter, group) }] as const),
    ...meetings.map((one) => [one._id, { group: one.group, about: `${one.reference} ${one.title}` }] as const),
  ])
  const rows = messageRows(await deliveries.countsOf([...things.keys()]), things)
  return show === 'all' ? rows : rows.filter(({ unreached, failed }) => unreached + failed > 0)
}

/** The counts as rows: those of several applications to one group are one row. */
export function messageRows(
  counts: readonly StateCount[],
  things: ReadonlyMap<string, { group: string; about: string }>,
): MessageRow[] {
  const rows = new Map<string, MessageRow>()
  for (const one of counts) {
    const thing = things.get(one.root)
    const standing = standingOf(one)
    if (thing === undefined || standing === null) continue
    const id = `${thing.about}|${one.kind}`
    const kind = capitalised(noticeName(one.kind).replace(/^the /, ''))
    const row = rows.get(id) ?? { id, ...thing, kind, sent: 0, waiting: 0, unreached: 0, failed: 0 }
    rows.set(id, { ...row, [standing]: row[standing] + one.count })
  }
  return [...rows.values()].toSorted((one, other) => (one.id < other.id ? -1 : 1))
}

/** How the table of messages is searched and sorted. */
export function messageRules(): RowRules<MessageRow> {
  return {
    words: ({ about, kind }) => [about, kind],
    group: ({ group }) => group,
    sorts: {
      about: ({ about }) => about,
      kind: ({ kind }) => kind,
      sent: ({ sent }) => sent,
      waiting: ({ waiting }) => waiting,
      unreached: ({ unreached }) => unreached,
      failed: ({ failed }) => failed,
    },
  }
}

/** As what a message counts; null where it is not wanted any more. */
function standingOf({ state }: StateCount): 'sent' | 'waiting' | 'unreached' | 'failed' | null {
  if (state === 'sent') return 'sent'
  if (state === 'unreachable') return 'unreached'
  if (state === 'failed' || state === 'unknown') return 'failed'
  return state === 'dropped' ? null : 'waiting'
}

function applicationsTo(charter: Charter, group: string): string {
  return `Applications to ${groupOf(charter, group).short}`
}
