import { listDuties } from '#dialogs/duties/list-duties.ts'
import { stateDuty } from '#dialogs/duties/state-duty.ts'
import type { Feature } from '#feature.ts'
import { dateFlagStore } from './date-flag-store.ts'
import { dutyStatementStore } from './duty-statement-store.ts'

/** Everything that the sources ask of people: who owes it now, how it is met, and by what evidence. */
export const duties: Feature = {
  name: 'duties',
  stores: [dutyStatementStore, dateFlagStore],
  dialogs: [listDuties, stateDuty],
}
