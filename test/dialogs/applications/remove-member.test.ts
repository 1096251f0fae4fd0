import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { plus } from '#time/instant.ts'
import { actOf, formOf, messageOf, type TestHouse, testHouse, wordsOf } from '../../context.ts'

const leader = 'leader-procurement'
const secretariat = 'secretariat'
const [member, other] = ['expert-nairobi', 'expert-sydney']
const inNairobi = `${member}-procurement`
let house: TestHouse

beforeAll(async () => {
  house = await testHouse()
  await house.join(member, 'procurement')
  await house.join(other, 'procurement')
  await house.until(plus(house.now(), 'PT10M'))
})

const says = (who: string, words: string) => house.says(who, words)
const words = (message: Message) => wordsOf(message, { zone: 'Europe/Zurich' })
const state = async () => (await house.house.store(applicationStore).get(inNairobi))?.state
const removes = (form: Outcome, who = leader) =>
  house.submits(who, formOf(form), { member: inNairobi, reason: 'silent', note: 'Thank you for your help.' })

describe('removing a member', () => {
  test('is for whoever leads the group, or is of the secretariat', async () => {
    expect(words(messageOf(await says(member, 'remove procurement')))).toContain(
      'Only the people in charge can do this.',
    )
  })

  test('offers the members, but neither oneself nor a leader', async () => {
    const { fields } = formOf(await says(leader, 'remove procurement'))
    const choice = fields.find(({ name }) => name === 'member')
    expect(choice && 'options' in choice ? choice.options.map(({ value }) => value) : []).toEqual([
      inNairobi,
      `${other}-procurement`,
    ])
  })

  test('fills in whoever is named', async () => {
    const name = (await says(leader, 'members procurement')) && 'Nairobi'
    const { values } = formOf(await says(leader, `remove ${name} from procurement`))
    expect(values).toMatchObject({ member: inNairobi })
  })

  test('says what to do where nobody is called so', async () => {
    const shown = words(messageOf(await says(leader, 'remove Kenji from procurement')))
    expect(shown).toContain('Procurement has no member called "Kenji" to remove.')
    expect(shown).toContain('[Choose from a list]')
  })

  test('leads to leaving where somebody means themselves', async () => {
    expect(words(messageOf(await says(member, 'remove me from procurement')))).toContain('Leave Procurement?')
  })

  test('is undone by a press, and nobody is told', async () => {
    const removed = messageOf(await removes(await says(leader, 'remove procurement')))
    expect(words(removed)).toMatch(
      /^You removed .* from Procurement\. We'll tell them in 2 minutes\. You can undo until then\./,
    )
    expect(await state()).toBe('ended')
    const back = messageOf(await house.presses(leader, actOf(removed, 'Undo')))
    expect(words(back)).toMatch(/is a member of Procurement again\. We told nobody\./)
    expect(await state()).toBe('accepted')
    expect(await house.until(plus(house.now(), 'PT5M'))).toEqual([])
  })

  test('is undone by the word, too', async () => {
    await removes(await says(leader, 'remove procurement'))
    expect(words(messageOf(await says(leader, 'undo')))).toContain('is a member of Procurement again.')
    expect(await state()).toBe('accepted')
  })

  test('tells the member kindly once it cannot be undone, and the other deciders the next morning', async () => {
    await removes(await says(secretariat, 'remove procurement'), secretariat)
    const told = await house.until(plus(house.now(), 'PT3M'))
    expect(told.map(({ to, kind }) => `${kind} to ${to}`)).toContain(`member-removed to ${member}`)
    const letter = told.find(({ kind }) => kind === 'member-removed')
    const shown = letter ? words(letter.message) : ''
    expect(shown).toContain('You are no longer a member of Procurement.')
    expect(shown).toContain('We have not heard from you for a long time.')
    expect(shown).toContain('Thank you for your help.')
    expect(shown).toContain('Thank you for your work.')
  })

  test('is over then: who presses Undo is told so', async () => {
    const shown = words(
      messageOf(await house.presses(secretariat, { verb: 'undo-removal', about: { application: inNairobi } })),
    )
    expect(shown).toContain("It's too late to undo this. We've told them.")
    expect(await state()).toBe('ended')
  })

  test('changes nothing where they have left already', async () => {
    const form = formOf(await says(leader, 'remove procurement'))
    const shown = await house.submits(leader, form, { member: inNairobi, reason: 'silent', note: '' })
    expect(shown.kind).not.toBe('done')
  })
})
