import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Act } from '#chat/incoming.ts'
import type { Message } from '#chat/message.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { actOf, formOf, messageOf, type TestHouse, testHouse, wordsOf } from '../../context.ts'

const leader = 'leader-procurement'
const geneva = { zone: 'Europe/Zurich' }
let house: TestHouse
let series: string
/** The third Fridays of March, April, May, and from the day they are near enough of June. */
let meetings: Meeting[]

beforeAll(async () => {
  house = await testHouse()
  await house.join('expert-nairobi', 'procurement')
})

/** Every test has a series of four, and nothing else ahead. */
beforeEach(async () => {
  const { store } = house.house
  for (const { _id } of await store(meetingStore).find({})) await store(meetingStore).remove({ _id })
  const preview = await says('schedule procurement third Fridays 15:00 Geneva 4 times Case studies')
  const confirm = actOf(preview, 'Schedule 4 meetings')
  series = confirm.about.pending ?? ''
  await house.presses(leader, confirm)
  meetings = await kept()
})

const says = async (text: string, who = leader) => messageOf(await house.says(who, text))
const presses = async (on: Message, label: string, who = leader) =>
  messageOf(await house.presses(who, actOf(on, label)))
const words = (message: Message) => wordsOf(message, geneva)
const labels = (message: Message) => words(message).match(/\[[^\]]+\]/g)
const kept = async () =>
  (await house.house.store(meetingStore).find({ 'series.id': series })).toSorted((one, other) =>
    one._id < other._id ? -1 : 1,
  )
const dates = async () =>
  (await kept()).map(({ state, sessions: [session] }) =>
    state === 'cancelled' ? 'cancelled' : `${session?.date} ${session?.time}`,
  )
const named = (index: number) => meetings[index]?.reference.toLowerCase() ?? ''

test('an ordinary meeting is moved, cancelled and edited as ever', async () => {
  const preview = await says('schedule procurement 21 May 15:00 Geneva Alone')
  await presses(preview, 'Schedule')
  const [alone] = await house.house.store(meetingStore).find({ title: 'Alone' })
  const moving = await says(`move ${alone?.reference} 28 May 9:00 Geneva`)
  expect(labels(moving)?.slice(0, 2)).toEqual(['[Move and tell 1 person]', '[Change]'])
  expect(labels(await says(`cancel ${alone?.reference} ill`))?.[0]).toBe('[Cancel it and tell 1 person]')
  expect(words(await says(`link ${alone?.reference} https://meet.example/1`))).toContain('link saved')
})

describe('looking', () => {
  test('one of them says where it stands, to members too, and leads to all dates', async () => {
    const card = await says(`next ${named(1)}`, 'expert-nairobi')
    expect(words(card)).toContain('Series: 2 of 4; the third Friday of each month')
    const all = await presses(card, 'See all dates', 'expert-nairobi')
    expect(words(all).split('\n').slice(0, 5)).toEqual([
      'Procurement: Case studies',
      'Repeats: the third Friday of each month, 4 meetings, Fri 20 Mar to Fri 19 Jun 2020',
      'How long: 1 hour',
      'Group: Procurement',
      `${meetings[0]?.reference} Fri 20 Mar 2020, 15:00 Geneva`,
    ])
  })

  test('whoever answers still sees where it stands', async () => {
    const answered = await presses(await says(`next ${named(1)}`, 'expert-nairobi'), 'Yes', 'expert-nairobi')
    expect(words(answered)).toContain('Series: 2 of 4')
  })

  test('is for those in the group', async () => {
    const act: Act = { verb: 'show-series', about: { series } }
    expect(words(messageOf(await house.presses('expert-lima', act)))).toContain('You are not in Procurement')
  })
})

