import { beforeAll, describe, expect, test } from '@jest/globals'
import { talkingHouse } from '../../talking-house.ts'

const house = await talkingHouse()
const amina = house.person('amina', { name: 'Amina Diallo', zone: 'Europe/Zurich', email: 'amina@example.org' })
const nadia = house.person('nadia', { name: 'Nadia Karim', zone: 'Europe/Zurich', email: 'nadia@example.org' })

beforeAll(async () => {
  await house.seat('amina', 'leader', 'procurement')
  await nadia.says('hello')
  await house.seat('nadia', 'leader', 'financing')
  await amina.says('schedule procurement 20 March 15:00 Geneva 90m Case studies')
  await amina.says('yes')
  await nadia.says('schedule finance 25 March 10:00 Geneva 60m Green bonds')
  await nadia.says('yes')
})

describe('a leader who names the group of others', () => {
  test.each([
    'cancel finance speaker ill',
    'cancel finance',
    'move finance 28 May 9:00',
    'move fin1 28 May 9:00',
    'edit finance title Bonds',
    'title finance Blue bonds',
    'link finance https://zoom.us/j/5',
    'please cancel the finance meeting',
  ])('"%s" is told who leads it, and gets the words to ask them', async (words) => {
    await amina.says(words)
    expect(amina.shown()).toMatch(/Nadia Karim leads Financing/)
    expect(amina.shown()).toContain(words)
    expect(amina.shown()).toContain('Ask them this?')
  })

  test('their own meeting is still found, whatever the reason holds', async () => {
    await amina.says('cancel proc1 city hall is closed')
    expect(amina.shown()).toMatch(/Which meeting|Cancel PROC-1/)
  })
})
