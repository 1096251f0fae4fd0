import type { Context } from '#context.ts'
import { type Feature, textIn } from '#feature.ts'
import { absenceStore } from './absence-store.ts'
import { applicationStore } from './application-store.ts'
import { type AudienceSource, audienceStore } from './audience-store.ts'
import { concernedGroups, groupsOfAbsence, groupsOfTerm } from './concerned-groups.ts'
import { callStore, groupStore, officeTermStore } from './group-store.ts'

export const groups: Feature = {
  name: 'groups',
  stores: [groupStore, callStore, officeTermStore, applicationStore, absenceStore, audienceStore],
  changed: {
    applications: async ({ group, state }, context) => {
      // A draft makes nobody a member, and ends no membership.
      if (state !== 'draft') await context.store(audienceStore).noteChange([`${group}`])
    },
    'office-terms': ({ group }, context) => context.store(audienceStore).noteChange(groupsOfTerm(group)),
    absences: ({ groups }, context) => context.store(audienceStore).noteChange(groupsOfAbsence(groups)),
    people: (changed, context) => noteChangeOf(textIn(changed, '_id'), context),
    accounts: (changed, context) => noteChangeOf(textIn(changed, 'person'), context),
  } satisfies Record<AudienceSource, NonNullable<Feature['changed']>[string]>,
}

async function noteChangeOf(person: string, context: Context): Promise<void> {
  await context.store(audienceStore).noteChange(await concernedGroups(context, person))
}
