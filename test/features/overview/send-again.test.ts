import { beforeEach, describe, expect, test } from '@jest/globals'
import type { Gate } from '#database/connection.ts'
import { unresolvedNotices } from '#features/overview/unresolved-notices.ts'
import { personStore } from '#features/people/person-store.ts'
import type { Delivery } from '#outbox/delivery.ts'
import { epochOf } from '#time/instant.ts'
import { talkingHouse } from '../../talking-house.ts'
import { applicants } from '../applications/applicants.ts'

const calls: string[] = []
const gate: Gate = (what, work) => {
  calls.push(what)
  return work()
}
const house = await talkingHouse({ gate })
const { moveTo, person, seat, database } = house
const { applies } = applicants(house)
const rows = database.connection.collection<Delivery>('deliveries')
const [lea, ben, sec] = [person('lea'), person('ben'), person('sec')]
const sentence = "PROC-1: we can't tell whether ann and cyd got the invitation."

await seat('lea', 'leader', 'procurement')
await seat('ben', 'leader', 'monitoring')
await seat('sec', 'secretariat')
for (const name of ['ann', 'cyd']) {
  await applies(person(name), { name })
  await lea.says('review')
  await lea.presses('Accept')
}
await moveTo('2020-03-02T09:00:00Z')
await lea.says('schedule procurement 21 May 15:00 Geneva 90m Case studies')
await lea.presses(lea.buttons()[0] ?? '')
await moveTo('2020-03-02T12:00:00Z')

/** Nobody can tell whether these arrived: as the prober leaves them. */
async function lose(filter: Record<string, unknown>): Promise<void> {
  const lost = { state: 'failed', why: 'unknown whether it arrived', settledAt: epochOf(house.clock.now()) } as const
  await rows.updateMany(filter, { $set: { ...lost, repeats: 2, maybeTold: [1] }, $inc: { v: 1 } })
}

const invitations = { kind: 'meeting-scheduled' }
const states = () => rows.distinct('state', invitations)

beforeEach(async () => {
  await rows.updateMany({ why: 'unknown whether it arrived' }, { $set: { state: 'sent', why: null } })
  await lose(invitations)
})

