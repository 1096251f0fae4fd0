import { describe, expect, test } from '@jest/globals'
import { commitmentHash } from '#charter/admission.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { wordsOf } from '../../message-words.ts'
import { talkingHouse } from '../../talking-house.ts'
import { about, applicants } from './applicants.ts'

const house = await talkingHouse()
const { moveTo, person, seat, context, charter, clock } = house
const { applies, applicationOf, ticks } = applicants(house)
await seat('secretary', 'secretariat')
await seat('lea', 'leader', 'procurement')

describe('an expert applies', () => {
  test('hello says what this is and what is open until when', async () => {
    const expert = person('newcomer')
    await expert.says('hello')
    expect(expert.shown()).toContain('I am Convenor, the assistant of U4SSC.')
    expect(expert.shown()).toContain(
      'Procurement Guidelines for Smart Sustainable Cities, open until Tue 31 March, end of day, Geneva time',
    )
    expect(expert.buttons()).toEqual(
      expect.arrayContaining(['Apply to Procurement', 'Apply to Monitoring', 'See groups']),
    )
    await expert.says("I'd like to join")
    expect(expert.shown()).toContain('Applications are open:')
    await expert.presses('Apply to Procurement')
    expect(expert.form().tag.form).toBe('about-you')
  })

  test('one bad e-mail address is refused, and every other answer is kept', async () => {
    const expert = person('careless')
    await expert.says('apply procurement')
    await expert.fills({ ...about, email: 'amina@example' })
    expect(Object.keys(expert.form().errors)).toEqual(['email'])
    expect(expert.form().errors.email).toContain('"amina@example" isn\'t an e-mail address')
    expect(expert.form().values).toMatchObject({ ...about, email: 'amina@example' })
    await expert.fills({ email: 'amina@example.org' })
    expect(expert.form().tag.form).toBe('commitments')
  })

  test('a place with several readings is asked about at its field', async () => {
    const expert = person('springfield')
    await expert.says('apply procurement')
    await expert.fills({ ...about, zone: 'IST' })
    expect(expert.form().errors.zone).toMatch(/more than one place/)
    expect(expert.form().values.expertise).toBe('Tenders')
  })

  test('each commitment is shown whole, with a tick of its own; one missing says why', async () => {
    const expert = person('hesitant')
    await expert.says('apply procurement')
    await expert.fills(about)
    const statements = expert.form().fields.map((field) => (field.kind === 'statement' ? field.statement : ''))
    expect(statements).toEqual(charter.commitments.map(({ text }) => text))
    await expert.fills({ ...ticks, availability: false })
    expect(expert.form().errors).toEqual({ availability: expect.stringContaining('Please tick this.') })
    expect(expert.form().values.communication).toBe(true)
    expect((await applicationOf('hesitant'))?.state).toBe('draft')
  })

  test('an address that is not that of the account is asked about, also where the form comes back with an error', async () => {
    const expert = person('mistyped')
    const asked = () => JSON.stringify(expert.form().intro)
    await expert.says('apply procurement')
    await expert.fills(about)
    expect(asked()).toContain('Your account has mistyped@example.org. You gave amina@example.org. Is that right?')
    await expert.fills({ ...ticks, availability: false })
    expect(Object.keys(expert.form().errors)).toEqual(['availability'])
    expect(asked()).toContain('Your account has mistyped@example.org. You gave amina@example.org. Is that right?')
  })

  test('the receipt holds the exact words that were confirmed', async () => {
    const expert = person('amina')
    await applies(expert)
    const application = await applicationOf('amina')
    expect(application?.state).toBe('submitted')
    expect(application?.receipts).toEqual(
      charter.commitments.map((commitment) => ({
        id: commitment.id,
        version: 1,
        hash: commitmentHash(commitment),
        at: clock.now(),
      })),
    )
    expect(application?.terms).toBe('1')
  })

  test('the acknowledgement says who reads it and by when', async () => {
    await moveTo('2020-03-02T08:10:00Z')
    const [told] = person('amina').told()
    expect(told && wordsOf(told)).toContain("Your application to Procurement has arrived. We'll answer by Mon 16 Mar.")
    expect(told && wordsOf(told)).toContain('The Procurement leaders will read it: lea.')
  })

  test('its leader, and nobody else, is asked to decide', () => {
    expect(
      person('lea')
        .told()
        .map((told) => wordsOf(told)),
    ).toEqual([expect.stringContaining('Amina O. applied to Procurement.')])
    expect(person('secretary').told()).toEqual([])
  })

  test('applying again shows the application there is', async () => {
    const expert = person('amina')
    await expert.says('apply procurement')
    expect(expert.shown()).toContain('Your application to Procurement has arrived and is being read.')
    expect(await context('clock').store(applicationStore).find({ person: 'amina' })).toHaveLength(1)
  })

  test('answers can be changed while they are read', async () => {
    const expert = person('amina')
    await expert.says('apply procurement')
    await expert.presses('Change')
    expect(expert.form().values).toMatchObject(about)
    await expert.fills({ expertise: 'Green tenders' })
    expect(expert.shown()).toContain('Your answers are changed.')
    expect((await applicationOf('amina'))?.answers.expertise).toBe('Green tenders')
  })

  test('a name with a slip shows the whole title before anything opens', async () => {
    const expert = person('slip')
    await expert.says('apply procurment')
    expect(expert.shown()).toContain('did you mean Procurement Guidelines for Smart Sustainable Cities?')
    expect(expert.buttons()).toContain('Procurement')
  })

  test('a group without a call offers to tell when there is one', async () => {
    const expert = person('early')
    await expert.says('apply financing')
    expect(expert.shown()).toBe('Financing has no open call.')
    expect(expert.buttons()).toEqual(['Tell me when it opens', 'Ask its leaders', 'See other groups'])
  })
})
