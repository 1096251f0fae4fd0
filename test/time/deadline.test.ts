import { describe, expect, it } from '@jest/globals'
import { deadlineInstant } from '#time/deadline.ts'

describe('a deadline', () => {
  it('without a time is over when the day is, in the organisation’s zone', () => {
    expect(deadlineInstant({ date: '2020-03-31' }, 'Europe/Zurich')).toBe('2020-03-31T22:00:00Z')
  })

  it('with a time is over at that time, in its own zone where it names one', () => {
    expect(deadlineInstant({ date: '2020-03-31', time: '17:00' }, 'Europe/Zurich')).toBe('2020-03-31T15:00:00Z')
    expect(deadlineInstant({ date: '2020-03-31', time: '17:00', zone: 'America/Lima' }, 'Europe/Zurich')).toBe(
      '2020-03-31T22:00:00Z',
    )
  })

  it('anywhere on Earth is over when the day has ended everywhere', () => {
    expect(deadlineInstant({ date: '2020-03-31', zone: 'AoE' }, 'Europe/Zurich')).toBe('2020-04-01T12:00:00Z')
  })
})
