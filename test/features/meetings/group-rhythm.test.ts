import { describe, expect, test } from '@jest/globals'
import { daysApart, rhythmOf, rhythmReach, sayRhythm } from '#features/meetings/group-rhythm.ts'
import { plusDays } from '#time/wall-time.ts'
import { u4ssc } from '../../app.ts'

const charter = u4ssc()
const day = '2021-06-15'

/** How often a group meets around a day, where its other meetings are so many days from it. */
const apart = (...others: number[]) =>
  daysApart(
    day,
    others.map((days) => plusDays(day, days)),
    rhythmReach(charter),
  )
const offsets = (...others: number[]) => rhythmOf(charter, apart(...others)).offsets

describe('the reminders of a group', () => {
  test.each<[string, number[], string[]]>([
    ['that meets every day', [-2, -1, 1, 2], ['PT1H']],
    ['that meets every two weeks', [-28, -14, 14, 28], ['PT1H']],
    ['that meets every three weeks', [-42, -21, 21], ['PT1H']],
    ['that meets every two weeks, after a break', [-70, -56, 14, 28], ['PT1H']],
    ['that meets every two weeks, and has left one out', [-28, 14, 28], ['PT1H']],
    ['that meets for the first time of many', [7, 14, 21], ['PT1H']],
    ['that meets every month', [-56, -28, 28, 63], ['P1D', 'PT1H']],
    ['that meets every month, and once more this time', [-35, -7, 28, 56], ['P1D', 'PT1H']],
    ['that meets every quarter', [-180, -91, 92], ['P1D', 'PT1H']],
    ['that meets twice a year', [180], ['P1D', 'PT1H']],
    ['that meets once a year', [-365, 364], ['P7D', 'P1D', 'PT1H']],
    ['that has no other meeting', [], ['P7D', 'P1D', 'PT1H']],
  ])('%s', (_, others, expected) => {
    expect(offsets(...others)).toEqual(expected)
  })
})

test('two meetings on one day say nothing of how often a group meets', () => {
  expect(apart(0, 28)).toBe(28)
})

test('how often a group meets does not depend on what is far away, nor on the order', () => {
  expect(apart(14, -14, 28, -28, 301, -400)).toBe(apart(-28, -14, 14, 28))
})

test.each([
  [1, 'every day'],
  [3.5, 'several times a week'],
  [7, 'every week'],
  [14, 'every 2 weeks'],
  [21, 'every 3 weeks'],
  [30, 'every month'],
  [91, 'every 3 months'],
])('a median of %d days is said as "%s"', (days, words) => {
  expect(sayRhythm(days)).toBe(words)
})
