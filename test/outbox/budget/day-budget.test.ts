import { describe, expect, test } from '@jest/globals'
import { type Candidate, carrierId, placementOf, type Spent } from '#outbox/budget/day-budget.ts'
import { epochOf } from '#time/instant.ts'

const hour = 3_600_000
/** Ten o'clock of a Tuesday in Zurich. */
const ten = epochOf('2020-03-03T09:00:00Z')
const reader = { zone: 'Europe/Zurich', quiet: { from: '22:00', to: '07:00' }, digestOnly: false }
const rules = { maxPerDay: 3, summaryAt: '08:00' }

function row(id: string, more: Partial<Candidate> = {}): Candidate {
  const usual = {
    kind: 'asked',
    urgency: 'soon',
    dueAt: ten,
    sendBy: ten + 72 * hour,
    repeats: false,
    gathers: 0,
    alone: false,
  }
  return { id, ...usual, ...more } as Candidate
}

function had(...ids: string[]): Spent[] {
  return ids.map((id, at) => ({ day: '2020-03-03', id, kind: `k${at}`, at: ten - 2 * hour }))
}

type Given = { budget?: Spent[]; others?: Candidate[]; reader?: object; now?: number; rules?: object }

function placed(head: Candidate, { budget = [], others = [], now = ten, ...given }: Given = {}) {
  return placementOf(
    { person: 'ann', head, others },
    { budget, reader: { ...reader, ...given.reader }, rules: { ...rules, ...given.rules }, now },
  )
}

describe('the budget of a day', () => {
  test('has room for two messages that could wait', () => {
    expect(placed(row('a'))).toMatchObject({ how: 'goes', spent: [{ day: '2020-03-03', id: 'a', at: ten }] })
    expect(placed(row('b'), { budget: had('a') })).toMatchObject({ how: 'goes' })
  })

  test('keeps the last one: a third that could wait joins the summary of the next morning', () => {
    expect(placed(row('c'), { budget: had('a', 'b') })).toMatchObject({
      how: 'merges',
      carrier: { kind: 'summary', slot: '2020-03-04', dueAt: epochOf('2020-03-04T07:00:00Z') },
      lines: ['c'],
    })
  })

  test('gives the last one to what would lose its use before the next morning', () => {
    expect(placed(row('c', { sendBy: ten + 5 * hour }), { budget: had('a', 'b') })).toMatchObject({ how: 'goes' })
  })

  test('lets what is urgent go, however many there were, and counts it', () => {
    const went = placed(row('d', { urgency: 'now' }), { budget: had('a', 'b', 'c') })
    expect(went).toMatchObject({ how: 'goes' })
    expect(went.spent).toHaveLength(4)
  })

  test('has what loses its use while the day is full join a message that is still to go', () => {
    const later = { day: '2020-03-03', id: `ann|summary|2020-03-03T10:00:00Z|ann`, kind: 'k', at: ten + hour }
    const late = row('d', { sendBy: ten + 5 * hour })
    expect(placed(late, { budget: [...had('a', 'b'), later] })).toMatchObject({
      how: 'merges',
      carrier: { slot: '2020-03-03T10:00:00Z', dueAt: ten + hour },
    })
    expect(placed(late, { budget: had('a', 'b', 'c') })).toMatchObject({ how: 'never' })
  })

  test('never loses a change or an invitation: with no room before it is over, it goes', () => {
    expect(placed(row('d', { sendBy: ten + 5 * hour, repeats: true }), { budget: had('a', 'b', 'c') })).toMatchObject({
      how: 'goes',
    })
  })

  test('has what is of use for long wait for a morning that has room, or has yet to go', () => {
    const tomorrow = { day: '2020-03-04', kind: 'k', at: ten }
    const full = [1, 2, 3].map((n) => ({ ...tomorrow, id: `t${n}` }))
    expect(placed(row('d'), { budget: [...had('a', 'b'), ...full] })).toMatchObject({ carrier: { slot: '2020-03-05' } })
    const gone = { ...tomorrow, id: carrierId('ann', { kind: 'summary', slot: '2020-03-04' }), at: ten - 1 }
    expect(placed(row('d'), { budget: [...had('a', 'b'), gone] })).toMatchObject({ carrier: { slot: '2020-03-05' } })
  })

  test('counts for today what was let go on an earlier day, and has not gone', () => {
    const yesterday = { day: '2020-03-02', id: 'a', kind: 'k', at: ten - 20 * hour }
    expect(placed(row('a'), { budget: [yesterday] }).spent).toEqual([expect.objectContaining({ day: '2020-03-03' })])
  })

  test('counts nothing twice: what was let go before goes', () => {
    const budget = had('a', 'b', 'c')
    expect(placed(row('b'), { budget })).toEqual({ how: 'goes', spent: budget })
  })

  test('forgets the days of more than a week ago', () => {
    const old = { day: '2020-02-20', id: 'old', kind: 'k', at: ten - 288 * hour }
    expect(placed(row('a'), { budget: [old] }).spent.map(({ id }) => id)).toEqual(['a'])
  })

  test('is of the day by the reader’s clock', () => {
    const budget = had('a', 'b')
    const auckland = { zone: 'Pacific/Auckland' }
    expect(placed(row('c'), { budget, reader: auckland, now: epochOf('2020-03-03T11:30:00Z') })).toMatchObject({
      how: 'goes',
      spent: [{}, {}, { day: '2020-03-04', id: 'c' }],
    })
  })
})

