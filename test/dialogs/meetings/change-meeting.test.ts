import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Meeting } from '#features/meetings/meeting.ts'
import { meetingStore, rsvpStore } from '#features/meetings/meeting-store.ts'
import { actOf, formOf, messageOf, type TestHouse, testHouse, wordsOf } from '../../context.ts'

const leader = 'leader-procurement'
const geneva = { zone: 'Europe/Zurich' }
let house: TestHouse
let meeting: Meeting

beforeAll(async () => {
  house = await testHouse()
  await house.join('expert-nairobi', 'procurement')
})

const says = async (text: string, who = leader) => wordsOf(messageOf(await house.says(who, text)), geneva)
const now = async () => (await house.house.store(meetingStore).get(meeting._id)) ?? meeting

/** Every test has the only meeting ahead. */
beforeEach(async () => {
  for (const { _id } of await house.house.store(meetingStore).find({}))
    await house.house.store(meetingStore).remove({ _id })
  meeting = await schedule('schedule procurement 21 May 15:00 Geneva 90m Case studies https://meet.example/1')
})

async function schedule(words: string): Promise<Meeting> {
  const preview = messageOf(await house.says(leader, words))
  const confirm = actOf(preview, 'Schedule')
  await house.presses(leader, confirm)
  const scheduled = await house.house.store(meetingStore).get(confirm.about.pending ?? '')
  if (!scheduled) throw new Error('nothing was scheduled')
  return scheduled
}

describe('moving', () => {
  test('shows the old and the new time, and moves when confirmed', async () => {
    const preview = messageOf(
      await house.says(leader, `move ${meeting.reference.toLowerCase().replace('-', ' ')} 28 May 9:00`),
    )
    expect(wordsOf(preview, geneva)).toContain('From: Thu 21 May 2020, 15:00 Geneva, 90 minutes')
    expect(wordsOf(preview, geneva)).toMatch(/To: Thu 28 May 2020, 09:00 \w+, 90 minutes/)
    expect((await now()).rev).toBe(1)
    await house.presses(leader, actOf(preview, 'Move and tell 1 person'))
    expect(await now()).toMatchObject({
      rev: 2,
      link: 'https://meet.example/1',
      sessions: [{ at: '2020-05-28T07:00:00Z' }],
    })
  })

  test('names the meeting by its group, and keeps the time where only a day is said', async () => {
    const preview = messageOf(await house.says(leader, 'move procurement 28 May'))
    expect(wordsOf(preview, geneva)).toContain('To: Thu 28 May 2020, 15:00 Geneva, 90 minutes')
  })

  test.each([
    ['tomorrow same time', 'Tue 3 Mar 2020'],
    ['one week later', 'Thu 28 May 2020'],
    ['28 May same time', 'Thu 28 May 2020'],
  ])('"%s" is of the time it moves from, wherever the leader is', async (words, day) => {
    const preview = messageOf(await house.says(leader, `move ${meeting.reference} ${words}`))
    expect(wordsOf(preview, geneva)).toContain(`To: ${day}, 15:00 Geneva, 90 minutes`)
  })

  test('pressed twice is done once', async () => {
    const act = actOf(messageOf(await house.says(leader, 'move 28 May 9:00')), 'Move')
    await house.presses(leader, act)
    expect(wordsOf(messageOf(await house.presses(leader, act)), geneva)).toContain('This is done already')
    expect((await now()).rev).toBe(2)
  })

  test('after somebody else did says who moved it to what, and lets this leader choose', async () => {
    const mine = messageOf(await house.says(leader, 'move 28 May 9:00'))
    const theirs = messageOf(await house.says('secretariat', `move ${meeting.reference} 29 May 10:00 Geneva`))
    await house.presses('secretariat', actOf(theirs, 'Move'))
    const answer = messageOf(await house.presses(leader, actOf(mine, 'Move')))
    expect(wordsOf(answer, geneva)).toContain(`U4SSC Secretariat changed ${meeting.reference} meanwhile.`)
    expect(wordsOf(answer, geneva)).toContain('Fri 29 May 2020, 10:00')
    expect((await now()).sessions[0]?.date).toBe('2020-05-29')
    const again = messageOf(await house.presses(leader, actOf(answer, 'Move it anyway')))
    await house.presses(leader, actOf(again, 'Move'))
    expect((await now()).sessions[0]?.date).toBe('2020-05-28')
  })

  test('words that are no time open the form with what was understood', async () => {
    const form = formOf(await house.says(leader, `move ${meeting.reference} 28 May soonish`))
    expect(form.problem).toBeDefined()
    expect(form.values).toMatchObject({ date: '2020-05-28', time: '15:00', lasts: '90m' })
  })

  test('of a meeting with two sessions asks which', async () => {
    const two = await schedule('schedule procurement 21 July 17:00-19:00 and 22 July 09:00-16:00 Geneva Two')
    const which = messageOf(await house.says(leader, `move ${two.reference} 23 July 10:00 Geneva`))
    const preview = messageOf(await house.presses(leader, actOf(which, 'Wed 22 Jul')))
    await house.presses(leader, actOf(preview, 'Move'))
    const moved = await house.house.store(meetingStore).get(two._id)
    expect(moved?.sessions.map(({ date, time }) => `${date} ${time}`)).toEqual(['2020-07-21 17:00', '2020-07-23 10:00'])
  })

  test('of a session that is gone moves no other, and says so', async () => {
    const gone = { meeting: meeting._id, session: '9' }
    for (const verb of ['set-time', 'move-session'])
      expect(wordsOf(messageOf(await house.presses(leader, { verb, about: gone })), geneva)).toContain(
        `${meeting.reference} no longer has this session.`,
      )
  })

  test('is not for members', async () => {
    expect(await says(`move ${meeting.reference} 28 May 9:00`, 'expert-nairobi')).toContain(
      'Only the leaders of Procurement and the secretariat can do this.',
    )
  })
})

