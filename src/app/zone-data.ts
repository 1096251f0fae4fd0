import type { Clock } from '#clock.ts'
import type { Database } from '#database/connection.ts'
import { keepInstallation, readInstallation } from '#database/installation.ts'
import { followZoneRules } from '#features/meetings/clock-rules/follow-zone-rules.ts'
import { instantText, plus } from '#time/instant.ts'
import { isOldZoneData, type ZoneRules, zoneRules } from '#time/zones/zone-rules.ts'
import type { House } from './compose.ts'
import type { Log } from './log.ts'

/** The version of the world's zone data that this process works with, such as `2026c`. */
export const zoneDataVersion = process.versions.tz ?? 'unknown'

/** What one program knew of the world's clocks, and how far ahead it looked. */
type Kept = { version: string; until: string; rules: ZoneRules }

/**
 * Compares the zone data of this process with those of the program that ran before. Where they are newer, meetings keep
 * their wall time (`follow-zone-rules.ts`), and what clocks show from now on is kept for the next time.
 * @param version of this process's data. @param clock whose real time tells how old they are.
 */
export async function followZoneData(
  house: Pick<House, 'contextOf'>,
  { database, clock, log, version = zoneDataVersion }: { database: Database; clock: Clock; log: Log; version?: string },
): Promise<void> {
  const today = instantText(clock.real())
  if (isOldZoneData(version, today))
    log.warn(
      { zoneData: version },
      'the zone data are over a year old: clocks may have changed since. Please update Node',
    )
  else log.info({ zoneData: version }, 'zone data')
  const { zoneData } = await readInstallation(database)
  const kept = zoneData === null ? null : (JSON.parse(zoneData) as Kept)
  const now = clock.now()
  if (kept?.version === version && kept.until > plus(now, 'P365D')) return
  if (kept && kept.version > version) {
    log.warn({ zoneData: version, newest: kept.version }, 'a program with newer zone data has run on this database')
    return
  }
  if (kept && kept.version < version) {
    const changed = await followZoneRules(house.contextOf('clock'), { before: kept.rules, version })
    if (changed > 0) log.info({ from: kept.version, to: version, changed }, 'meetings follow new rules for clocks')
  }
  const until = plus(now, 'P1095D')
  const rules = zoneRules(Intl.supportedValuesOf('timeZone'), { from: plus(now, '-P1D'), until })
  await keepInstallation(database, { zoneData: JSON.stringify({ version, until, rules } satisfies Kept) })
}
