import { beforeEach, describe, expect, test } from '@jest/globals'
import { idempotencyStore } from '#inbox/idempotency-store.ts'
import { putOffList } from '#inbox/put-off.ts'
import { from, said, teaRoom, words } from './tea-room.ts'

const { inbox, room, database, openTea } = await teaRoom()
const rows = database.connection.collection<{ _id: string; begun: boolean; by: string; attempts: number }>('received')

beforeEach(() => {
  room.done.length = 0
  room.late.length = 0
  room.fate = 'fine'
})

/** A form of Ann's, filled in. */
async function blackTea() {
  const { tag } = await openTea('ann')
  return { kind: 'submitted', tag, raw: { tea: 'black', mail: 'a@example.org' } }
}

const goesOn = /^Our database is slow, so this isn't finished yet\. I'll go on when it answers, and write to you then\./
/** Its first pause is over. */
const later = async () => {
  room.real += 11_000
  return inbox.resume()
}

describe('what the database was too slow for', () => {
  test('is gone on with after a pause, and its sender hears how it ended', async () => {
    room.fate = 'late'
    expect(words(await inbox.receive(from('ann', said('order tea'), 'late')))).toMatch(goesOn)
    expect((await rows.findOne({ _id: 'late' }))?.begun).toBe(true)

    room.fate = 'fine'
    expect(await inbox.resume()).toBe(0)
    expect(await later()).toBe(1)
    expect(room.late.map(words)).toEqual(['Which one?'])
    expect(room.done).toEqual(['said tea', 'said tea'])
    expect((await rows.findOne({ _id: 'late' }))?.begun).toBe(false)
    expect(await inbox.resume()).toBe(0)
  })

  test('is not asked for again: a form closes, and what was typed in it is used', async () => {
    const submitted = await blackTea()
    room.fate = 'late'
    room.done.length = 0
    expect(words(await inbox.receive(from('ann', submitted, 'form')))).toMatch(goesOn)

    room.fate = 'fine'
    expect(await later()).toBe(1)
    expect(room.done).toEqual([expect.stringMatching(/^ordered black for 7/)])
    expect(room.late.map(words)).toEqual(['It is on its way.'])
  })

  test('counts as sent, also where its form cannot be drawn any more once it is done', async () => {
    const submitted = await blackTea()
    room.fate = 'late'
    await inbox.receive(from('ann', submitted, 'cut off'))
    room.fate = 'drunk'
    expect(await later()).toBe(1)
    expect(room.late.map(words)).toEqual([expect.stringContaining('This tea is drunk already.')])
    room.fate = 'fine'
    expect(words(await inbox.receive(from('ann', submitted)))).toBe("We have this already. We didn't send it twice.")
  })

  test('does not count as sent where its form could not be drawn because the database was slow again', async () => {
    const submitted = await blackTea()
    room.fate = 'late'
    await inbox.receive(from('ann', submitted, 'slow twice'))
    room.fate = 'late to draw'
    expect(await later()).toBe(0)
    room.fate = 'fine'
    expect(words(await inbox.receive(from('ann', submitted)))).toBe('It is on its way.')
    room.real += 60_000
    await inbox.resume()
  })

  test('waits for the next time where the database is still slow, and says nothing twice', async () => {
    room.fate = 'late'
    await inbox.receive(from('ann', said('order tea'), 'twice late'))
    expect(await later()).toBe(0)
    expect(room.late).toEqual([])
    room.fate = 'fine'
    // The second pause is longer than the first.
    expect(await later()).toBe(0)
    expect(await later()).toBe(1)
    expect(room.late.map(words)).toEqual(['Which one?'])
  })

  test('is given up after some twenty minutes, and its sender is told', async () => {
    room.fate = 'late'
    await inbox.receive(from('ann', said('order tea'), 'always late'))
    const since = room.real
    while (room.late.length === 0) await later()
    expect(room.late.map(words)).toEqual([expect.stringMatching(/^We tried this several times/)])
    expect((await rows.findOne({ _id: 'always late' }))?.begun).toBe(false)
    // Looked at every eleven seconds.
    const minutes = (room.real - since) / 60_000
    expect([minutes >= 20, minutes < 22]).toEqual([true, true])
  })

  test('is finished by another process where this one ends before, and counts as no crash of its own', async () => {
    room.fate = 'late'
    const store = idempotencyStore(database, {
      now: () => '2020-03-02T08:00:00Z',
      real: () => room.real,
      id: () => 'ends',
    })
    await store.begin('left', from('ann', said('order tea')))
    store.putOff('left')
    await store.renew()
    // A process of this host that does not run.
    await rows.updateOne({ _id: 'left' }, [
      { $set: { by: { $replaceOne: { input: '$by', find: `/${process.pid}/`, replacement: '/999999999/' } } } },
    ])
    room.fate = 'fine'
    expect(await inbox.resume()).toBe(1)
    expect(room.late.map(words)).toEqual(['Which one?'])
    expect((await rows.findOne({ _id: 'left' }))?.attempts).toBe(1)
  })

  test('stays, where it is delivered again and that cannot be stored', async () => {
    let broken = false
    const faulty = {
      ...database,
      call: <T>(what: string, work: () => Promise<T>) =>
        broken && what === 'received.begin' ? Promise.reject(new Error('no database')) : work(),
    }
    const store = idempotencyStore(faulty, {
      now: () => '2020-03-02T08:00:00Z',
      real: () => room.real,
      id: () => 'again',
    })
    const incoming = from('ann', said('order tea'))
    await store.begin('kept', incoming)
    store.putOff('kept')
    broken = true
    await expect(store.begin('kept', incoming, false)).rejects.toThrow('no database')
    broken = false
    await store.renew()
    expect((await rows.findOne({ _id: 'kept' }))?.begun).toBe(true)
    await store.done('kept', null)
  })
})

describe('the pauses', () => {
  test('grow from ten seconds to five minutes, and then it is over', () => {
    let real = 0
    const list = putOffList({ real: () => real })
    const pauses: number[] = []
    while (!list.isOver('a')) {
      list.add('a')
      const since = real
      while (!list.isDue('a')) real += 1_000
      pauses.push((real - since) / 1_000)
    }
    expect(pauses).toEqual([10, 20, 40, 80, 160, 300, 300, 300])
    expect(list.isDue('b')).toBe(true)
  })
})
