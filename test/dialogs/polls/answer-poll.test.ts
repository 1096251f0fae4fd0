import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { pollStore, voteStore } from '#features/polls/poll-store.ts'
import { actOf, formOf, messageOf, type TestHouse, testHouse, wordsOf } from '../../context.ts'
import { leader, polling } from '../../features/polls/polling.ts'

const member = 'expert-nairobi'
const nairobi = { zone: 'Africa/Nairobi' }
let house: TestHouse
let polls: ReturnType<typeof polling>

beforeAll(async () => {
  house = await testHouse()
  polls = polling(house)
  for (const group of ['procurement', 'financing']) await house.join(member, group)
  await house.join('expert-sydney', 'procurement')
})
beforeEach(async () => {
  for (const store of [house.house.store(pollStore), house.house.store(voteStore)])
    for (const { _id } of await (store as ReturnType<typeof pollStore>).find({})) await store.remove({ _id })
})

const says = async (words: string, who = member) => messageOf(await house.says(who, words))
const reads = (message: Parameters<typeof wordsOf>[0]) => wordsOf(message, nairobi)
const votesIn = async (poll: string) => (await polls.votes(poll)).map(({ answers, note }) => ({ ...answers, note }))

/** Mon 18, Tue 19 and Wed 20 May, 15:00 Geneva. */
async function open(group = 'procurement'): Promise<string> {
  const words = `poll ${group} 18/19/20 May 15:00 Geneva 90m Case studies`
  const ask = actOf(messageOf(await house.says(`leader-${group}`, words)), 'Ask')
  await house.presses(`leader-${group}`, ask)
  return ask.about.pending ?? ''
}

describe('an open poll is answered in a member’s own words', () => {
  test('what was understood is kept, shown, and can be changed', async () => {
    const poll = await open()
    const shown = await says('Tuesday works for me, Wednesday if need be')
    expect(await votesIn(poll)).toEqual([{ 1: 'no', 2: 'yes', 3: 'if-need-be', note: null }])
    expect(reads(shown)).toMatch(/Your answer is kept.*\n.*18 May.*: no\n.*19 May.*: yes\n.*20 May.*: if need be\n/)
    const change = formOf(await house.presses(member, actOf(shown, 'Change')))
    expect(change.values).toEqual({ 'time-1': 'no', 'time-2': 'yes', 'time-3': 'if-need-be' })
  })

  test('what is said besides is kept for the leaders', async () => {
    const poll = await open()
    expect(reads(await says('none of these suit me, I am on mission all week'))).toContain(
      'Your note: I am on mission all week',
    )
    expect(await votesIn(poll)).toEqual([{ 1: 'no', 2: 'no', 3: 'no', note: 'I am on mission all week' }])
    expect(wordsOf(await says('poll procurement', leader), nairobi)).toContain('I am on mission all week')
  })

  test('the leaders’ sight of a note is said, and the note can be removed', async () => {
    const poll = await open()
    const shown = await says('none of these suit me, I am on mission all week')
    expect(reads(shown)).toContain('The leaders see your note.')
    await house.presses(member, actOf(shown, 'Remove my note'))
    expect(await votesIn(poll)).toEqual([{ 1: 'no', 2: 'no', 3: 'no', note: null }])
    expect(reads(await says('none of these suit me'))).not.toContain('your note')
  })

  test('words that are too long for a button are saved for it', async () => {
    await open()
    const other = await open('financing')
    const question = await says(`vote Tuesday works. ${'landing'.repeat(100)}`)
    const act = actOf(question, 'Financing')
    expect(JSON.stringify(act).length).toBeLessThan(200)
    const asked = messageOf(await house.presses(member, act))
    expect(reads(asked)).toContain('Your answer is kept')
    expect(await votesIn(other)).toMatchObject([{ 2: 'yes' }])
  })

  test('where only a no was said, one question asks for the others, and nothing is kept before', async () => {
    const poll = await open()
    const question = await says("can't do Tuesday")
    expect(reads(question)).toContain('Do the other times work for you?')
    expect(await votesIn(poll)).toEqual([])
    await house.presses(member, actOf(question, 'Say yes to Mon 18 May 15:00, Wed 20 May 15:00'))
    expect(await votesIn(poll)).toEqual([{ 1: 'yes', 2: 'no', 3: 'yes', note: null }])
    expect(reads(await says('not Wednesday'))).toContain('Your answer is kept')
    expect(await votesIn(poll)).toEqual([{ 1: 'yes', 2: 'no', 3: 'no', note: null }])
  })

  test('a time that the poll has not is said to be missing', async () => {
    const poll = await open()
    expect(reads(await says('Friday works'))).toContain('This poll has no time for "friday"')
    expect(await votesIn(poll)).toEqual([])
  })

  test('a number is a time of the poll where no other choice was just shown', async () => {
    const poll = await open()
    await says('2 and 3')
    expect(await votesIn(poll)).toEqual([{ 1: 'no', 2: 'yes', 3: 'yes', note: null }])
  })

  test('"yes" alone says no time: the form asks for it', async () => {
    await open()
    expect(formOf(await house.says(member, 'yes')).tag.form).toBe('vote')
  })

  test('with several open polls it is asked which one is meant, and the words go to that one', async () => {
    await open()
    const other = await open('financing')
    const question = await says('Tuesday works')
    expect(reads(question)).toContain('Which poll?')
    await house.presses(member, actOf(question, 'Financing'))
    expect(await votesIn(other)).toEqual([{ 1: 'no', 2: 'yes', 3: 'no', note: null }])
    const earlier = await says('financing: Wednesday works')
    expect(reads(earlier)).toContain('Do your earlier answers still count?')
    expect(await votesIn(other)).toEqual([{ 1: 'no', 2: 'yes', 3: 'no', note: null }])
    await house.presses(member, actOf(earlier, 'Say yes to Wed 20 May 15:00'))
    expect(await votesIn(other)).toEqual([{ 1: 'no', 2: 'no', 3: 'yes', note: null }])
  })

  test('the same words do nothing where no poll is open, or to somebody who is in none', async () => {
    expect(reads(await says('Tuesday works for me'))).toMatch(/didn't understand/)
    const poll = await open()
    expect(reads(await says('Tuesday works for me', 'expert-lima'))).toMatch(/didn't understand/)
    expect(await votesIn(poll)).toEqual([])
  })
})
