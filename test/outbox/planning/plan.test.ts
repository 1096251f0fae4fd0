import { describe, expect, test } from '@jest/globals'
import { newPerson } from '#features/people/person.ts'
import { type Delivery, nowhere, unreachable } from '#outbox/delivery.ts'
import type { NoticeKind } from '#outbox/notice-kind.ts'
import type { Notice } from '#outbox/planning/notices.ts'
import { horizon, type Plan, planOf } from '#outbox/planning/plan.ts'
import type { Standing } from '#outbox/standing.ts'
import { instantText } from '#time/instant.ts'
import { exampleRow } from '../example-row.ts'

const now = 2_000_000_000
const hour = 3_600_000
const row: Delivery = { ...exampleRow, dueAt: now + hour, sendBy: now + 2 * hour }
const here = { workspace: row.workspace, account: row.account }
const lost = { workspace: nowhere, account: null }
const person = newPerson('ann', instantText(0), {})

function notice(due: { dueAt?: number; sendBy?: number } = {}, kindName = 'reminder'): Notice {
  const { dueAt, sendBy } = { dueAt: row.dueAt, sendBy: row.sendBy, ...due }
  const kind: NoticeKind<{ people: Map<string, never> }> = {
    name: kindName,
    repeats: false,
    wanted: () => [],
    message: () => ({ summary: [], blocks: [] }),
    why: () => [],
  }
  const wanted = {
    slot: '1',
    to: { person: 'ann' },
    dueAt,
    sendBy,
    priority: 1,
    urgency: 'now',
    quiet: 'ignore',
  } as const
  const asked = { people: new Map(), rows: [], now: instantText(now) }
  return {
    _id: `t|${kindName}|1|ann`,
    kind,
    wanted,
    to: 'ann',
    person,
    place: null,
    dueAt,
    mayStartEarly: false,
    asked,
  }
}

function plan(
  notices: Notice[],
  rows: Delivery[],
  more: {
    route?: typeof lost
    escalating?: string[]
    standing?: Standing
    kinds?: string[]
    timed?: string[]
    early?: number | null
  } = {},
): Plan {
  return planOf(
    {
      root: 't',
      subject: 'toy',
      notices: new Map(notices.map((one) => [one._id, one])),
      rows,
      route: () => more.route ?? here,
      early: more.early === null ? null : () => more.early ?? 0,
      standing: () => more.standing ?? 'concerned',
      kinds: new Set(more.kinds ?? ['reminder']),
      escalating: new Set(more.escalating),
      timed: new Set(more.timed),
    },
    { now, epoch: 7 },
  )
}

const nothing: Plan = { insert: [], set: [], drop: [], next: null }

describe('what is wanted and not yet there', () => {
  test('is made a row of this pass', () => {
    const { insert, ...rest } = plan([notice()], [])
    expect(insert).toMatchObject([{ _id: 't|reminder|1|ann', state: 'planned', epoch: 7, dueAt: row.dueAt, ...here }])
    expect(rest).toEqual({ set: [], drop: [], next: null })
  })

  test('is left for a later pass where it is due beyond the horizon', () => {
    const dueAt = now + horizon + hour
    expect(plan([notice({ dueAt, sendBy: dueAt + hour })], [])).toEqual({ ...nothing, next: now + hour })
  })

  test('is not made at all where it would be late', () => {
    expect(plan([notice({ dueAt: now - hour, sendBy: now })], [])).toEqual(nothing)
  })

  test('waits for its job where it goes out by the clock, and for none where it does not', () => {
    expect(plan([notice()], [], { timed: ['reminder'] }).insert).toMatchObject([{ released: false }])
    expect(plan([notice()], []).insert.map((made) => 'released' in made)).toEqual([false])
  })

  test('waits nowhere, for an account to appear, where nothing reaches the person', () => {
    expect(plan([notice()], [], { route: lost }).insert).toMatchObject([{ state: 'planned', ...lost }])
  })
})

