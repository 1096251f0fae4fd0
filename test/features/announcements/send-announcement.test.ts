import { beforeEach, describe, expect, test } from '@jest/globals'
import type { Gate } from '#database/connection.ts'
import { announcementStore } from '#features/announcements/announcement-store.ts'
import { sendAnnouncement } from '#features/announcements/send-announcement.ts'
import { talkingHouse } from '../../talking-house.ts'

const calls: string[] = []
const gate: Gate = (what, work) => {
  calls.push(what)
  return work()
}
const house = await talkingHouse({ gate })
const { context, person, seat } = house
for (const who of ['lea', 'ben', 'cas']) await person(who).says('help')
for (const who of ['lea', 'ben', 'cas']) await seat(who, 'leader', 'procurement')

const announcements = context('clock').store(announcementStore)
const to = { kind: 'group' as const, group: 'procurement', meeting: null, reference: null }
const send = (id: string, by: string, reason: string | null = null) =>
  sendAnnouncement(context(by), { id, to, text: `News of ${by}`, reason })

beforeEach(async () => {
  await announcements.remove({})
})

describe('announcements at one moment', () => {
  test('to one group: one goes, and the others need a reason', async () => {
    const sent = await Promise.all(['lea', 'ben', 'cas'].map((by) => send(`of-${by}`, by)))
    expect(sent.map(({ kind }) => kind).toSorted()).toEqual(['needs-reason', 'needs-reason', 'sent'])
    expect(await announcements.find({})).toHaveLength(1)
  })

  test('that have reasons: each goes, under a number of its own', async () => {
    const sent = await Promise.all(['lea', 'ben', 'cas'].map((by) => send(`of-${by}`, by, 'It is urgent')))
    expect(sent.map(({ kind }) => kind)).toEqual(['sent', 'sent', 'sent'])
    const found = await announcements.find({})
    expect(found.map(({ nth }) => nth).toSorted()).toEqual([1, 2, 3])
    expect(found.filter(({ reason }) => reason === null)).toHaveLength(1)
  })

  test('done again after a crash it was sent, once', async () => {
    expect((await send('one', 'lea')).kind).toBe('sent')
    expect((await send('one', 'lea')).kind).toBe('sent')
    expect(await announcements.find({})).toHaveLength(1)
  })
})

test('what one person changes plans anew what they were told lately, and nothing else', async () => {
  await send('one', 'lea')
  await house.house.outbox.sweepUntilQuiet()
  calls.length = 0
  await person('ben').says('zone Sydney')
  await house.house.outbox.sweepUntilQuiet()
  const [planned] = await house.database.connection
    .collection('deliveries')
    .find({ root: 'one', to: 'ben', kind: 'announcement-made' })
    .toArray()
  // 08:02 in Geneva is 18:02 in Sydney: it need not wait for a morning.
  expect(planned?.dueAt).toBe(Date.parse('2020-03-02T08:02:00Z'))
})
