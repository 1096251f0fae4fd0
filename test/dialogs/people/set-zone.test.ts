import { beforeAll, expect, test } from '@jest/globals'
import { personStore } from '#features/people/person-store.ts'
import { actOf, messageOf, type TestHouse, testHouse, wordsOf } from '../../context.ts'

/* A meeting at 15:00 in Geneva on 22 May 2020 is at 16:00 in Nairobi and at 23:00 in Sydney, where it is quiet from 22:00 on. */

let house: TestHouse
const expert = 'expert-nairobi'
const zoneOf = async (person: string) => (await house.house.store(personStore).get(person))?.zone
const says = async (person: string, words: string) => messageOf(await house.says(person, words))

beforeAll(async () => {
  house = await testHouse()
  await house.join(expert, 'procurement')
  const preview = await says('leader-procurement', 'schedule procurement 22 May 15:00 Geneva 90m Case studies')
  await house.presses('leader-procurement', actOf(preview, 'Schedule'))
  await house.until('2020-05-18T20:00:00Z')
  await says(expert, 'yes PROC-1')
  await house.until('2020-05-20T20:00:00Z')
})

test('a new zone says what it makes of the next meeting, and can be taken back', async () => {
  const answer = await says(expert, 'zone Sydney')
  expect(wordsOf(answer, { zone: 'Africa/Nairobi' }).split('\n')).toEqual([
    'Your time zone is Sydney. It is 06:00 there now.',
    'Your reminders and your quiet hours follow it.',
    'Your next meeting, PROC-1, is then Fri 22 May 2020, 23:00 Sydney (15:00 Geneva).',
    '[Undo]',
  ])
  const back = messageOf(await house.presses(expert, actOf(answer, 'Undo')))
  expect(wordsOf(back, { zone: 'Australia/Sydney' })).toContain('PROC-1, is then Fri 22 May 2020, 16:00 Nairobi')
  expect(await zoneOf(expert)).toBe('Africa/Nairobi')
})

test('a zone with the same clock shifts nothing, and says nothing of it', async () => {
  expect(wordsOf(await says(expert, 'zone Istanbul'), { zone: 'UTC' })).not.toContain('Your next meeting')
  await says(expert, 'zone Nairobi')
})

test('what is planned follows: the day’s reminder comes before the night of the new place, in its time', async () => {
  await house.until('2020-05-20T20:05:00Z')
  await says(expert, 'zone Sydney')
  const arrived = (await house.until('2020-05-21T20:00:00Z')).filter(({ to }) => to === expert)
  expect(arrived.map(({ at, kind, text }) => `${at} ${kind} ${text.split(', in ')[0]}`)).toEqual([
    '2020-05-21T12:00:00Z meeting-reminder PROC-1: Fri 22 May, 23:00 Sydney (15:00 Geneva)',
  ])
})
