import { beforeAll, describe, expect, test } from '@jest/globals'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { datesFrom } from '#features/series/dates/series-ahead.ts'
import { seriesStore } from '#features/series/series-store.ts'
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
const lines = async (text: string) => wordsOf(await says(text), geneva).split('\n')
const titled = async (title: string) => house.house.store(seriesStore).find({ 'parts.title': title })

describe('the sources, each in one line', () => {
  test('Procurement: the third Fridays that were published', async () => {
    const words = 'schedule procurement third Fridays from May to August 2021 15:00 Geneva Procurement as published'
    await house.presses(leader, actOf(await says(words), 'Schedule 4 meetings and tell 2 people'))
    const [series] = await titled('Procurement as published')
    const published = house.charter.groups.find(({ id }) => id === 'procurement')?.dates ?? []
    expect(published).toHaveLength(4)
    expect(datesFrom(series?.parts ?? [], '').dates.map(({ date, instant }) => [date, instant?.slice(11)])).toEqual(
      published.map(({ date }) => [date, '13:00:00Z']),
    )
  })

  test('Financing: dates that follow no rhythm', async () => {
    const words = '26 Apr 2021, 25 May 2021, 30 Jul 2021, 15 Sep 2021 15:00 Geneva Financing as published'
    const preview = messageOf(await house.says('leader-financing', `schedule financing ${words}`))
    await house.presses('leader-financing', actOf(preview, 'Schedule 4 meetings'))
    const [series] = await titled('Financing as published')
    const published = house.charter.groups.find(({ id }) => id === 'financing')?.dates ?? []
    expect(published).toHaveLength(4)
    expect(datesFrom(series?.parts ?? [], '').dates.map(({ date }) => date)).toEqual(published.map(({ date }) => date))
  })

  test('the first meeting is one meeting, with a session each day', async () => {
    const words = '21 July 2020 1700 to 1900 hours and 22 July from 9 to 16 Geneva First meeting'
    const preview = await says(`schedule procurement ${words}`)
    expect(wordsOf(preview, geneva).split('\n').slice(0, 3)).toEqual([
      'Procurement: First meeting',
      'Session 1: Tue 21 Jul 2020, 17:00 Geneva, 2 hours',
      'Session 2: Wed 22 Jul 2020, 09:00 Geneva, 7 hours',
    ])
    const confirm = actOf(preview, 'Schedule a 7-hour meeting and tell 2 people')
    await house.presses(leader, confirm)
    const meeting = await house.house.store(meetingStore).get(confirm.about.pending ?? '')
    expect(meeting).toMatchObject({
      title: 'First meeting',
      sessions: [
        { at: '2020-07-21T15:00:00Z', lasts: 'PT120M' },
        { at: '2020-07-22T07:00:00Z', lasts: 'PT420M' },
      ],
    })
    expect(meeting).not.toHaveProperty('series')
  })
})

