import { describe, expect, test } from '@jest/globals'
import type { Block, Button } from '#chat/message.ts'
import { sampleNotices } from '../../src/commands/preview/sample-notices.ts'
import { sampleWorld } from '../../src/commands/preview/sample-world.ts'
import { u4ssc } from '../app.ts'

/* A message looks like what it is: a sign and a colour at its head, and few buttons in sight. */

const notices = sampleNotices(sampleWorld(u4ssc()))

/** What each kind of message is at a glance. */
const tones: Record<string, string> = {
  'meeting-scheduled': 'invitation',
  'series-scheduled': 'invitation',
  'meeting-reminder': 'soon',
  'meeting-moved': 'changed',
  'series-changed': 'changed',
  'series-shifted': 'changed',
  'meeting-cancelled': 'off',
  'series-cancelled': 'off',
  'poll-cancelled': 'off',
  'minutes-missing': 'task',
  'owner-nudged': 'task',
  'application-to-read': 'task or good',
  'minutes-uploaded': 'good',
  'application-received': 'good',
  'answer-missing': 'question',
  'poll-opened': 'question',
  'announcement-made': 'news',
  'question-asked': 'question',
  'office-offered': 'question',
}

describe.each(Object.entries(tones))('a message of the kind %s', (kind, tone) => {
  test(`begins with the sign of ${tone}`, () => {
    const heads = notices.filter((notice) => notice.kind === kind).map(({ message }) => message.blocks[0])
    expect(heads.length).toBeGreaterThan(0)
    for (const head of heads) expect(head?.kind === 'heading' && tone.includes(head.tone ?? 'none')).toBe(true)
  })
})

/** The digest is a list of work: each of its lines has a button. */
const withFewButtons = notices.filter(({ kind }) => kind !== 'weekly-digest')

test.each(withFewButtons.map((notice) => ({ ...notice, name: `${notice.kind}, ${notice.situation}` })))(
  'three buttons at most are in sight, besides the answers to a question: $name',
  ({ message }) => {
    const rows = message.blocks.filter((block) => block.kind === 'buttons')
    for (const row of rows) expect(inSight(row).length).toBeLessThanOrEqual(3)
    expect(rows.flatMap(inSight).filter((button) => !isAnswer(button)).length).toBeLessThanOrEqual(3)
  },
)

test('a reminder says first in how long, and how to join', () => {
  const [reminder] = notices.filter(({ kind, situation }) => kind === 'meeting-reminder' && situation === 'scheduled')
  const [head, join] = reminder?.message.blocks ?? []
  expect(head).toMatchObject({ kind: 'heading', text: 'In 1 day: PROC-7, Case studies' })
  expect(join).toMatchObject({ kind: 'buttons', buttons: [{ label: 'Join' }] })
})

test('a move shows the old time struck and the new one strong', () => {
  const [moved] = notices.filter(({ kind, situation }) => kind === 'meeting-moved' && situation === 'moved')
  const facts = moved?.message.blocks.find((block) => block.kind === 'facts')
  expect(facts?.facts.slice(0, 2)).toMatchObject([
    { label: 'Was', value: [{ look: 'struck' }] },
    { label: 'Now', value: [{ look: 'strong' }, ', 1 hour'] },
  ])
})

test('what ends something asks first', () => {
  const ends = notices.flatMap(({ message }) =>
    message.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : [])),
  )
  const withdrawing = ends.filter((button) => 'act' in button && button.act.verb === 'withdraw-application')
  expect(withdrawing.length).toBeGreaterThan(0)
  for (const button of withdrawing) expect(button).toMatchObject({ style: 'danger', confirm: expect.any(String) })
})

function inSight(row: Block): Button[] {
  return row.kind === 'buttons' ? row.buttons.filter((button) => !('act' in button) || button.style !== 'more') : []
}

function isAnswer(button: Button): boolean {
  return 'act' in button && /^(answer-(yes|no|maybe)|all-times-work|no-time-works|choose-times)$/.test(button.act.verb)
}
