import type { Context } from '#context.ts'
import { type Aggregate, type Selection, textIn } from '#feature.ts'
import { concernedGroups, groupsOfAbsence, groupsOfTerm, inGroups } from './concerned-groups.ts'

/**
 * What invalidates everything that a group convenes (meetings, series, polls): who belongs to it, who leads it, the
 * group itself, and the people in it.
 * @param open selects those that anybody may still be told of.
 */
export function convenedBy(open: (context: Context) => Readonly<Record<string, unknown>>) {
  const openIn = (groups: Selection, context: Context): Selection => groups && { ...groups, ...open(context) }
  const ofPerson = async (person: string, context: Context) =>
    openIn(inGroups(await concernedGroups(context, person)), context)
  return {
    applications: (changed, context) => openIn(inGroups([textIn(changed, 'group')]), context),
    'office-terms': (changed, context) => openIn(inGroups(groupsOfTerm(changed.group)), context),
    absences: (changed, context) => openIn(inGroups(groupsOfAbsence(changed.groups)), context),
    groups: (changed, context) => openIn(inGroups([textIn(changed, '_id')]), context),
    people: (changed, context) => ofPerson(textIn(changed, '_id'), context),
    accounts: (changed, context) => ofPerson(textIn(changed, 'person'), context),
  } satisfies NonNullable<Aggregate['invalidatedBy']>
}

/** Of what invalidates what a group convenes, that which alters what one person alone is told. */
export const concernsOneOfGroup: NonNullable<Aggregate['concernsOnly']> = {
  applications: (changed) => textIn(changed, 'person'),
  // Of whoever holds an office others are asked instead.
  absences: (changed) => (changed.hasOffice === true ? undefined : textIn(changed, 'person')),
  people: (changed) => textIn(changed, '_id'),
  accounts: (changed) => textIn(changed, 'person'),
}
