import { beforeAll, describe, expect, test } from '@jest/globals'
import { talkingHouse } from '../../talking-house.ts'

const house = await talkingHouse()
const amina = house.person('amina', { name: 'Amina Diallo', zone: 'Europe/Zurich', email: 'amina@example.org' })

beforeAll(async () => {
  await house.seat('amina', 'leader', 'procurement')
  await amina.says('schedule procurement 20 March 15:00 Geneva 90m Case studies')
  await amina.says('yes')
})

describe('moving a meeting on Friday 20 March at 15:00', () => {
  test.each([
    ['move proc1 +1h', /Fri 20 Mar, 16:00/],
    ['move proc1 -30m', /Fri 20 Mar, 14:30/],
    ['move proc1 +1 week', /Fri 27 Mar, 15:00/],
    ['move proc1 from 15:00 to 16:00', /Fri 20 Mar, 16:00/],
    ['move proc1 from 20 March to 27 March', /Fri 27 Mar, 15:00/],
    ['move proc1 28 May, half an hour later', /Thu 28 May, 15:30/],
    ['move proc1 half an hour later on 28 May', /Thu 28 May, 15:30/],
    ['move proc1 to 27 March same time', /Fri 27 Mar, 15:00/],
    ['push it by half an hour', /Fri 20 Mar, 15:30/],
    ['proc1 15:00 -> 16:30', /Fri 20 Mar, 16:30/],
    ['shift the 20th to the 24th', /Tue 24 Mar, 15:00/],
    ['edit proc1 2 hours', /2 hours/],
    ['make it two hours long', /2 hours/],
  ])('"%s"', async (words, shown) => {
    await amina.says('status')
    await amina.says(words)
    expect(amina.shown()).toMatch(shown)
    expect(amina.buttons()[0]).toMatch(/^Move/)
  })

  test('from a time that it does not have is from when to when it is held', async () => {
    await amina.says('status')
    await amina.says('move proc1 20 March from 11:00 to 12:00')
    expect(amina.shown()).toMatch(/To: Fri 20 Mar, 11:00 Geneva, 1 hour/)
  })
})

describe('an agenda', () => {
  test('grows and shrinks by an item', async () => {
    await amina.says('agenda proc1 1 minutes 10m; 2 draft 20m decision; 3 other business')
    await amina.says('agenda proc1 + e-waste')
    expect(amina.shown()).toMatch(/other business[\s\S]*e-waste/)
    await amina.says('agenda proc1 - 3')
    expect(amina.shown()).toMatch(/draft[\s\S]*e-waste/)
    expect(amina.shown()).not.toContain('other business')
    await amina.says('agenda proc1 - 9')
    expect(amina.shown()).toMatch(/no such item/)
  })
})
