import { beforeAll, expect, test } from '@jest/globals'
import { readCall } from '#features/groups/read-call.ts'
import { actOf, messageOf, type TestHouse, testHouse, wordsOf } from '../../context.ts'

const secretariat = 'secretariat'
let house: TestHouse

beforeAll(async () => {
  house = await testHouse()
})

const says = async (typed: string) => messageOf(await house.says(secretariat, typed))
const words = (message: Parameters<typeof wordsOf>[0]) => wordsOf(message, { zone: 'Europe/Zurich' })
const call = () => readCall(house.as(secretariat), 'procurement')

test('closing a call shows what it means, and closes nothing before it is pressed', async () => {
  const asked = await says('close procurement')
  expect(words(asked)).toContain('Close the Procurement call now?')
  expect(words(asked)).toContain('After that nobody can apply.')
  expect((await call())?.state).toBe('open')
  await house.presses(secretariat, actOf(asked, 'Keep it open'))
  expect((await call())?.state).toBe('open')
})

test('a call that was closed can be opened again until the day it had', async () => {
  const before = await call()
  const closed = messageOf(await house.presses(secretariat, actOf(await says('close procurement'), 'Close the call')))
  expect((await call())?.state).toBe('closed')
  await house.presses(secretariat, actOf(closed, 'Open it again'))
  expect(await call()).toMatchObject({ state: 'open', deadline: { date: before?.deadline?.date } })
})

test('a call that is not open is not closed again', async () => {
  await house.presses(secretariat, actOf(await says('close procurement'), 'Close the call'))
  expect(words(await says('close procurement'))).toContain('There is nothing to close.')
})