describe('the morning summary', () => {
  test('takes what can be read whenever, and all that is not urgent to whoever wants summaries only', () => {
    const morning = { how: 'merges', carrier: { slot: '2020-03-04' } }
    expect(placed(row('a', { urgency: 'whenever' }))).toMatchObject(morning)
    expect(placed(row('a'), { reader: { digestOnly: true } })).toMatchObject(morning)
    expect(placed(row('a', { urgency: 'now' }), { reader: { digestOnly: true } })).toMatchObject({ how: 'goes' })
  })

  test('of Monday takes what can be read whenever, and is of use by then', () => {
    const whenever = { urgency: 'whenever' } as const
    expect(placed(row('a', { ...whenever, sendBy: ten + 7 * 24 * hour }))).toMatchObject({
      carrier: { slot: '2020-03-09', dueAt: epochOf('2020-03-09T07:00:00Z') },
    })
    const early = { now: epochOf('2020-03-09T06:30:00Z') }
    expect(placed(row('a', { ...whenever, sendBy: early.now + 24 * hour }), early)).toMatchObject({
      carrier: { slot: '2020-03-09' },
    })
  })

  test('is not waited for by what loses its use before', () => {
    expect(placed(row('a', { urgency: 'whenever', sendBy: ten + 5 * hour }))).toMatchObject({ how: 'goes' })
  })

  test('comes a little after quiet hours that last longer, with what has waited for their end', () => {
    const reader = { quiet: { from: '22:00', to: '09:30' } }
    expect(placed(row('a', { urgency: 'whenever' }), { reader })).toMatchObject({
      carrier: { dueAt: epochOf('2020-03-04T08:40:00Z') },
    })
  })

  test('of today takes what is due before it', () => {
    expect(placed(row('a', { urgency: 'whenever' }), { now: epochOf('2020-03-03T06:30:00Z') })).toMatchObject({
      carrier: { slot: '2020-03-03', dueAt: epochOf('2020-03-03T07:00:00Z') },
    })
  })

  test('counts as one, however many lines it has', () => {
    const first = placed(row('c'), { budget: had('a', 'b') })
    const second = placed(row('d'), { budget: [...first.spent] })
    expect(second).toMatchObject({ how: 'merges', carrier: { slot: '2020-03-04' } })
    expect(second.spent).toEqual(first.spent)
  })

  test('never mixes what is said again where nobody knows if it arrived with what is not', () => {
    const again = placed(row('c', { repeats: true }), { budget: had('a', 'b') })
    expect(again).toMatchObject({ carrier: { kind: 'news', slot: '2020-03-04' } })
  })
})

describe('alike notices', () => {
  test('that are due together are one message', () => {
    const others = [row('b'), row('c'), row('later', { dueAt: ten + hour }), row('other', { kind: 'x' })]
    expect(placed(row('a'), { others })).toMatchObject({
      how: 'merges',
      carrier: { kind: 'summary', dueAt: ten },
      lines: ['a', 'b', 'c'],
    })
  })

  test('of an hour are one message from the third on, when the hour ends', () => {
    const budget = [0, 20].map((minutes) => ({
      ...{ day: '2020-03-03', id: `a${minutes}`, kind: 'asked' },
      at: ten - hour / 2 + minutes * 60_000,
    }))
    const third = placed(row('c'), { budget })
    const carrier = { kind: 'summary', slot: '2020-03-03T09:30:00Z', dueAt: ten + hour / 2 }
    expect(third).toMatchObject({ how: 'merges', carrier })
    expect(placed(row('d'), { budget: [...third.spent], now: ten + 60_000 })).toMatchObject({ carrier })
  })

  test('that gather name those that come soon after', () => {
    const urgent = { urgency: 'now', kind: 'reminder', gathers: 4 * hour } as const
    const others = [row('b', { ...urgent, dueAt: ten + 2 * hour }), row('c', { ...urgent, dueAt: ten + 5 * hour })]
    expect(placed(row('a', urgent), { others })).toMatchObject({
      how: 'merges',
      carrier: { dueAt: ten },
      lines: ['a', 'b'],
    })
  })

  test('one of which was in a message that was refused goes by itself, and waits while the day is full', () => {
    const others = [row('b')]
    expect(placed(row('a', { alone: true }), { others, budget: had('x', 'y') })).toMatchObject({ how: 'goes' })
    expect(placed(row('a', { alone: true }), { budget: had('x', 'y', 'z') })).toMatchObject({ how: 'later' })
    expect(placed(row('a'), { others: [row('b', { alone: true })] })).toMatchObject({ how: 'goes' })
  })

  test('that are urgent and do not gather go one by one', () => {
    expect(placed(row('a', { urgency: 'now' }), { others: [row('b', { urgency: 'now' })] })).toMatchObject({
      how: 'goes',
    })
  })
})

test('a carrier is known by its person, its kind and its day', () => {
  expect(carrierId('ann', { kind: 'summary', slot: '2020-03-04' })).toBe('ann|summary|2020-03-04|ann')
})
