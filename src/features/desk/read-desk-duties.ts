import type { Charter } from '#charter/charter.ts'
import type { Context } from '#context.ts'
import { dutyName, nameOf, stateWords } from '#features/duties/cards/duty-words.ts'
import { readDutyReader } from '#features/duties/duty-reader.ts'
import type { DutyRow } from '#features/duties/duty-rows.ts'
import { dutyStates } from '#features/duties/duty-standing.ts'
import { readLateDuties } from '#features/duties/read-duties.ts'
import type { RowRules } from './table.ts'

export const dutyShows = ['all', 'late', 'due', 'word', 'met', 'none'] as const
export type DutyShow = (typeof dutyShows)[number]

const stateShown: Record<DutyShow, DutyRow['state'] | null> = {
  ...{ all: null, late: 'late', due: 'due', word: 'by word only', met: 'met', none: 'not applicable' },
}

/** The duties that are late, of those that the reader of a desk sees: the worst first. */
export async function readDeskDuties(context: Context): Promise<DutyRow[]> {
  return readLateDuties(context, await readDutyReader(context))
}

/** @returns whether a duty is among those that the table shows. */
export function isShown({ state }: Pick<DutyRow, 'state'>, show: DutyShow): boolean {
  return stateShown[show] === null || stateShown[show] === state
}

/** How the table of duties is searched and sorted. */
export function dutyRules(charter: Charter, names: ReadonlyMap<string, string>): RowRules<DutyRow> {
  const short = (id: string | null) => charter.groups.find((group) => group.id === id)?.short ?? ''
  const owners = ({ owners: all }: DutyRow) => all.map((owner) => nameOf(owner, { names })).join(', ')
  return {
    words: (row) => [
      dutyName(row.duty),
      row.duty.what,
      row.duty.clause,
      stateWords[row.state],
      short(row.group),
      owners(row),
    ],
    group: ({ group }) => group ?? '',
    sorts: {
      duty: ({ duty }) => dutyName(duty),
      clause: ({ duty }) => duty.clause,
      group: ({ group }) => short(group),
      who: owners,
      state: ({ state }) => dutyStates.indexOf(state),
      next: ({ next }) => next ?? '9999',
    },
  }
}
