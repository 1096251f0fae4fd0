import { describe, expect, test } from '@jest/globals'
import { entry } from '#context.ts'
import { accountId } from '#features/people/account.ts'
import { accountStore, personStore } from '#features/people/person-store.ts'
import { zoneQuestion } from '#features/people/zone-question.ts'
import { sameClocks } from '#time/zones/same-clocks.ts'
import { buttonsOf } from '../../message-words.ts'
import { talkingHouse } from '../../talking-house.ts'

/* It is Monday 2 March 2020, 09:00 in Geneva. */
const house = await talkingHouse()
const { person, context, moveTo, seat } = house
await seat('lea', 'leader', 'procurement')
const stored = (id: string) => context('clock').store(personStore).get(id)
const lea = person('lea')

const nairobi = { zone: 'Africa/Nairobi' }
const sydney = { zone: 'Australia/Sydney' }
const confirm = 'Your time zone: Nairobi (11:00 now).'
const moved = 'Your device says Sydney. Show times in Sydney?'

/** Somebody who has said that they live in Nairobi. */
async function resident(id: string) {
  const one = person(id, nairobi)
  await one.says('zone Nairobi')
  return one
}

describe('a zone that the chat says', () => {
  test('fills an empty one, and is shown to be confirmed beside the first message with a time', async () => {
    const nora = person('nora', nairobi)
    await nora.says('help')
    expect(nora.shown()).not.toContain(confirm)
    await nora.says('zone 15:00 Geneva')
    expect(nora.shown()).toContain(`17:00 Nairobi (15:00 Geneva)\n${confirm}`)
    expect(nora.buttons()).toEqual(['Keep it', 'Change'])
    await nora.presses('Keep it')
    expect(nora.shown()).toBe('Your time zone is Nairobi. It is 11:00 there now.')
    expect(await stored('nora')).toMatchObject({ zone: 'Africa/Nairobi', zoneConfirmed: true })
  })

  test('is shown once: who goes on without an answer is not asked again', async () => {
    const nick = person('nick', nairobi)
    await nick.says('zone 15:00 Geneva')
    expect(nick.shown()).toContain(confirm)
    await nick.says('zone 16:00 Geneva')
    expect(nick.shown()).not.toContain(confirm)
  })

  test('is not asked twice in one message', async () => {
    const nils = person('nils', nairobi)
    await nils.says('zone')
    expect(nils.buttons()).toEqual(['Yes', 'Change'])
    await nils.says('zone 15:00 Geneva')
    expect(nils.shown()).not.toContain(confirm)
  })
})

