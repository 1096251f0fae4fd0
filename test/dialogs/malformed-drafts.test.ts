import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Act } from '#chat/incoming.ts'
import type { Message } from '#chat/message.ts'
import { messageOf, type TestHouse, testHouse, wordsOf } from '../context.ts'

const leader = 'leader-procurement'
const tooOld = /This is too old/
let house: TestHouse

beforeAll(async () => {
  house = await testHouse()
  await house.join('expert-nairobi', 'procurement')
})

const says = async (words: string) => messageOf(await house.says(leader, words))
const drafts = () => house.database.connection.collection<{ _id: string }>('pending')

/** The acts of those buttons of a message that go on from what was stored with it. */
function actsOn(message: Message): Act[] {
  return message.blocks
    .flatMap((block) => (block.kind === 'buttons' ? block.buttons : []))
    .flatMap((button) => ('act' in button && button.act.about.pending !== undefined ? [button.act] : []))
}

/** Presses every button of a message after one value that was stored with it was replaced. @returns what each answers. */
async function pressesAfter(message: Message, field: string, value: unknown): Promise<string[]> {
  const answers: string[] = []
  for (const act of actsOn(message)) {
    const _id = act.about.pending ?? ''
    const before = await drafts().findOne({ _id })
    await drafts().updateOne({ _id }, { $set: { [`values.${field}`]: value } })
    const { summary } = messageOf(await house.presses(leader, act))
    answers.push(`${act.verb}: ${wordsOf({ summary, blocks: [{ kind: 'text', spans: summary }] }, { zone: 'UTC' })}`)
    if (before) await drafts().replaceOne({ _id }, before)
  }
  expect(answers).not.toEqual([])
  return answers
}

/** What a preview of a time stores; each is what an older program might have written, or nobody. */
const malformedTimes: [field: string, value: unknown][] = [
  ['draft', { sessions: 'on Friday' }],
  ['draft', []],
  ['draft.title', 7],
  ['draft.sessions', [{ date: '2020-05-21' }]],
  ['draft.sessions.0.date', { options: ['soon'] }],
  ['draft.sessions.0.time', { options: ['25:00'] }],
  ['draft.sessions.0.zone', { options: [{ zone: 'Atlantis', said: 'Atlantis' }] }],
]
const malformedSessions: [field: string, value: unknown][] = [
  ['sessions', [{ date: '2020-02-31', time: '15:00', zone: 'UTC', said: 'UTC', lasts: 'PT60M', at: null }]],
  ['sessions.0.zone', 'Atlantis'],
  ['sessions.0.lasts', 'an hour'],
]

describe('what was stored with a message and is no longer what it should be is too old to go on with', () => {
  const previews: [name: string, words: string][] = [
    ['the preview of a meeting', 'schedule procurement 21 May 15:00 Geneva 90m Case studies'],
    ['the preview of a poll', 'poll procurement 18/19/20 May 15:00 Case studies'],
    ['the preview of a series', 'schedule procurement third Fridays 15:00 Geneva until August Plenary'],
  ]
  test.each(previews)('%s', async (_name, words) => {
    const preview = await says(words)
    for (const [field, value] of [...malformedTimes, ...malformedSessions])
      for (const answer of await pressesAfter(preview, field, value))
        expect([field, answer]).toEqual([field, expect.stringMatching(tooOld)])
  })

  test('the series of a preview', async () => {
    const preview = await says('schedule procurement third Fridays 15:00 Geneva until August Plenary')
    const malformed: [string, unknown][] = [
      ['series', { rhythm: 'monthly' }],
      ['series.rhythm', { kind: 'moons', every: 1 }],
      ['series.from', 'next month'],
      ['series.end', { after: 3 }],
      ['series.changes', [{ slot: '2020-04-17', to: 'moved' }]],
    ]
    for (const [field, value] of malformed)
      for (const answer of await pressesAfter(preview, field, value))
        expect([field, answer]).toEqual([field, expect.stringMatching(tooOld)])
  })

  test('the readings to choose from, of a meeting, a poll and a time', async () => {
    const questions = [
      'schedule procurement 21 May at 3 Geneva',
      'poll procurement 18/19/20 May at 3 Geneva',
      'zone 21 May at 3 Geneva',
    ]
    for (const words of questions) {
      const question = await says(words)
      for (const value of [
        [null, null],
        ['15:00', '03:00'],
        [{}, {}],
      ])
        for (const answer of await pressesAfter(question, 'choices', value))
          expect([words, answer]).toEqual([words, expect.stringMatching(tooOld)])
    }
  })

  test('the move of a meeting, and what is changed in one of a series', async () => {
    for (const act of actsOn(await says('schedule procurement third Fridays 15:00 Geneva until August Plenary')))
      if (act.verb === 'confirm-series') await house.presses(leader, act)
    const reference = wordsOf(await says('next procurement'), { zone: 'UTC' }).match(/PROC-\d+/)?.[0] ?? ''
    const move = await says(`move ${reference} to 24 March 10:00 Geneva`)
    for (const [field, value] of [...malformedTimes, ...malformedSessions])
      for (const answer of await pressesAfter(move, field, value))
        expect([field, answer]).toEqual([field, expect.stringMatching(tooOld)])
    const edit = await says(`place ${reference} Room 5`)
    for (const value of [{ place: 5 }, 'Room 5', { title: null }])
      for (const answer of await pressesAfter(edit, 'edit', value))
        expect([value, answer]).toEqual([value, expect.stringMatching(tooOld)])
  })
})
