import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { groupQuestionStore } from '#features/directory/group-question-store.ts'
import { plus } from '#time/instant.ts'
import { actOf, formOf, messageOf, type TestHouse, testHouse, wordsOf } from '../../context.ts'

const member = 'expert-nairobi'
const leader = 'leader-procurement'
const nairobi = { zone: 'Africa/Nairobi' }
let house: TestHouse

beforeAll(async () => {
  house = await testHouse()
  await house.join(member, 'procurement')
  await house.says('expert-lima', 'help')
})
beforeEach(async () => {
  await house.until(plus(house.now(), 'PT1H'))
  await questions().remove({})
})

const questions = () => house.house.store(groupQuestionStore)
const says = async (words: string, who = member) => messageOf(await house.says(who, words))
const reads = (message: Parameters<typeof wordsOf>[0]) => wordsOf(message, nairobi)
const later = async () => house.until(plus(house.now(), 'PT5M'))
const told = async (who: string) => (await later()).filter(({ to }) => to === who)
const asksAndSends = async (words: string, who = member) => {
  const preview = await says(words, who)
  return house.presses(who, actOf(preview, 'Send to'))
}

describe('a question to those who lead a group', () => {
  test('is shown first with whom it reaches, and nothing is sent before it is confirmed', async () => {
    const preview = await says('ask the procurement leaders whether we can meet an hour later')
    expect(reads(preview)).toBe(
      [
        'Leader of Procurement leads Procurement.',
        'Ask them this?',
        '“whether we can meet an hour later”',
        "We send nothing before you press. We'll bring you the answer here.",
        '[Send to Leader of Procurement] [Change] [See how to reach them]',
      ].join('\n'),
    )
    expect(await later()).toEqual([])
    expect(await questions().find({})).toEqual([])
  })

  test('reaches them once, however often it is sent, and their answer reaches the person who asked', async () => {
    const preview = await says('ask procurement whether we can meet an hour later')
    const send = actOf(preview, 'Send to')
    expect(reads(messageOf(await house.presses(member, send)))).toContain("We're sending your question")
    expect(reads(messageOf(await house.presses(member, send)))).toContain('have this question already')
    const [asked, ...more] = await told(leader)
    expect(more).toEqual([])
    expect(asked && reads(asked.message)).toBe(
      [
        'Expert in Nairobi has a question about Procurement.',
        'whether we can meet an hour later',
        '[Answer] [Why me?]',
      ].join('\n'),
    )
    const answer = actOf(asked?.message ?? preview, 'Answer')
    const form = formOf(await house.presses(leader, answer))
    await house.submits(leader, form, { answer: 'Yes, from May on.' })
    const [answered, ...others] = await told(member)
    expect(others).toEqual([])
    expect(answered && reads(answered.message)).toContain('Leader of Procurement answered your question (Procurement).')
    expect(answered && reads(answered.message)).toContain('Yes, from May on.')
    // The button of the question says from then on what was answered.
    expect(reads(messageOf(await house.presses('secretariat', answer)))).toContain('answered: Yes, from May on.')
  })

  test('"yes" to the preview sends it', async () => {
    await says('ask procurement when the drafts are due')
    await says('yes')
    expect(await questions().find({})).toMatchObject([
      { by: member, group: 'procurement', text: 'when the drafts are due' },
    ])
  })

  test('goes to one leader who is named', async () => {
    const preview = await says('could you ask Leader of Financing if the bonds paper is out')
    expect(reads(preview)).toContain('Leader of Financing leads Financing.')
    await house.presses(member, actOf(preview, 'Send to'))
    expect(await questions().find({})).toMatchObject([{ group: 'financing', to: 'leader-financing' }])
  })

  test('goes to the secretariat where nobody else leads the group', async () => {
    expect(reads(await says('ask procurement who reads this', leader))).toContain('[Send to U4SSC Secretariat]')
  })

  test('is changed in a form, which sends it', async () => {
    const preview = await says('ask procurement whether this works')
    const form = formOf(await house.presses(member, actOf(preview, 'Change')))
    expect(form.values).toEqual({ group: 'procurement', question: 'whether this works' })
    const done = await house.submits(member, form, { question: 'Does this work?' })
    expect(reads(messageOf(done))).toContain("We're sending your question to Leader of Procurement.")
    expect(await questions().find({})).toMatchObject([{ text: 'Does this work?' }])
  })

  test('where no group is meant, the form asks for it', async () => {
    expect(formOf(await house.says('expert-lima', 'ask the leaders whether newcomers are welcome')).values).toEqual({
      group: null,
      question: 'whether newcomers are welcome',
    })
  })

  test('three may wait for an answer; a fourth is refused, and nothing is kept of it', async () => {
    for (const about of ['one', 'two', 'three']) await asksAndSends(`ask procurement about chapter ${about}`)
    expect(reads(await says('ask procurement about chapter four'))).toMatch(/still wait for an answer/)
    expect(await questions().find({})).toHaveLength(3)
  })

  test('only those who lead it may answer, which is looked up when they do', async () => {
    await asksAndSends('ask procurement whether tea is served')
    const [question] = await questions().find({})
    const about = { question: question?._id ?? '' }
    const press = { verb: 'answer-group-question', about }
    expect(reads(messageOf(await house.presses('leader-financing', press)))).toContain('can answer this')
    expect(reads(messageOf(await house.presses('expert-lima', press)))).toContain('can answer this')
    const form = formOf(await house.presses(leader, press))
    expect(reads(messageOf(await house.submits('leader-financing', form, { answer: 'No' })))).not.toContain('sending')
    expect(await questions().find({})).toMatchObject([{ answer: null }])
  })
})

describe('what only others may do', () => {
  test('is refused with who may, and one press asks them', async () => {
    const refused = await says('schedule procurement 21 May 15:00 Geneva')
    expect(reads(refused)).toMatch(/^Only the leaders of .*\n+Leader of Procurement leads Procurement\./)
    expect(reads(refused)).toContain('“schedule procurement 21 May 15:00 Geneva”')
    await house.presses(member, actOf(refused, 'Send to'))
    expect((await told(leader)).map(({ text }) => text)).toEqual([
      'Expert in Nairobi has a question about Procurement.',
    ])
  })

  test('"contact" says who leads in the same words, and offers to ask them', async () => {
    const contact = await says('contact procurement')
    expect(reads(contact)).toContain('Leader of Procurement leads Procurement.')
    expect(formOf(await house.presses(member, actOf(contact, 'Ask them'))).values).toMatchObject({
      group: 'procurement',
    })
  })
})
