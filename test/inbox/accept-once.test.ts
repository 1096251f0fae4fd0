import { describe, expect, test } from '@jest/globals'
import { idempotencyStore } from '#inbox/idempotency-store.ts'
import { from, said, teaRoom, words } from './tea-room.ts'

const { inbox, room, database } = await teaRoom()

const rowOf = (_id: string) => database.connection.collection<{ _id: string }>('received').findOne({ _id })

describe('accepted once', () => {
  test('a retry gets the answer there was, and nothing is done again', async () => {
    room.done.length = 0
    const first = await inbox.receive(from('ann', said('order tea'), 'twice'))
    const again = await inbox.receive(from('ann', said('order tea'), 'twice'))
    expect(again).toEqual(first)
    expect(room.done).toEqual(['said tea'])
  })

  test('an event that is delivered again is answered with nothing, and its answer is not kept', async () => {
    room.done.length = 0
    const event = from('ann', said('order tea'), 'event')
    expect(words(await inbox.receive(event, { redelivered: true }))).toBe('Which one?')
    expect(await inbox.receive(event, { redelivered: true })).toMatchObject({ outcome: { kind: 'nothing' } })
    expect(room.done).toEqual(['said tea'])
    expect(JSON.stringify(await rowOf('event'))).not.toContain('Which one?')
  })

  test('two at the same time: one works, the other stays silent', async () => {
    room.done.length = 0
    const answers = await Promise.all([1, 2].map(() => inbox.receive(from('ann', said('order tea'), 'together'))))
    expect(answers.map(({ outcome }) => outcome.kind).toSorted()).toEqual(['nothing', 'say'])
    expect(room.done).toEqual(['said tea'])
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
    let offset = 0
    const slow = { ...database, clockOffset: () => offset }
    const clock = { now: () => '2020-03-02T08:00:00Z', real: () => room.real, id: () => 'this-start' }
    const idempotency = idempotencyStore(slow, clock)
    await idempotency.begin('long', from('ann', said('order tea')))
    const rows = database.connection.collection<{ _id: string; begunAt: number }>('received')
    const before = (await rows.findOne({ _id: 'long' }))?.begunAt ?? Number.NaN
    offset += 29_000
    await idempotency.renew()
    const after = (await rows.findOne({ _id: 'long' }))?.begunAt ?? Number.NaN
    expect(after - before).toBeGreaterThanOrEqual(29_000)
    await idempotency.done('long', { outcome: { kind: 'nothing' }, reader: { zone: 'Europe/Zurich' } })
  })

  test('what somebody wrote is not kept once it is done', async () => {
    await inbox.receive(from('ann', said('order private words'), 'private'))
    expect(
      JSON.stringify(await database.connection.collection<{ _id: string }>('received').findOne({ _id: 'private' })),
    ).not.toContain('private words')
  })

  test('is refused where somebody has twenty in hand: it is not stored, and they are told', async () => {
    const goOn = room.hold()
    const held = Array.from({ length: 20 }, (_, nth) => inbox.receive(from('eve', said('order slowly'), `many ${nth}`)))
    await goOn.reached
    let stored = 0
    const answer = await inbox.receive(from('eve', said('order tea'), 'too much'), { stored: () => void stored++ })
    expect(words(answer)).toContain("I'm still working on 20 things you sent.")
    expect([stored, await rowOf('too much')]).toEqual([0, null])
    expect(words(await inbox.receive(from('ann', said('order tea'))))).toBe('Which one?')
    const form = from('eve', { kind: 'submitted', tag: { form: 'tea', version: 1, instance: 'i' }, raw: {} }, 'a form')
    await expect(inbox.receive(form)).rejects.toMatchObject({
      sentence: expect.stringContaining("I didn't take this one"),
    })
    const logged = () => room.logged.filter((line) => line.includes('too much in hand'))
    expect(logged()).toHaveLength(1)
    room.real += 60_000
    await inbox.receive(from('eve', said('order tea')))
    expect(logged()).toHaveLength(2)
    // That they removed the app is told us once: it is stored, and waits for its turn like all else.
    const removed = from('eve', { kind: 'removed', scope: 'workspace' }, 'gone')
    const taken = inbox.receive(removed, { redelivered: true, stored: () => void stored++ })
    goOn.release()
    await taken
    expect([stored, await rowOf('gone')]).toEqual([1, expect.objectContaining({ begun: false })])
    expect(await Promise.all(held)).toHaveLength(20)
  })

  test('tells what it waits for, once it is stored', async () => {
    const waiting: unknown[] = []
    await inbox.receive(from('ann', said('order tea')), { stored: (its) => void waiting.push(its) })
    expect(waiting).toEqual([{ milliseconds: 0, sayBusy: false }])
  })
})
