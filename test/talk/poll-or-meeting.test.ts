import { describe, expect, test } from '@jest/globals'
import { dialogs } from '#app/features.ts'
import { intentsOf, wishOf } from '#inbox/lead.ts'
import { u4ssc } from '../app.ts'
import { situationOf } from './situations.ts'

/** PROC-7 is on Tue 24 March, the day of the poll's first time. */
const both = {
  ...situationOf(u4ssc(), 'member', 'poll open'),
  meetings: [
    {
      reference: 'PROC-7',
      group: 'procurement',
      title: 'Cases',
      date: '2020-03-24',
      time: '15:00',
      ended: false,
      owed: false,
    },
  ],
}
const meant = (text: string, known = both) => wishOf(intentsOf(dialogs), text, known)?.meetingToo?.command ?? null

describe('an answer to a poll on the day of a meeting ahead may be meant for either', () => {
  test.each([
    ['I can come on Tue 24 March', 'yes PROC-7'],
    ['can not make the 24th', 'no PROC-7'],
  ])('%s', (text, command) => expect(meant(text)).toBe(command))

  test.each(['I vote for Tue 24 March', 'Wed 25 March works', 'Tue 24 yes, Wed 25 no', 'option 1'])(
    'of the poll alone: %s',
    (text) => expect(meant(text)).toBeNull(),
  )

  test('without a meeting on that day, it is the poll', () => {
    expect(meant('I can come on Tue 24 March', { ...both, meetings: [] })).toBeNull()
  })
})