describe('cancelling', () => {
  test('asks once, with the reason that will be read, and then cancels', async () => {
    const asked = messageOf(await house.says(leader, `cancel ${meeting.reference} speaker ill`))
    expect(wordsOf(asked, geneva)).toContain("They'll read: speaker ill")
    expect((await now()).state).toBe('scheduled')
    await house.presses(leader, actOf(asked, 'Cancel it and tell 1 person'))
    expect(await now()).toMatchObject({ state: 'cancelled', cancelledBecause: 'speaker ill' })
    expect(wordsOf(messageOf(await house.presses(leader, actOf(asked, 'Cancel it'))), geneva)).toContain(
      `cancelled ${meeting.reference} already`,
    )
  })

  test('"cancel" without a meeting lists those that can be cancelled', async () => {
    expect(await says('cancel')).toContain(`[Cancel ${meeting.reference}]`)
  })

  test('can be taken back', async () => {
    await house.presses(leader, actOf(messageOf(await house.says(leader, 'cancel procurement ill')), 'Cancel it'))
    expect(await says('undo')).toContain('is on again')
    expect((await now()).state).toBe('scheduled')
  })
})

describe('editing', () => {
  test('changes one thing and loses no other', async () => {
    await says(`agenda ${meeting.reference} 1 minutes 2 draft`)
    await says(`title ${meeting.reference} “Other studies”`)
    await says(`place ${meeting.reference} Room 5`)
    expect(await now()).toMatchObject({
      agenda: '1 minutes 2 draft',
      place: 'Room 5',
      link: 'https://meet.example/1',
    })
  })

  test('an agenda is read item by item, kept as it was typed, and shown wherever the meeting is', async () => {
    const typed = '1 minutes 10m; 2 draft of the guide 90m decision'
    const saved = await says(`agenda ${meeting.reference} ${typed}`)
    expect(saved).toContain('Agenda: 2 items, 1 decision, 1 h 40 min')
    expect(saved).toContain(`The items take 1 h 40 min. ${meeting.reference} is shorter.`)
    expect((await now()).agenda).toBe(typed)
    expect(await says('next procurement', 'expert-nairobi')).toContain('2. draft of the guide (90 minutes, decision)')
  })

  test('a link with an address is set, and without one is told', async () => {
    await says(`link ${meeting.reference} https://meet.example/2`)
    expect((await now()).link).toBe('https://meet.example/2')
    expect(await says('link')).toContain('Join: https://meet.example/2')
  })

  test('in a form while somebody else edits shows what they wrote, and keeps what was typed', async () => {
    const form = formOf(await house.says(leader, `edit ${meeting.reference}`))
    await says(`title ${meeting.reference} Theirs`, 'secretariat')
    const mended = formOf(await house.submits(leader, form, { title: 'Mine', place: 'Room 6' }))
    expect(mended.problem).toContain('The title is now: Theirs')
    expect(mended.values).toMatchObject({ title: 'Mine', place: 'Room 6' })
    await house.submits(leader, mended)
    expect(await now()).toMatchObject({ title: 'Mine', place: 'Room 6' })
  })

  test('shows the meeting as it is, also what others did to it: whoever edits hears of it here', async () => {
    const theirs = messageOf(await house.says('secretariat', `move ${meeting.reference} 29 May 10:00 Geneva`))
    await house.presses('secretariat', actOf(theirs, 'Move'))
    const saved = await says(`place ${meeting.reference} Room 5`)
    expect(saved).toContain('When: Fri 29 May 2020, 10:00 Geneva')
    expect(saved).toContain('Join: https://meet.example/1')
  })

  test('a new place or link that nobody has been told can be taken back', async () => {
    await says(`place ${meeting.reference} Room 5`)
    expect(await says('undo')).toContain('is as it was')
    expect((await now()).place).toBeNull()
  })
})

