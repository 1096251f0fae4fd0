import { type Charter, listedGroups } from '#charter/charter.ts'
import { type Instant, plus } from '#time/instant.ts'

/**
 * That the charter as it was imported lists groups that publish no dates: one document, made once. The secretariat is shown
 * it for a week, which is one digest, or until one of them has seen it.
 */
export type DateFlag = { _id: string; groups: string[]; at: Instant; seenAt: Instant | null }

/** The one document's id. */
export const dateFlagId = 'no-dates'

/** How long it is shown: so long that each Monday's digest comes once. */
const shownFor = 'P7D'

/** The groups that the charter lists to everybody and gives no dates, in its order. */
export function listedWithoutDates(charter: Charter): string[] {
  return listedGroups(charter)
    .filter(({ dates }) => dates.length === 0)
    .map(({ id }) => id)
}

/** Whether the flag is still to be shown. */
export function isFlagShown({ at, seenAt }: Pick<DateFlag, 'at' | 'seenAt'>, now: Instant): boolean {
  return seenAt === null && now < plus(at, shownFor)
}
