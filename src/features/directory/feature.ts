import { askLeaders } from '#dialogs/directory/ask-leaders.ts'
import { contactGroup } from '#dialogs/directory/contact-group.ts'
import { listGroups } from '#dialogs/directory/list-groups.ts'
import { listMembers } from '#dialogs/directory/list-members.ts'
import type { Feature } from '#feature.ts'
import { aboutPage } from './pages/about-page.ts'
import { applyPage } from './pages/apply-page.ts'
import { confirmPage } from './pages/confirm-page.ts'
import { groupDatesPage } from './pages/group-dates-page.ts'
import { groupPage } from './pages/group-page.ts'
import { groupsPage } from './pages/groups-page.ts'

export const directory: Feature = {
  name: 'directory',
  dialogs: [listGroups, listMembers, contactGroup, askLeaders],
  pages: [groupsPage, groupPage, groupDatesPage, applyPage, confirmPage, aboutPage],
}