describe('a planned row', () => {
  test('is not written again where it is as it should be', () => {
    expect(plan([notice()], [row])).toEqual(nothing)
  })

  test.each([
    ['due', { dueAt: now + 5 }],
    ['last time to send', { sendBy: now + 5 * hour }],
  ])('gets its new %s', (_what, due) => {
    expect(plan([notice(due)], [row]).set).toMatchObject([{ _id: row._id, set: due }])
  })

  test('gets another way to its person', () => {
    expect(plan([notice()], [row], { route: lost }).set).toMatchObject([{ set: lost }])
  })

  test.each([
    ['no longer wanted', {}, {}],
    ['left', {}, { standing: 'left' }],
    ['erased', {}, { standing: 'erased' }],
    ['late', { sendBy: now }, {}],
  ] as const)('is dropped with its reason: %s', (why, due, more) => {
    expect(plan([], [{ ...row, ...due }], more)).toEqual({ ...nothing, drop: [{ _id: row._id, why }] })
  })

  test('of a kind that is not known here is left alone, since another program may send it', () => {
    expect(plan([], [row], { kinds: ['invitation'] })).toEqual(nothing)
  })

  test('is dropped when it is late though still wanted', () => {
    expect(plan([notice({ sendBy: now })], [{ ...row, sendBy: now }]).drop).toEqual([{ _id: row._id, why: 'late' }])
  })

  test('that is the rung of a ladder has its root looked at again: when it falls, and after it is due', () => {
    expect(plan([], [row], { escalating: ['reminder'] }).next).toBe(now)
    expect(plan([notice()], [row], { escalating: ['reminder'] }).next).toBe(row.dueAt + hour)
    expect(plan([notice({ dueAt: now - 9 * hour })], [row], { escalating: ['reminder'] }).next).toBe(now + hour)
  })
})

describe('a dropped row', () => {
  const dropped: Delivery = { ...row, state: 'dropped', why: 'no longer wanted', settledAt: now - hour }

  test('is planned again where it is wanted again', () => {
    expect(plan([notice()], [dropped]).set).toMatchObject([{ _id: row._id }])
  })

  test('stays dropped where still nothing reaches the person', () => {
    const gone = { ...dropped, why: unreachable }
    expect(plan([notice()], [gone], { route: lost })).toEqual(nothing)
    expect(plan([notice()], [gone]).set).toMatchObject([{ set: here }])
  })

  test('that is the rung of a ladder, planned again, has its root looked at again', () => {
    expect(plan([notice()], [dropped], { escalating: ['reminder'] }).next).toBe(now)
  })

  test('stays dropped while it is due beyond the horizon', () => {
    const dueAt = now + horizon + hour
    expect(plan([notice({ dueAt, sendBy: dueAt + hour })], [dropped])).toEqual({ ...nothing, next: now + hour })
  })
})

test.each(['sending', 'unknown'] as const)('a row that is %s is left alone, and its root looked at again', (state) => {
  expect(plan([notice({ dueAt: now + 5 })], [{ ...row, state }])).toEqual({ ...nothing, next: now + hour })
  expect(plan([], [{ ...row, state }])).toEqual({ ...nothing, next: now + hour })
})

test.each(['sent', 'failed'] as const)('planning leaves a row that is %s as it is: it is final', (state) => {
  expect(plan([notice({ dueAt: now + 5 })], [{ ...row, state }])).toEqual(nothing)
})

describe('what many are reminded of at once', () => {
  const minutes = 60_000
  const early = { early: 14 * minutes }
  const reminder = { ...notice(), mayStartEarly: true }
  const planned = { ...row, ...early, dueAt: row.dueAt - early.early }

  test('is due before the time that was asked for, and says by how much', () => {
    expect(plan([reminder], [], early).insert).toMatchObject([{ dueAt: row.dueAt - 14 * minutes, ...early }])
  })

  test('is not written again while as many are told', () => {
    expect(plan([reminder], [planned], early)).toEqual(nothing)
  })

  test('is due later again where fewer are told', () => {
    expect(plan([reminder], [planned], { early: 0 }).set).toMatchObject([{ set: { dueAt: row.dueAt, early: 0 } }])
  })

  test('keeps its time in a pass for some persons, which does not see how many there are', () => {
    expect(plan([reminder], [planned], { early: null })).toEqual(nothing)
    expect(plan([{ ...reminder, mayStartEarly: false }], [planned], { early: null }).set).toMatchObject([
      { set: { dueAt: row.dueAt, early: 0 } },
    ])
  })
})
