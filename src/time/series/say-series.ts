import { counted } from '../english-words.ts'
import { type Rhythm, type Series, sayRhythm } from './series.ts'

/** Which days a series really meets on: "every Thursday" where Tuesdays were moved by two days. */
export function saySeries({ rhythm, shift = 0 }: Pick<Series, 'rhythm' | 'shift'>): string {
  if (shift === 0 || rhythm.kind === 'dates' || rhythm.kind === 'days') return sayRhythm(rhythm)
  if (rhythm.kind === 'weeks' && (rhythm.on.length > 0 || shift % 7 === 0))
    return sayRhythm(shiftedWeeks(rhythm, shift))
  return `${counted(Math.abs(shift), 'day')} ${shift > 0 ? 'after' : 'before'} ${sayRhythm(rhythm)}`
}

function shiftedWeeks(rhythm: Rhythm & { kind: 'weeks' }, shift: number): Rhythm {
  return { ...rhythm, on: rhythm.on.map((day) => ((((day - 1 + shift) % 7) + 7) % 7) + 1) }
}
