import type { FairTime } from './fair-hours.ts'

/**
 * Of some times, best first, those to be shown: the best, and behind it those that spare others than the ones before, so
 * that a leader can choose whose night it is. Where there are no such times, the next best.
 * @param count how many, on as many days (`dayOf`).
 */
export function differing(ranked: readonly FairTime[], count: number, dayOf: (time: FairTime) => string): FairTime[] {
  const [best] = ranked
  const chosen: FairTime[] = best ? [best] : []
  const take = (fits: (time: FairTime) => boolean) => {
    for (const time of ranked) {
      const isNew = chosen.every((one) => dayOf(one) !== dayOf(time))
      if (chosen.length < count && isNew && fits(time)) chosen.push(time)
    }
  }
  const known = () => new Set(chosen.map(burdened))
  if (best && burdened(best) !== '')
    take((time) => time.conflicts.length <= best.conflicts.length && !known().has(burdened(time)))
  take(() => true)
  return chosen
}

/** Whose night it is; where it is nobody's, for whom it is worst. */
function burdened({ zones }: FairTime): string {
  const nights = zones.filter(({ night }) => night)
  if (nights.length > 0)
    return nights
      .map(({ zone }) => zone)
      .sort()
      .join(' ')
  const worst = Math.max(...zones.map(({ pain }) => pain), 0)
  return worst === 0
    ? ''
    : zones
        .filter(({ pain }) => pain === worst)
        .map(({ zone }) => zone)
        .sort()
        .join(' ')
}
