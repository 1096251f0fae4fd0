import { beforeAll, describe, expect, test } from '@jest/globals'
import { talkingHouse } from '../talking-house.ts'

const house = await talkingHouse()
const leader = house.person('amina', { name: 'Amina Diallo', zone: 'Europe/Zurich' })
const amina = () => leader

beforeAll(async () => {
  await house.seat('amina', 'leader', 'procurement')
  await amina().says('schedule procurement 20 March 15:00 Geneva 90m Case studies')
  await amina().presses(amina().buttons()[0] ?? '')
})

describe('what people say, in the house', () => {
  test.each([
    ["I can't make it on the 20th, I am travelling", /No to PROC-\d/],
    ['hey @Convenor count me in please', /Yes to PROC-\d/],
    ["what's the link", /PROC-\d: Case studies/],
    ['who is coming?', /PROC-\d/],
    ["what's on the agenda", /PROC-\d: Case studies/],
    ['remind me 2 hours before', /2 hours/],
    ['I moved to Sydney', /Your time zone is Sydney/],
    ['thanks', /welcome/],
    ['who leads finance?', /Financing/],
    ['push it by half an hour', /15:30/],
  ])('%s', async (words, shown) => {
    await amina().says(words)
    expect(amina().shown()).toMatch(shown)
  })

  test.each([
    'yes but the annex is wrong I think',
    'no problem at all with paragraph 12',
    'leave it with me',
    'Cancel that thought, Bruno',
    'sick of these templates',
    'give me ten minutes',
    'oops moments in public purchasing, a short history',
    'Was this sent by mistake?',
    "She can't make it on the 20th",
    'Should we extend the deadline to 15 April?',
    'They moved to Sydney',
    'same time',
  ])('"%s" does nothing', async (words) => {
    await amina().says(words)
    expect(amina().shown()).toMatch(/didn't understand/)
  })

  test('what was refused is not done by a later "ok"', async () => {
    await amina().says('cancel proc1')
    expect(amina().buttons()[0]).toMatch(/^Cancel/)
    await amina().says('no')
    expect(amina().shown()).toMatch(/Nothing was changed/)
    await amina().says('ok')
    expect(amina().shown()).not.toMatch(/is cancelled/)
    await amina().says('1')
    expect(amina().shown()).not.toMatch(/is cancelled/)
  })

  test('a preview that something else was said behind is not confirmed by an "ok"', async () => {
    await amina().says('cancel proc1')
    await amina().says('thanks')
    await amina().says('ok')
    expect(amina().shown()).not.toMatch(/is cancelled/)
  })

  test('a command behind a preview is one of its own', async () => {
    await amina().says('schedule procurement 21 May 15:00 Geneva Criteria')
    await amina().says('schedule procurement 28 May 15:00 Geneva')
    expect(amina().shown()).not.toMatch(/Criteria/)
  })

  test('a bare yes answers the preview that was just shown', async () => {
    await amina().says('zone Geneva')
    await amina().says('schedule procurement 17 April 15:00 Geneva Draft chapters')
    expect(amina().buttons()).toContain('Schedule')
    await amina().says('yes')
    expect(amina().shown()).toMatch(/PROC-\d is set/)
  })
})
