import { beforeAll, describe, expect, test } from '@jest/globals'
import { scheduleMeeting } from '#features/meetings/schedule-meeting.ts'
import { messageOf, type TestHouse, testHouse, wordsOf } from '../../context.ts'

/* Procurement meets on 21 May 2020 at 15:00 in Geneva, and on 18 June, a day without a time. */

const expert = 'expert-sydney'
let house: TestHouse

beforeAll(async () => {
  house = await testHouse()
  await house.join(expert, 'procurement')
  const leader = house.as('leader-procurement')
  const plan = (date: string, time: string | null) => ({
    id: date,
    group: 'procurement',
    title: 'Case studies',
    sessions: [{ date, time, zone: 'Europe/Zurich', said: 'Geneva', lasts: 'PT90M' }],
  })
  await scheduleMeeting(leader, plan('2020-05-21', '15:00'))
  await scheduleMeeting(leader, plan('2020-06-18', null))
})

const shown = async (words: string, who = expert) =>
  wordsOf(messageOf(await house.says(who, words)), { zone: 'Australia/Sydney' })

describe.each(['status', 'next', 'calendar', 'calendar all'])('%s', (words) => {
  test('shows the own time first, and after it that of the meeting', async () => {
    expect(await shown(words)).toContain('Thu 21 May 2020, 23:00 Sydney (15:00 Geneva)')
  })
})

describe.each(['next', 'calendar', 'calendar all', 'next proc-2'])('%s', (words) => {
  test('makes up no hour for a day without a time', async () => {
    expect(await shown(words)).toMatch(/Thu 18 Jun 2020, time to be confirmed/)
    const lines = (await shown(words)).split('\n').filter((line) => line.includes('18 Jun'))
    expect(lines.filter((line) => /\d\d:\d\d/.test(line))).toEqual([])
  })
})

test('nor does the status of a leader, where both are listed', async () => {
  const lines = (await shown('status', 'leader-procurement')).split('\n').filter((line) => line.includes('PROC-'))
  expect(lines).toEqual([
    'PROC-1 Thu 21 May 2020, 23:00 Sydney (15:00 Geneva), Procurement',
    'PROC-2 Thu 18 Jun 2020, time to be confirmed, Procurement',
  ])
})
