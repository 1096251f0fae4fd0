import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Meeting } from '#features/meetings/meeting.ts'
import { scheduleMeeting } from '#features/meetings/schedule-meeting.ts'
import { minutesFileStore } from '#features/minutes/minutes-file-store.ts'
import { recordMinutes } from '#features/minutes/record-minutes.ts'
import { expireRecords } from '#jobs/expire-records.ts'
import { type TestHouse, testHouse } from '../../context.ts'

const leader = 'leader-procurement'
const aDay = 24 * 3_600_000
let house: TestHouse
let meeting: Meeting

beforeAll(async () => {
  house = await testHouse()
  const sessions = [{ date: '2020-03-03', time: '15:00', zone: 'Europe/Zurich', lasts: 'PT60M' }]
  const ask = { id: 'studies', group: 'procurement', title: 'Studies', sessions }
  meeting = (await scheduleMeeting(house.as(leader), ask)).meeting
  await house.until('2020-03-04T09:00:00Z')
})

async function* bytes() {
  yield Buffer.from('We met.')
}

/** A file that was kept so many days of real time ago. */
async function kept(file: string, days: number) {
  await house.house.store(minutesFileStore).save(file, 'minutes.txt', bytes())
  await house.database.connection
    .collection<{ _id: string }>('minutes.files')
    .updateOne({ _id: file }, { $set: { uploadDate: new Date(Date.now() - days * aDay) } })
}

describe('a file that was kept before anybody said which meeting it is for', () => {
  test('is gone after eight days where no meeting has it, and stays where one does', async () => {
    await kept('waiting', 7)
    await kept('forgotten', 9)
    await kept('given', 9)
    const item = { kind: 'file' as const, file: 'given', name: 'minutes.txt', type: 'text/plain', size: 7 }
    await recordMinutes(house.as(leader), { meeting: meeting._id, given: item })
    await expireRecords.run(house.house.jobContext())
    const minutesFiles = house.house.store(minutesFileStore)
    expect((await minutesFiles.olderThan(-aDay)).toSorted()).toEqual(['given', 'waiting'])
  })
})
