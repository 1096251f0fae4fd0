import { type Context, entry } from '#context.ts'
import type { Instant } from '#time/instant.ts'
import { sameClocks } from '#time/zones/same-clocks.ts'
import type { Person } from './person.ts'
import { personStore } from './person-store.ts'

/**
 * What to ask somebody about their time zone, beside something else that they are told: whether the one their platform
 * filled in is right, or, on the road, whether to show times for where their device is now.
 */
export type ZoneQuestion = { kind: 'right'; zone: string } | { kind: 'moved'; zone: string; from: string }

type Asked = Pick<Person, 'zone' | 'zonesKept'> & { device?: string | undefined }

/** The question that is open; null where there is none. */
export function zoneQuestion({ zone, device }: Asked): ZoneQuestion | null {
  if (zone === null || device === undefined) return null
  return device === zone ? { kind: 'right', zone } : { kind: 'moved', zone: device, from: zone }
}

/**
 * The zone to ask somebody about when their device says a zone that it did not say before: one that fills their empty
 * zone, or whose clocks are not theirs. Zurich and Berlin show the same, and what they were asked and kept is not asked
 * again.
 * @returns what `device` is then; undefined = nothing to ask.
 */
export function deviceToAsk(
  { zone, device, zonesKept = [] }: Asked,
  zoneName: string,
  now: Instant,
): string | undefined {
  if (zone === null || !(sameClocks(zoneName, zone, now) || zonesKept.includes(zoneName))) return zoneName
  return device === zone ? device : undefined
}

/** They have been shown the question, which is enough: nobody is asked twice about the same change. */
export async function closeZoneQuestion(context: Context, _ask: object = {}): Promise<Person> {
  return context.store(personStore).change(context.by, entry(context, 'zone asked'), (before) => {
    const { device, ...rest } = before
    return device === undefined ? before : rest
  })
}

/** Times stay as they are, though their device is elsewhere: they are not asked about that zone again. */
export async function keepZone(context: Context, ask: { zone: string }): Promise<Person> {
  return context.store(personStore).change(context.by, entry(context, 'zone kept'), ({ device: _, ...before }) => {
    const declined = before.zonesKept ?? []
    const zonesKept = before.zone === ask.zone || declined.includes(ask.zone) ? declined : [...declined, ask.zone]
    return { ...before, zoneConfirmed: before.zone !== null, zonesKept }
  })
}
