import type { Feature } from '#feature.ts'
import { applicationStore } from './application-store.ts'
import { callStore, groupStore, officeTermStore } from './group-store.ts'

export const groups: Feature = {
  name: 'groups',
  stores: [groupStore, callStore, officeTermStore, applicationStore],
}