describe('a preview', () => {
  test('says what was understood, all dates, and what they mean for the members', async () => {
    expect(await lines('schedule procurement third Fridays 15:00 Geneva 90m until August Case studies')).toEqual([
      'Procurement: Case studies',
      'Repeats: the third Friday of each month, 6 meetings, Fri 20 Mar to Fri 21 Aug 2020',
      'How long: 90 minutes',
      'Group: Procurement',
      'Fri 20 Mar 2020, 15:00 Geneva',
      'Fri 17 Apr 2020, 15:00 Geneva',
      'Fri 15 May 2020, 15:00 Geneva',
      'Fri 19 Jun 2020, 15:00 Geneva',
      'Fri 17 Jul 2020, 15:00 Geneva',
      'Fri 21 Aug 2020, 15:00 Geneva',
      'Daytime for 2 of 3. Night for 1: Sydney 01:00 the next day or 23:00.',
      'When clocks change: Nairobi 17:00, then 16:00 from Fri 17 Apr 2020; Sydney 01:00 the next day, then 23:00 from Fri 17 Apr 2020.',
      'Weekend in Australia, 1 of 3.',
      'No join link and no place yet. You can add one later.',
      '[Schedule 6 meetings and tell 2 people] [Change] [Rotate the times]',
    ])
  })

  test('says in how many of the meetings it is night for somebody', async () => {
    const shown = await lines('schedule procurement every week on Friday 13:00 Geneva from 13 March until 10 April')
    expect(shown).toContain('Daytime for 2 of 3. Night for 1: Sydney 23:00 or 22:00 (4 of 5 meetings).')
  })

  test('of many names the first ones, and counts the others', async () => {
    const shown = await lines('schedule procurement every other Tuesday 10:00 Geneva, 20 times')
    expect(shown).toContain('and 12 more')
    expect(shown.at(-1)).toBe('[Schedule 20 meetings and tell 2 people] [Change]')
  })

  test('of what goes on shows that it does', async () => {
    const shown = await lines('schedule procurement every Tuesday 10:00 Geneva https://meet.example/1')
    expect(shown[1]).toBe('Repeats: every Tuesday, from Tue 3 Mar 2020 on')
    expect(shown).toContain('and so on')
    expect(shown.at(-1)).toBe('[Schedule meetings without an end and tell 2 people] [Change]')
  })

  test('names the days that are left out, and those on which nobody works', async () => {
    const shown = await lines('schedule procurement Saturdays 10:00 Geneva until 4 April except 21 March')
    expect(shown).toContain('Left out: Sat 21 Mar 2020')
    expect(shown).toContain('Sat 7 Mar 2020, Sat 14 Mar 2020, Sat 28 Mar 2020 and 1 more are not working days.')
  })

  test('warns of what else its members have on one of the days', async () => {
    await house.join('expert-nairobi', 'ai')
    const other = messageOf(await house.says('leader-ai', 'schedule ai 21 April 15:00 Geneva'))
    await house.presses('leader-ai', actOf(other, 'Schedule'))
    const shown = await lines('schedule procurement every other Tuesday from 7 April 15:30 Geneva, 3 times')
    expect(shown).toContain('Also Tue 21 Apr 2020, 15:00 Geneva: AI-1 (1 person of yours in both).')
  })

  test.each([
    ['02:30 Geneva from 22 March', 'On Sun 29 Mar 2020 the clocks of Geneva skip 02:30: that meeting begins at 03:30.'],
    [
      '02:15 Australia/Lord_Howe from 27 September',
      'On Sun 4 Oct 2020 the clocks of Lord Howe skip 02:15: that meeting begins at 02:45.',
    ],
  ])('says what a night in which clocks change does to it: %s', async (words, skipped) => {
    expect(await lines(`schedule procurement every Sunday ${words}, 3 times`)).toContain(skipped)
  })

  test('of a series schedules nothing', async () => {
    await says('schedule procurement every Friday 15:00 Geneva 3 times Only looked at')
    expect(await titled('Only looked at')).toEqual([])
  })
})

describe('what has two readings', () => {
  test('is asked, and nothing typed is lost', async () => {
    const question = await says('schedule procurement every second Tuesday 10:00 Geneva, 6 times 45m Round table')
    expect(wordsOf(question, geneva)).toContain('[Every 2 weeks on Tuesday] [The second Tuesday of each month]')
    const preview = messageOf(await house.presses(leader, actOf(question, 'Every 2 weeks on Tuesday')))
    expect(wordsOf(preview, geneva)).toContain(
      'Repeats: every 2 weeks on Tuesday, 6 meetings, Tue 3 Mar to Tue 12 May 2020\nHow long: 45 minutes',
    )
  })

  test('two dates are two meetings, or one with two sessions', async () => {
    const question = await says('schedule procurement 26 May, 9 June 15:00 Geneva Kick-off')
    const two = messageOf(await house.presses(leader, actOf(question, '2 meetings')))
    expect(wordsOf(two, geneva)).toContain('Repeats: 2 meetings, Tue 26 May to Tue 9 Jun 2020')
    const one = messageOf(await house.presses(leader, actOf(question, 'One meeting, 2 sessions')))
    expect(wordsOf(one, geneva)).toContain('Session 2: Tue 9 Jun 2020, 15:00 Geneva')
  })
})