describe('on the road', () => {
  test('the next answer asks once whether to show times for the new place', async () => {
    await resident('rosa')
    const rosa = person('rosa', sydney)
    await rosa.says('help')
    expect(rosa.shown()).toContain(moved)
    expect(rosa.buttons().slice(-2)).toEqual(['Yes', 'Keep Nairobi'])
    await rosa.says('help')
    expect(rosa.shown()).not.toContain(moved)
  })

  test('Yes shows times there, and coming home is asked again', async () => {
    await resident('ruth')
    await person('ruth', sydney).says('help')
    await person('ruth').presses('Yes')
    expect(person('ruth').shown()).toContain('Your time zone is Sydney. It is 19:00 there now.')
    expect(await stored('ruth')).toMatchObject({ zone: 'Australia/Sydney', zoneConfirmed: true })
    const home = person('ruth', nairobi)
    await home.says('help')
    expect(home.shown()).toContain('Your device says Nairobi. Show times in Nairobi?')
  })

  test('who keeps the home zone is not asked about that place again, on this journey or the next', async () => {
    await resident('rick')
    await person('rick', sydney).says('help')
    await person('rick').presses('Keep Nairobi')
    expect(person('rick').shown()).toBe('Your time zone is Nairobi (Africa/Nairobi). It is 11:00 there now.')
    for (const hint of [sydney, nairobi, sydney]) {
      const there = person('rick', hint)
      await there.says('help')
      expect(there.shown()).not.toContain('Your device')
    }
    const elsewhere = person('rick', { zone: 'Asia/Tokyo' })
    await elsewhere.says('help')
    expect(elsewhere.shown()).toContain('Your device says Tokyo.')
  })

  test('who chooses another zone than their device’s is not contradicted', async () => {
    const rolf = await resident('rolf')
    await rolf.says('zone Geneva')
    await rolf.says('help')
    expect(rolf.shown()).not.toContain('Your device')
  })

  test('where clocks show the same, nothing is asked', async () => {
    await resident('rita')
    const there = person('rita', { zone: 'Europe/Istanbul' })
    await there.says('help')
    expect(there.shown()).not.toContain('Your device')
  })

  test('an answer that comes too late says what holds', async () => {
    await resident('rena')
    await person('rena', sydney).says('help')
    await person('rena').says('zone Tokyo')
    await person('rena').act('keep-zone', sydney)
    expect(person('rena').shown()).toContain('Your time zone is Tokyo')
    expect((await stored('rena'))?.zone).toBe('Asia/Tokyo')
  })

  test('two platforms that say two places are asked about once, not in turn for ever', async () => {
    await resident('rob')
    const from = { platform: 'teams', workspace: 'tenant', user: 'rob' } as const
    const account = { _id: accountId(from), person: 'rob', account: from, via: 'tenant', address: null, lastAt: '' }
    const joined = { ...account, reachable: false, unreachable: null }
    await context('rob')
      .store(accountStore)
      .insert(joined, entry(context('rob'), 'joined'))
    const asked = []
    for (let n = 0; n < 3; n++) {
      await person('rob', nairobi).says('help')
      asked.push(person('rob').shown().includes('Your device'))
      await person('rob').says('help', { as: { from, hint: sydney } })
      asked.push(person('rob').shown().includes(moved))
    }
    expect(asked).toEqual([false, true, false, false, false, false])
  })
})

describe('beside a notice', () => {
  test('the question goes along with the next one, and not with the one after', async () => {
    await seat('leo', 'leader', 'procurement')
    await person('leo').says('zone Geneva')
    const leo = person('leo', sydney)
    await leo.act('change-zone', {})
    await moveTo('2020-03-02T08:30:00Z')
    for (const [title, told] of [
      ['Case studies', '08:40'],
      ['Bonds', '08:50'],
    ]) {
      await lea.says(`schedule procurement 21 May 15:00 Geneva 90m ${title}`)
      await lea.presses(lea.buttons()[0] ?? '')
      await moveTo(`2020-03-02T${told}:00Z`)
    }
    await moveTo('2020-03-02T09:00:00Z')
    const asked = leo.told().map((message) => buttonsOf(message).some(({ label }) => label === 'Keep Geneva'))
    expect(asked).toEqual([true, false])
    const [first] = leo.told()
    expect(first && buttonsOf(first).map(({ label }) => label)).toContain('Why me?')
  })
})

test('where a device is concerns no notice: nothing is planned anew for it', async () => {
  await resident('rene')
  await house.house.outbox.sweepUntilQuiet()
  await person('rene', sydney).act('change-zone', {})
  const rene = await stored('rene')
  expect(rene).toMatchObject({ device: 'Australia/Sydney' })
  expect(rene).not.toHaveProperty('replan')
})

test.each([
  ['Europe/Zurich', 'Europe/Berlin', true],
  ['Africa/Nairobi', 'Europe/Istanbul', true],
  ['Europe/Zurich', 'Africa/Lagos', false],
  ['Africa/Nairobi', 'Australia/Sydney', false],
])('clocks in %s and %s show the same all year round: %s', (one, other, same) => {
  expect(sameClocks(one, other, '2020-03-02T08:00:00Z')).toBe(same)
})

test('without a zone there is nothing to ask', () => {
  expect(zoneQuestion({ zone: null })).toBeNull()
})
