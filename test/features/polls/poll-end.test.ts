import { describe, expect, test } from '@jest/globals'
import type { Poll, Vote } from '#features/polls/poll.ts'
import { answersUntil, earliestChoice, endOf, isOpen } from '#features/polls/poll-end.ts'
import { u4ssc } from '../../app.ts'

const charter = u4ssc()
const since = '2020-01-01T00:00:00Z'
const poll: Poll = {
  _id: 'p',
  group: 'procurement',
  title: 'Case studies',
  link: null,
  choices: [],
  fairest: [],
  askedBy: 'lea',
  askedAt: '2020-03-02T08:00:00Z',
  until: '2020-03-09T08:00:00Z',
  state: 'open',
  ended: null,
}
const roster = (...members: (string | { person: string; since: string })[]) => ({
  group: 'procurement',
  members: members.map((one) => (typeof one === 'string' ? { person: one, since } : one)),
  leaders: [{ person: 'lea', since }],
  secretariat: [],
})
const vote = (person: string, at: string): Vote => ({ _id: person, poll: 'p', person, answers: {}, note: null, at })
const end = (votes: Vote[], members: ReturnType<typeof roster>, change: Partial<Poll> = {}) =>
  endOf({ poll: { ...poll, ...change }, votes, roster: members, charter })

describe('answers are taken', () => {
  test.each([
    { how: 'for seven days', at: '08:00:00', first: '2020-05-18T13:00:00Z', until: '2020-03-09T08:00:00Z' },
    { how: 'in full hours', at: '08:37:12', first: '2020-05-18T13:00:00Z', until: '2020-03-09T08:00:00Z' },
    { how: 'until 48 hours before', at: '08:00:00', first: '2020-03-07T13:00:00Z', until: '2020-03-05T13:00:00Z' },
    { how: 'for a day at least', at: '08:00:00', first: '2020-03-05T08:00:00Z', until: '2020-03-03T08:00:00Z' },
    { how: 'else not at all', at: '08:00:00', first: '2020-03-05T07:00:00Z', until: null },
  ])('$how', ({ at, first, until }) => {
    expect(answersUntil(`2020-03-02T${at}Z`, first)).toBe(until)
  })

  test('for a poll on the earliest time that is offered instead', () => {
    for (const askedAt of ['2020-03-02T08:00:00Z', '2020-03-02T08:37:12Z', '2020-03-02T08:59:59Z'])
      expect(answersUntil(askedAt, earliestChoice(askedAt))).not.toBeNull()
  })
})

describe('a poll ends', () => {
  test('at its time', () => {
    expect(end([vote('ada', '2020-03-03T00:00:00Z')], roster('ada', 'bo'))).toEqual({
      why: 'time',
      at: poll.until,
      by: null,
    })
  })

  test('once all who were asked have answered, and had two minutes to change their mind', () => {
    const votes = [vote('ada', '2020-03-04T00:00:00Z'), vote('bo', '2020-03-03T00:00:00Z')]
    expect(end(votes, roster('ada', 'bo'))).toEqual({ why: 'answered', at: '2020-03-04T00:02:00Z', by: null })
    const course = { poll, votes, roster: roster('ada', 'bo'), charter }
    expect([isOpen(course, '2020-03-04T00:01:59Z'), isOpen(course, '2020-03-04T00:02:00Z')]).toEqual([true, false])
  })

  test('when the last who was silent has left', () => {
    expect(end([vote('ada', '2020-03-03T00:00:00Z')], roster('ada')).why).toBe('answered')
  })

  test('not by the answer of the one who asks, or of somebody who has left', () => {
    expect(end([vote('lea', '2020-03-03T00:00:00Z')], roster('ada')).why).toBe('time')
    expect(end([vote('gone', '2020-03-03T00:00:00Z')], roster('ada')).why).toBe('time')
  })

  test('later for somebody who joins while it is open; who joins after its end does not open it again', () => {
    const votes = [vote('ada', '2020-03-03T00:00:00Z')]
    const joining = (at: string) => roster('ada', { person: 'new', since: at })
    expect(end(votes, joining('2020-03-03T00:01:00Z')).why).toBe('time')
    expect(end(votes, joining('2020-03-03T00:05:00Z')).why).toBe('answered')
  })

  test('as it was written down, whatever has happened since', () => {
    const ended = { why: 'closed' as const, at: '2020-03-03T00:00:00Z', by: 'lea' }
    expect(end([vote('ada', '2020-03-02T09:00:00Z')], roster('ada'), { state: 'closed', ended })).toEqual(ended)
  })

  test('at its time where there is nobody to answer', () => {
    expect(end([], roster()).why).toBe('time')
  })
})
