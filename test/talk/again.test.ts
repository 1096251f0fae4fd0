import { describe, expect, test } from '@jest/globals'
import { goingOn } from '#talk/again.ts'
import type { KnownMeeting } from '#talk/situation.ts'

const meeting = (date: string, time: string | null = '15:00'): KnownMeeting => ({
  ...{ reference: 'PROC-1', group: 'procurement', title: null, ended: false, owed: false },
  date,
  time,
})

describe('how the meetings of a group go on', () => {
  test.each([
    ['third Fridays', ['2020-03-20', '2020-04-17'], 'third Fridays 15:00 from Sat 18 Apr 2020'],
    ['every week', ['2020-03-17', '2020-03-24'], 'every 1 weeks on Tuesday 15:00 from Wed 25 Mar 2020'],
    ['every two weeks', ['2020-03-10', '2020-03-24'], 'every 2 weeks on Tuesday 15:00 from Wed 25 Mar 2020'],
    ['one alone, each month', ['2020-03-30'], 'last Mondays 15:00 from Tue 31 Mar 2020'],
  ])('%s', (_name, dates, words) => expect(goingOn(dates.map((date) => meeting(date)))).toBe(words))

  test('is unknown where there is none, or its time is', () => {
    expect(goingOn([])).toBeNull()
    expect(goingOn([meeting('2020-03-20', null)])).toBeNull()
  })
})
