import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { dateAt, instantOf, readWallTime, startOfDay, wallTimeAt, wallTimeBefore } from '#time/wall-time.ts'

const zones = [
  'Europe/Zurich',
  'Africa/Nairobi',
  'America/Lima',
  'Australia/Sydney',
  'America/New_York',
  'America/Los_Angeles',
  'Asia/Kolkata',
  'Asia/Dubai',
  'Pacific/Auckland',
  'Pacific/Apia',
  'America/Santiago',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Asia/Kathmandu',
  'UTC',
  '+05:30',
]
const anyZone = fc.constantFrom(...zones)
const anyMinute = fc.integer({ min: 26_297_280, max: 36_816_480 }).map((minutes) => minutes * 60_000)

describe('a wall time in a zone', () => {
  it('is one instant on ordinary days', () => {
    expect(readWallTime('2021-05-21T15:00', 'Europe/Zurich')).toEqual({
      kind: 'unique',
      instant: '2021-05-21T13:00:00Z',
    })
  })

  it.each([
    ['2021-03-28T02:30', 'Europe/Zurich', ['2021-03-28T01:30', '2021-03-28T03:30']],
    ['2021-03-14T02:30', 'America/New_York', ['2021-03-14T01:30', '2021-03-14T03:30']],
    ['2020-10-04T02:30', 'Australia/Sydney', ['2020-10-04T01:30', '2020-10-04T03:30']],
    ['2021-09-26T02:30', 'Pacific/Auckland', ['2021-09-26T01:30', '2021-09-26T03:30']],
    ['2021-10-03T02:15', 'Australia/Lord_Howe', ['2021-10-03T01:45', '2021-10-03T02:45']],
  ])('%s in %s is skipped in spring: %j', (wall, zone, walls) => {
    const read = readWallTime(wall, zone)
    expect(read).toMatchObject({ kind: 'skipped', choices: walls.map((real) => ({ wall: real })) })
  })

  it.each([
    ['2021-10-31T02:30', 'Europe/Zurich', ['2021-10-31T00:30:00Z', '2021-10-31T01:30:00Z']],
    ['2021-11-07T01:30', 'America/New_York', ['2021-11-07T05:30:00Z', '2021-11-07T06:30:00Z']],
    ['2021-04-04T02:30', 'Australia/Sydney', ['2021-04-03T15:30:00Z', '2021-04-03T16:30:00Z']],
    ['2021-04-04T01:45', 'Australia/Lord_Howe', ['2021-04-03T14:45:00Z', '2021-04-03T15:15:00Z']],
  ])('%s in %s comes twice in autumn: %j', (wall, zone, instants) => {
    const read = readWallTime(wall, zone)
    expect(read).toMatchObject({ kind: 'repeated', choices: instants.map((instant) => ({ wall, instant })) })
  })

  it('comes back from every instant, as itself or as one of its two', () => {
    fc.assert(
      fc.property(anyMinute, anyZone, (at, zone) => {
        const instant = Temporal.Instant.fromEpochMilliseconds(at).toString({ smallestUnit: 'second' })
        const read = readWallTime(wallTimeAt(instant, zone), zone)
        const instants = read.kind === 'unique' ? [read.instant] : read.choices.map((choice) => choice.instant)
        expect(read.kind).not.toBe('skipped')
        expect(instants).toContain(instant)
      }),
      { numRuns: 2000 },
    )
  })

  it('is found also where a rule computed a time that does not exist', () => {
    expect(instantOf('2021-03-28T02:30', 'Europe/Zurich')).toBe('2021-03-28T01:30:00Z')
  })
})

describe('a day in a zone', () => {
  it('begins at its midnight, or after the gap that swallows it', () => {
    expect(startOfDay('2020-04-01', 'Europe/Zurich')).toBe('2020-03-31T22:00:00Z')
    // Chile puts its clocks forward at midnight.
    expect(startOfDay('2021-09-05', 'America/Santiago')).toBe('2021-09-05T04:00:00Z')
  })

  it('contains its own beginning', () => {
    fc.assert(
      fc.property(anyMinute, anyZone, (at, zone) => {
        const instant = Temporal.Instant.fromEpochMilliseconds(at).toString({ smallestUnit: 'second' })
        const date = dateAt(instant, zone)
        expect(dateAt(startOfDay(date, zone), zone)).toBe(date)
        expect(startOfDay(date, zone) <= instant).toBe(true)
      }),
    )
  })
})

describe('a time counted back', () => {
  it('in days is at the same hour, and in hours so many hours before, by what clocks show', () => {
    expect(wallTimeBefore('2020-04-05T09:00', 'P14D')).toBe('2020-03-22T09:00')
    expect(wallTimeBefore('2020-03-01T09:00', 'P1M')).toBe('2020-02-01T09:00')
    expect(wallTimeBefore('2020-04-05T09:00', 'PT36H')).toBe('2020-04-03T21:00')
  })
})
