import type { Context } from '#context.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { millisecondsOf } from '#time/instant.ts'
import { minutesFileStore } from './minutes-file-store.ts'

/** A file waits a week at most for somebody to say which meeting it is for; one day is for the clocks. */
const waitsAtMost = millisecondsOf('P8D')

/** Removes the files that were kept at once and that no meeting has: given to none, or taken away. Real time, as what they wait for expires by it. */
export async function expireMinutesFiles({ store }: Context, _ask: object): Promise<void> {
  const old = await store(minutesFileStore).olderThan(waitsAtMost)
  const meetings = await store(meetingStore).find({ 'minutes.items.file': { $in: old } })
  const given = new Set(meetings.flatMap(({ minutes }) => minutes.items.map((item) => 'file' in item && item.file)))
  for (const file of old) if (!given.has(file)) await store(minutesFileStore).remove(file)
}
