import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Message } from '#chat/message.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
import { findMeeting } from '#features/meetings/find-meeting.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { actOf, anyNumberADay, messageOf, type TestHouse, testHouse, wordsOf } from '../../context.ts'

const secretariat = 'secretariat'
const [financing, platforms, procurement, recovery] = ['financing', 'platforms', 'procurement', 'recovery'].map(
  (group) => `leader-${group}`,
) as [string, string, string, string]
const geneva = { zone: 'Europe/Zurich' }
let house: TestHouse

const reads = (message: Message) => wordsOf(message, geneva)
const says = async (who: string, words: string) => messageOf(await house.says(who, words))
const presses = async (who: string, on: Message, label: string) => messageOf(await house.presses(who, actOf(on, label)))
const terms = () => house.as(secretariat).store(officeTermStore)

/** Four leaders whose terms end on 10 December; the fifth has no recorded end. */
beforeAll(async () => {
  house = await testHouse((charter) => {
    const offices = charter.offices.map((office) => (office.id === 'leader' ? { ...office, renewable: 1 } : office))
    return { ...anyNumberADay(charter), offices }
  })
  await house.join('expert-nairobi', 'procurement')
  for (const person of [financing, platforms, procurement, recovery]) {
    const [term] = await terms().find({ person })
    await terms().touch(term?._id ?? '', { from: '2019-12-10', to: '2020-12-10' })
  }
  house.skipTo('2020-10-20T08:00:00Z')
})

describe('the yearly meeting', () => {
  test('asks all who hold an office, and begins with the mandates', async () => {
    const preview = await says(secretariat, 'schedule all 12 November 10:00 Geneva Yearly meeting')
    expect(reads(preview)).toContain('[Schedule and tell 5 people]')
    await presses(secretariat, preview, 'Schedule')
    const told = (await house.until('2020-10-20T09:00:00Z')).filter(({ kind }) => kind === 'meeting-scheduled')
    expect(told.map(({ to, text }) => `${to}: ${text}`).toSorted()).toEqual([
      'leader-ai: ORG-1: Thu 12 Nov, 13:00 Dubai (10:00 Geneva). New: Yearly meeting, U4SSC',
      ...[financing, platforms, procurement, recovery].map(
        (who) => `${who}: ORG-1: Thu 12 Nov, 10:00 Geneva. New: Yearly meeting, U4SSC`,
      ),
    ])
    const [meeting] = await house.as(secretariat).store(meetingStore).find({ reference: 'ORG-1' })
    expect(meeting?.agenda).toBe('1. Mandates to confirm (decision)')
  })

  test('is in the calendar of its members, and nobody else sees or schedules it', async () => {
    expect(reads(await says(procurement, 'calendar'))).toContain('ORG-1 Thu 12 Nov 2020, 10:00 Geneva')
    expect(reads(await says('expert-nairobi', 'next org1'))).toContain(
      'Only people who hold an office see this meeting.',
    )
    expect(reads(await says(procurement, 'schedule all 12 November 10:00 Geneva Mine'))).toContain(
      'Only the secretariat schedules a meeting of all.',
    )
    expect(reads(await says(procurement, 'next org1'))).not.toContain('[Offer')
  })

  test('offers the renewals of all terms by one press of the secretariat, each once', async () => {
    await house.until('2020-11-12T11:00:00Z')
    const card = await says(secretariat, 'next org1')
    expect(reads(card)).toContain(
      [
        'Mandates to confirm: 4',
        'Leader of Financing, leader of Financing: until Thu 10 Dec.',
        'Leader of City Platforms, leader of City Platforms: until Thu 10 Dec.',
        'Leader of Procurement, leader of Procurement: until Thu 10 Dec.',
        'Leader of Recovery, leader of Recovery and resilience: until Thu 10 Dec.',
        '[Offer 4 renewals]',
      ].join('\n'),
    )
    expect(reads(await presses(secretariat, card, 'Offer'))).toContain(
      'We offered 4 renewals. Each holder accepts or declines.',
    )
    expect(reads(await presses(secretariat, card, 'Offer'))).toContain(
      'leader of Financing: until Thu 10 Dec. Renewal offered.',
    )
    const offered = (await house.until('2020-11-12T12:00:00Z')).filter(({ kind }) => kind === 'office-offered')
    expect(offered.map(({ to }) => to).toSorted()).toEqual([financing, platforms, procurement, recovery])
    expect(await terms().find({ state: 'offered' })).toHaveLength(4)
  })

  test('renews a term once its holder accepts; it says who has', async () => {
    for (const who of [financing, platforms, procurement])
      await presses(who, await says(who, 'status'), 'Accept the role')
    await presses(recovery, await says(recovery, 'status'), 'Decline')
    expect(reads(await says(secretariat, 'next org1'))).toContain(
      [
        'Leader of Financing, leader of Financing: until Thu 10 Dec. Renewed.',
        'Leader of City Platforms, leader of City Platforms: until Thu 10 Dec. Renewed.',
        'Leader of Procurement, leader of Procurement: until Thu 10 Dec. Renewed.',
        'Leader of Recovery, leader of Recovery and resilience: until Thu 10 Dec. Renewal declined.',
      ].join('\n'),
    )
    const held = await terms().find({ person: procurement, state: 'accepted' })
    expect(held).toMatchObject([{ from: '2020-12-11', to: '2021-12-11', onSuggestionOf: null }])
  })

  test('gives its minutes as any other does, and what it decided is recorded', async () => {
    const kept = await says(secretariat, 'minutes org1 https://example.org/minutes')
    expect(reads(kept)).toContain('The agenda has 1 decision: Mandates to confirm. What was decided?')
    expect(reads(await says(procurement, 'minutes org1'))).toContain('https://example.org/minutes')
  })

  test('a year later offers no term that the charter does not allow', async () => {
    house.skipTo('2021-10-20T08:00:00Z')
    await presses(
      secretariat,
      await says(secretariat, 'schedule all 11 November 10:00 Geneva Yearly meeting'),
      'Schedule',
    )
    const card = await says(secretariat, 'next org2')
    expect(reads(card)).toContain(
      'Leader of Procurement, leader of Procurement: until Sat 11 Dec. No further term is allowed.',
    )
    expect(reads(card)).toContain('[Offer 1 renewal]')
  })

  test('that was cancelled offers nothing, also by a press on an older message', async () => {
    const card = await says(secretariat, 'next org2')
    await presses(secretariat, await says(secretariat, 'cancel org2'), 'Cancel')
    expect(reads(await presses(secretariat, card, 'Offer'))).toContain('Nothing was offered.')
    expect(await terms().find({ state: 'offered' })).toHaveLength(0)
  })
})

test('one who sees all finds a meeting of the whole organisation by words, to read it', async () => {
  const [chair, entry] = ['expert-geneva', { by: secretariat, at: house.now(), what: 'accepted' }]
  await terms().insert(
    {
      ...{ _id: 'chair', person: chair, office: 'co-chair', group: null, state: 'accepted', from: null, to: null },
      ...{ appointedBy: 'the Secretariat', onSuggestionOf: null, offeredBy: secretariat, endedAt: null, receipts: [] },
      ...{ offeredAt: house.now(), answeredAt: house.now() },
    },
    entry,
  )
  const found = await findMeeting(house.as(chair), { words: 'all', which: 'ended', as: 'reader' })
  expect(found).toMatchObject({ kind: 'one', meeting: { reference: 'ORG-1' } })
})
