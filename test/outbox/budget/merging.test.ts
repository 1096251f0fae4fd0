import { beforeEach, describe, expect, test } from '@jest/globals'
import { summaryCard } from '#features/people/cards/summary-card.ts'
import { testDatabase } from '../../database.ts'
import { wordsOf } from '../../message-words.ts'
import { hour, minute, type Toy } from '../toy.ts'
import { ref, start, starts, toyHouse } from '../toy-house.ts'

const { uri } = testDatabase()
const house = toyHouse(uri)

/** When the next morning summary comes: the toys begin at 8:00 UTC of a Monday. */
const morning = start + 24 * hour

beforeEach(() => {
  house.budget = { rules: { maxPerDay: 3, summaryAt: '08:00' }, words: summaryCard }
  house.urgency = { invitation: 'soon', change: 'soon', reminder: 'soon', nudge: 'soon' }
  house.again()
})

/** Further toys of ann and ben, each of which is told of two minutes after it was made. */
async function toys(...ids: string[]): Promise<void> {
  for (const [at, _id] of ids.entries()) {
    const content = { on: true, place: _id, starts: starts + (at + 1) * minute }
    const marks = { planAt: 0, planRev: 1, planEpoch: 0, version: 1 }
    const told = [{ ...content, rev: 1, since: house.business }]
    await house
      .toys()
      .insertOne({ _id, group: 'g', madeAt: house.business, rev: 1, ...content, tellings: told, ...marks } as Toy)
  }
}

const toAnn = () => house.posts.filter(({ to }) => to === 'ann')
const linesToAnn = () => house.rows().find({ to: 'ann', kind: 'invitation' }).sort({ _id: 1 }).toArray()

describe('several notices to one person', () => {
  test('that are due together are one message, which names them all', async () => {
    await toys('u', 'v')
    await house.step(2 * minute)
    expect(toAnn().map(({ mark }) => mark)).toEqual([`ann|news|2020-03-02T08:02:00Z|ann`])
    const said = wordsOf(toAnn()[0]?.message ?? { summary: [], blocks: [] })
    expect(said).toContain('Your summary: 3 things')
    for (const place of ['"A"', '"u"', '"v"']) expect(said).toContain(place)
    expect(await linesToAnn()).toMatchObject([
      { _id: 't|invitation||ann', state: 'sent', tellsRev: 1, ref },
      { _id: 'u|invitation||ann', state: 'sent', tellsRev: 1 },
      { _id: 'v|invitation||ann', state: 'sent', tellsRev: 1 },
    ])
    expect(await house.step(hour)).toBe(0)
  })

  test('answer "why me" each for itself', async () => {
    await toys('u')
    await house.step(2 * minute)
    const explained = await house.delivery.reader.why(toAnn()[0]?.mark ?? '', 'ann')
    expect(explained).toMatchObject([{ delivery: 't|invitation||ann' }, { delivery: 'u|invitation||ann' }])
    expect(await house.delivery.reader.why(toAnn()[0]?.mark ?? '', 'ben')).toEqual([])
  })

  test('beyond the day wait for the next morning, and what is over by then is not told', async () => {
    await house.step(2 * minute)
    for (const id of ['u', 'v', 'w', 'x']) {
      await toys(id)
      await house.step(90 * minute)
    }
    expect(toAnn()).toHaveLength(2)
    const waiting = await linesToAnn()
    expect(waiting.map(({ state }) => state)).toEqual(['sent', 'sent', 'merged', 'merged', 'merged'])
    await house.toys().updateOne({ _id: 'w' }, {
      $set: { on: false, planAt: 0 },
      $push: { tellings: { on: false, place: 'w', starts, rev: 2, since: house.business } },
      $inc: { rev: 1, version: 1, planRev: 1 },
    } as never)
    await house.step(morning - house.business)
    expect(toAnn().map(({ mark }) => mark)[2]).toBe('ann|news|2020-03-03|ann')
    const said = wordsOf(toAnn()[2]?.message ?? { summary: [], blocks: [] })
    expect(said).toContain('"v"')
    expect(said).not.toContain('"w"')
    expect(await linesToAnn()).toMatchObject([{}, {}, { state: 'sent' }, { state: 'dropped' }, { state: 'sent' }])
  })

  test('of which one is left look like that one', async () => {
    house.urgency = { invitation: 'whenever' }
    await house.step(2 * minute)
    expect(toAnn()).toEqual([])
    await house.step(24 * hour)
    const [only] = toAnn()
    expect(only?.mark).toBe('ann|news|2020-03-03|ann')
    expect(only?.message.summary).toEqual([expect.stringContaining('"A"')])
    expect(JSON.stringify(only?.message.blocks)).toContain('t|invitation||ann')
  })

  test('are no more than three a day to anybody, and urgent ones go at once', async () => {
    await house.step(2 * minute)
    for (const id of ['u', 'v', 'w', 'x', 'y']) {
      await toys(id)
      await house.step(70 * minute)
    }
    house.urgency.change = 'now'
    await house.change({ place: 'B' })
    await house.step(10 * minute)
    expect(toAnn().map(({ mark }) => mark.split('|')[1])).toEqual(['invitation', 'invitation', 'change'])
  })
})

