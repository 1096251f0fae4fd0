import { beforeAll, describe, expect, test } from '@jest/globals'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { actOf, formOf, messageOf, type TestHouse, testHouse, wordsOf } from '../../context.ts'

const leader = 'leader-procurement'
const geneva = { zone: 'Europe/Zurich' }
let house: TestHouse

beforeAll(async () => {
  house = await testHouse()
  await house.join('expert-nairobi', 'procurement')
  await house.join('expert-sydney', 'procurement')
})

const says = async (text: string, who = leader) => messageOf(await house.says(who, text))
const meetings = () => house.house.store(meetingStore).find({})

describe('a preview', () => {
  test('shows what was understood, in whose night it is, and how many will be told', async () => {
    const preview = await says('schedule procurement 21 May 15:00 Geneva 90m Case studies')
    expect(wordsOf(preview, geneva).split('\n')).toEqual([
      'Procurement: Case studies',
      'When: Thu 21 May 2020, 15:00 Geneva, 90 minutes',
      'Group: Procurement',
      'Daytime for 2 of 3. Night for 1: Sydney 23:00.',
      'Public holiday in Switzerland (Ascension Day), 1 of 3.',
      'No join link and no place yet. You can add one later.',
      '[Schedule and tell 2 people] [Change] [Find fairer times] [See all zones]',
    ])
  })

  test('of a meeting schedules nothing', async () => {
    const before = await meetings()
    await says('schedule procurement 21 May 15:00 Geneva')
    expect(await meetings()).toEqual(before)
  })

  test('says what is short notice, no working day, and what clashes with another group of its members', async () => {
    await house.join('expert-nairobi', 'financing')
    const other = await says('schedule financing Sat 7 March 15:00 Geneva', 'leader-financing')
    await house.presses('leader-financing', actOf(other, 'Schedule and tell 1 person'))
    const preview = await says('schedule procurement Sat 7 March 15:30 Geneva https://meet.example/1')
    expect(wordsOf(preview, geneva)).toContain('Also Sat 7 Mar 2020, 15:00 Geneva: FIN-1 (1 person of yours in both).')
    expect(wordsOf(preview, geneva)).toContain('Sat 7 Mar 2020 is not a working day.')
    expect(wordsOf(preview, geneva)).toContain('Short notice: less than 7 days.')
    expect(wordsOf(preview, geneva)).not.toContain('No join link')
  })

  test('shows all zones when asked', async () => {
    const preview = await says('schedule procurement 21 May 15:00 Geneva')
    const zones = messageOf(await house.presses(leader, actOf(preview, 'See all zones')))
    expect(wordsOf(zones, geneva)).toContain('Sydney 23:00, 1 person, at night')
  })
})

describe('confirming', () => {
  test('schedules once, however often it is pressed', async () => {
    const preview = await says('schedule procurement 22 May 15:00 Geneva 90m Pressed twice')
    const confirm = actOf(preview, 'Schedule and tell 2 people')
    const set = messageOf(await house.presses(leader, confirm))
    expect(wordsOf(set, geneva)).toMatch(
      /^PROC-\d+ is set: Fri 22 May 2020, 15:00 Geneva\.\nWe'll tell 2 people in 2 minutes\./,
    )
    const again = messageOf(await house.presses(leader, confirm))
    expect(wordsOf(again, geneva)).toMatch(/^This is done already: PROC-\d+/)
    expect((await meetings()).filter(({ title }) => title === 'Pressed twice')).toHaveLength(1)
  })

  test('is for the one who saw the preview', async () => {
    const preview = await says('schedule procurement 22 May 15:00 Geneva Case studies of others')
    await house.presses('leader-ai', actOf(preview, 'Schedule'))
    expect((await meetings()).some(({ title }) => title === 'Case studies of others')).toBe(false)
  })

  test('keeps the link and both sessions', async () => {
    const preview = await says(
      'schedule procurement 21 July 17:00-19:00 and 22 July 09:00-16:00 Geneva First meeting https://meet.example/first',
    )
    await house.presses(leader, actOf(preview, 'Schedule'))
    const [meeting] = (await meetings()).filter(({ title }) => title === 'First meeting')
    expect(meeting).toMatchObject({
      link: 'https://meet.example/first',
      sessions: [
        { id: '1', date: '2020-07-21', time: '17:00', lasts: 'PT120M', at: '2020-07-21T15:00:00Z' },
        { id: '2', date: '2020-07-22', time: '09:00', lasts: 'PT420M', at: '2020-07-22T07:00:00Z' },
      ],
    })
  })
})

