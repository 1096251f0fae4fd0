import { exportTable } from '#dialogs/desk/export-table.ts'
import type { Feature } from '#feature.ts'
import { exportRecordStore } from './exports/export-record-store.ts'
import { exportPage } from './pages/export-page.ts'

/** The desk of those who answer for groups: what waits for them, in chat and on one page. */
export const desk: Feature = {
  name: 'desk',
  stores: [exportRecordStore],
  dialogs: [exportTable],
  pages: [exportPage],
}
