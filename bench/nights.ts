import type { Attendee, Fairness } from '#time/fair/attendees.ts'
import { fairTimes } from '#time/fair/fair-hours.ts'
import { burdenByZone, rotatingTimes } from '#time/fair/rotation.ts'
import { startsBetween } from '#time/fair/starts.ts'
import type { Instant } from '#time/instant.ts'
import { instantOf, plusDays, wallTimeAt } from '#time/wall-time.ts'
import { zoneLabel } from '#time/zone-label.ts'

const home = 'Europe/Zurich'
const attendees: Attendee[] = ['America/Los_Angeles', home, 'Australia/Sydney'].map((zone) => ({ id: zone, zone }))
const fairness: Fairness = { attendees, lasts: 'PT60M', night: { from: '22:00', to: '07:00' } }
const weeks = Array.from({ length: 12 }, (_, week) => plusDays('2020-05-06', 7 * week))

/**
 * Twelve weekly meetings of San Francisco, Zurich and Sydney: who meets at night, and what all of it asks of one person
 * there, were they all at the time that is fairest for the first, and with times that go round.
 */
export function nightsBench(say: (line: string) => void): void {
  const choices = weeks.map((day) => startsBetween({ from: day, to: day }, home, 'PT30M'))
  const [first] = fairTimes(choices[0] ?? [], fairness, 1)
  const time = wallTimeAt(first?.instant ?? '', home).slice(11)
  const fixed = burdens(weeks.map((day) => instantOf(`${day}T${time}`, home)))
  const rotating = burdens(rotatingTimes(choices, fairness).map(({ instant }) => instant))
  say(`${row('12 meetings', `always ${time}`, 'rotating')}\n${row('', 'nights  burden', 'nights  burden')}`)
  for (const { zone } of attendees) say(row(zoneLabel(zone), fixed.get(zone) ?? '', rotating.get(zone) ?? ''))
}

function burdens(starts: readonly Instant[]): Map<string, string> {
  const zones = burdenByZone(starts, fairness)
  return new Map(
    zones.map(({ zone, nights, pain }) => [
      zone,
      `${String(nights).padStart(6)}${String(Math.round(pain)).padStart(8)}`,
    ]),
  )
}

function row(...cells: [string, string, string]): string {
  return cells
    .map((cell) => cell.padEnd(18))
    .join('')
    .trimEnd()
}
