import { describe, expect, test } from '@jest/globals'
import { personStore } from '#features/people/person-store.ts'
import { wordsOf } from '../../message-words.ts'
import { talkingHouse } from '../../talking-house.ts'
import { applicants } from '../applications/applicants.ts'

const house = await talkingHouse()
const { moveTo, person, seat, context } = house
const { applies, applicationOf } = applicants(house)
await seat('lea', 'leader', 'procurement')
const stored = (id: string) => context('clock').store(personStore).get(id)

describe('zone', () => {
  test('alone it shows the zone, and asks whether what the platform says is right', async () => {
    const expert = person('nora')
    await expert.says('zone')
    expect(expert.shown()).toBe(
      'Your time zone is Nairobi (Africa/Nairobi). It is 11:00 there now.\nYour chat says so. Is it right?',
    )
    await expert.presses('Yes')
    expect(await stored('nora')).toMatchObject({ zone: 'Africa/Nairobi', zoneConfirmed: true })
  })

  test('a city sets it, under the name that was said, and can be taken back', async () => {
    const expert = person('nora')
    await expert.says('zone Geneva')
    expect(expert.shown()).toContain('Your time zone is Geneva. It is 09:00 there now.')
    expect(await stored('nora')).toMatchObject({ zone: 'Europe/Zurich', zoneSaid: 'Geneva' })
    await expert.presses('Undo')
    expect(await stored('nora')).toMatchObject({ zone: 'Africa/Nairobi' })
  })

  test('a chosen zone is not overwritten by what the platform says later', async () => {
    const there = person('nora', { zone: 'Asia/Tokyo' })
    await there.says('zone')
    expect(there.shown()).toContain('Africa/Nairobi')
  })

  test('a zone that the platform says and nobody knows is taken as none', async () => {
    await person('marvin', { zone: 'Mars/Olympus' }).says('zone')
    expect(await stored('marvin')).toMatchObject({ zone: null })
  })

  test('a name with several places is asked about with one button each', async () => {
    const expert = person('nora')
    await expert.says('zone IST')
    expect(expert.shown()).toBe('"IST": which of these do you mean?')
    expect(expert.buttons().length).toBeGreaterThan(1)
  })

  test('a slip of the finger is asked about, and nonsense has a way on', async () => {
    const expert = person('nora')
    await expert.says('zone Sidney')
    expect(expert.shown()).toBe('"Sidney": which of these do you mean?')
    expect(expert.buttons()[0]).toMatch(/Sydney/)
    expect((await stored('nora'))?.zone).toBe('Africa/Nairobi')
    await expert.says('zone qwertzuiop')
    expect(expert.shown()).toBe('I don\'t know the place "qwertzuiop". Try a large city near you.')
    expect(expert.buttons()).toEqual(['See my zone'])
  })

  test('a time elsewhere is said as the reader lives it', async () => {
    const expert = person('nora')
    await expert.says('zone 15:00 Geneva')
    expect(expert.shown()).toBe('15:00 Geneva is, for you: Mon 2 Mar, 17:00 Nairobi (15:00 Geneva)')
    await expert.says('zone 3:00 Geneva')
    expect(expert.shown()).toContain('15:00 or 03:00?')
  })
})

describe('reminders', () => {
  test('offsets and quiet hours, said back', async () => {
    const expert = person('rita')
    await expert.says('reminders 1d 1h, quiet 22-7')
    expect(expert.shown()).toContain('Reminders: 1 day and 1 hour before each meeting.')
    expect(expert.shown()).toContain('Quiet: from 22:00 to 07:00.')
    expect(await stored('rita')).toMatchObject({
      reminders: { '*': ['P1D', 'PT1H'] },
      quiet: { from: '22:00', to: '07:00' },
    })
  })

  test.each([
    ['reminders procurement 2h', { procurement: ['PT2H'] }],
    ['reminders 2h for procurement', { procurement: ['PT2H'] }],
    ['reminders 1d 3h in the Procurement group', { procurement: ['P1D', 'PT3H'] }],
    ['reminders off for procurement', { procurement: [] }],
    ['reminders 1h for AI in cities', { ai: ['PT1H'] }],
    ['remind off procurement', { '*': ['P1D', 'PT1H'] }],
  ])('%s', async (words, reminders) => {
    const expert = person('rita')
    await expert.says(words)
    expect((await stored('rita'))?.reminders).toMatchObject(reminders)
  })

  test('off is none; default is as the organisation sets it', async () => {
    const expert = person('rita')
    await expert.says('reminders off')
    expect(expert.shown()).toContain('Reminders: none.')
    expect((await stored('rita'))?.reminders['*']).toEqual([])
    await expert.says('reminders default')
    expect(await stored('rita')).toMatchObject({ reminders: {}, quiet: null })
    expect(expert.shown()).toContain('Nothing is planned in the next 30 days.')
    expect(expert.shown()).not.toContain('Your choice')
  })

  test('quiet is an own word', async () => {
    const expert = person('rita')
    await expert.says('quiet 21-8')
    expect((await stored('rita'))?.quiet).toEqual({ from: '21:00', to: '08:00' })
  })

  test('what stands behind "for" and is no group is not taken for one', async () => {
    const before = await stored('rita')
    const expert = person('rita')
    await expert.says('reminders 2h for the quartet')
    expect(expert.shown()).toContain('I didn\'t understand "for".')
    expect(await stored('rita')).toEqual(before)
  })

  test('what is not understood changes nothing and shows an example', async () => {
    const before = await stored('rita')
    const expert = person('rita')
    await expert.says('reminders 1d at dawn')
    expect(expert.shown()).toContain('I didn\'t understand "dawn". Say for instance: reminders 1d 1h, quiet 22-7')
    expect(await stored('rita')).toEqual(before)
  })
})