describe('a message for several notices', () => {
  test('that the platform puts off comes later, with all of them', async () => {
    await toys('u')
    house.answer = () => ({ slowDown: 30_000 })
    await house.step(2 * minute)
    expect((await linesToAnn()).map(({ state }) => state)).toEqual(['merged', 'merged'])
    house.answer = () => ({ sent: ref })
    house.real += 31_000
    await house.step(0)
    expect(toAnn()).toHaveLength(1)
    expect((await linesToAnn()).map(({ state }) => state)).toEqual(['sent', 'sent'])
  })

  test('that is refused leaves each of them to itself', async () => {
    await toys('u')
    house.answer = (mark) => (mark.includes('|news|') ? { failed: 'too long' } : { sent: ref })
    await house.step(2 * minute)
    expect((await linesToAnn()).map(({ state, carrier }) => [state, carrier])).toEqual([
      ['sent', undefined],
      ['sent', undefined],
    ])
  })

  test('of unknown fate is said again, with all that is still true, and then its lines are given up together', async () => {
    await toys('u')
    house.answer = () => 'never'
    house.found = 'cannot tell'
    await house.step(2 * minute)
    expect((await linesToAnn()).map(({ state }) => state)).toEqual(['unknown', 'unknown'])
    house.real += 140_000
    house.answer = () => ({ sent: ref })
    await house.step(0)
    const [again] = toAnn()
    expect(wordsOf(again?.message ?? { summary: [], blocks: [] })).toContain('You may have this message already.')
    expect(await linesToAnn()).toMatchObject([
      { state: 'sent', repeated: true, maybeTold: [1] },
      { state: 'sent', repeated: true, maybeTold: [1] },
    ])
  })

  test('that is never known to arrive, and may not be said twice, ends with all of its lines as unknown', async () => {
    await house.step(2 * minute)
    await toys('u')
    await house.step(2 * minute)
    house.answer = () => 'never'
    house.found = 'cannot tell'
    house.business = starts - 59 * minute
    await house.delivery.sweepUntilQuiet()
    house.real += 200_000
    await house.delivery.sweepUntilQuiet()
    const reminders = await house.rows().find({ to: 'ann', kind: 'reminder' }).toArray()
    expect(reminders.map(({ state, why }) => [state, why])).toEqual([
      ['failed', 'unknown whether it arrived'],
      ['failed', 'unknown whether it arrived'],
    ])
    const listed = await house.delivery.reader.unresolved()
    expect(listed.map(({ root }) => root)).toEqual(['t', 'u'])
  })

  test('is finished by another process where the one that sent it was killed before its lines knew', async () => {
    await toys('u')
    await house.step(2 * minute)
    const carrier = toAnn()[0]?.mark ?? ''
    await house
      .rows()
      .updateMany({ toldIn: carrier }, { $set: { state: 'sending', settledAt: null, ref: null, carrier } })
    house.again()
    await house.step(0)
    expect((await linesToAnn()).map(({ state }) => state)).toEqual(['sent', 'sent'])
    expect(toAnn()).toHaveLength(1)
  })

  test('that has gone leaves nobody behind who joined too late', async () => {
    await house.step(2 * minute)
    await toys('u')
    await house.step(0)
    await house
      .rows()
      .updateOne({ _id: 'u|invitation||ann' }, { $set: { state: 'merged', carrier: 't|invitation||ann' } })
    house.again()
    await house.step(2 * minute)
    expect(house.sentTo('invitation')).toEqual(['ann', 'ann', 'ben', 'ben'])
  })
})
