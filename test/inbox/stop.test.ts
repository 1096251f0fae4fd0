import { hostname } from 'node:os'
import { describe, expect, test } from '@jest/globals'
import { readDatabaseTime } from '#database/now.ts'
import { from, said, teaRoom } from './tea-room.ts'

type Row = { _id: string; begun: boolean; [key: string]: unknown }

/** Of a process of this host that has died. */
const by = `${hostname()}/${process.pid}/earlier`
const settled = () => new Promise((resolve) => setImmediate(resolve))

async function stoppingRoom() {
  const { inbox, room, database } = await teaRoom()
  const rows = database.connection.collection<Row>('received')
  return {
    inbox,
    room,
    rows,
    async leave(...pots: string[]): Promise<void> {
      const begunAt = await readDatabaseTime(database)
      const common = { by, begunAt, attempts: 1, answer: null, begun: true }
      await rows.insertMany(
        pots.map((pot) => ({ _id: pot, incoming: from('ann', said(`order ${pot}`), pot), ...common })),
      )
    },
  }
}

const [busy, takingOver] = [await stoppingRoom(), await stoppingRoom()]

describe('an inbox that stops', () => {
  test('says of what waits for its turn that nobody has it in hand, and still works on it', async () => {
    const { inbox, room, rows } = busy
    const goOn = room.hold()
    const all = Array.from({ length: 15 }, (_, nth) => inbox.receive(from(`user${nth}`, said('order slowly'))))
    await goOn.reached
    while (inbox.count().working + inbox.count().waiting < 15) await settled()
    await inbox.stop()
    expect(await rows.countDocuments({ begun: true, waiting: true })).toBe(3)
    expect(await rows.countDocuments({ begun: true, waiting: { $exists: false } })).toBe(12)
    goOn.release()
    await Promise.all(all)
    expect(room.done).toHaveLength(15)
    expect(await rows.countDocuments({ begun: true })).toBe(0)
  })

  test('waits for what it has taken over, and takes over no more', async () => {
    const { inbox, room, rows, leave } = takingOver
    await leave('slowly', 'next')
    const goOn = room.hold()
    const resumed = inbox.resume()
    await goOn.reached
    let hasStopped = false
    const stopped = inbox.stop().then(() => {
      hasStopped = true
    })
    await settled()
    expect(hasStopped).toBe(false)
    goOn.release()
    await stopped
    expect(await resumed).toBe(1)
    expect(await inbox.resume()).toBe(0)
    expect(room.done).toEqual(['said slowly'])
    expect(await rows.findOne({ _id: 'next' })).toMatchObject({ begun: true, by })
  })
})
