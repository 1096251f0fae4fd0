import { beforeEach, describe, expect, test } from '@jest/globals'
import { from, said, teaRoom, words } from './tea-room.ts'

const { inbox, room, database, openTea } = await teaRoom()
const rows = database.connection.collection<{ _id: string; begun: boolean }>('received')

beforeEach(() => {
  room.done.length = 0
  room.late.length = 0
  room.fate = 'fine'
})

const goesOn = /^Our database is slow, so this isn't finished yet\. I'll go on when it answers, and write to you then\./

describe('what the database was too slow for', () => {
  test('is gone on with when it answers, and its sender hears how it ended', async () => {
    room.fate = 'late'
    expect(words(await inbox.receive(from('ann', said('order tea'), 'late')))).toMatch(goesOn)
    expect((await rows.findOne({ _id: 'late' }))?.begun).toBe(true)

    room.fate = 'fine'
    expect(await inbox.resume()).toBe(1)
    expect(room.late.map(words)).toEqual(['Which one?'])
    expect(room.done).toEqual(['said tea', 'said tea'])
    expect((await rows.findOne({ _id: 'late' }))?.begun).toBe(false)
    expect(await inbox.resume()).toBe(0)
  })

  test('is not asked for again: a form closes, and what was typed in it is used', async () => {
    const { tag } = await openTea('ann')
    const submitted = { kind: 'submitted', tag, raw: { tea: 'black', mail: 'a@example.org' } }
    room.fate = 'late'
    room.done.length = 0
    expect(words(await inbox.receive(from('ann', submitted, 'form')))).toMatch(goesOn)

    room.fate = 'fine'
    expect(await inbox.resume()).toBe(1)
    expect(room.done).toEqual([expect.stringMatching(/^ordered black for 7/)])
    expect(room.late.map(words)).toEqual(['It is on its way.'])
  })

  test('counts as sent, also where its form cannot be drawn any more once it is done', async () => {
    const { tag } = await openTea('ann')
    const submitted = { kind: 'submitted', tag, raw: { tea: 'black', mail: 'a@example.org' } }
    room.fate = 'late'
    await inbox.receive(from('ann', submitted, 'cut off'))
    room.fate = 'drunk'
    expect(await inbox.resume()).toBe(1)
    expect(room.late.map(words)).toEqual([expect.stringContaining('This tea is drunk already.')])
    room.fate = 'fine'
    expect(words(await inbox.receive(from('ann', submitted)))).toBe('We already have this. It was not sent twice.')
  })

  test('waits for the next time where the database is still slow, and says nothing twice', async () => {
    room.fate = 'late'
    await inbox.receive(from('ann', said('order tea'), 'twice late'))
    expect(await inbox.resume()).toBe(0)
    expect(room.late).toEqual([])
    room.fate = 'fine'
    expect(await inbox.resume()).toBe(1)
    expect(room.late.map(words)).toEqual(['Which one?'])
  })

  test('is given up after the third time, and its sender is told', async () => {
    room.fate = 'late'
    await inbox.receive(from('ann', said('order tea'), 'always late'))
    for (let time = 0; time < 4; time++) await inbox.resume()
    expect(room.late.map(words)).toEqual([expect.stringMatching(/^We tried this several times/)])
    expect((await rows.findOne({ _id: 'always late' }))?.begun).toBe(false)
  })
})