describe('the form', () => {
  const change = async (words: string) => formOf(await house.presses(leader, actOf(await says(words), 'Change')))

  test('keeps what was typed of a repeat: sent as it is, it gives the same preview', async () => {
    for (const words of [
      'third Fridays 15:00 Geneva 90m until August Case studies https://meet.example/1',
      'every other Tuesday 10:00 Nairobi, 6 times',
      '26 Apr, 25 May, 30 Jul, 15 Sep 15:00 Geneva',
      'Tuesdays and Thursdays 9:00 Geneva 4 times except 5 March',
      'every Friday 15:00 Geneva Standing call',
    ]) {
      const preview = await says(`schedule procurement ${words}`)
      const form = formOf(await house.presses(leader, actOf(preview, 'Change')))
      const again = messageOf(await house.submits(leader, form))
      expect(wordsOf(again, geneva)).toBe(wordsOf(preview, geneva))
    }
  })

  test('says it in words, with the first day, and reads what is put in their place', async () => {
    const form = await change('schedule procurement third Fridays 15:00 Geneva until August')
    expect(form.values).toMatchObject({
      date: '2020-03-20',
      repeats: 'the third Friday of each month until 31 August 2020',
    })
    const other = messageOf(
      await house.submits(leader, form, { date: '2020-04-01', repeats: 'every 2 weeks, 3 times' }),
    )
    expect(wordsOf(other, geneva)).toContain('Repeats: every 2 weeks, 3 meetings, Wed 1 Apr to Wed 29 Apr 2020')
  })

  test('a missing time is the only gap', async () => {
    const form = formOf(await house.says(leader, 'schedule procurement third Fridays Geneva until August'))
    expect(form.problem).toBe('At what time?')
    expect(form.values).toMatchObject({ date: '2020-03-20', time: null })
    const preview = messageOf(await house.submits(leader, form, { time: '15:00' }))
    expect(wordsOf(preview, geneva)).toContain('Fri 20 Mar 2020, 15:00 Geneva')
  })

  test.each([
    ['every now and then', 'repeats', 'How often is it?'],
    ['every Friday Case studies', 'repeats', 'I didn\'t understand "Case studies".'],
    ['every Friday 16:00', 'repeats', 'have fields of their own'],
    ['4 May, 11 May, 18 May', 'repeats', 'none of these dates'],
  ])('"%s" mends its own field', async (repeats, field, sentence) => {
    const form = await change('schedule procurement third Fridays 15:00 Geneva until August')
    const mended = formOf(await house.submits(leader, form, { repeats }))
    expect(mended.errors[field]).toContain(sentence)
    expect(mended.values).toMatchObject({ repeats, time: '15:00' })
  })

  test('what repeats has no further sessions', async () => {
    const form = await change('schedule procurement third Fridays 15:00 Geneva until August')
    const mended = formOf(await house.submits(leader, form, { more: '22 May 09:00-16:00' }))
    expect(mended.errors.more).toContain('one session each time')
  })
})

describe('confirming', () => {
  test('schedules all of them once, however often it is pressed, and shows their names', async () => {
    const preview = await says('schedule procurement third Fridays 15:00 Geneva until August Once')
    const confirm = actOf(preview, 'Schedule 6 meetings')
    const set = wordsOf(messageOf(await house.presses(leader, confirm)), geneva)
    expect(set).toMatch(/^These meetings are set: the third Friday of each month, 6 meetings/)
    expect(set).toMatch(/\nPROC-\d+ Fri 20 Mar 2020, 15:00 Geneva\n/)
    expect(set).toContain("We'll tell 2 people in 2 minutes, in one message. You can undo until then.")
    const again = wordsOf(messageOf(await house.presses(leader, confirm)), geneva)
    expect(again).toContain('Procurement: Once')
    expect(await titled('Once')).toHaveLength(1)
    expect(wordsOf(messageOf(await house.presses(leader, actOf(preview, 'Change'))), geneva)).toContain('done already')
  })

  test('can be taken back', async () => {
    const preview = await says('schedule procurement every Friday 15:00 Geneva, 3 times Taken back')
    const set = messageOf(await house.presses(leader, actOf(preview, 'Schedule')))
    const undone = wordsOf(messageOf(await house.presses(leader, actOf(set, 'Undo'))), geneva)
    expect(undone).toBe('These meetings are undone. We told nobody.')
    const meetings = await house.house.store(meetingStore).find({ title: 'Taken back' })
    expect(meetings.map(({ state }) => state)).toEqual(['cancelled', 'cancelled', 'cancelled'])
  })

  test('is for the one who saw the preview', async () => {
    const preview = await says('schedule procurement every Friday 15:00 Geneva, 3 times Of others')
    await house.presses('leader-ai', actOf(preview, 'Schedule'))
    expect(await titled('Of others')).toEqual([])
  })
})

describe('a series in the words that people use', () => {
  const shown = async (text: string) => (await lines(text)).join('\n')

  test('a standing slot repeats; without an end its button says so', async () => {
    const preview = await shown('Give procurement a standing slot, second Thursday 13:00-14:30 Geneva')
    expect(preview).toContain('the second Thursday of each month')
    expect(preview).toMatch(/\[Schedule .*without an end/)
  })

  test('"every second month, last Wednesday" is one rhythm', async () => {
    expect(
      await shown('schedule procurement every second month, last Wednesday 10:00 Geneva until December'),
    ).toContain('the last Wednesday, every 2 months')
  })

  test('"two more at the same rhythm" goes on as the meetings ahead do', async () => {
    await house.presses(
      leader,
      actOf(await says('schedule procurement third Fridays 15:00 Geneva until June On'), 'Schedule'),
    )
    const preview = await shown('add two more at the same rhythm')
    expect(preview).toContain('the third Friday of each month')
    expect(preview).toContain('2 meetings')
  })
})
