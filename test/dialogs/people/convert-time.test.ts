import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Message } from '#chat/message.ts'
import { personStore } from '#features/people/person-store.ts'
import { actOf, messageOf, type TestHouse, testHouse, wordsOf } from '../../context.ts'

/* It is Monday 2 March 2020, 09:00 in Geneva; the leader of Procurement lives there. */

let house: TestHouse
const leader = 'leader-procurement'

beforeAll(async () => {
  house = await testHouse()
  for (const expert of ['expert-nairobi', 'expert-sydney']) await house.join(expert, 'procurement')
})

const says = async (words: string, who = leader) => messageOf(await house.says(who, words))
const shows = async (words: string, who = leader) =>
  wordsOf(await says(words, who), {
    zone: who === leader ? 'Europe/Zurich' : 'Africa/Nairobi',
    said: who === leader ? 'Geneva' : 'Nairobi',
  })

describe('zone and a time', () => {
  test('is that time for the speaker first, then for everybody in their groups, counted by clock', async () => {
    expect((await shows('zone 21 May 15:00 Geneva', 'expert-nairobi')).split('\n')).toEqual([
      '15:00 Geneva is, for you: Thu 21 May 2020, 16:00 Nairobi (15:00 Geneva)',
      'In your groups:',
      'Geneva 15:00, 1 person',
      'Sydney 23:00, 1 person',
    ])
  })

  test('names the weekday where it is another one, and nobody', async () => {
    const shown = await shows('zone 21 May 18:00 Geneva')
    expect(shown).toContain('Sydney Fri 02:00, 1 person')
    for (const { id, name } of house.charter.demo?.people ?? []) {
      expect(shown).not.toContain(id)
      expect(shown).not.toContain(name)
    }
  })

  test('is today in that place, where no day is said', async () => {
    expect(await shows('zone 9:00 Auckland')).toContain('09:00 Auckland is, for you: Sun 1 Mar 2020, 21:00 Geneva')
    expect(await shows('time 15:00 Geneva', 'expert-nairobi')).toContain('Mon 2 Mar 2020, 17:00 Nairobi (15:00 Geneva)')
  })

  test('without a place is in the own zone', async () => {
    expect(await shows('zone 15:00', 'expert-nairobi')).toContain(
      '15:00 Nairobi is, for you too: Mon 2 Mar 2020, 15:00 Nairobi',
    )
  })

  test('puts places with the same clock in one line', async () => {
    await house.join('expert-vienna', 'procurement')
    await house.house
      .store(personStore)
      .insert(
        { ...(await personLike('expert-nairobi')), _id: 'expert-vienna', zone: 'Europe/Vienna' },
        { by: 'charter', at: house.now(), what: 'met' },
      )
    expect(await shows('zone 15:00 Geneva', 'expert-nairobi')).toContain('Vienna and Geneva 15:00, 2 people')
  })
})

describe('what has two readings is asked about', () => {
  test.each([
    ['zone 3', ['15:00', '03:00']],
    ['zone 15:00 IST', ['Kolkata (India)', 'Jerusalem (Israel)', 'Dublin (Ireland)']],
    ['zone 29 March 2:30 Geneva', ['14:30', '02:30']],
  ])('%s', async (words, labels) => {
    expect(labelsOf(await says(words))).toEqual(labels)
  })

  test('and answered with the reading that was pressed, as often as it is pressed', async () => {
    const asked = await says('zone 15:00 IST')
    for (const _ of ['once', 'twice']) {
      const shown = messageOf(await house.presses(leader, actOf(asked, 'Jerusalem')))
      expect(wordsOf(shown, { zone: 'Europe/Zurich' })).toContain('15:00 Jerusalem is, for you: Mon 2 Mar 2020, 14:00')
    }
  })

  test('one question after the other, up to an hour that a clock change skips', async () => {
    const first = await says('zone 29 March 2:30 Geneva')
    const second = messageOf(await house.presses(leader, actOf(first, '02:30')))
    expect(wordsOf(second, { zone: 'Europe/Zurich' })).toContain('02:30 does not exist in Geneva on Sun 29 Mar 2020')
    expect(labelsOf(second)).toEqual(['01:30', '03:30'])
  })

  test('a press on somebody else’s question changes nothing', async () => {
    const asked = await says('zone 15:00 IST')
    const shown = messageOf(await house.presses('leader-ai', actOf(asked, 'Jerusalem')))
    expect(wordsOf(shown, { zone: 'UTC' })).toContain('This is too old.')
  })
})

describe('what is not understood', () => {
  test('a place that there is not is never taken for the own zone', async () => {
    expect(await shows('zone 15:00 Foobar')).toContain('I don\'t know the place "Foobar".')
  })

  test('a day alone is asked for its time', async () => {
    expect(await shows('zone 21 May Geneva')).toContain('At what time?')
  })
})

test('time and a place is what clocks show there, and changes nothing', async () => {
  const shown = await says('time Tokyo')
  expect(wordsOf(shown, { zone: 'Europe/Zurich' })).toBe('In Tokyo it is 17:00 now, Mon 2 Mar.\n[Make Tokyo my zone]')
  expect((await house.house.store(personStore).get(leader))?.zone).toBe('Europe/Zurich')
})

function labelsOf({ blocks }: Message): string[] {
  return blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons.map(({ label }) => label) : []))
}

async function personLike(id: string) {
  const person = await house.house.store(personStore).get(id)
  if (person === null) throw new Error(`there is no ${id}`)
  return person
}
