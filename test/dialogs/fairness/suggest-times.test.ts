import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Message } from '#chat/message.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { scheduleMeeting } from '#features/meetings/schedule-meeting.ts'
import { actOf, messageOf, type TestHouse, testHouse, wordsOf } from '../../context.ts'

const geneva = { zone: 'Europe/Zurich', said: 'Geneva' }
const leader = 'leader-procurement'
let house: TestHouse

/** Geneva, Lima and Sydney, with one more group of which Lima is a member. */
beforeAll(async () => {
  house = await testHouse()
  for (const [person, group] of [
    ['expert-lima', 'procurement'],
    ['expert-sydney', 'procurement'],
    ['expert-lima', 'ai'],
    ['expert-geneva', 'financing'],
  ] as const)
    await house.join(person, group)
})

const says = async (words: string, who = leader) => messageOf(await house.says(who, words))
const presses = async (message: Message, label: string, who = leader) =>
  messageOf(await house.presses(who, actOf(message, label)))
const wordsIn = (message: Message) => wordsOf(message, geneva)

describe('suggest', () => {
  test('shows three times of the days that were said, with who meets at night, one press each', async () => {
    expect(wordsIn(await says('suggest procurement 90m next week'))).toBe(
      [
        'Procurement: the fairest times, 90 minutes',
        'Mon 9 Mar 2020, 20:30 Geneva. Daytime for 2 of 3. Night for 1: Sydney Tue 06:30.',
        'Tue 10 Mar 2020, 10:30 Geneva. Daytime for 2 of 3. Night for 1: Lima 04:30.',
        'Wed 11 Mar 2020, 22:30 Geneva. Daytime for 2 of 3. Night for 1: Geneva 22:30.',
        'We tell nobody before you confirm a preview.',
        '[Schedule Mon 9 Mar 20:30] [Schedule Tue 10 Mar 10:30] [Schedule Wed 11 Mar 22:30] [Rotate over a series] [See who gets night meetings]',
      ].join('\n'),
    )
  })

  test('of one day, three times that are apart', async () => {
    const labels = wordsIn(await says('find procurement 20 May'))
      .split('\n')
      .at(-1)
    expect(labels?.match(/20 May \d\d:\d\d/g)).toHaveLength(3)
  })

  test('without days, looks at the two weeks after the minimum notice', async () => {
    expect(wordsIn(await says('best procurement'))).toContain('Tue 10 Mar 2020')
  })

  test('a press leads to the ordinary preview; title and link stay', async () => {
    const found = await says('suggest procurement 90m next week "Case studies" https://meet.example/cases')
    const preview = wordsIn(await presses(found, 'Schedule Tue'))
    expect(preview).toContain('Procurement: Case studies\nWhen: Tue 10 Mar 2020, 10:30 Geneva, 90 minutes')
    expect(preview).toContain('https://meet.example/cases')
  })

  test('a time that was said needs no suggestion: it is previewed', async () => {
    expect(wordsIn(await says('suggest procurement 20 May 15:00 Geneva Case studies'))).toContain(
      'When: Wed 20 May 2020, 15:00 Geneva',
    )
  })

  test('days that are not understood are asked about, with an example', async () => {
    const message = await says('suggest procurement the week after')
    expect(wordsIn(message)).toContain('Say for instance: suggest procurement 90m next week')
    expect(wordsIn(await presses(message, 'Next week'))).toContain('the fairest times')
  })

  test('a public holiday of somebody is spared, and named where there is no other day', async () => {
    // Ascension Day in Geneva, among days on which all can.
    const found = wordsIn(await says('suggest procurement 19 to 22 May'))
    expect(found).not.toContain('Public holiday')
    expect(wordsIn(await says('suggest procurement 21 May'))).toContain('Public holiday for 1.')
  })

  test('days that are over have no times', async () => {
    expect(wordsIn(await says('suggest procurement 2 February 2020'))).toContain('No time is left on these days.')
  })

  test('asks for which group where there are several', async () => {
    const message = await says('suggest 90m next week', 'secretariat')
    expect(wordsIn(message)).toContain('For which thematic group?')
    expect(wordsIn(await presses(message, 'Financing', 'secretariat'))).toContain('Financing')
  })

  test('a group may stand behind "a time for"', async () => {
    expect(wordsIn(await says('find a time for procurement next week'))).toContain('Mon 9 Mar 2020')
  })

  test.each(['find a time for next week', 'find the best time next week', 'suggest times for next week'])(
    '"%s" names no group: "time" stands in the long title of one, and is asked of the only group that is led',
    async (words) => {
      const shown = wordsIn(await says(words))
      expect(shown).toContain('Procurement: the fairest times, 1 hour\nMon 9 Mar 2020')
      const preview = wordsIn(await presses(await says(words), 'Schedule Mon'))
      expect(preview).toContain('Procurement: Meeting\nWhen: Mon 9 Mar 2020')
    },
  )

  test('only leaders of the group are suggested times', async () => {
    expect(wordsIn(await says('suggest procurement', 'expert-lima'))).toContain('by the leaders of a thematic group')
    expect(wordsIn(await says('suggest procurement', 'leader-ai'))).toContain(
      'Only the leaders of Procurement and the secretariat can do this.\nLeader of Procurement leads Procurement.\nAsk them this?',
    )
  })
})

