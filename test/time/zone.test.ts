import { describe, expect, it } from '@jest/globals'
import { rawTimeZones } from '@vvo/tzdb'
import { guessZone, isZone, readZone } from '#time/zone.ts'
import { zoneLabel } from '#time/zone-label.ts'

describe('words for a zone', () => {
  it.each([
    ['Geneva', 'Europe/Zurich', 'Geneva'],
    ['geneva time', 'Europe/Zurich', 'Geneva'],
    ['Nairobi', 'Africa/Nairobi', 'Nairobi'],
    ['Lima', 'America/Lima', 'Lima'],
    ['Sydney', 'Australia/Sydney', 'Sydney'],
    ['New York', 'America/New_York', 'New York'],
    ['San Francisco', 'America/Los_Angeles', 'San Francisco'],
    ['zürich', 'Europe/Zurich', 'Zürich'],
    ['London, Ontario', 'America/Toronto', 'London'],
    ['Kenya', 'Africa/Nairobi', 'Kenya'],
    ['Armenia', 'Asia/Yerevan', 'Armenia'],
    ['Côte d’Ivoire', 'Africa/Abidjan', 'Ivory Coast'],
    ['Netherlands', 'Europe/Amsterdam', 'The Netherlands'],
    ['California', 'America/Los_Angeles', 'California'],
    ['LA', 'America/Los_Angeles', 'Los Angeles'],
    ['UTC+3', '+03:00', 'UTC+3'],
    ['GMT-5:30', '-05:30', 'UTC-5:30'],
    ['Z', 'UTC', 'UTC'],
    ['CET', 'Europe/Brussels', 'Brussels'],
    ['Eastern time', 'America/New_York', 'New York'],
    ['W. Europe Standard Time', 'Europe/Berlin', 'Berlin'],
    ['India Standard Time', 'Asia/Kolkata', 'Kolkata'],
    ['anywhere on Earth', '-12:00', 'anywhere on Earth'],
  ])('%s is %s, called %s', (words, zone, said) => {
    expect(readZone(words)).toMatchObject({ kind: 'zone', zone, said })
  })

  it.each(['Europe/Kyiv', 'Europe/Kiev', 'Asia/Calcutta', 'Asia/Kolkata', 'America/Argentina/Buenos_Aires'])(
    '%s stays as it was written, whatever is canonical',
    (id) => expect(readZone(id.toLowerCase())).toMatchObject({ kind: 'zone', zone: id }),
  )

  it.each([
    ['IST', ['Asia/Kolkata', 'Asia/Jerusalem', 'Europe/Dublin']],
    ['CST', ['America/Chicago', 'Asia/Shanghai', 'America/Havana']],
    ['BST', ['Europe/London', 'Asia/Dhaka', 'Pacific/Bougainville']],
    ['PST', ['America/Los_Angeles', 'Asia/Manila']],
    ['Hyderabad', ['Asia/Kolkata', 'Asia/Karachi']],
    ['Birmingham', ['Europe/London', 'America/Chicago']],
    ['Georgia', ['Asia/Tbilisi', 'America/New_York']],
  ])('%s is asked about', (words, zones) => {
    const read = readZone(words)
    expect(read.kind === 'ask' && read.choices.map((choice) => choice.zone)).toEqual(zones)
  })

  it.each(['Case studies', 'minutes', 'at', '', 'UTC+15', 'and', 'la', 'IoT', 'x'.repeat(5000)])(
    '%j is none',
    (words) => {
      expect(readZone(words).kind).toBe('unknown')
    },
  )

  it('says which half of the year an abbreviation belongs to', () => {
    expect(readZone('CEST')).toMatchObject({ season: { regional: 'Europe/Brussels', offset: 120 } })
  })

  it('takes the speaker’s own zone for an abbreviation that is used there', () => {
    expect(readZone('CET', 'Europe/Zurich')).toMatchObject({ zone: 'Europe/Zurich' })
  })

  it('asks about a name one slip away from a large city', () => {
    expect(guessZone('Nairboi')).toMatchObject({ kind: 'ask', choices: [{ zone: 'Africa/Nairobi' }] })
    expect(guessZone('studies').kind).toBe('unknown')
  })

  it('reads every country by its English name as one of its own zones', () => {
    const english = new Intl.DisplayNames(['en'], { type: 'region' })
    const wrong = rawTimeZones.filter(({ countryCode }) => {
      const read = readZone(english.of(countryCode) ?? '')
      const zones = read.kind === 'zone' ? [read.zone] : read.kind === 'ask' ? read.choices.map(({ zone }) => zone) : []
      return !rawTimeZones.some((raw) => raw.countryCode === countryCode && zones.includes(raw.name))
    })
    expect(wrong).toEqual([])
  })

  it('reads every zone id of this machine as itself', () => {
    const ids = Intl.supportedValuesOf('timeZone').filter((id) => id.includes('/'))
    expect(ids.filter((id) => readZone(id).kind !== 'zone')).toEqual([])
    expect(ids.filter((id) => !isZone(id))).toEqual([])
    expect(isZone('Mars/Olympus')).toBe(false)
  })
})

describe('the label of a zone', () => {
  it.each([
    ['Africa/Nairobi', 'Nairobi'],
    ['America/Argentina/Buenos_Aires', 'Buenos Aires'],
    ['UTC', 'UTC'],
    ['Etc/GMT-3', 'UTC+3'],
    ['+05:30', 'UTC+5:30'],
    ['+00:00', 'UTC'],
  ])('%s is %s', (zone, label) => expect(zoneLabel(zone)).toBe(label))
})
