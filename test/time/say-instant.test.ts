import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { sayDate, sayDateAt, sayDeadline, sayDuration, sayInstant, sayRelative } from '#time/say-instant.ts'

const meeting = { instant: '2021-05-21T13:00:00Z', zone: 'Europe/Zurich', said: 'Geneva', show: 'both' } as const

describe('an instant, to a person', () => {
  it('is their own time first, and the meeting’s where the clocks differ', () => {
    expect(sayInstant(meeting, { zone: 'Africa/Nairobi' })).toBe('Fri 21 May 2021, 16:00 Nairobi (15:00 Geneva)')
  })

  it('names the day again where it is another day there', () => {
    expect(sayInstant(meeting, { zone: 'Pacific/Auckland' })).toBe('Sat 22 May 2021, 01:00 Auckland (Fri 15:00 Geneva)')
  })

  it('is said once where the clocks agree', () => {
    expect(sayInstant(meeting, { zone: 'Europe/Zurich' })).toBe('Fri 21 May 2021, 15:00 Geneva')
    expect(sayInstant(meeting, { zone: 'Europe/Berlin' })).toBe('Fri 21 May 2021, 15:00 Berlin')
  })

  it('uses the reader’s own word for their place', () => {
    expect(
      sayInstant({ ...meeting, zone: 'Africa/Nairobi', said: 'Nairobi' }, { zone: 'Europe/Zurich', said: 'Geneva' }),
    ).toBe('Fri 21 May 2021, 15:00 Geneva (16:00 Nairobi)')
  })

  it('can be the day or the time alone', () => {
    expect(sayInstant({ ...meeting, show: 'day' }, { zone: 'Pacific/Auckland' })).toBe('Sat 22 May 2021')
    expect(sayInstant({ ...meeting, show: 'time' }, { zone: 'America/Lima' })).toBe('08:00 Lima (15:00 Geneva)')
  })

  it('has reference, weekday, date, own time and zone within 60 characters, in every zone there is', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Intl.supportedValuesOf('timeZone')), (zone) => {
        const line = `PROC-17 moved: ${sayInstant(meeting, { zone })}`
        const own = line.split(' (')[0] ?? ''
        expect(own.length).toBeLessThanOrEqual(60)
      }),
      { numRuns: 400 },
    )
  })
})

describe('an instant, to a place', () => {
  it('is the meeting’s time and UTC', () => {
    expect(sayInstant(meeting, { place: true, zone: 'Africa/Nairobi' })).toBe(
      'Fri 21 May 2021, 15:00 Geneva (13:00 UTC)',
    )
    expect(sayInstant({ ...meeting, zone: 'Pacific/Auckland', said: 'Auckland' }, { place: true, zone: 'UTC' })).toBe(
      'Sat 22 May 2021, 01:00 Auckland (Fri 13:00 UTC)',
    )
    expect(sayInstant({ instant: meeting.instant, zone: 'UTC', show: 'both' }, { place: true, zone: 'UTC' })).toBe(
      'Fri 21 May 2021, 13:00 UTC',
    )
  })
})

describe('other times', () => {
  it('says a day', () => expect(sayDate('2021-09-05')).toBe('Sun 5 Sep 2021'))

  it('says a deadline with its zone', () => {
    const home = { zone: 'Europe/Zurich', said: 'Geneva' }
    expect(sayDeadline({ date: '2020-03-31' }, home)).toBe('Tue 31 March 2020, end of day, Geneva time')
    expect(sayDeadline({ date: '2020-03-31', time: '17:00', zone: 'Africa/Nairobi' }, home)).toBe(
      'Tue 31 March 2020, 17:00, Nairobi time',
    )
    expect(sayDeadline({ date: '2020-03-31', zone: 'AoE' }, home)).toBe(
      'Tue 31 March 2020, end of day, anywhere on Earth',
    )
    expect(sayDeadline({ date: '2020-03-31', zone: 'UTC' }, home)).toBe('Tue 31 March 2020, end of day, UTC')
  })

  it.each([
    ['2020-03-02T06:00:00Z', '2 hours ago'],
    ['2020-03-02T08:00:30Z', 'now'],
    ['2020-03-02T08:01:00Z', 'in 1 minute'],
    ['2020-03-05T09:00:00Z', 'in 3 days'],
    ['2020-02-03T08:00:00Z', '4 weeks ago'],
  ])('%s is %s', (instant, words) => expect(sayRelative(instant, '2020-03-02T08:00:00Z')).toBe(words))

  it.each([
    ['PT60M', '1 hour'],
    ['PT90M', '90 minutes'],
    ['PT2H', '2 hours'],
    ['PT150M', '2 h 30 min'],
    ['PT45M', '45 minutes'],
    ['P7D', '7 days'],
    ['PT0.5S', '1 second'],
    ['PT20S', '20 seconds'],
    ['PT60S', '1 minute'],
  ])('%s is %s', (duration, words) => expect(sayDuration(duration)).toBe(words))
})

describe('the year of a day', () => {
  it.each([
    ['2020-05-21', '2020-03-02T08:00:00Z', 'Thu 21 May', 'this year'],
    ['2020-12-18', '2020-03-02T08:00:00Z', 'Fri 18 Dec', 'later this year'],
    ['2021-01-14', '2020-11-30T08:00:00Z', 'Thu 14 Jan', 'one of the next months'],
    ['2021-09-17', '2020-11-30T08:00:00Z', 'Fri 17 Sep 2021', 'far away'],
    ['2020-01-10', '2020-02-02T08:00:00Z', 'Fri 10 Jan', 'one of the last months'],
    ['2020-01-10', '2020-12-01T08:00:00Z', 'Fri 10 Jan 2020', 'long over, though this year'],
    ['2019-12-20', '2020-01-05T08:00:00Z', 'Fri 20 Dec 2019', 'last year'],
  ])('of %s, read at %s, is said so: %s (%s)', (date, now, words) => {
    expect(sayDateAt(date, now)).toBe(words)
  })

  it('is left out of an instant for somebody who reads it now, and kept for whoever reads it some time', () => {
    const span = { instant: '2020-05-21T13:00:00Z', zone: 'Europe/Zurich', said: 'Geneva', show: 'both' as const }
    const reader = { zone: 'Africa/Nairobi' }
    expect(sayInstant(span, { ...reader, now: '2020-03-02T08:00:00Z' })).toBe(
      'Thu 21 May, 16:00 Nairobi (15:00 Geneva)',
    )
    expect(sayInstant(span, reader)).toBe('Thu 21 May 2020, 16:00 Nairobi (15:00 Geneva)')
  })
})
