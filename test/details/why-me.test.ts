import { describe, expect, test } from '@jest/globals'
import { noticeKinds } from '#app/features.ts'
import { sampleNotices } from '../../src/commands/preview/sample-notices.ts'
import { sampleWorld } from '../../src/commands/preview/sample-world.ts'
import { u4ssc } from '../app.ts'
import { wordsOf } from '../message-words.ts'

/* Every notice answers "why me?": the group, the rule, the offset; and one press turns it down, or leads to what can stop. */

const charter = u4ssc()
const all = sampleNotices(sampleWorld(charter))
const named = new RegExp(
  // What concerns no group names what the person said.
  [
    ...['PROC-7', ...charter.groups.flatMap(({ short, title }) => [short, title])],
    ...['secretariat', 'calendar email', 'to act for you', 'You were away', 'You acted for', 'You answer for'],
    ...[
      'You asked to',
      'permission',
      'Terms of Reference',
      'You give guidance',
      'You lead one of',
      'You brought this up',
    ],
  ].join('|'),
  'i',
)

describe('every notice to a person', () => {
  test.each(all.map((notice) => ({ ...notice, name: `${notice.kind}, ${notice.situation}, to ${notice.to}` })))(
    '$name',
    ({ message, why, reader }) => {
      const rows = message.blocks.flatMap((block) => (block.kind === 'buttons' ? [block.buttons] : []))
      const controls = rows.flat().filter(({ label }) => label === 'Why me?')
      expect(controls).toMatchObject([{ act: { verb: 'why' }, style: 'more' }])
      expect(rows.at(-1)?.at(-1)).toBe(controls[0])
      const sentence = wordsOf(why, reader)
      expect(sentence).toMatch(/\byou\b|the secretariat/i)
      expect(sentence).toMatch(named)
      expect(sentence).toMatch(/[.]$/)
    },
  )
})

test('a reminder says how long before it comes, an ask for minutes how long after', () => {
  const said = (kind: string) => all.filter((one) => one.kind === kind).map(({ why, reader }) => wordsOf(why, reader))
  expect(said('meeting-reminder')).toContainEqual(expect.stringMatching(/remind you (\d+ days?|1 hour) before PROC-7/))
  expect(said('minutes-missing')).toContainEqual(expect.stringMatching(/30 minutes after the end of PROC-7/))
})

/* What comes once and matters, and what is somebody's duty, cannot be turned down: leaving, or handing it on, ends it. */
test('what cannot be turned down is named here', () => {
  const kinds = noticeKinds()
  expect(kinds.filter((kind) => kind.mute === undefined).map(({ name }) => name)).toEqual([
    'suggestion-answered',
    ...['office-offered', 'office-answered', 'office-ended', 'leader-resigned'],
    ...['stand-in-asked', 'stand-in-answered', 'stand-in-to-confirm', 'stand-in-confirmed', 'stand-in-released'],
    'absence-over',
    ...['time-missing', 'meeting-moved', 'meeting-cancelled'],
    ...['series-changed', 'series-cancelled'],
    ...['poll-ended', 'poll-cancelled'],
    ...['minutes-missing', 'minutes-to-approve'],
    // The calendar's mail has a link of its own that stops it.
    ...['address-claimed', 'meeting-mailed'],
    ...['application-received', 'application-waiting', 'application-decided', 'question-asked', 'question-answered'],
    ...['member-removed', 'member-warned', 'warning-answered'],
    // Those in charge write to all, at most once a day without a reason; and they are answered.
    ...['announcement-made', 'announcement-replied'],
    // Somebody asks for a permission or for guidance, or answers; a part of the work is given to one person.
    ...['request-to-answer', 'request-waiting', 'request-answered', 'permission-revoked'],
    ...['dispute-raised', 'dispute-to-guide', 'dispute-guided'],
    ...['milestone-given', 'chapter-claimed', 'chapter-answered', 'action-asked', 'action-refused'],
    // Once after joining, and once for each version of the Terms.
    ...['access-given', 'terms-asked', 'terms-waiting', 'terms-settled'],
    // Somebody asks, or is answered what they asked.
    ...['group-question-asked', 'group-question-answered', 'group-question-dropped'],
    // Somebody in charge asks for what is owed, once a day at most.
    'owner-nudged',
    'handover-ready',
  ])
})
