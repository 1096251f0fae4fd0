import { describe, expect, test } from '@jest/globals'
import { beyondHalfOf, burdensOf, nightsIn, sumOf } from '#features/fairness/burdens.ts'

const night = { from: '22:00', to: '07:00' }
const since = '2020-01-01T00:00:00Z'
const zurich = { id: 'z', zone: 'Europe/Zurich', since }
const sydney = { id: 's', zone: 'Australia/Sydney', since }
/** 15:00 in Zurich, the middle of the night in Sydney. */
const afternoons = ['2020-03-03', '2020-03-10'].map((day) => ({ at: `${day}T14:00:00Z`, lasts: 'PT60M' }))

const lines = (burdens: ReturnType<typeof burdensOf>) =>
  burdens.map(({ zone, people, meetings, nights }) => [zone, people, meetings, nights])

describe('what meetings ask of each zone', () => {
  test('the most nights first', () => {
    expect(lines(burdensOf([zurich, sydney], afternoons, night))).toEqual([
      ['Australia/Sydney', 1, 2, 2],
      ['Europe/Zurich', 1, 2, 0],
    ])
  })

  test('counts a meeting only where somebody had joined by then', () => {
    const late = { ...sydney, since: '2020-03-05T00:00:00Z' }
    expect(lines(burdensOf([zurich, late], afternoons, night))[0]).toEqual(['Australia/Sydney', 1, 1, 1])
  })

  test('counts a night once however many people are there, and the pain of one of them', () => {
    const [alone] = burdensOf([sydney], afternoons, night)
    const [two] = burdensOf([sydney, { ...sydney, id: 't' }], afternoons, night)
    expect(two).toEqual({ ...alone, people: 2 })
  })

  test('of several groups adds up', () => {
    const own = burdensOf([zurich, sydney], afternoons, night)
    expect(lines(sumOf([own, own]))).toEqual([
      ['Australia/Sydney', 2, 4, 4],
      ['Europe/Zurich', 2, 4, 0],
    ])
    expect(nightsIn(own)).toBe(2)
    expect(beyondHalfOf(own)?.zone).toBe('Australia/Sydney')
  })
})
