import { expect, test } from '@jest/globals'
import { personStore } from '#features/people/person-store.ts'
import { talkingHouse } from '../../talking-house.ts'

const { person, context } = await talkingHouse()
const stored = async (id: string) => (await context('clock').store(personStore).get(id))?.hours

test('alone it shows the usual hours, which are everybody’s until somebody says otherwise', async () => {
  const expert = person('nora')
  await expert.says('hours')
  expect(expert.shown()).toContain(
    'Your usual hours: 09:00 to 18:00, Nairobi time.\nYou have set none, so we use these.',
  )
  expect(expert.buttons()).toEqual(['Change'])
})

test.each([
  ['hours 8-17', { from: '08:00', to: '17:00' }],
  ['my hours 22-6', { from: '22:00', to: '06:00' }],
  ['hours from 9:30 to 16:00', { from: '09:30', to: '16:00' }],
])('usual hours: %s', async (words, hours) => {
  await person('hana').says(words)
  expect(await stored('hana')).toEqual(hours)
})

test('can be taken back, to what was before', async () => {
  const expert = person('ulla')
  await expert.says('hours 8-17')
  await expert.says('hours 7-15')
  await expert.presses('Undo')
  expect(await stored('ulla')).toEqual({ from: '08:00', to: '17:00' })
  await expert.says('hours default')
  expect(await stored('ulla')).toBeUndefined()
})

test('by day or by night is asked', async () => {
  const expert = person('dora')
  await expert.says('hours 9-5')
  expect(expert.shown()).toBe('"9-5": which of these do you mean?')
  expect(expert.buttons()).toEqual(['09:00 to 17:00', '21:00 to 05:00', 'Change'])
  expect(await stored('dora')).toBeUndefined()
  await expert.presses('09:00 to 17:00')
  expect(await stored('dora')).toEqual({ from: '09:00', to: '17:00' })
})

test('a form takes them too, and says what is wrong beside the field', async () => {
  const expert = person('fred')
  await expert.says('hours')
  await expert.presses('Change')
  expect(expert.form().values).toEqual({ from: '09:00', to: '18:00' })
  await expert.fills({ from: '08:00', to: '08:00' })
  expect(expert.form().errors.to).toContain('between 1 and 16 hours')
  await expert.fills({ from: '08:00', to: '16:00' })
  expect(await stored('fred')).toEqual({ from: '08:00', to: '16:00' })
})

test('what is not understood changes nothing, and shows an example', async () => {
  const expert = person('fred')
  await expert.says('hours at dawn')
  expect(expert.shown()).toContain('I didn\'t understand "at dawn". Say for instance: hours 8-17')
  expect(await stored('fred')).toEqual({ from: '08:00', to: '16:00' })
})
