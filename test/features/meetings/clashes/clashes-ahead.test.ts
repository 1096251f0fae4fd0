import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Charter } from '#charter/charter.ts'
import type { Roster } from '#features/groups/roster.ts'
import { clashesAhead } from '#features/meetings/clashes/clashes-ahead.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import { derivedSessions } from '#features/meetings/session-times.ts'
import { u4ssc } from '../../../app.ts'
import { actOf, messageOf, type TestHouse, testHouse, wordsOf } from '../../../context.ts'

const charter = u4ssc()
const geneva = { zone: 'Europe/Zurich', said: 'Geneva' }

describe('the rule', () => {
  const proc = meeting('PROC-7', 'procurement', ['15:00'])

  test('tells which meetings overlap, from when, and how many are asked to both', () => {
    const fin = meeting('FIN-3', 'financing', ['15:30'])
    expect(told([proc, fin])).toEqual(['PROC-7 FIN-3 2021-05-21 15:30, 2 in both'])
  })

  test('one that begins as the other ends is no clash', () => {
    expect(told([proc, meeting('FIN-3', 'financing', ['16:00'])])).toEqual([])
  })

  test('nobody in both is no clash', () => {
    expect(told([proc, meeting('AI-1', 'ai', ['15:00'])])).toEqual([])
  })

  test('where one has no time yet, the day is all that is said', () => {
    expect(told([proc, meeting('FIN-3', 'financing', [null])])).toEqual(['PROC-7 FIN-3 2021-05-21 null, 2 in both'])
  })

  test('two meetings clash once, at their first sessions that do', () => {
    const two = ['09:00', '15:00'] as const
    expect(told([meeting('PROC-8', 'procurement', two), meeting('FIN-3', 'financing', two)])).toEqual([
      'PROC-8 FIN-3 2021-05-21 09:00, 2 in both',
    ])
  })

  test('an organisation that ignores clashes is told of none', () => {
    const careless: Charter = { ...charter, meetings: { ...charter.meetings, clashes: 'ignore' } }
    expect(told([proc, meeting('FIN-3', 'financing', ['15:00'])], careless)).toEqual([])
  })
})

describe('in chat', () => {
  let house: TestHouse
  const status = async (who: string) => messageOf(await house.says(who, 'status'))

  beforeAll(async () => {
    house = await testHouse()
    for (const group of ['procurement', 'financing']) await house.join('expert-nairobi', group)
    await schedules('leader-procurement', 'schedule procurement 22 May 15:00 Geneva 90m Case studies')
    await schedules('leader-financing', 'schedule financing 22 May 16:00 Geneva Bonds')
  })

  const schedules = async (who: string, words: string) =>
    house.presses(who, actOf(messageOf(await house.says(who, words)), 'Schedule'))

  test('the secretariat sees the clashes ahead, counted and not named, and opens either meeting', async () => {
    const shown = await status('secretariat')
    expect(wordsOf(shown, geneva)).toContain(
      'Meetings at the same time\nPROC-1 and FIN-1, Fri 22 May 2020, 16:00 Geneva: 1 person in both.\n[See PROC-1] [See FIN-1]',
    )
    const { name } = charter.demo?.people.find(({ id }) => id === 'expert-nairobi') ?? { name: '' }
    expect(wordsOf(shown, geneva).split('Meetings at the same time')[1]).not.toContain(name)
    const opened = messageOf(await house.presses('secretariat', actOf(shown, 'See FIN-1')))
    expect(wordsOf(opened, geneva)).toContain('FIN-1: Bonds')
  })

  test('a leader and a member do not see them in their status', async () => {
    expect(wordsOf(await status('leader-procurement'), geneva)).not.toContain('at the same time')
    expect(wordsOf(await status('expert-nairobi'), geneva)).not.toContain('at the same time')
  })

  test('the calendar of whoever is asked to both says so at each', async () => {
    const calendar = async (who: string) => wordsOf(messageOf(await house.says(who, 'calendar')), geneva)
    const mine = await calendar('expert-nairobi')
    expect(mine).toContain(
      'PROC-1 Fri 22 May 2020, 15:00 Geneva: Case studies, Procurement (at the same time as FIN-1)',
    )
    expect(mine).toContain('Bonds, Financing (at the same time as PROC-1)')
    expect(await calendar('leader-procurement')).not.toContain('at the same time')
  })
})

function told(meetings: Meeting[], by: Charter = charter): string[] {
  return clashesAhead(meetings, rosters, by).map(
    ({ meetings: [one, other], session, shared }) =>
      `${one.reference} ${other.reference} ${session.date} ${session.time}, ${shared} in both`,
  )
}

const rosters = new Map([
  ['procurement', roster('procurement', ['ann', 'ben', 'cy'])],
  ['financing', roster('financing', ['ben', 'cy'])],
  ['ai', roster('ai', ['dan'])],
])

function roster(group: string, people: string[]): Roster {
  return { group, members: people.map((person) => ({ person, since: '' })), leaders: [], secretariat: ['sec'] }
}

function meeting(reference: string, group: string, times: readonly (string | null)[]): Meeting {
  const sessions = derivedSessions(
    times.map((time) => ({ date: '2021-05-21', time, zone: 'Europe/Zurich', said: 'Geneva', lasts: 'PT60M' })),
  )
  return {
    _id: reference,
    group,
    reference,
    title: 'Meeting',
    sessions,
    link: null,
    place: null,
    agenda: '',
    state: 'scheduled',
    rev: 1,
    tellings: [],
    cancelledBecause: null,
    sequence: 0,
    changedAt: '',
    ledBy: null,
    scheduledBy: '',
    scheduledAt: '',
    minutes: { items: [], didNotHappen: null, extensions: [], takenBy: null, pauses: [] },
    addedOnce: [],
  }
}
