import type { Clock } from '#clock.ts'
import type { Database } from '#database/connection.ts'
import { keepInstallation, readZoneData } from '#database/installation.ts'
import { followZoneRules } from '#features/meetings/clock-rules/follow-zone-rules.ts'
import { followZoneRulesInPolls } from '#features/polls/follow-zone-rules.ts'
import { instantText, plus } from '#time/instant.ts'
import { isOldZoneData, type KnownRules, zoneRules } from '#time/zones/zone-rules.ts'
import type { House } from './compose.ts'
import type { Log } from './log.ts'

/** The version of the world's zone data that this process works with, such as `2026c`. */
export const zoneDataVersion = process.versions.tz ?? '0000'

/** What one program knew of the world's clocks. */
type Kept = KnownRules & { version: string }

/**
 * Compares the zone data of this process with those of the newest program that ran before, and sees to it that meetings
 * keep their wall time (`follow-zone-rules.ts`). What clocks show from now on is kept for the next program.
 * @param version of this process's data. @param clock whose real time tells how old they are.
 */
export async function followZoneData(
  house: Pick<House, 'contextOf'>,
  { database, clock, log, version = zoneDataVersion }: { database: Database; clock: Clock; log: Log; version?: string },
): Promise<void> {
  if (isOldZoneData(version, instantText(clock.real())))
    log.warn(
      { zoneData: version },
      'the zone data may be over a year old, and clocks may have changed: please update Node',
    )
  else log.info({ zoneData: version }, 'zone data')
  const zoneData = await readZoneData(database)
  const kept = zoneData === null ? null : (JSON.parse(zoneData) as Kept)
  if (kept && kept.version > version) {
    log.warn({ zoneData: version, newest: kept.version }, 'a program with newer zone data has run on this database')
    return
  }
  const before = kept && kept.version < version ? kept : null
  const changed = await followZoneRules(house.contextOf('clock'), { before, version })
  const polls = await followZoneRulesInPolls(house.contextOf('clock'))
  if (changed + polls > 0)
    log.info({ zoneData: version, changed, polls }, 'meetings and polls keep their wall time by new rules for clocks')
  const now = clock.now()
  if (kept?.version === version && kept.until > plus(now, 'P730D')) return
  const until = plus(now, 'P1095D')
  const zones = zoneRules([...Intl.supportedValuesOf('timeZone'), 'UTC'], { from: plus(now, '-P1D'), until })
  await keepInstallation(database, { zoneData: JSON.stringify({ version, until, zones } satisfies Kept) })
}
