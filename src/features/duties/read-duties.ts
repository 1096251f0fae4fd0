import type { Context } from '#context.ts'
import { personStore } from '#features/people/person-store.ts'
import { plus } from '#time/instant.ts'
import { type DutyReader, readDutyReader } from './duty-reader.ts'
import { type DutyRow, dutyRows } from './duty-rows.ts'
import { dutyStatementStore } from './duty-statement-store.ts'
import { readDutyFacts, readLateFacts } from './read-duty-facts.ts'

/** The duties that somebody sees, the worst first, and the names of those who hold them or said something, by person. */
export type Duties = { reader: DutyReader; rows: DutyRow[]; names: ReadonlyMap<string, string> }

/** What was said so long ago counts no more, and so many statements are read at most. */
const said = { within: 'P400D', most: 2000 }

/** The duties of the one who asks, or for those who see all of them those of everybody: a fixed number of reads. */
export async function readDuties(context: Context, ask: { own?: boolean } = {}): Promise<Duties> {
  const reader = await readDutyReader(context, ask)
  const rows = await readRows(context, reader, readDutyFacts)
  const persons = [...new Set(rows.flatMap(({ owners, word }) => [...owners, ...(word === null ? [] : [word.by])]))]
  const people = persons.length === 0 ? [] : await context.store(personStore).pick({ _id: { $in: persons } }, ['name'])
  return { reader, rows, names: new Map(people.map(({ _id, name }) => [_id, name])) }
}

/** Those of the same duties that are late, without anybody's name. */
export async function readLateDuties(context: Context, reader: DutyReader): Promise<DutyRow[]> {
  return (await readRows(context, reader, readLateFacts)).filter(({ state }) => state === 'late')
}

async function readRows(
  context: Context,
  { whose, groups }: DutyReader,
  read: typeof readDutyFacts,
): Promise<DutyRow[]> {
  const isMemberOnly = whose.kind === 'own' && whose.held.length === 0
  const [facts, statements] = await Promise.all([
    read(context, { groups, isMemberOnly }),
    context
      .store(dutyStatementStore)
      .find({ at: { $gte: plus(context.now, `-${said.within}`) } }, { sort: { at: -1 }, limit: said.most }),
  ])
  return dutyRows(facts, statements, whose)
}
