import { type Charter, groupOf, nameField } from '#charter/charter.ts'
import { type Context, entry } from '#context.ts'
import { groupsAllowing } from '#features/groups/access.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { readRosters } from '#features/groups/read-roster.ts'
import { countAnswers, readAwayAnswers } from '#features/meetings/away-answers.ts'
import { meetingStore, rsvpStore } from '#features/meetings/meeting-store.ts'
import type { Person } from '#features/people/person.ts'
import { personStore } from '#features/people/person-store.ts'
import { UserError } from '#user-error.ts'
import { excelFile } from './excel-file.ts'
import { type Exported, type ExportRecord, exportName, isOpen, powerFor } from './export-record.ts'
import { exportRecordStore } from './export-record-store.ts'
import { answersTable, applicationsTable, meetingsTable, membersTable, minutesTable } from './export-rows.ts'
import { csvOf, type Table } from './table.ts'

/** What somebody may export, as they asked: the groups that it is of, and its links. */
type Export = { record: ExportRecord; groups: string[]; csv: string; xlsx: string }

/** Writes down that somebody exports something, and gives them the links. @throws UserError for those who may not. */
export async function exportTable(
  context: Context,
  ask: { what: Exported; group: string | null; for: Pick<Person, '_id' | 'linkGeneration'> },
): Promise<Export> {
  const groups = await groupsOf(context, ask)
  const record: ExportRecord = {
    _id: context.id('export'),
    what: ask.what,
    group: ask.group,
    by: context.by,
    at: context.now,
  }
  await context.store(exportRecordStore).insert(record, entry(context, `exported ${ask.what} of ${ask.group ?? 'all'}`))
  const link = (format: Format) => context.links.sign('export', [record._id, format], ask.for)
  return { record, groups, csv: link('csv'), xlsx: link('xlsx') }
}

export type Format = 'csv' | 'xlsx'

/** A file to keep. */
export type ExportFile = { name: string; type: string; bytes: Uint8Array<ArrayBuffer> }

/** The file of an export, as things are now. @throws UserError after an hour, and for those who may not, or not any more. */
export async function readExport(context: Context, ask: { id: string; format: Format }): Promise<ExportFile> {
  const record = await context.store(exportRecordStore).get(ask.id)
  if (record?.by !== context.by || !isOpen(record, context.now))
    throw new UserError('export-over', 'This link worked for one hour. Please export again in chat.')
  const table = await readTable(context, record.what, await groupsOf(context, record))
  const name = exportName(record, context.charter)
  if (ask.format === 'csv')
    return { name: `${name}.csv`, type: 'text/csv; charset=utf-8', bytes: new TextEncoder().encode(csvOf(table)) }
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return { name: `${name}.xlsx`, type, bytes: await excelFile(table, record.what) }
}

/** The groups that somebody may export this of: the one they named, or all that there are. */
async function groupsOf(
  context: Context,
  { what, group }: { what: Exported; group: string | null },
): Promise<string[]> {
  const { charter } = context
  const asked = group === null ? charter.groups.map(({ id }) => id) : [groupOf(charter, group).id]
  const allowed = await groupsAllowing(context, powerFor[what], asked)
  if (allowed.length > 0) return allowed
  const { leader } = charter.words
  const whose = group === null ? `a ${charter.words.group.one}` : groupOf(charter, group).short
  throw new UserError('not-a-leader', `Only the ${leader.many} of ${whose} and the secretariat export this.`, {
    next: [{ label: 'See who leads', say: group === null ? 'groups' : `contact ${group}` }],
  })
}

/** One read of what the table is of, and one of the people in it, however many groups there are. */
async function readTable(context: Context, what: Exported, groups: readonly string[]): Promise<Table> {
  const { store, charter, now, by } = context
  const known = async (ids: readonly string[]) => ({ charter, now, people: await peopleOf(context, charter, ids) })
  if (what === 'members') {
    const rosters = await readRosters(context, groups)
    const ids = rosters.flatMap(({ members, leaders }) => [...members, ...leaders].map(({ person }) => person))
    return membersTable(rosters, await known(ids))
  }
  if (what === 'applications') {
    const sent = ['submitted', 'accepted', 'ended', 'declined', 'withdrawn']
    const found = await store(applicationStore).find({
      group: { $in: groups },
      state: { $in: sent },
      submittedAt: { $ne: null },
    })
    // Nobody learns of a decision about themselves before it is told.
    const others = found.filter(({ person }) => person !== by)
    const ids = others.flatMap(({ person, decision }) => [person, decision?.by ?? ''])
    return applicationsTable(
      others.toSorted((a, b) => (`${a.submittedAt}|${a._id}` < `${b.submittedAt}|${b._id}` ? -1 : 1)),
      await known(ids),
    )
  }
  const meetings = await store(meetingStore).find({ group: { $in: groups } })
  if (what === 'minutes') {
    const given = meetings.flatMap(({ minutes }) => [
      ...minutes.items,
      ...(minutes.didNotHappen ? [minutes.didNotHappen] : []),
    ])
    return minutesTable(meetings, await known(given.map((one) => one.by)))
  }
  if (what === 'meetings')
    return meetingsTable(meetings, { ...(await known([])), counts: await countAnswers(context, meetings) })
  const [given, { replaced, away }] = await Promise.all([
    store(rsvpStore).find({ meeting: { $in: meetings.map(({ _id }) => _id) } }),
    readAwayAnswers(context, meetings),
  ])
  const left = new Set(replaced.map(({ _id }) => _id))
  const rsvps = [...given.filter(({ _id }) => !left.has(_id)), ...away]
  return answersTable(meetings, { ...(await known(rsvps.map(({ person }) => person))), rsvps })
}

/** People under the names that they gave as applicants, or else those of their accounts. */
async function peopleOf({ store }: Context, charter: Charter, ids: readonly string[]) {
  const wanted = [...new Set(ids)].filter((id) => id !== '')
  const found = wanted.length === 0 ? [] : await store(personStore).pick({ _id: { $in: wanted } }, ['name', 'details'])
  const named = nameField(charter) ?? ''
  return new Map(found.map((one) => [one._id, { ...one, name: one.details[named] || one.name }]))
}
