import { describe, expect, test } from '@jest/globals'
import { derivedSessions } from '#features/meetings/session-times.ts'
import { fairestFirst } from '#features/polls/fairest-first.ts'
import type { Choice, Poll, Preference, Vote } from '#features/polls/poll.ts'
import { bestOf, standingOf } from '#features/polls/standing.ts'

const since = '2020-01-01T00:00:00Z'
const [y, m, n]: Preference[] = ['yes', 'if-need-be', 'no']
const choices = derivedSessions(
  ['06:00', '15:00', '23:00'].map((time) => ({ date: '2020-05-19', time, zone: 'Europe/Zurich', lasts: 'PT90M' })),
).flatMap((session): Choice[] => (session.at === null ? [] : [{ ...session, at: session.at }]))
const poll: Poll = {
  _id: 'p',
  group: 'procurement',
  title: 'Case studies',
  link: null,
  choices,
  fairest: ['2', '1', '3'],
  askedBy: 'lea',
  askedAt: '2020-03-02T08:00:00Z',
  until: '2020-03-09T08:00:00Z',
  state: 'open',
  ended: null,
}
const roster = {
  group: 'procurement',
  members: ['ada', 'bo', 'cy'].map((person) => ({ person, since })),
  leaders: [{ person: 'lea', since }],
  secretariat: [],
}
const vote = (person: string, ...preferences: (Preference | undefined)[]): Vote => ({
  _id: person,
  poll: 'p',
  person,
  answers: Object.fromEntries(preferences.map((one, at) => [String(at + 1), one ?? 'no'])),
  note: null,
  at: '2020-03-03T00:00:00Z',
})
const order = (...votes: Vote[]) => standingOf(poll, votes, roster).choices.map(({ choice }) => choice.id)

describe('the best time', () => {
  test('is the one that most say yes to', () => {
    expect(order(vote('ada', n, n, y), vote('bo', n, m, y), vote('cy', y, y, n))).toEqual(['3', '2', '1'])
  })

  test('of as many yes, the one that fewest cannot', () => {
    expect(order(vote('ada', y, y, y), vote('bo', n, n, m))).toEqual(['3', '2', '1'])
  })

  test('of those alike in both, the fairer one', () => {
    expect(order(vote('ada', y, y, y))).toEqual(['2', '1', '3'])
  })

  test('is none where nobody can', () => {
    expect(bestOf(standingOf(poll, [vote('ada', n, n, n)], roster))).toBeNull()
    expect(bestOf(standingOf(poll, [], roster))).toBeNull()
    expect(bestOf(standingOf(poll, [vote('ada', n, m, n)], roster))?.choice.id).toBe('2')
  })

  test('is found without those who have left', () => {
    expect(order(vote('gone', n, n, y), vote('ada', y, n, n))).toEqual(['1', '2', '3'])
  })
})

test('who asks is not waited for; their answer counts all the same', () => {
  const { answered, silent } = standingOf(poll, [vote('lea', y, y, y), vote('ada', y, y, y)], roster)
  expect({ answered, silent }).toEqual({ answered: ['lea', 'ada'], silent: ['bo', 'cy'] })
})

describe('the fairer time', () => {
  const night = { from: '22:00', to: '07:00' }
  const somebody = (id: string, zone: string, debt = 0) => ({ id, zone, debt })

  test('spares those who would meet at night', () => {
    expect(fairestFirst(choices, { attendees: [somebody('ada', 'Europe/Zurich')], night })).toEqual(['2', '1', '3'])
  })

  test('is the earlier of those that mean the same for everybody', () => {
    const days = derivedSessions(
      ['2020-05-18', '2020-05-19', '2020-05-20'].map((date) => ({
        date,
        time: '15:00',
        zone: 'Europe/Zurich',
        lasts: 'PT90M',
      })),
    ).flatMap((session): Choice[] => (session.at === null ? [] : [{ ...session, at: session.at }]))
    const zones = ['Africa/Nairobi', 'Australia/Sydney', 'America/Lima', 'Asia/Kathmandu']
    const attendees = zones.map((zone, at) => somebody(zone, zone, at / 3))
    expect(fairestFirst(days, { attendees, night })).toEqual(['1', '2', '3'])
  })

  test('and those who have carried more before', () => {
    const attendees = (zurich: number, sydney: number) => [
      somebody('ada', 'Europe/Zurich', zurich),
      somebody('bo', 'Australia/Sydney', sydney),
    ]
    expect(fairestFirst(choices, { attendees: attendees(0, 500), night })[0]).toBe('1')
    expect(fairestFirst(choices, { attendees: attendees(500, 0), night })[0]).toBe('2')
  })
})
