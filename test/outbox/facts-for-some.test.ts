import { beforeAll, expect, test } from '@jest/globals'
import { features } from '#app/features.ts'
import { aggregatesOf } from '#app/join-aggregates.ts'
import type { Charter } from '#charter/charter.ts'
import { modelNamed } from '#database/model.ts'
import { leaveGroup } from '#features/applications/leave-group.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { approveMinutes } from '#features/minutes/approve-minutes.ts'
import { cancelSeries } from '#features/series/cancel-series.ts'
import { changeSeries } from '#features/series/change-series.ts'
import { deliveryStore } from '#outbox/delivery-store.ts'
import { escalatingKinds, noticesOf } from '#outbox/planning/notices.ts'
import { dueTimes } from '#outbox/planning/timing.ts'
import { noticeMessage } from '#outbox/sending/notice-message.ts'
import { plus } from '#time/instant.ts'
import { type TestHouse, testHouse } from '../context.ts'
import { invitedAt } from '../features/meetings/invited-at.ts'
import { scheduleIn } from '../features/series/procurement-series.ts'

/*
 * What somebody is told follows from the facts that concern them: read for them alone, or for everybody, it is the same.
 * The check before sending, and the planning for one person, rest on this.
 */

const leader = 'leader-procurement'
const members = ['expert-nairobi', 'expert-sydney', 'expert-lima', 'leader-ai']
const everybody = [...members, leader, 'leader-financing', 'secretariat']
let house: TestHouse
/** The kinds of which notices were compared. */
const compared = new Set<string>()

beforeAll(async () => {
  const approved = (charter: Charter): Charter => ({
    ...charter,
    minutes: { ...charter.minutes, approver: 'secretariat' },
  })
  house = await testHouse(approved, { mailFrom: { name: 'Convenor', email: 'bot@example.org' } })
  await house.until('2021-05-03T09:00:00Z')
  for (const group of ['procurement', 'financing'])
    for (const person of members.slice(0, 3)) await house.join(person, group)
  await invitedAt(house.as('expert-lima'), 'lima@example.org')
  await wait('P1D')
})

/** Every aggregate's notices to each person, by the facts for all, and by those for that person: how they differ. */
async function differences(): Promise<string[]> {
  const store = deliveryStore(house.database)
  const by = { defaults: { quiet: house.charter.reminders.quiet, zone: 'Europe/Zurich' }, dueTime: dueTimes() }
  const found: string[] = []
  for (const aggregate of aggregatesOf(features, () => house.as('clock'))) {
    const ids = await modelNamed(house.database, aggregate.collection).distinct('_id').exec()
    for (const root of ids.map(String)) {
      const all = (await aggregate.facts([root])).get(root)
      if (all === undefined) continue
      const whole = noticesOf(
        { aggregate, root },
        { ...all, rows: await store.ofAggregate(root), now: house.now() },
        by,
      )
      for (const person of everybody) {
        const own = (await aggregate.facts([root], [person])).get(root)
        const rows = await store.background([root], [person], [...escalatingKinds(aggregate)])
        const known = own && noticesOf({ aggregate, root }, { ...own, rows, now: house.now() }, by)
        const [expected, actual] = [whole, known ?? new Map()].map((notices) =>
          [...notices.values()]
            .filter(({ to, kind }) => to === person && kind.dependsOn !== 'all')
            .map(({ _id, wanted, dueAt, ...one }) => {
              compared.add(one.kind.name)
              return JSON.stringify([_id, wanted, dueAt, noticeMessage({ _id, wanted, dueAt, ...one }, false)])
            })
            .toSorted(),
        )
        if (expected?.join() !== actual?.join()) found.push(`${root} to ${person}:\n${expected}\n${actual}`)
      }
    }
  }
  return found
}

/** The series that was scheduled last. */
let series = ''

const story: Record<string, () => Promise<unknown>> = {
  'a meeting is scheduled': () =>
    press('schedule procurement 21 May 15:00 Geneva 90m Case studies', 'confirm-schedule'),
  'it is told, and some answer': async () => {
    await wait('PT3M')
    await house.says('expert-nairobi', 'yes procurement')
    await house.says('expert-sydney', 'no procurement travelling')
  },
  'it is moved': () => press('move procurement to 22 May 15:00 Geneva', 'confirm-move'),
  'the move is told, and somebody joins': async () => {
    await wait('PT15M')
    await house.join('leader-ai', 'procurement')
  },
  'it is cancelled': () => press('cancel procurement', 'confirm-cancel'),
  'the time has come for a reminder of another': async () => {
    await wait('P1D')
    await press('schedule procurement 12 May 15:00 Geneva 90m Drafts', 'confirm-schedule')
    await wait('P1D')
  },
  'a series of dates without a time is scheduled': async () => {
    await wait('P1D')
    const at = { group: 'financing', by: 'leader-financing' }
    series = (await scheduleIn(house, '25 May, 1 June, 29 June', at)).series._id
  },
  'a series that clocks shift is scheduled': async () => {
    await wait('P1D')
    series = (await scheduleIn(house, 'every Tuesday 15:00 Geneva from 12 October 2021, 6 times')).series._id
  },
  'it is told, and changed': async () => {
    await wait('PT15M')
    await changeSeries(house.as(leader), { series, to: { time: '16:00' }, seen: 1 })
  },
  'that is told, and one of them cancelled': async () => {
    await wait('P1D')
    await press('cancel proc3', 'confirm-cancel')
  },
  'somebody leaves': async () => {
    await wait('P6D')
    await leaveGroup(house.as('expert-nairobi'), { application: 'expert-nairobi-procurement' })
  },
  'minutes are given': async () => {
    await house.says(leader, 'minutes procurement https://example.org/minutes')
  },
  'they are approved': async () => {
    const [given] = await house
      .as('secretariat')
      .store(meetingStore)
      .find({ 'minutes.items.0': { $exists: true } })
    await approveMinutes(house.as('secretariat'), { meeting: given?._id ?? '' })
  },
  'minutes are missing, and times too': () => wait('P19D'),
  'clocks are about to change': () => house.until('2021-10-26T09:00:00Z'),
  'the series is cancelled': () => cancelSeries(house.as(leader), { series, because: null, seen: 2 }),
  'all is over': () => wait('P90D'),
}

test.each(Object.entries(story))('when %s', async (_what, happens) => {
  await happens()
  expect(await differences()).toEqual([])
})

test('every kind of notice that groups are told was looked at', () => {
  const kinds = features.flatMap(({ notices = [] }) =>
    notices.flatMap((one) => (['meeting', 'series'].includes(one.aggregate) ? one.kinds : [])),
  )
  expect(kinds.map(({ name }) => name).filter((name) => !compared.has(name))).toEqual([])
})

function wait(length: string) {
  return house.until(plus(house.now(), length))
}

/** Says something, and presses the button of this verb on the answer. */
async function press(words: string, verb: string): Promise<void> {
  const outcome = await house.says(leader, words)
  const blocks = 'message' in outcome && outcome.message ? outcome.message.blocks : []
  const buttons = blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []))
  const acts = buttons.flatMap((button) => ('act' in button ? [button.act] : []))
  const act = acts.find((one) => one.verb === verb)
  if (act === undefined)
    throw new Error(`no ${verb}, but ${acts.map((one) => one.verb).join(', ')}: ${JSON.stringify(outcome)}`)
  await house.presses(leader, act)
}
