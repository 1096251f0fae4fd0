import { beforeEach, describe, expect, test } from '@jest/globals'
import { entry } from '#context.ts'
import type { Gate } from '#database/connection.ts'
import { askLeaders } from '#features/directory/ask-leaders.ts'
import { directory } from '#features/directory/feature.ts'
import { groupQuestionStore } from '#features/directory/group-question-store.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
import { plus } from '#time/instant.ts'
import { talkingHouse } from '../../talking-house.ts'

const calls: string[] = []
const gate: Gate = (what, work) => {
  calls.push(what)
  return work()
}
const house = await talkingHouse({ gate })
const { context, person, seat } = house
await person('ann').says('help')
await person('lea').says('help')
await seat('lea', 'leader', 'procurement')
await seat('ben', 'leader', 'financing')

const questions = context('clock').store(groupQuestionStore)
const ask = (id: string, text: string) => ({ id, text, group: 'procurement', to: null, recipients: null })
const kindOf = async (asked: ReturnType<typeof ask>, by = 'ann') => (await askLeaders(context(by), asked)).kind

beforeEach(async () => {
  await questions.remove({})
})

describe('asking', () => {
  test('done again after a crash was asked, once', async () => {
    expect(await kindOf(ask('one', 'May we?'))).toBe('asked')
    expect(await kindOf(ask('one', 'May we?'))).toBe('asked')
    expect(await kindOf(ask('other', 'May we?'))).toBe('asked')
    expect(await questions.find({})).toHaveLength(1)
  })

  test('something else under the same id is not asked, and what was asked is said', async () => {
    await kindOf(ask('one', 'May we?'))
    expect(await askLeaders(context('ann'), ask('one', 'Must we?'))).toMatchObject({ kind: 'already', text: 'May we?' })
  })

  test('many at one moment: three wait, each under a number of its own', async () => {
    const asked = Array.from({ length: 20 }, (_, at) => kindOf(ask(`q${at}`, `Chapter ${at}?`)))
    const results = await Promise.allSettled(asked)
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
    expect((await questions.find({})).map(({ nth }) => nth).toSorted()).toEqual([1, 2, 3])
  })

  test('many at one moment and already answered: ten a day', async () => {
    for (let at = 0; at < 8; at++) {
      await kindOf(ask(`q${at}`, `Chapter ${at}?`))
      await questions.change(`q${at}`, entry(context('lea'), 'answered'), (before) => ({ ...before, answer: 'Yes' }))
    }
    const asked = Array.from({ length: 12 }, (_, at) => kindOf(ask(`r${at}`, `Annex ${at}?`)))
    const results = await Promise.allSettled(asked)
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
  })
})

describe('what it costs', () => {
  const costs = async (words: string) => {
    calls.length = 0
    await person('ann').says(words)
    return calls.length
  }

  test('a group that is named costs less than a name, for which the leaders of all groups are read', async () => {
    const named = await costs('ask procurement whether we can meet later')
    const whoever = await costs('ask lea whether we can meet later')
    expect(named).toBeLessThan(whoever)
    expect(named).toBeLessThanOrEqual(12)
  })
})

describe('what a change of a person plans anew', () => {
  const now = context('clock').now
  const insert = (id: string, over: object) =>
    questions.insert(
      {
        ...{ _id: id, group: 'procurement', to: null, by: 'ann', at: now, text: id },
        ...{ answer: null, answeredBy: null, answeredAt: null, nth: 0 },
        ...over,
      },
      entry(context('ann'), 'asked'),
    )
  const old = plus(now, '-P20D')
  const concerned = async (collection: string, changed: Record<string, string>) => {
    const selects = directory.aggregates?.[0]?.invalidatedBy?.[collection]
    const selection = await selects?.({ _id: 'x', ...changed }, context('clock'))
    return selection ? (await questions.find(selection)).map(({ _id }) => _id).toSorted() : []
  }

  test('is what was asked or answered within two weeks, however much there is', async () => {
    await insert('waits', {})
    await insert('waits for long', { at: old })
    await insert('answered now', { at: old, answer: 'Yes', answeredBy: 'lea', answeredAt: now })
    await insert('answered long ago', { at: old, answer: 'Yes', answeredBy: 'lea', answeredAt: old })
    expect(await concerned('people', { _id: 'ann' })).toEqual(['answered now', 'waits'])
    expect(await concerned('people', { _id: 'lea' })).toEqual(['waits'])
    expect(await concerned('people', { _id: 'ben' })).toEqual([])
    const [term] = await context('clock').store(officeTermStore).find({ person: 'lea' })
    expect(await concerned('office-terms', { group: term?.group ?? '' })).toEqual(['waits'])
  })
})
