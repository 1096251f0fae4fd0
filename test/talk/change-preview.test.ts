import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { talkingHouse } from '../talking-house.ts'

const house = await talkingHouse()
const amina = house.person('amina', { name: 'Amina Diallo', zone: 'Europe/Zurich', email: 'amina@example.org' })
const meetings = () => house.context('amina').store(meetingStore).find({})

beforeAll(async () => {
  await house.seat('amina', 'leader', 'procurement')
  await house.seat('amina', 'leader', 'financing')
})

describe('words behind a preview', () => {
  beforeEach(async () => {
    await amina.says('schedule procurement Fri 15 May 15:00 Geneva 60m Draft zero')
    expect(amina.buttons()).toContain('Schedule')
  })

  test.each([
    ['yes but at 16:00', /Fri 15 May, 16:00/],
    ['no, Thursday instead', /Thu 14 May, 15:00/],
    ['make it the 22nd', /Fri 22 May, 15:00/],
    ['make it 90 minutes', /Fri 15 May, 15:00[\s\S]*90 minutes/],
    ['half an hour longer', /90 minutes/],
    ['half an hour later', /15:30/],
    ['push it by half an hour', /15:30/],
    ['one hour earlier', /14:00/],
    ['a week later', /Fri 22 May, 15:00/],
    ['tomorrow instead', /Tue 3 Mar, 15:00/],
    ['15:00 Lagos time', /15:00 Lagos/],
    ['change the title to Draft one', /Draft one/],
    ['not Procurement, Finance', /Financ/],
    ['yes but at 16:00 and call it Draft one', /Draft one[\s\S]*16:00/],
    ['in room XII', /room XII/],
  ])('"%s" shows another preview, and does nothing', async (words, shown) => {
    const before = (await meetings()).length
    await amina.says(words)
    expect(amina.shown()).toMatch(shown)
    expect(amina.buttons()[0]).toMatch(/^Schedule/)
    expect((await meetings()).length).toBe(before)
  })

  test('the earlier preview is closed, and a "yes" confirms the later one', async () => {
    const earlier = await amina.says('schedule procurement Fri 12 June 15:00 Geneva 60m Closed preview')
    await amina.says('yes but at 17:00')
    const later = amina.buttons()
    if (!('message' in earlier) || !earlier.message) throw new Error('no preview')
    const before = (await meetings()).length
    await amina.presses('Schedule', earlier.message)
    expect(amina.shown()).toMatch(/You changed this later/)
    expect((await meetings()).length).toBe(before)
    expect(later).toContain('Schedule')
  })

  test('a "yes" confirms what was changed', async () => {
    await amina.says('make it the 29th at 17:00')
    await amina.says('yes')
    expect(amina.shown()).toMatch(/PROC-\d+ is set: Fri 29 May, 17:00/)
  })

  test('words that are not understood keep the preview', async () => {
    await amina.says('yes but the annex is wrong I think')
    expect(amina.shown()).toMatch(/didn't understand[\s\S]*still open/)
    await amina.says('make it green')
    expect(amina.shown()).toMatch(/didn't understand[\s\S]*still open/)
    await amina.says('make it 18:00')
    expect(amina.shown()).toMatch(/18:00/)
    await amina.says('blah blah')
    await amina.says('yes')
    expect(amina.shown()).toMatch(/PROC-\d+ is set: Fri 15 May, 18:00/)
  })

  test('an hour with two readings is asked about', async () => {
    await amina.says('yes but at 4')
    expect(amina.buttons()).toEqual(
      expect.arrayContaining([expect.stringMatching(/04:00/), expect.stringMatching(/16:00/)]),
    )
  })

  test('a group that somebody does not lead is refused, and the preview stays', async () => {
    await amina.says('no, for the AI group')
    expect(amina.shown()).toMatch(/AI|Artificial/)
    await amina.says('make it 11:00')
    expect(amina.shown()).toMatch(/11:00/)
  })
})

describe('words behind other previews', () => {
  test('a series', async () => {
    await amina.says('schedule procurement third Fridays 15:00 Geneva until August 60m Series')
    await amina.says('yes but at 16:00')
    expect(amina.shown()).toMatch(/third Friday[\s\S]*16:00/)
    await amina.says('Thursdays instead')
    expect(amina.shown()).toMatch(/third Thursday[\s\S]*16:00/)
  })

  test('a move', async () => {
    await amina.says('schedule financing Fri 19 June 15:00 Geneva 60m Bonds')
    await amina.says('yes')
    await amina.says('move fin1 26 June')
    expect(amina.shown()).toMatch(/Fri 26 Jun, 15:00/)
    await amina.says('no, Thursday at 10:00')
    expect(amina.shown()).toMatch(/Thu 25 Jun, 10:00/)
    expect(amina.buttons()[0]).toMatch(/^Move/)
  })

  test('the reason of a cancellation', async () => {
    await amina.says('cancel fin1')
    await amina.says('because the speaker is ill')
    expect(amina.shown()).toMatch(/They'll read: the speaker is ill/)
    expect(amina.buttons()[0]).toMatch(/^Cancel/)
  })
})
