import { hostname } from 'node:os'
import { describe, expect, test } from '@jest/globals'
import { from, said, teaRoom } from './tea-room.ts'

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

  test('what somebody wrote is not kept once it is done', async () => {
    await inbox.receive(from('ann', said('order private words'), 'private'))
    expect(
      JSON.stringify(await database.connection.collection<{ _id: string }>('received').findOne({ _id: 'private' })),
    ).not.toContain('private words')
  })
})
