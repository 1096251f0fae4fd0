import type { Context } from '#context.ts'
import { plus } from '#time/instant.ts'
import { type Absence, everyGroup } from './absence.ts'
import { absenceStore } from './absence-store.ts'

type Reading = Pick<Context, 'now' | 'store'>

/** The clocks of duties that somebody had while away stood still: for so long after it that is reckoned with. */
const reckonedWith = 'P60D'

/** The absences that concern these groups: those ahead, those now, and those lately over. One read, at the same time as others. */
export async function absencesIn({ now, store }: Reading, groups: readonly string[]): Promise<Absence[]> {
  const asked = { groups: { $in: [...groups, everyGroup] }, endsAt: { $gt: plus(now, `-${reckonedWith}`) } }
  return store(absenceStore).find(asked, { sort: { startsAt: 1 } })
}

/** The absences of these people, and those in which they stand in for others: ahead and now. */
export async function absencesOf({ now, store }: Reading, people: readonly string[]): Promise<Absence[]> {
  return store(absenceStore).find({ people: { $in: people }, endsAt: { $gt: now } }, { sort: { startsAt: 1 } })
}
