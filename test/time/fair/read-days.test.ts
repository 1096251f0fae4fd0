import { describe, expect, test } from '@jest/globals'
import { takeDays } from '#time/fair/read-days.ts'

/** Monday 2 March 2020. */
const today = '2020-03-02'

/** "2020-05-21 to 2020-05-25 (5)", and the words that are left. */
function taken(text: string): [string, string] {
  const { days: lead, rest } = takeDays(text, today)
  const days = lead ?? []
  return [days.length > 2 ? `${days[0]} to ${days.at(-1)} (${days.length})` : days.join(' and '), rest]
}

describe('days on which something may be', () => {
  test.each([
    ['90m next week', '2020-03-09 to 2020-03-15 (7)', '90m'],
    ['this week', '2020-03-02 to 2020-03-08 (7)', ''],
    ['21 May Case studies', '2020-05-21', 'Case studies'],
    ['21-25 May', '2020-05-21 to 2020-05-25 (5)', ''],
    ['18 or 20 May 2h', '2020-05-18 and 2020-05-20', '2h'],
    ['90m from 3 June to 10 June', '2020-06-03 to 2020-06-10 (8)', '90m'],
    ['between 3 June and 10 June', '2020-06-03 to 2020-06-10 (8)', ''],
    ['3 June - 10 June', '2020-06-03 to 2020-06-10 (8)', ''],
    ['from 3 June', '2020-06-03 to 2020-06-16 (14)', ''],
    ['until 15 March 2h', '2020-03-02 to 2020-03-15 (14)', '2h'],
    ['in the week of 14 May', '2020-05-11 to 2020-05-17 (7)', ''],
    ['in June', '2020-06-01 to 2020-06-30 (30)', ''],
    ['June 90m', '2020-06-01 to 2020-06-30 (30)', '90m'],
    ['next month', '2020-04-01 to 2020-04-30 (30)', ''],
    ['90m in the next two weeks', '2020-03-02 to 2020-03-16 (15)', '90m'],
    ['within 10 days', '2020-03-02 to 2020-03-12 (11)', ''],
    ['tomorrow', '2020-03-03', ''],
    ['Wednesday or Thursday', '2020-03-04 and 2020-03-05', ''],
    ['Tuesday next week', '2020-03-10', ''],
    ['"Plan for next week" 4 May', '2020-05-04', '"Plan for next week"'],
    ['What the cities may do https://meet.example/21-may', '', 'What the cities may do https://meet.example/21-may'],
    ['90m', '', '90m'],
  ])('%s', (text, days, rest) => expect(taken(text)).toEqual([days, rest]))

  test('that are over are none, which is not the same as nothing said', () => {
    expect(takeDays('2 February 2020', today).days).toEqual([])
    expect(takeDays('90m', today).days).toBeNull()
  })

  test('are all that a day may mean, and none that are over', () => {
    expect(taken('01/04/2020')).toEqual(['2020-04-01', ''])
    expect(taken('05/06/2020')).toEqual(['2020-05-06 and 2020-06-05', ''])
  })
})