describe('moving one of them', () => {
  const move = async (index: number, to: string, who = leader) => says(`move ${named(index)} ${to}`, who)

  test('asks how many of them', async () => {
    expect(labels(await move(1, '24 April 16:00 Geneva'))).toEqual(
      expect.arrayContaining([
        '[Move only this one and tell 1 person]',
        '[Move this and 2 later ones]',
        '[Move all 4]',
      ]),
    )
    expect(labels(await move(0, '27 March 16:00 Geneva'))).not.toContain('[Move all 4]')
  })

  test('moves it alone', async () => {
    await presses(await move(1, '24 April 16:00 Geneva'), 'Move only this one')
    expect(await dates()).toEqual(['2020-03-20 15:00', '2020-04-24 16:00', '2020-05-15 15:00', '2020-06-19 15:00'])
  })

  test('and later ones shows all new dates first, and then moves them once', async () => {
    const preview = await presses(await move(1, '24 April 16:00 Geneva'), 'Move this and 2 later ones')
    expect(words(preview)).toContain(
      'From: Fri 17 Apr 2020, 15:00 Geneva, 1 hour\nTo: Fri 24 Apr 2020, 16:00 Geneva, 1 hour',
    )
    expect(words(preview)).toContain('Fri 26 Jun 2020, 16:00 Geneva')
    expect(await dates()).toEqual(['2020-03-20 15:00', '2020-04-17 15:00', '2020-05-15 15:00', '2020-06-19 15:00'])
    const done = await presses(preview, 'Move 3 meetings and tell 1 person')
    expect(words(done)).toContain("We'll tell 1 person in 10 minutes, in one message. You can undo until then.")
    expect(await dates()).toEqual(['2020-03-20 15:00', '2020-04-24 16:00', '2020-05-22 16:00', '2020-06-26 16:00'])
    expect(words(await presses(preview, 'Move 3 meetings'))).toContain('This is done already.')
    await presses(done, 'Undo')
    expect(await dates()).toEqual(['2020-03-20 15:00', '2020-04-17 15:00', '2020-05-15 15:00', '2020-06-19 15:00'])
  })

  test('and all others keeps each its distance', async () => {
    const preview = await presses(await move(1, '16 April 15:00 Geneva'), 'Move all 4')
    expect(words(preview)).toContain('Repeats: 1 day before the third Friday of each month, 4 meetings')
    await presses(preview, 'Move 4 meetings')
    expect(await dates()).toEqual(['2020-03-19 15:00', '2020-04-16 15:00', '2020-05-14 15:00', '2020-06-18 15:00'])
    expect(words(await says('undo'))).toContain('These meetings are as they were')
    expect(await dates()).toEqual(['2020-03-20 15:00', '2020-04-17 15:00', '2020-05-15 15:00', '2020-06-19 15:00'])
  })

  test('leaves those where they are that were moved alone, and says so', async () => {
    await presses(await move(2, '29 May 11:00 Geneva'), 'Move only this one')
    const preview = await presses(await move(1, '24 April 16:00 Geneva'), 'Move this and 1 later one')
    expect(words(preview)).toContain(`${meetings[2]?.reference} has a time of its own and keeps it.`)
    await presses(preview, 'Move 2 meetings')
    expect(await dates()).toEqual(['2020-03-20 15:00', '2020-04-24 16:00', '2020-05-29 11:00', '2020-06-26 16:00'])
  })

  test('gives several their time where only the days were known', async () => {
    const form = formOf(await house.says(leader, 'schedule procurement 26 Oct, 25 Nov, 30 Dec Days alone'))
    await presses(messageOf(await house.submits(leader, form)), 'Schedule 3 meetings')
    const [first] = await house.house.store(meetingStore).find({ title: 'Days alone' })
    const preview = await says(`move ${first?.reference} 15:00 Geneva`)
    expect(labels(preview)?.slice(0, 2)).toEqual([
      '[Set the time of this one and tell 1 person]',
      '[Set the time of this and 2 later ones]',
    ])
    const wider = await presses(preview, 'Set the time of this and')
    expect(words(wider)).toContain('Wed 30 Dec 2020, 15:00 Geneva')
    await presses(wider, 'Set the time of 3 meetings and tell 1 person')
    expect(words(await says(`next ${first?.reference}`))).toContain('When: Mon 26 Oct 2020, 15:00 Geneva')
  })

  test('to a day that is over leads to the form, with what was typed', async () => {
    const early = await move(1, '25 March 16:00 Geneva')
    const refused = await presses(early, 'Move all 4')
    expect(words(refused)).toContain('That time is over already.')
    expect(formOf(await house.presses(leader, actOf(refused, 'Change'))).values).toMatchObject({ date: '2020-03-25' })
  })

  test('after somebody else did says who, and what is true, and lets this leader choose', async () => {
    const mine = await presses(await move(1, '24 April 16:00 Geneva'), 'Move this and')
    const theirs = await presses(await move(1, '15 April 10:00 Geneva', 'secretariat'), 'Move this and', 'secretariat')
    await presses(theirs, 'Move 3 meetings', 'secretariat')
    const answer = await presses(mine, 'Move 3 meetings')
    expect(words(answer)).toContain('U4SSC Secretariat changed these meetings meanwhile.')
    expect(words(answer)).toContain('Wed 15 Apr 2020, 10:00 Geneva')
    expect(await dates()).toEqual(['2020-03-20 15:00', '2020-04-15 10:00', '2020-05-13 10:00', '2020-06-17 10:00'])
    const again = await presses(answer, 'Move them anyway')
    await presses(again, 'Move 3 meetings')
    expect(await dates()).toEqual(['2020-03-20 15:00', '2020-04-24 16:00', '2020-05-22 16:00', '2020-06-26 16:00'])
  })
})

