import type { Instant } from '../instant.ts'
import { readWallTime, wallTimeAt } from '../wall-time.ts'
import type { SessionDraft, ZoneOption } from '../when.ts'

/** A suggested time as though somebody had said it, in a zone. @param lasts ISO 8601. */
export function draftAt(at: Instant, zone: ZoneOption, lasts: string): SessionDraft {
  const wall = wallTimeAt(at, zone.zone)
  const reading = readWallTime(wall, zone.zone)
  const later = reading.kind === 'repeated' && reading.choices[1].instant === at
  return {
    date: { options: [wall.slice(0, 10)] },
    time: { options: [wall.slice(11)] },
    zone: { options: [zone] },
    lasts: { options: [lasts] },
    ...(reading.kind === 'repeated' ? { fold: later ? ('later' as const) : ('earlier' as const) } : {}),
  }
}
