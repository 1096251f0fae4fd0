import { describe, expect, test } from '@jest/globals'
import { type AnnouncedTo, announcedKey, announcedTo, toTheSame } from '#features/announcements/announcement.ts'
import { tooManyReplies } from '#features/announcements/announcement-reply.ts'
import { plus } from '#time/instant.ts'

const nobody = { group: null, meeting: null, reference: null }
const group = (id: string): AnnouncedTo => ({ ...nobody, kind: 'group', group: id })
const unanswered = (id: string): AnnouncedTo => ({ kind: 'unanswered', group: id, meeting: 'm', reference: 'PROC-5' })
const all: AnnouncedTo = { ...nobody, kind: 'all' }
const leaders: AnnouncedTo = { ...nobody, kind: 'leaders' }

describe('a second announcement on one day', () => {
  test.each([
    { name: 'to the same group', before: group('a'), next: group('a'), needsReason: true },
    { name: 'to another group', before: group('a'), next: group('b'), needsReason: false },
    { name: 'to all, after one to a group', before: group('a'), next: all, needsReason: true },
    { name: 'to a group, after one to all', before: all, next: group('a'), needsReason: true },
    { name: 'to leaders, after one to a group', before: group('a'), next: leaders, needsReason: false },
    { name: 'to leaders, after one to leaders', before: leaders, next: leaders, needsReason: true },
    {
      name: 'to those without an answer, after one to the group',
      before: group('a'),
      next: unanswered('a'),
      needsReason: true,
    },
    {
      name: 'to those without an answer, of another group',
      before: group('b'),
      next: unanswered('a'),
      needsReason: false,
    },
  ])('$name: needs a reason: $needsReason', ({ before, next, needsReason }) =>
    expect(toTheSame([{ to: before, undoneAt: null }], next).length > 0).toBe(needsReason),
  )

  test('needs none where the first was taken back', () => {
    expect(toTheSame([{ to: all, undoneAt: '2020-03-02T08:00:00Z' }], all)).toEqual([])
  })
})

test('whom an announcement is for has a key that gives it back', () => {
  for (const to of [group('a'), all, leaders]) expect(announcedTo(announcedKey(to))).toEqual(to)
  expect(announcedTo(announcedKey(unanswered('a')), 'PROC-5')).toEqual({ ...unanswered('a'), group: null })
  for (const key of ['', 'group', 'nobody', 'unanswered']) expect(announcedTo(key)).toBeNull()
})

test('ten replies within a day are enough', () => {
  const now = '2020-03-02T08:00:00Z'
  const sent = (count: number, ago: string) => Array.from({ length: count }, () => plus(now, ago))
  expect(tooManyReplies(sent(9, '-PT1H'), now)).toBe(false)
  expect(tooManyReplies(sent(10, '-PT1H'), now)).toBe(true)
  expect(tooManyReplies(sent(10, '-PT24H'), now)).toBe(false)
})
