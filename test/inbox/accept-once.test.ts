import { hostname } from 'node:os'
import { describe, expect, test } from '@jest/globals'
import { receivedStore } from '#inbox/received.ts'
import { from, said, teaRoom, words } from './tea-room.ts'

const { inbox, room, database } = await teaRoom()

describe('accepted once', () => {
  test('a retry gets the answer there was, and nothing is done again', async () => {
    room.done.length = 0
    const first = await inbox.receive(from('ann', said('order tea'), 'twice'))
    const again = await inbox.receive(from('ann', said('order tea'), 'twice'))
    expect(again).toEqual(first)
    expect(room.done).toEqual(['said tea'])
  })

  test('two at the same time: one works, the other stays silent', async () => {
    room.done.length = 0
    const answers = await Promise.all([1, 2].map(() => inbox.receive(from('ann', said('order tea'), 'together'))))
    expect(answers.map(({ outcome }) => outcome.kind).toSorted()).toEqual(['nothing', 'say'])
    expect(room.done).toEqual(['said tea'])
  })

  test.each([
    ['of another host, once its patience is over', 'elsewhere/1/x', 31_000],
    ['of this host, at once', `${hostname()}/${process.pid}/an-earlier-start`, 0],
  ])('what a process that died had begun is finished by another: one %s', async (_, by, patience) => {
    room.done.length = 0
    room.late.length = 0
    const received = database.connection.collection<{ _id: string; [key: string]: unknown }>('received')
    const incoming = from('ann', said('order form'), by)
    await received.insertOne({ _id: by, incoming, by, begunAt: room.real, answer: null, begun: true })
    if (patience > 0) expect(await inbox.resume()).toBe(0)
    room.real += patience
    expect(await inbox.resume()).toBe(1)
    expect(room.done).toEqual(['said form'])
    // Nobody waits at a screen any more, so the form is a button.
    expect(room.late.map(({ outcome }) => outcome.kind)).toEqual(['say'])
    expect(await inbox.resume()).toBe(0)
  })

  test('work that takes longer than that is not begun again by the process that is at it', async () => {
    room.done.length = 0
    const goOn = room.hold()
    const answer = inbox.receive(from('ann', said('order slowly'), 'slow'))
    await goOn.reached
    room.real += 31_000
    expect(await inbox.resume()).toBe(0)
    expect((await inbox.receive(from('ann', said('order slowly'), 'slow'))).outcome.kind).toBe('nothing')
    goOn.release()
    expect((await answer).outcome.kind).toBe('say')
    expect(room.done).toEqual(['said slowly'])
  })

  test('a process says again and again that it is still at its work, so that no other takes it over', async () => {
    let real = 5_000_000
    const received = receivedStore(database, {
      now: () => '2020-03-02T08:00:00Z',
      real: () => real,
      id: () => 'this-start',
    })
    await received.begin('long', from('ann', said('order tea')))
    real += 29_000
    await received.renew()
    const rows = database.connection.collection<{ _id: string; begunAt: number }>('received')
    expect((await rows.findOne({ _id: 'long' }))?.begunAt).toBe(real)
    await received.done('long', { outcome: { kind: 'nothing' }, reader: { zone: 'Europe/Zurich' } })
  })

  test('what breaks off three times is given up, and whoever asked for it is told', async () => {
    room.done.length = 0
    room.late.length = 0
    const received = database.connection.collection<{ _id: string; [key: string]: unknown }>('received')
    const died = { by: `${hostname()}/${process.pid}/an-earlier-start`, begunAt: room.real, answer: null, begun: true }
    const incoming = from('ann', said('order tea'), 'fatal')
    await received.insertOne({ _id: 'fatal', incoming, ...died, attempts: 3 })
    expect(await inbox.resume()).toBe(1)
    expect(room.done).toEqual([])
    expect(room.late.map(words).join()).toMatch(/^I tried this several times.* this number: [a-z2-7]{8}\.$/)

    await received.insertOne({ _id: 'fatal retry', incoming, ...died, attempts: 3 })
    expect(words(await inbox.receive(from('ann', said('order tea'), 'fatal retry')))).toMatch(/^I tried this several/)
    expect(room.done).toEqual([])
  })

  test('what somebody wrote is not kept once it is done', async () => {
    await inbox.receive(from('ann', said('order private words'), 'private'))
    expect(
      JSON.stringify(await database.connection.collection<{ _id: string }>('received').findOne({ _id: 'private' })),
    ).not.toContain('private words')
  })
})
