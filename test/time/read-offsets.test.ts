import { describe, expect, it } from '@jest/globals'
import { readDuration } from '#time/read-duration.ts'
import { readOffsets } from '#time/read-offsets.ts'

describe('wishes for reminders', () => {
  it.each([
    ['1d 1h, quiet 22-7', { offsets: ['P1D', 'PT1H'], quiet: { from: '22:00', to: '07:00' }, unknown: [] }],
    ['1 hour and 1 week before', { offsets: ['P7D', 'PT1H'], unknown: [] }],
    ['off', { offsets: [], unknown: [] }],
    ['quiet off', { quiet: { from: '00:00', to: '00:00' }, unknown: [] }],
    ['quiet 10pm-7am', { quiet: { from: '22:00', to: '07:00' }, unknown: [] }],
    ['', { unknown: [] }],
  ])('%s', (text, wish) => expect(readOffsets(text)).toEqual(wish))

  it('gives back what it did not understand', () => {
    expect(readOffsets('1d banana').unknown).toEqual(['banana'])
    expect(readOffsets('quiet 10-7')).toEqual({ unknown: ['quiet 10-7'] })
  })
})

describe('a length', () => {
  it.each([
    ['90m', 'PT90M'],
    ['1h30', 'PT90M'],
    ['1 h 30 min', 'PT90M'],
    ['2 hours', 'PT120M'],
    ['an hour', 'PT60M'],
    ['half an hour', 'PT30M'],
    ['an hour and a half', 'PT90M'],
    ['two and a half hours', 'PT150M'],
    ['1.5 hours', 'PT90M'],
    ['PT45M', 'PT45M'],
    ['90', 'PT90M'],
  ])('%s is %s', (text, lasts) => expect(readDuration(text)).toBe(lasts))

  it.each(['', 'long', '0', '90m 2h', '25 hours', '-5'])('%j is none', (text) => expect(readDuration(text)).toBeNull())
})
