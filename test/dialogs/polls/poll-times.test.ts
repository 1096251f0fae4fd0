import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { pollStore } from '#features/polls/poll-store.ts'
import { actOf, formOf, messageOf, type TestHouse, testHouse, wordsOf } from '../../context.ts'
import { leader, polling } from '../../features/polls/polling.ts'

const geneva = { zone: 'Europe/Zurich' }
let house: TestHouse
let polls: ReturnType<typeof polling>

beforeAll(async () => {
  house = await testHouse()
  polls = polling(house)
  await house.join('expert-nairobi', 'procurement')
  await house.join('expert-sydney', 'procurement')
})
beforeEach(async () => {
  for (const { _id } of await house.house.store(pollStore).find({})) await house.house.store(pollStore).remove({ _id })
})

const says = async (words: string, who = leader) => wordsOf(messageOf(await house.says(who, words)), geneva)
const form = async (words: string, who = leader) => formOf(await house.says(who, words))

describe('what a leader says', () => {
  test('each of the times, in the order in which they come, each once', async () => {
    const shown = await says('poll procurement Case studies 20 May 10:00 or 18 May 15:00 or 20 May 10:00 UTC 90m')
    expect(shown.match(/\w+ \d+ May 2020, \d\d:\d\d/g)).toEqual(['Mon 18 May 2020, 17:00', 'Wed 20 May 2020, 12:00'])
    expect(shown).toContain('Procurement: Case studies, 90 minutes')
  })

  test('times of different lengths are said with their length', async () => {
    expect(await says('poll procurement 18 May 15:00 60m or 19 May 15:00 90m')).toMatch(
      /18 May 2020, 15:00 \w+, 1 hour\n.*19 May 2020, 15:00 \w+, 90 minutes\n/,
    )
  })

  test('what has two readings is asked once, and the choice leads to the preview', async () => {
    const question = messageOf(await house.says(leader, 'poll procurement 18/19/20 May at 3 Geneva Case studies'))
    expect(wordsOf(question, geneva)).toContain('[15:00] [03:00] [Open the form]')
    const preview = messageOf(await house.presses(leader, actOf(question, '15:00')))
    expect(wordsOf(preview, geneva)).toContain('Tue 19 May 2020, 15:00 Geneva')
    const other = formOf(await house.presses(leader, actOf(question, 'Open the form')))
    expect(other.values).toEqual({
      group: 'procurement',
      title: 'Case studies',
      times: '18/19/20 May at 3 Geneva Case studies',
    })
  })

  test('the form of a preview has the times in words that mean the same', async () => {
    const words = 'poll procurement 18/19 May 15:00 Geneva or 20 May 9:00 UTC 90m Case studies https://meet.example/1'
    const preview = messageOf(await house.says(leader, words))
    const change = formOf(await house.presses(leader, actOf(preview, 'Change')))
    expect(change.values).toEqual({
      group: 'procurement',
      title: 'Case studies',
      times: expect.stringContaining('https://meet.example/1'),
    })
    const again = messageOf(await house.submits(leader, change))
    expect(wordsOf(again, geneva)).toBe(wordsOf(preview, geneva))
    const ask = actOf(again, 'Ask')
    await house.presses(leader, ask)
    expect(await polls.now(ask.about.pending ?? '')).toMatchObject({
      title: 'Case studies',
      link: 'https://meet.example/1',
    })
  })

  test.each([
    {
      words: 'poll procurement 18 May 15:00 Case studies',
      problem: /A poll needs two times or more, for instance: 18\/19\/20 May 15:00\./,
    },
    { words: 'poll procurement 18 May 15:00 or 18 May 15:00', problem: /A poll needs two times or more/ },
    { words: 'poll procurement Case studies', problem: /On which day\? A poll needs days with times/ },
    { words: 'poll procurement 18/19 May', problem: /At what time\? A poll needs days with times/ },
    { words: 'poll procurement 4/5 March 15:00', problem: /Choose times from Thu 5 Mar 2020, 10:00 \w+, or/ },
    {
      words: `poll procurement ${[...'123456'].map((n) => `1${n} May 10:00 or 15:00`).join(' or ')}`,
      problem: /12 times. A poll takes 10 at most/,
    },
  ])('$words: reopens, filled', async ({ words, problem }) => {
    const opened = await form(words)
    expect(opened.problem).toMatch(problem)
    expect(opened.values.group).toBe('procurement')
    expect(`${opened.values.times} ${opened.values.title}`).not.toBe(' ')
  })

  test('alone it opens the form; words in it that are no time are asked about there', async () => {
    const empty = await form('poll')
    expect(empty.values).toEqual({ group: 'procurement', title: '', times: '' })
    const refused = formOf(
      await house.submits(leader, empty, { title: 'Case studies', times: '18/19 May 15:00 soonish' }),
    )
    expect(refused.errors.times).toContain('soonish')
    const preview = messageOf(await house.submits(leader, refused, { times: '18/19 May 15:00 Geneva' }))
    expect(wordsOf(preview, geneva)).toContain('Procurement: Case studies')
  })

  test('while a poll is open another one leads to it', async () => {
    await polls.open()
    const refused = messageOf(await house.says(leader, polls.words()))
    expect(wordsOf(refused, geneva)).toContain('Procurement has an open poll already. Please close it first.')
    const standing = messageOf(await house.presses(leader, actOf(refused, 'See it')))
    expect(wordsOf(standing, geneva)).toContain('0 of 2 have answered.')
    await house.presses(leader, actOf(standing, 'Close the poll'))
    expect(await says(polls.words())).toContain('[Ask 2 people]')
  })

  test('shows all zones on demand', async () => {
    const preview = messageOf(await house.says(leader, 'poll procurement 18/19 May 15:00 Geneva'))
    expect(wordsOf(messageOf(await house.presses(leader, actOf(preview, 'See all zones'))), geneva)).toContain(
      'Sydney 23:00, 1 person',
    )
  })
})

