import { exportTable } from '#dialogs/desk/export-table.ts'
import { goToDesk } from '#dialogs/desk/go-to-desk.ts'
import type { Feature } from '#feature.ts'
import { deskSessionStore } from './desk-session-store.ts'
import { exportRecordStore } from './exports/export-record-store.ts'
import { deskPage } from './pages/desk-page.ts'
import { exportPage } from './pages/export-page.ts'

/** The desk of those who answer for groups: what waits for them, in chat and on one page. */
export const desk: Feature = {
  name: 'desk',
  stores: [exportRecordStore, deskSessionStore],
  dialogs: [exportTable, goToDesk],
  pages: [exportPage, deskPage],
}
