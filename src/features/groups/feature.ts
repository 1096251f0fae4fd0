import { type Context, entry } from '#context.ts'
import { type Feature, textIn } from '#feature.ts'
import { absenceStore } from './absence-store.ts'
import { applicationStore } from './application-store.ts'
import { type AudienceSource, audienceStore } from './audience-store.ts'
import { concernedGroups, groupsOfAbsence, groupsOfTerm } from './concerned-groups.ts'
import { callStore, groupStore, officeTermStore } from './group-store.ts'
import { onboardingStore } from './onboarding-store.ts'
import { absencesOf } from './read-absences.ts'

export const groups: Feature = {
  name: 'groups',
  stores: [groupStore, callStore, officeTermStore, applicationStore, absenceStore, onboardingStore, audienceStore],
  changed: {
    applications: async ({ group, person, state }, context) => {
      // A draft makes nobody a member, and ends no membership.
      if (state !== 'draft') await context.store(audienceStore).noteChange([`${group}`])
      if (state === 'accepted') await joinWhileAway(context, { person: `${person}`, group: `${group}` })
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

/** Whoever becomes a member of one more group is away there, too. */
async function joinWhileAway(context: Context, { person, group }: { person: string; group: string }): Promise<void> {
  const absences = (await absencesOf(context, [person])).filter((one) => one.person === person)
  for (const { _id, groups: known } of absences)
    if (!known.includes(group))
      await context
        .store(absenceStore)
        .change(_id, { ...entry(context, 'joined a group'), by: 'clock' }, (before) =>
          before.groups.includes(group) ? before : { ...before, groups: [...before.groups, group] },
        )
}
