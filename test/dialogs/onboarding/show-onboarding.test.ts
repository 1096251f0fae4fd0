import { beforeAll, describe, expect, test } from '@jest/globals'
import { onboardingStore } from '#features/groups/onboarding-store.ts'
import { actOf, messageOf, type TestHouse, testHouse, wordsOf } from '../../context.ts'

const [nairobi, sydney] = ['expert-nairobi', 'expert-sydney']
const secretariat = 'secretariat'
const geneva = { zone: 'Europe/Zurich' }
let house: TestHouse

beforeAll(async () => {
  house = await testHouse()
})

const says = async (who: string, words: string) => messageOf(await house.says(who, words))
const reads = (message: Parameters<typeof wordsOf>[0]) => wordsOf(message, geneva)
const mark = async (who: string, label: string) =>
  messageOf(await house.presses(who, actOf(await says(who, 'onboarding'), label)))

describe('a new member', () => {
  test('who is none yet reads what would be asked', async () => {
    expect(reads(await says(nairobi, 'onboarding'))).toContain(
      'The first steps of a member. They begin once you are in a thematic group.',
    )
  })

  test('is shown the steps in the welcome, each with a button where they do it themselves', async () => {
    await house.join(nairobi, 'procurement')
    const [welcome] = (await house.until('2020-03-02T08:10:00Z')).filter(({ kind }) => kind === 'application-decided')
    expect(welcome && reads(welcome.message)).toContain(
      [
        'To get started:',
        'Register at the U4SSC website. U4SSC website',
        'Subscribe to the U4SSC mailing list, which opens the SharePoint site.',
        'The Secretariat registers you for the SharePoint site, where the group works and keeps its minutes.',
        '[Mark website done] [Mark mailing list done] [See how]',
      ].join('\n'),
    )
  })

  test('marks a step, is shown the next one, and can take it back', async () => {
    const marked = await mark(nairobi, 'Mark website done')
    expect(reads(marked)).toBe(
      [
        'Website: done. 1 of 3 done.',
        'Next: Subscribe to the U4SSC mailing list, which opens the SharePoint site.',
        '[Mark mailing list done] [See how] [Undo]',
      ].join('\n'),
    )
    const undone = reads(messageOf(await house.presses(nairobi, actOf(marked, 'Undo'))))
    expect(undone).toContain('Your first steps: 0 of 3 done.')
    expect(undone).toContain('1. Website: Register at the U4SSC website.')
    await mark(nairobi, 'Mark website done')
    expect(reads(await says(nairobi, 'status'))).toContain(
      'Your first steps: 1 of 3 done.\n[Mark mailing list done] [See your steps]',
    )
  })

  test('is not asked again for what is done when they join a second group', async () => {
    await house.join(nairobi, 'financing')
    const arrived = await house.until('2020-03-02T08:30:00Z')
    const [welcome] = arrived.filter(({ kind }) => kind === 'application-decided')
    expect(welcome && reads(welcome.message)).not.toContain('Register at the U4SSC website.')
    expect(welcome && reads(welcome.message)).toContain('[Mark mailing list done] [See how]')
  })

  test('is reminded once, on the Monday after seven days, and is then a line of the desk', async () => {
    await house.join(sydney, 'procurement')
    const before = await house.until('2020-03-15T20:00:00Z')
    expect(before.filter(({ kind }) => kind === 'steps-open')).toEqual([])
    const monday = await house.until('2020-04-20T20:00:00Z')
    const reminders = monday.filter(({ text }) => text.includes('to do: '))
    expect(reminders.map(({ to, at }) => `${to} ${at.slice(0, 10)}`).toSorted()).toEqual([
      'expert-nairobi 2020-03-16',
      'expert-sydney 2020-03-15',
    ])
    expect(reads(await says(secretariat, 'status'))).toContain(
      '2 members have open steps, the first since Mon 2 Mar. We reminded each of them once.',
    )
    expect(reads(await says(secretariat, 'onboarding all'))).toBe(
      [
        '2 members have steps to do.',
        'Expert in Nairobi, Financing and Procurement: mailing list. Joined on Mon 2 Mar.',
        'Expert in Sydney, Procurement: website and mailing list. Joined on Mon 2 Mar.',
        'We remind each of them once, 7 days after they joined.',
      ].join('\n'),
    )
    expect(reads(await says(nairobi, 'onboarding all'))).toContain('Only the secretariat sees the steps of others.')
  })
})

describe('a step of the secretariat', () => {
  test('is on the desk until it is done, however long ago the member joined', async () => {
    expect(reads(await says(secretariat, 'status'))).toContain('SharePoint site. Joined on Mon 2 Mar.')
  })

  test('is told to the member once it can hardly be a slip, with everything else done', async () => {
    await mark(nairobi, 'Mark mailing list done')
    const given = messageOf(
      await house.presses(secretariat, actOf(await says(secretariat, 'status'), 'Confirm access: Expert in Nairobi')),
    )
    expect(reads(given)).toBe('We recorded that Expert in Nairobi has access.\n[Undo]')
    const arrived = await house.until('2020-04-21T20:00:00Z')
    expect(arrived.filter(({ kind }) => kind === 'access-given').map(({ to, text }) => `${to}: ${text}`)).toEqual([
      'expert-nairobi: You have access now: SharePoint site.',
    ])
    expect(reads(await says(nairobi, 'onboarding'))).toBe(
      [
        'Your first steps: 3 of 3 done.',
        '1. Website: done on Mon 2 Mar.',
        '2. Mailing list: done on Mon 20 Apr.',
        '3. SharePoint access: done on Mon 20 Apr.',
        'You have done all of them.',
      ].join('\n'),
    )
    const kept = await house.as('clock').store(onboardingStore).get(nairobi)
    expect(kept?.done.map(({ step, by }) => `${step} by ${by}`)).toEqual([
      'website by expert-nairobi',
      'mailing-list by expert-nairobi',
      'sharepoint by secretariat',
    ])
  })

  test('is nothing that a member can mark themselves', async () => {
    const refused = reads(messageOf(await house.presses(sydney, { verb: 'step-done', about: { step: 'sharepoint' } })))
    expect(refused).toContain('You can no longer mark this step.')
  })
})
