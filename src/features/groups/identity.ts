import { type Charter, officeOf, type Power } from '#charter/charter.ts'
import { wholeId } from '#charter/whole-group.ts'
import type { Instant } from '#time/instant.ts'
import type { Absence } from './absence.ts'
import type { Application } from './application.ts'
import { memberSince } from './application-rules.ts'
import type { OfficeTerm } from './office-term.ts'

/** Who somebody is to the organisation: what they hold and what they applied to. All their powers follow from it. */
export type Identity = {
  now: Instant
  /** The terms of office that they hold now, and those of others for whom they stand in now. */
  terms: OfficeTerm[]
  /** Every application of theirs, in whatever state. */
  applications: Application[]
  /** Their absences, and those in which they stand in: ahead and now. */
  absences: Absence[]
}

/** The terms of office that somebody holds themselves, without those that they stand in for. */
export function ownTermsOf({ terms }: Pick<Identity, 'terms'>, person: string): OfficeTerm[] {
  return terms.filter((term) => term.person === person)
}

/** Whether an office that they hold allows this, in a group, or with null in the whole organisation. */
export function powersIn(
  charter: Charter,
  { terms }: Pick<Identity, 'terms'>,
  power: Power,
): (group: string | null) => boolean {
  const allowing = terms.filter(({ office }) => officeOf(charter, office).may.includes(power))
  return (group) => allowing.some((term) => term.group === null || term.group === group)
}

export function isOfSecretariat(charter: Charter, { terms }: Pick<Identity, 'terms'>): boolean {
  return terms.some(({ office }) => officeOf(charter, office).role === 'secretariat')
}

/** Whether they hold an office of those who lead this group. */
export function leadsGroup(charter: Charter, { terms }: Pick<Identity, 'terms'>, group: string): boolean {
  return terms.some((term) => term.group === group && officeOf(charter, term.office).role === 'leader')
}

/**
 * Their part in one group. `belongs`: is a member by now, leads it, or is of the secretariat. `isAsked`: is told of its
 * meetings, which is also true of somebody whose admission can still be undone. To the whole, all belong who hold an office.
 */
export function partIn(charter: Charter, identity: Identity, group: string): { belongs: boolean; isAsked: boolean } {
  const holds = identity.terms.length > 0
  if (group === wholeId) return { belongs: holds, isAsked: holds }
  const membership = identity.applications.find((one) => one.group === group && one.state === 'accepted')
  const leads = leadsGroup(charter, identity, group)
  const isMember = membership !== undefined && memberSince(membership, charter) <= identity.now
  return {
    belongs: isMember || leads || isOfSecretariat(charter, identity),
    isAsked: membership !== undefined || leads,
  }
}
