import { describe, expect, test } from '@jest/globals'
import { readHours } from '#time/read-hours.ts'

const read = (text: string) => readHours(text).map(({ from, to }) => `${from}-${to}`)

describe('hours of a day', () => {
  test.each([
    ['8-17', '08:00-17:00'],
    ['08:00 - 17:00', '08:00-17:00'],
    ['from 9:30 to 17', '09:30-17:00'],
    ['8am to 5pm', '08:00-17:00'],
    ['8\u201316', '08:00-16:00'],
    ['22-6', '22:00-06:00'],
    ['18-24', '18:00-00:00'],
    ['noon to 20h', '12:00-20:00'],
  ])('%s', (text, hours) => expect(read(text)).toEqual([hours]))

  test('by day or by night: every reading', () => {
    expect(read('9-5')).toEqual(['09:00-17:00', '21:00-05:00'])
    expect(read('7-22')).toEqual(['07:00-22:00', '19:00-22:00'])
    expect(read('8 to 11')).toEqual(['08:00-11:00', '08:00-23:00', '20:00-23:00', '20:00-11:00'])
  })

  test.each(['', '8', '25-30', 'in the morning', '8-17 on Mondays', '05:00-22:00', '8:00-8:00', '9:00-9:30'])(
    '%p are none',
    (text) => expect(read(text)).toEqual([]),
  )
})
