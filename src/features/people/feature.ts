import { changeProfile } from '#dialogs/people/change-profile.ts'
import { convertTime } from '#dialogs/people/convert-time.ts'
import { setZone } from '#dialogs/people/set-zone.ts'
import { type Feature, textIn } from '#feature.ts'
import { accountStore, personStore } from './person-store.ts'

export const people: Feature = {
  name: 'people',
  stores: [personStore, accountStore],
  reaches: { accounts: (changed) => textIn(changed, 'person') },
  dialogs: [setZone, convertTime, changeProfile],
}