describe('the next free time', () => {
  test('is the earliest in everybody’s usual hours', async () => {
    expect(wordsIn(await says('suggest financing next free', 'leader-financing'))).toBe(
      [
        'Financing: the next free time, 1 hour',
        'Tue 10 Mar 2020, 09:00 Geneva. Daytime for all 2.',
        'We tell nobody before you confirm a preview.',
        '[Schedule Tue 10 Mar 09:00]',
      ].join('\n'),
    )
  })

  test('where there is none, says so and shows the fairest', async () => {
    expect(wordsIn(await says('suggest procurement free'))).toContain(
      'no time suits everyone; these are the fairest, 1 hour\nTue 10 Mar 2020, 21:00 Geneva',
    )
  })

  test('is the one way on from a preview that clashes', async () => {
    await house.join('expert-geneva', 'recovery')
    const session = { date: '2020-05-12', time: '10:00', zone: 'Europe/Zurich', lasts: 'PT60M' }
    const plan = { id: 'clashing', group: 'recovery', title: 'Other', sessions: [session] }
    await scheduleMeeting(house.as('leader-recovery'), plan)
    const who = 'leader-financing'
    const preview = await says('schedule financing 12 May 10:00 Geneva Clashing', who)
    expect(wordsIn(preview)).toContain('[Find next free time]')
    expect(wordsIn(preview)).not.toContain('Fairer')
    const found = await presses(preview, 'Find next free time', who)
    expect(wordsIn(found)).toContain('Tue 12 May 2020, 11:00 Geneva. Daytime for all 2.')
    expect(wordsIn(await presses(found, 'Schedule', who))).toContain(
      'Financing: Clashing\nWhen: Tue 12 May 2020, 11:00',
    )
    await house.house.store(meetingStore).remove({ _id: 'clashing' })
  })
})

describe('fairer times', () => {
  const night = 'schedule procurement 20 May 16:00 Geneva 90m Case studies https://meet.example/cases'

  test('are offered where somebody meets at night, and lead back with everything kept', async () => {
    const preview = await says(night)
    expect(wordsIn(preview)).toContain('Night for 1: Sydney Thu 00:00')
    const found = await presses(preview, 'Find fairer times')
    expect(wordsIn(found)).toContain('Procurement: the fairest times, 90 minutes')
    expect(wordsIn(found)).toContain('[Keep Wed 20 May 16:00]')
    const other = wordsIn(await presses(found, 'Schedule'))
    expect(other).toContain('Procurement: Case studies')
    expect(other).toContain('https://meet.example/cases')
    expect(wordsIn(await presses(found, 'Keep'))).toBe(wordsIn(preview))
  })

  test('are not offered by day', async () => {
    expect(wordsIn(await says('schedule procurement 19 May 21:00 Geneva 60m By day'))).not.toContain('Fairer')
  })

  test('count the whole meeting, not only its start', async () => {
    const preview = wordsIn(await says('schedule procurement 19 May 22:00 Geneva 3h Long'))
    expect(preview).toContain('Night for 2: Geneva 22:00, Sydney Wed 06:00')
    expect(wordsIn(await says('schedule procurement 19 May 21:30 Geneva 90m Evening'))).toContain('Geneva 21:30')
  })

  test('of a move lead to the preview of the move', async () => {
    const set = await presses(await says('schedule procurement 27 May 21:00 Geneva Moving'), 'Schedule')
    const [reference = ''] = /PROC-\d+/.exec(wordsIn(set)) ?? []
    const preview = await says(`move ${reference} 28 May 16:00`)
    const found = await presses(preview, 'Find fairer times')
    const moved = wordsIn(await presses(found, 'Move to'))
    expect(moved).toContain(`${reference}: Moving\nFrom: Wed 27 May 2020, 21:00 Geneva, 1 hour\nTo: `)
    await says(`cancel ${reference}`)
  })

  test('of what is scheduled by now are none: the old button tells so', async () => {
    const preview = await says(night)
    await presses(preview, 'Schedule')
    expect(wordsIn(await presses(preview, 'Find fairer times'))).toContain('This is done already: PROC-')
  })
})
