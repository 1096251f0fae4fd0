import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { epochOf, instantText } from '#time/instant.ts'
import { quietPeriodAt } from '#time/quiet-hours.ts'

const night = { from: '22:00', to: '07:00' }

function period(at: string, zone: string, hours = night) {
  const found = quietPeriodAt(hours, zone, epochOf(at))
  return found && [instantText(found.start), instantText(found.end)]
}

describe('quiet hours', () => {
  it('span midnight: before and after it the same period', () => {
    const expected = ['2020-03-02T21:00:00Z', '2020-03-03T06:00:00Z']
    expect(period('2020-03-02T22:30:00Z', 'Europe/Zurich')).toEqual(expected)
    expect(period('2020-03-03T05:59:59Z', 'Europe/Zurich')).toEqual(expected)
  })

  it('begin on the minute and end before it', () => {
    expect(period('2020-03-02T21:00:00Z', 'Europe/Zurich')).not.toBeNull()
    expect(period('2020-03-03T06:00:00Z', 'Europe/Zurich')).toBeNull()
  })

  it('are the reader’s, not the meeting’s', () => {
    expect(period('2020-03-02T13:00:00Z', 'Australia/Sydney')).toEqual(['2020-03-02T11:00:00Z', '2020-03-02T20:00:00Z'])
  })

  it('may lie within a day, and the same time twice means none', () => {
    expect(period('2020-03-02T11:30:00Z', 'UTC', { from: '11:00', to: '12:00' })).toEqual([
      '2020-03-02T11:00:00Z',
      '2020-03-02T12:00:00Z',
    ])
    expect(period('2020-03-02T11:30:00Z', 'UTC', { from: '00:00', to: '00:00' })).toBeNull()
  })

  it('are an hour shorter in the night in which clocks go forward', () => {
    expect(period('2021-03-28T00:00:00Z', 'Europe/Zurich')).toEqual(['2021-03-27T21:00:00Z', '2021-03-28T05:00:00Z'])
  })

  it('contain the instant they were asked for, and end outside of themselves', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_580_000_000, max: 1_700_000_000 }),
        fc.constantFrom('Europe/Zurich', 'America/Lima', 'Australia/Lord_Howe', 'America/Santiago', 'Asia/Kathmandu'),
        (second, zone) => {
          const found = quietPeriodAt(night, zone, second * 1000)
          if (!found) return
          expect(found.start <= second * 1000 && second * 1000 < found.end).toBe(true)
          expect(quietPeriodAt(night, zone, found.end)).toBeNull()
          expect(quietPeriodAt(night, zone, found.start - 1)).toBeNull()
        },
      ),
    )
  })
})