describe('what is missing or has two readings', () => {
  test('a time that may be day or night is asked about with buttons, and nothing typed is lost', async () => {
    const question = await says('schedule procurement 21 May at 3 Geneva Two readings')
    expect(wordsOf(question, geneva)).toMatch(/15:00/)
    const preview = messageOf(await house.presses(leader, actOf(question, '15:00')))
    expect(wordsOf(preview, geneva)).toContain('Procurement: Two readings')
    expect(wordsOf(preview, geneva)).toContain('Thu 21 May 2020, 15:00 Geneva')
  })

  test('a missing time opens the form, filled, with only the gap to fill', async () => {
    const form = formOf(await house.says(leader, 'schedule procurement 21 May Geneva 90m Without a time'))
    expect(form.problem).toBe('At what time?')
    expect(form.values).toMatchObject({
      group: 'procurement',
      date: '2020-05-21',
      time: null,
      zone: 'Geneva',
      lasts: '90m',
      title: 'Without a time',
    })
    const preview = messageOf(await house.submits(leader, form, { time: '15:00' }))
    expect(wordsOf(preview, geneva)).toContain('Thu 21 May 2020, 15:00 Geneva, 90 minutes')
  })

  test('without a time, the form schedules a day', async () => {
    const form = formOf(await house.says(leader, 'schedule procurement 4 June A day only'))
    const preview = messageOf(await house.submits(leader, form))
    expect(wordsOf(preview, geneva)).toContain('When: Thu 4 Jun 2020, time to be confirmed')
  })

  test('a day that is over is asked about, with the next such day and what was typed', async () => {
    const asked = messageOf(await house.says(leader, 'schedule procurement 2020-02-01 15:00 Geneva Too late'))
    expect(wordsOf(asked, geneva)).toContain('Sat 1 Feb 2020, 15:00 Geneva is over. Which day do you mean?')
    const preview = messageOf(await house.presses(leader, actOf(asked, 'Mon 1 Feb 2021')))
    expect(wordsOf(preview, geneva)).toContain('Too late')
  })

  test('a title that goes on for ever opens the form, with all of it', async () => {
    const title = 'Case studies '.repeat(250).trim()
    const form = formOf(await house.says(leader, `schedule procurement 21 May 15:00 Geneva "${title}"`))
    expect(form.problem).toContain('title')
    expect(form.values.title).toBe(title)
  })

  test('an unknown zone mends its own field', async () => {
    const form = formOf(await house.says(leader, 'schedule procurement 21 May Case studies'))
    const mended = formOf(await house.submits(leader, form, { time: '15:00', zone: 'Nowhereland' }))
    expect(mended.errors.zone).toContain('Nowhereland')
    expect(mended.values).toMatchObject({ time: '15:00', title: 'Case studies' })
  })

  test('the group is left out where somebody leads one only', async () => {
    expect(wordsOf(await says('schedule 21 May 15:00 Geneva Mine alone'), geneva)).toContain('Procurement: Mine alone')
  })

  test('the secretariat, who may schedule for all, is asked which group', async () => {
    const form = formOf(await house.says('secretariat', 'schedule 21 May 15:00 Geneva'))
    expect(form.values).toMatchObject({ group: null, date: '2020-05-21', time: '15:00' })
  })
})

describe('authority', () => {
  test('a member cannot schedule', async () => {
    expect(wordsOf(await says('schedule procurement 21 May 15:00', 'expert-nairobi'), geneva)).toContain(
      'Only the leaders',
    )
  })

  test('a leader cannot schedule for another group', async () => {
    for (const words of ['schedule procurement', 'schedule procurement 21 May 15:00 Geneva Theirs'])
      expect(wordsOf(await says(words, 'leader-ai'), geneva)).toContain(
        'Only the leaders of Procurement and the secretariat can do this.\nLeader of Procurement leads Procurement.',
      )
  })
})