describe('who may', () => {
  test('a member cannot open a poll, and is led to answering one', async () => {
    expect(await says(polls.words(), 'expert-nairobi')).toContain(
      'Polls are opened by the leaders of a thematic group.\n[Answer a poll]',
    )
  })

  test('a leader cannot ask another group', async () => {
    expect(await says('poll monitoring 18/19 May 15:00')).toContain('Only the leaders of Monitoring')
  })

  test('a form that names another group is refused', async () => {
    const opened = await form('poll')
    const refused = formOf(await house.submits(leader, opened, { group: 'monitoring', times: '18/19 May 15:00' }))
    expect(refused.errors.group).toBeDefined()
  })

  test('nobody asks a group in which there is nobody else', async () => {
    expect(await says('poll monitoring 18/19 May 15:00', 'secretariat')).toContain('There is nobody to ask')
  })
})

describe('vote', () => {
  test('stands first in what waits for somebody, until they have answered', async () => {
    await polls.open()
    const status = messageOf(await house.says('expert-nairobi', 'status'))
    expect(wordsOf(status, geneva)).toContain('Procurement asks which times work for you: Case studies, until')
    const open = formOf(await house.presses('expert-nairobi', actOf(status, 'Answer the poll')))
    await house.submits('expert-nairobi', open, { 'time-1': 'yes', 'time-2': 'yes', 'time-3': 'yes' })
    expect(await says('status', 'expert-nairobi')).not.toContain('asks which times')
    expect(await says('status')).not.toContain('asks which times')
  })

  test('without an open poll says so', async () => {
    expect(await says('vote', 'expert-nairobi')).toContain('You have no open poll.')
    expect(await says('vote', 'expert-lima')).toContain('You have no open poll.')
  })

  test('a form that was open when the poll ended is told the truth, and nothing is kept', async () => {
    const poll = await polls.open()
    const open = await form('vote', 'expert-nairobi')
    await house.presses(leader, { verb: 'close-poll', about: { poll } })
    const answers = { 'time-1': 'yes', 'time-2': 'yes', 'time-3': 'yes' }
    expect(wordsOf(messageOf(await house.submits('expert-nairobi', open, answers)), geneva)).toContain(
      'is closed. No more answers are taken.',
    )
    expect(await polls.votes(poll)).toEqual([])
  })

  test('an answer to every time is needed', async () => {
    await polls.open()
    const open = await form('vote', 'expert-nairobi')
    const refused = formOf(await house.submits('expert-nairobi', open, { 'time-1': 'yes' }))
    expect(Object.keys(refused.errors)).toEqual(['time-2', 'time-3'])
    expect(refused.values['time-1']).toBe('yes')
  })

  test('of whoever asks counts too', async () => {
    const poll = await polls.open()
    const open = await form('vote')
    await house.submits(leader, open, { 'time-1': 'no', 'time-2': 'yes', 'time-3': 'no' })
    expect((await polls.votes(poll)).map(({ person }) => person)).toEqual([leader])
  })
})
