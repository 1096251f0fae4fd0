import { describe, expect, it } from '@jest/globals'
import { workingDayAfter } from '#time/working-days.ts'

const calendar = { workdays: [1, 2, 3, 4, 5], holidays: ['2020-04-10', '2020-04-13'], zone: 'Europe/Zurich' }

describe('the nth working day', () => {
  it('counts the next working day as day 1, never the same day', () => {
    expect(workingDayAfter(calendar, '2020-03-02T08:00:00Z', 1)).toBe('2020-03-03')
    expect(workingDayAfter(calendar, '2020-03-06T08:00:00Z', 1)).toBe('2020-03-09')
    expect(workingDayAfter(calendar, '2020-03-07T08:00:00Z', 1)).toBe('2020-03-09')
  })

  it('leaves out weekends and holidays', () => {
    expect(workingDayAfter(calendar, '2020-03-31T08:00:00Z', 10)).toBe('2020-04-16')
  })

  it('counts from the day it is in the organisation’s zone', () => {
    expect(workingDayAfter(calendar, '2020-03-02T23:30:00Z', 1)).toBe('2020-03-04')
  })

  it('refuses a calendar in which nobody works', () => {
    expect(() => workingDayAfter({ ...calendar, workdays: [] }, '2020-03-02T08:00:00Z', 1)).toThrow('no working days')
  })
})
