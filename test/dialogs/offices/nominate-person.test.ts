import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Message } from '#chat/message.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
import type { OfficeTerm } from '#features/groups/office-term.ts'
import { suggestPerson } from '#features/offices/suggest-person.ts'
import { suggestionStore } from '#features/offices/suggestion-store.ts'
import { actOf, anyNumberADay, formOf, messageOf, type TestHouse, testHouse, wordsOf } from '../../context.ts'

const [secretariat, chair, leader] = ['secretariat', 'expert-geneva', 'leader-procurement']
const geneva = { zone: 'Europe/Zurich' }
let house: TestHouse

const reads = (message: Message) => wordsOf(message, geneva)
const says = async (who: string, words: string) => messageOf(await house.says(who, words))
const presses = async (who: string, on: Message, label: string) => messageOf(await house.presses(who, actOf(on, label)))

/** A term of the whole organisation, as though it had been accepted. */
const held = (person: string, office: string): OfficeTerm => ({
  ...{ _id: `${person}-${office}`, person, office, group: null, state: 'accepted', from: null, to: null },
  ...{ appointedBy: 'the Secretariat', onSuggestionOf: null, offeredBy: secretariat, endedAt: null, receipts: [] },
  ...{ offeredAt: house.now(), answeredAt: house.now() },
})
const offers = () => house.as(secretariat).store(officeTermStore).find({ state: 'offered' })

beforeAll(async () => {
  house = await testHouse(anyNumberADay)
  const entry = { by: secretariat, at: house.now(), what: 'accepted' }
  await house.as(secretariat).store(officeTermStore).insert(held(chair, 'co-chair'), entry)
})

describe('a suggestion for an office', () => {
  test('is made by those whom the charter names, and by nobody else', async () => {
    expect(reads(await says(chair, 'nominate Expert in Lima leader procurement because she wrote chapter two'))).toBe(
      [
        'You suggested Expert in Lima as leader of Procurement. It is for the U4SSC Secretariat to decide.',
        "We'll tell you what came of it, and nobody else before.",
        '[Take it back]',
      ].join('\n'),
    )
    expect(reads(await says(leader, 'nominate Expert in Lima leader procurement'))).toContain(
      'Only the people in charge',
    )
    expect(await house.as(chair).store(suggestionStore).find({})).toMatchObject([{ by: chair, as: 'co-chair' }])
  })

  test('is a line of the desk of those who appoint, who offer it with the suggestion filled in', async () => {
    const status = await says(secretariat, 'status')
    expect(reads(status)).toContain(
      'Expert in Lima as leader of Procurement: suggested by Expert in Geneva (Co-Chair) on Mon 2 Mar. “she wrote chapter two”',
    )
    const offer = actOf(status, 'Offer it to Expert in Lima')
    // Who suggests sees no suggestions of others, by no form of those who appoint.
    expect(reads(messageOf(await house.presses(chair, offer)))).toContain('Only the people in charge')
    const form = formOf(await house.presses(secretariat, offer))
    expect(form.values).toMatchObject({ person: 'expert-lima', suggested: 'Expert in Geneva (Co-Chair)' })
    const offered = messageOf(await house.submits(secretariat, form))
    expect(reads(offered)).toContain('Suggested by Expert in Geneva (Co-Chair).')
    expect(await offers()).toMatchObject([{ onSuggestionOf: 'Expert in Geneva (Co-Chair)' }])
    expect(reads(await says(secretariat, 'status'))).not.toContain('Suggestions for offices')
  })

  test('is on record only where somebody suggested', async () => {
    const preview = await says(secretariat, 'appoint Expert in Nairobi leader financing')
    expect(reads(preview)).not.toContain('uggest')
    expect(reads(await presses(secretariat, preview, 'Offer'))).not.toContain('uggest')
    expect((await offers()).find(({ person }) => person === 'expert-nairobi')?.onSuggestionOf).toBeNull()
    // An offer is known to those who appoint; others suggest as ever, and can take it back.
    const made = await says(chair, 'nominate Expert in Nairobi leader financing')
    expect(reads(made)).toContain('You suggested Expert in Nairobi')
    await presses(chair, made, 'Take it back')
    await says(chair, 'nominate Expert in Sydney leader ai')
    expect(reads(await says(secretariat, 'appoint Expert in Sydney leader ai'))).toContain(
      'Suggested by Expert in Geneva (Co-Chair).',
    )
  })

  test('is answered: who suggested reads in their summary what came of it', async () => {
    await presses(secretariat, await says(secretariat, 'status'), 'Decline Expert in Sydney')
    const told = (await house.until('2020-03-10T12:00:00Z')).filter(({ to }) => to === chair)
    expect(told.map(({ message }) => reads(message)).join('\n')).toContain(
      'As you suggested, we offered Expert in Lima the role of leader of Procurement.',
    )
    expect(told.map(({ message }) => reads(message)).join('\n')).toContain(
      'The U4SSC Secretariat did not follow your suggestion: Expert in Sydney as leader of AI in cities.',
    )
  })

  test('that was declined is not made again for 30 days', async () => {
    const again = 'nominate Expert in Sydney leader ai'
    expect(reads(await says(chair, again))).toContain(
      'You suggested Expert in Sydney for this office, and it was declined. You can suggest them again from Wed 1 Apr 2020.',
    )
    expect(reads(await says(secretariat, 'status'))).not.toContain('Suggestions for offices')
    await house.until('2020-04-10T12:00:00Z')
    expect(reads(await says(chair, again))).toContain('You suggested Expert in Sydney as leader of AI in cities.')
    await presses(secretariat, await says(secretariat, 'status'), 'Decline Expert in Sydney')
  })

  test('can be taken back until it is answered', async () => {
    const made = await says(chair, 'nominate Expert in Sydney leader financing')
    expect(reads(await presses(chair, made, 'Take it back'))).toBe('You took your suggestion back.')
    expect(reads(await says(secretariat, 'status'))).not.toContain('Suggestions for offices')
  })
})

test('an office of one group suggests nobody for another group', async () => {
  const other = await testHouse((charter) => ({
    ...charter,
    offices: charter.offices.map((office) =>
      office.id === 'leader' ? { ...office, appointedBy: { ...office.appointedBy, suggestedBy: ['leader'] } } : office,
    ),
  }))
  const ask = { person: 'expert-sydney', office: 'leader', reason: null }
  const suggesting = other.as(leader)
  await expect(suggestPerson(suggesting, { ...ask, group: 'financing' })).rejects.toThrow('Only the')
  expect(await suggestPerson(suggesting, { ...ask, group: 'procurement' })).toMatchObject({ kind: 'suggested' })
})
