import type { Arrived } from '../../../context.ts'

/** What a notice of a kind says: in the summary of a morning it has lost its own name. */
const says: Record<string, RegExp> = {
  'minutes-missing': /minutes (?:were|are) due|Minutes missing/,
  'minutes-uploaded': /minutes are here/,
  'time-missing': /Please set the time|take place\?/,
}

/** What arrived of a kind, by itself or in the summary of a morning. */
export function arrivedOf(arrived: readonly Arrived[], kind: string): Arrived[] {
  return arrived.filter((one) => one.kind === kind || (one.kind === 'summary' && says[kind]?.test(one.text) === true))
}

/** What arrived of a kind: to whom, and how long after this instant, in days and hours. */
export function when(arrived: readonly Arrived[], kind: string, from: string): string[] {
  return arrivedOf(arrived, kind).map(({ to, at }) => {
    const hours = Temporal.Instant.from(from).until(Temporal.Instant.from(at)).total('hours')
    return `${to} ${Math.floor(hours / 24)} d ${(hours - 24 * Math.floor(hours / 24)).toFixed(1)} h`
  })
}
