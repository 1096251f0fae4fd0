import { beforeAll, describe, expect, test } from '@jest/globals'
import { talkingHouse } from '../talking-house.ts'

const house = await talkingHouse()
const amina = house.person('amina', { name: 'Amina Diallo', zone: 'Europe/Zurich', email: 'amina@example.org' })
const kenji = house.person('kenji', { name: 'Kenji Sato', zone: 'Asia/Tokyo', email: 'kenji@example.org' })

beforeAll(async () => {
  await house.seat('amina', 'leader', 'procurement')
  await kenji.says('hello')
  await amina.says('schedule procurement 20 March 15:00 Geneva 90m Case studies')
  await amina.says('yes')
})

describe('commands that sentences stand for', () => {
  test('reminders stop: asks what should stop', async () => {
    await amina.says('stop emailing me')
    expect(amina.shown()).toMatch(/What should stop/)
    expect(amina.buttons()).toEqual([
      ...['Get one summary a day', 'Stop my reminders', 'Stop e-mails', 'Leave a thematic group'],
    ])
    await amina.presses('Stop my reminders')
    expect(amina.shown()).toMatch(/Reminders: none|no reminders/i)
  })

  test('2 hours and 15 minutes: one reminder or two is asked', async () => {
    await amina.says('remind me 2 hours and 15 minutes before')
    expect(amina.shown()).toMatch(/One reminder 2 h 15 min before, or two/)
    await amina.presses('Once: 2 h 15 min before')
    expect(amina.shown()).toMatch(/: 2 h 15 min before each meeting/)
    await amina.says('reminders 2h15')
    expect(amina.shown()).toMatch(/: 2 h 15 min before each meeting/)
    await amina.says('remind me 2 hours before and 15 minutes before')
    expect(amina.shown()).toMatch(/2 h.*15 min/)
  })

  test('quiet between two hours', async () => {
    await amina.says('quiet between 22:00 and 7:00')
    expect(amina.shown()).toMatch(/Quiet: from 22:00 to 07:00/)
  })

  test('a time here, in other places', async () => {
    await amina.says('what is 15:00 Geneva in Lagos')
    expect(amina.shown()).toMatch(/15:00 Geneva, Mon 2 Mar( 2020)?, is:[\s\S]*15:00 in Lagos/)
    await amina.says('zone 15:00 Geneva in Tokyo and Lagos')
    expect(amina.shown()).toMatch(/23:00 in Tokyo[\s\S]*15:00 in Lagos/)
    await amina.says('what would proc1 be on the clock in Kigali?')
    expect(amina.shown()).toMatch(/PROC-1[\s\S]*16:00 in Kigali/)
    await amina.says('time difference Geneva Sydney on 17 April')
    expect(amina.shown()).toMatch(/12:00 Geneva, Fri 17 Apr( 2020)?, is:[\s\S]*20:00 in Sydney/)
  })

  test('minutes later', async () => {
    await house.moveTo('2020-03-21T09:00:00Z')
    await amina.says('give me three more days for the minutes')
    expect(amina.shown()).toMatch(/You have until/)
  })
})

describe('what nobody could make a command of', () => {
  test('gets a suggestion with the values that it holds', async () => {
    await amina.says('status')
    await amina.says('schedul maybe something like a procurement thing')
    expect(amina.shown()).toMatch(/didn't understand[\s\S]*schedul maybe something like a procurement thing/)
    expect(amina.buttons().length).toBeLessThanOrEqual(3)
  })

  test('is never suggested what only others may do', async () => {
    await kenji.says('the members want to appoint or reopen or whatever')
    expect(kenji.buttons().join()).not.toMatch(/Appoint|Open|Schedule|Cancel|Move|Review/)
  })
})