describe('answering', () => {
  const rsvps = () => house.house.store(rsvpStore).find({ meeting: meeting._id })

  test('by words, with a note', async () => {
    expect(await says(`no ${meeting.reference} travelling`, 'expert-nairobi')).toContain('Your note: travelling.')
    expect(await rsvps()).toMatchObject([{ person: 'expert-nairobi', answer: 'no', note: 'travelling' }])
  })

  test('without saying to what, where only one is ahead', async () => {
    await says('yes', 'expert-nairobi')
    expect(await rsvps()).toMatchObject([{ answer: 'yes', forTime: '2020-05-21T13:00:00Z' }])
  })

  test('by a button of a message that is old now keeps nothing and shows the truth', async () => {
    const card = messageOf(await house.says('expert-nairobi', `next ${meeting.reference}`))
    const preview = messageOf(await house.says(leader, 'move 28 May 9:00 Geneva'))
    await house.presses(leader, actOf(preview, 'Move'))
    const before = await rsvps()
    const answer = wordsOf(messageOf(await house.presses('expert-nairobi', actOf(card, 'Yes'))), geneva)
    expect(answer).toContain('has another time now')
    expect(answer).toContain('Thu 28 May 2020, 09:00')
    expect(await rsvps()).toEqual(before)
  })

  test('a cancelled meeting keeps nothing', async () => {
    const card = messageOf(await house.says('expert-nairobi', 'next'))
    await house.presses(leader, actOf(messageOf(await house.says(leader, 'cancel procurement')), 'Cancel it'))
    const answer = wordsOf(messageOf(await house.presses('expert-nairobi', actOf(card, 'Yes'))), geneva)
    expect(answer).toContain('is cancelled')
    expect(await rsvps()).toEqual([])
  })

  test('is for those in the group', async () => {
    expect(await says(`yes ${meeting.reference}`, 'expert-lima')).toContain('You are not in Procurement')
    expect(await rsvps()).toEqual([])
  })

  test('to two sessions asks which', async () => {
    const two = await schedule('schedule procurement 21 July 17:00-19:00 and 22 July 09:00-16:00 Geneva Two')
    expect(await says(`yes ${two.reference}`, 'expert-nairobi')).toContain('Yes to which session')
    expect(await house.house.store(rsvpStore).find({ meeting: two._id })).toEqual([])
  })
})

describe('looking', () => {
  test('next shows time, link, agenda and answer to members, and the leader what they can do', async () => {
    await says(`agenda ${meeting.reference} 1 minutes`)
    const words = await says('next procurement', 'expert-nairobi')
    expect(words).toContain('When: Thu 21 May 2020, 15:00 Geneva, 90 minutes')
    expect(words).toContain('Join: https://meet.example/1')
    expect(words).toContain('1 minutes')
    expect(words).not.toContain('[Move]')
    expect(await says('next')).toContain('[Move]')
  })

  test('strangers see dates, not what they are about', async () => {
    const words = await says('calendar all', 'expert-lima')
    expect(words).toContain(`${meeting.reference} Thu 21 May 2020`)
    expect(words).not.toContain('Case studies')
    expect(await says('next procurement', 'expert-lima')).toContain('You are not in Procurement')
  })
})

test('the reminder says what there is to do and to decide', async () => {
  await says(`agenda ${meeting.reference} 1 minutes; 2 draft decision; 3 any other business`)
  const arrived = await house.until('2020-05-20T14:00:00Z')
  const reminder = arrived.find(({ kind, to }) => kind === 'meeting-reminder' && to === 'leader-procurement')
  expect(reminder && wordsOf(reminder.message, { zone: 'UTC' })).toContain('Agenda: 3 items, 1 decision\n1. minutes')
})