describe('profile', () => {
  test('says what is known, who sees it, and that nothing is published yet', async () => {
    const expert = person('petra')
    await expert.says('profile')
    expect(expert.shown()).toContain("Name: petra. We publish this if you're accepted.")
    expect(expert.shown()).toContain('Areas of expertise: not given. Only the people who decide see this.')
    expect(expert.shown()).toContain('We publish nothing about you')
  })

  test('of a leader says that their name is public', async () => {
    const leader = person('lena')
    await seat('lena', 'leader', 'procurement')
    await leader.says('profile')
    expect(leader.shown()).toContain('We publish your name as leader of Procurement.')
    expect(leader.shown()).not.toContain('no group yet')
  })

  test('one answer can be given in words: the form opens with it', async () => {
    const expert = person('petra')
    await expert.says('profile email petra@example.com')
    expect(expert.form().values.email).toBe('petra@example.com')
    await expert.says('email p@example.com')
    expect(expert.form().values.email).toBe('p@example.com')
    await expert.fills({ capacity: 'Engineer', country: 'Peru', expertise: 'Water' })
    expect(await stored('petra')).toMatchObject({
      email: 'p@example.com',
      details: { capacity: 'Engineer', country: 'Peru' },
    })
  })

  test('a member sees the line that is published, and where', async () => {
    const expert = person('petra')
    await applies(expert, { name: 'Petra P.' })
    await moveTo('2020-03-02T08:30:00Z')
    await person('lea').act('accept-application', { application: (await applicationOf('petra'))?._id ?? '' })
    await moveTo('2020-03-02T09:00:00Z')
    await expert.says('profile')
    expect(expert.shown()).toContain('We publish: Petra P., Researcher, Kenya, amina@example.org')
    expect(expert.shown()).toContain('You are in the member list of Procurement.')
  })
})

describe('why me?', () => {
  test('every notice says why, and one press turns its kind down', async () => {
    const leader = person('lea')
    const notice = leader.told().find((told) => wordsOf(told).includes('applied to Procurement'))
    await leader.presses('Why me?', notice)
    expect(leader.shown()).toBe('You lead Procurement. We tell you when someone applies.')
    await leader.presses('Get fewer of these')
    expect(leader.shown()).toBe('Done. You will get no more messages about each new application (Procurement).')
    const before = leader.told().length
    await applies(person('quentin'))
    await moveTo('2020-03-02T10:00:00Z')
    expect(leader.told()).toHaveLength(before)
    await leader.says('status')
    expect(leader.shown()).toContain('Procurement: 1 application has waited since today.')
  })

  test('and one press takes that back', async () => {
    const leader = person('lea')
    await leader.says('reminders')
    expect(leader.shown()).toContain('Turned off: messages about each new application (Procurement).')
    await leader.presses('Send me these again')
    expect((await stored('lea'))?.muted).toEqual([])
    await applies(person('rolf'))
    await moveTo('2020-03-02T11:00:00Z')
    expect(leader.told().some((told) => wordsOf(told).includes('applied'))).toBe(true)
  })

  test('a decision cannot be turned down', async () => {
    const expert = person('petra')
    const welcome = expert.told().find((told) => wordsOf(told).includes('Welcome'))
    await expert.presses('Why me?', welcome)
    expect(expert.buttons()).not.toContain('Get fewer of these')
  })

  test("somebody else's notice tells nothing", async () => {
    const eve = person('eve')
    await eve.presses('Why me?', person('petra').told()[0])
    expect(eve.shown()).not.toContain('Procurement')
  })
})

describe('help', () => {
  test.each([
    ['a stranger', 'new-here', 'I am Convenor'],
    ['a member', 'petra', 'next:'],
    ['a leader', 'lea', 'schedule:'],
  ])('%s gets six lines for their role', async (_, id, line) => {
    const talker = person(id)
    const { message } = (await talker.says('help')) as { message: { blocks: { kind: string; items?: unknown[] }[] } }
    expect(talker.shown()).toContain(line)
    expect(message.blocks.filter(({ kind }) => kind === 'list').at(-1)?.items).toHaveLength(6)
  })

  test('one verb, or another word for it, is an example to copy', async () => {
    const leader = person('lea')
    await leader.says('help schedule')
    expect(leader.shown()).toContain('For example: schedule procurement 21 May 15:00 Geneva 90m Case studies')
    await leader.says('help book')
    expect(leader.shown()).toContain('schedule procurement 21 May')
  })

  test('all is all that this role may say', async () => {
    const stranger = person('new-here')
    await stranger.says('help all')
    expect(stranger.shown()).not.toContain('appoint:')
    expect(stranger.shown()).toContain('apply:')
  })
})