describe('what nobody can tell the fate of', () => {
  test('is listed for the leaders of the group, with the names of its members', async () => {
    await lea.says('status')
    expect(lea.shown()).toContain(`Waiting for you\n${sentence}`)
    expect(lea.buttons()).toContain('Send again')
  })

  test('is listed for nobody else: no member, no leader of another group, and no secretariat beside a leader', async () => {
    for (const other of [person('ann'), ben, sec]) {
      await other.says('status')
      expect(other.shown()).not.toContain("can't tell")
    }
  })

  test('is counted where it is about more than three people, and listed no more where it is too late', async () => {
    const [one] = await rows.find(invitations).toArray()
    if (!one) throw new Error('there is no invitation')
    const more = ['x', 'y'].map((to) => ({ ...one, _id: `${one.root}|meeting-scheduled||${to}`, to }))
    await rows.insertMany(more)
    await lea.says('status')
    expect(lea.shown()).toContain("PROC-1: we can't tell whether 4 people got the invitation.")
    await rows.deleteMany({ to: { $in: ['x', 'y'] } })
    await rows.updateMany(invitations, { $set: { sendBy: epochOf(house.clock.now()) } })
    await lea.says('status')
    expect(lea.shown()).not.toContain("can't tell")
    await rows.updateMany(invitations, { $set: { sendBy: one.sendBy } })
  })

  test('is listed for the secretariat where it is about an application, without the name of the applicant', async () => {
    await lose({ kind: 'application-decided', to: await idOf('ann') })
    await sec.says('status')
    expect(sec.shown()).toMatch(/An application to Procurement: we can't tell whether .* got the decision\./)
    await lea.says('status')
    expect(lea.shown()).not.toContain('An application to')
  })

  test('is looked for with as many database calls for ten meetings as for one', async () => {
    const count = async () => {
      calls.length = 0
      const [known] = await house.context('clock').store(personStore).find({ name: 'lea' })
      const all = await unresolvedNotices(house.context(known?._id ?? ''), {})
      return { listed: all.length, calls: calls.length }
    }
    const one = await count()
    const meetings = database.connection.collection<Record<string, unknown> & { _id: string }>('meetings')
    const meeting = await meetings.findOne({})
    const [row] = await rows.find(invitations).toArray()
    if (!meeting || !row) throw new Error('there is no meeting')
    const others = Array.from({ length: 9 }, (_, n) => `other-${n}`)
    await meetings.insertMany(others.map((_id) => ({ ...meeting, _id, reference: _id })))
    await rows.insertMany(others.map((root) => ({ ...row, root, _id: `${root}|meeting-scheduled||${row.to}` })))
    expect(await count()).toEqual({ listed: 10, calls: one.calls })
    await meetings.deleteMany({ _id: { $in: others } })
    await rows.deleteMany({ root: { $in: others } })
  })
})

describe('Send again', () => {
  test('gives what was listed one more life, which says that it may be a repeat; pressed twice, it does so once', async () => {
    const [ann, cyd] = [person('ann'), person('cyd')]
    const before = [ann.told().length, cyd.told().length]
    const listed = await button()
    const press = () => lea.act('send-again', listed)
    await Promise.all([press(), press()])
    await moveTo('2020-03-02T12:10:00Z')
    expect([ann.told().length, cyd.told().length]).toEqual(before.map((count) => count + 1))
    expect(JSON.stringify(ann.told().at(-1))).toContain('You may have this message already')
    expect(await states()).toEqual(['sent'])
    await press()
    expect(lea.shown()).toContain("There's nothing left to send.")
    expect(await states()).toEqual(['sent'])
  })

  test('of an old button sends nothing that was listed since, and says how it stands now', async () => {
    const listed = await button()
    await lea.act('send-again', listed)
    expect(lea.shown()).toContain("We'll send it again")
    await moveTo('2020-03-02T12:20:00Z')
    await lose(invitations)
    await lea.act('send-again', listed)
    expect(lea.shown()).toContain(sentence)
    expect(await states()).toEqual(['failed'])
    await lea.presses('Send again')
    await moveTo('2020-03-02T12:30:00Z')
    expect(await states()).toEqual(['sent'])
  })

  test('is refused to whoever is not responsible, at the write', async () => {
    const listed = await button()
    for (const other of [person('ann'), ben, sec]) {
      await other.act('send-again', listed)
      expect(other.shown()).toContain("You can't send this again.")
    }
    expect(await states()).toEqual(['failed'])
  })

  test('of a meeting that is cancelled by now sends nothing that is true no more', async () => {
    const listed = await button()
    await rows.updateMany({ kind: 'meeting-scheduled', to: await idOf('cyd') }, { $set: { state: 'sent', why: null } })
    await database.connection.collection('meetings').updateMany({}, { $set: { state: 'cancelled' } })
    await lea.act('send-again', listed)
    await moveTo('2020-03-02T12:40:00Z')
    expect(await states()).toEqual(['dropped', 'sent'])
  })
})

async function button(): Promise<Record<string, string>> {
  const outcome = await lea.says('status')
  const blocks = 'message' in outcome ? (outcome.message?.blocks ?? []) : []
  const found = blocks
    .flatMap((block) => (block.kind === 'buttons' ? block.buttons : []))
    .find(({ label }) => label === 'Send again')
  if (!found || !('act' in found)) throw new Error('nothing is listed')
  return found.act.about
}

async function idOf(user: string): Promise<string> {
  const account = await database.connection.collection<{ _id: string; person: string }>('accounts').findOne({
    _id: `local|local|${user}`,
  })
  return account?.person ?? ''
}
