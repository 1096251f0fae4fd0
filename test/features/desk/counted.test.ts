import { expect, test } from '@jest/globals'
import { weeksOf } from '#features/desk/read-desk-charts.ts'
import { messageRows } from '#features/desk/read-desk-messages.ts'

test('applications are counted by the week in which they came, by the clock of the organisation', () => {
  const applied = ['2020-02-02T22:59:59Z', '2020-02-02T23:00:00Z', '2020-02-09T12:00:00Z', '2020-04-20T07:00:00Z']
  const weeks = weeksOf(
    applied.map((submittedAt) => ({ submittedAt })),
    { first: '2020-02-03', zone: 'Europe/Zurich' },
  )
  expect(weeks).toHaveLength(12)
  expect([weeks[0], weeks[1], weeks[11]]).toEqual([
    { monday: '2020-02-03', count: 2 },
    { monday: '2020-02-10', count: 0 },
    { monday: '2020-04-20', count: 1 },
  ])
})

test('messages are counted by how they stand; those about several applications are one row', () => {
  const things = new Map([
    ['a', { group: 'ai', about: 'Applications to AI' }],
    ['b', { group: 'ai', about: 'Applications to AI' }],
  ])
  const row = { kind: 'application-decided', count: 1 }
  const counts = [
    { ...row, root: 'a', state: 'sent' },
    { ...row, root: 'b', state: 'sent' },
    { ...row, root: 'a', state: 'planned' },
    { ...row, root: 'b', state: 'unreachable', count: 2 },
    { ...row, root: 'a', state: 'unknown' },
    { ...row, root: 'a', state: 'dropped' },
    { ...row, root: 'elsewhere', state: 'sent' },
  ]
  expect(messageRows(counts, things)).toEqual([
    {
      ...{ id: 'Applications to AI|application-decided', group: 'ai', about: 'Applications to AI' },
      ...{ kind: 'Decision', sent: 2, waiting: 1, unreached: 2, failed: 1 },
    },
  ])
})