describe('cancelling one of them', () => {
  test('skips it, and the others stay', async () => {
    const asked = await says(`skip ${named(1)} holidays`)
    expect(labels(asked)?.slice(0, 2)).toEqual([
      '[Cancel only this one and tell 1 person]',
      '[Cancel this and 2 later ones and tell 1 person]',
    ])
    await presses(asked, 'Cancel only this one')
    expect(await dates()).toEqual(['2020-03-20 15:00', 'cancelled', '2020-05-15 15:00', '2020-06-19 15:00'])
    expect(words(await says('undo'))).toContain('is on again')
  })

  test('and later ones ends the series before it, and can be taken back', async () => {
    const done = await presses(await says(`cancel ${named(1)} no budget`), 'Cancel this and 2 later ones')
    expect(words(done)).toContain(`${meetings[1]?.reference} and all later ones are cancelled.`)
    expect(words(done)).toContain('These take place:')
    expect(await dates()).toEqual(['2020-03-20 15:00', 'cancelled', 'cancelled', 'cancelled'])
    expect(words(await presses(done, 'Undo'))).toContain('These meetings take place after all')
    expect(await dates()).toEqual(['2020-03-20 15:00', '2020-04-17 15:00', '2020-05-15 15:00', '2020-06-19 15:00'])
  })

  test('after somebody else did says who', async () => {
    const mine = await says(`cancel ${named(0)} no budget`)
    const theirs = await says(`cancel ${named(0)} no time`, 'secretariat')
    await presses(theirs, 'Cancel this and 3 later ones', 'secretariat')
    expect(words(await presses(mine, 'Cancel this and 3 later ones'))).toBe('U4SSC Secretariat cancelled this already.')
  })
})

describe('editing one of them', () => {
  test('asks how many get a new link or place', async () => {
    const asked = await says(`link ${named(1)} https://meet.example/2`)
    expect(words(asked)).toContain(`Change the link of ${meetings[1]?.reference} only, or of later ones too?`)
    expect((await kept()).map(({ link }) => link)).toEqual([null, null, null, null])
    const done = await presses(asked, 'Change this and 2 later ones and tell 1 person')
    expect((await kept()).map(({ link }) => link)).toEqual([null, ...Array(3).fill('https://meet.example/2')])
    await presses(done, 'Undo')
    expect((await kept()).map(({ link }) => link)).toEqual([null, null, null, null])
    await presses(asked, 'Change only this one')
    expect((await kept()).map(({ link }) => link)).toEqual([null, 'https://meet.example/2', null, null])
  })

  test('gives it a new title or agenda at once, and offers the same for later ones', async () => {
    await says(`title ${named(2)} Something of its own`)
    const saved = await says(`title ${named(0)} Round table`)
    expect((await kept()).map(({ title }) => title)).toEqual([
      'Round table',
      'Case studies',
      'Something of its own',
      'Case studies',
    ])
    expect(words(await presses(saved, 'Change later ones too'))).toContain("title saved. We don't announce this")
    expect((await kept()).map(({ title }) => title)).toEqual(Array(4).fill('Round table'))
    expect(words(await says(`next ${named(0)}`))).toContain('Series: 1 of 4')
  })

  test('what one of them was given alone stays when later ones move', async () => {
    await says(`agenda ${named(2)} 1 minutes`)
    const moving = await presses(await says(`move ${named(1)} 24 April 16:00 Geneva`), 'Move this and')
    await presses(moving, 'Move 3 meetings')
    expect((await kept()).map(({ agenda }) => agenda)).toEqual(['', '', '1 minutes', ''])
  })
})

test('any old button answers with what is true', async () => {
  const moving = await says(`move ${named(1)} 24 April 16:00 Geneva`)
  const wider = await presses(moving, 'Move this and')
  const cancelling = await says(`cancel ${named(1)} no budget`)
  const editing = await says(`place ${named(1)} Room 5`)
  await presses(cancelling, 'Cancel this and')
  expect(words(await presses(wider, 'Move 3 meetings'))).toContain('changed these meetings meanwhile')
  expect(words(await presses(cancelling, 'Cancel this and'))).toBe('Leader of Procurement cancelled this already.')
  expect(words(await presses(editing, 'Change this and'))).toContain('changed these meetings meanwhile')
  expect(await dates()).toEqual(['2020-03-20 15:00', 'cancelled', 'cancelled', 'cancelled'])
  for (const verb of [
    'confirm-series',
    'preview-series-move',
    'confirm-series-move',
    'confirm-cancel-series',
    'confirm-series-edit',
  ])
    expect(words(messageOf(await house.presses(leader, { verb, about: { pending: 'gone' } })))).toContain('too old')
})

test('a new link for this and later ones is one message to each', async () => {
  await house.until('2020-03-02T08:10:00Z')
  await presses(await says(`link ${named(1)} https://meet.example/2`), 'Change this and 2 later ones')
  const arrived = await house.until('2020-03-02T09:00:00Z')
  const told = arrived.filter(
    ({ to, text }) => to === 'expert-nairobi' && text.startsWith(meetings[1]?.reference ?? ''),
  )
  expect(told.map(({ kind, text }) => [kind, text])).toEqual([
    [
      'series-changed',
      `${meetings[1]?.reference}: Fri 17 Apr, 16:00 Nairobi (15:00 Geneva). It has a new join link. All later ones change with it`,
    ],
  ])
  expect(told[0] && words(told[0].message)).toContain('Join: https://meet.example/2')
})
