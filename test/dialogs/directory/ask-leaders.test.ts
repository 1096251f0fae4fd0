import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { answerGroupQuestion } from '#features/directory/answer-question.ts'
import { groupQuestionStore } from '#features/directory/group-question-store.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
import { plus } from '#time/instant.ts'
import { actOf, anyNumberADay, formOf, messageOf, type TestHouse, testHouse, wordsOf } from '../../context.ts'

const member = 'expert-nairobi'
const leader = 'leader-procurement'
const nairobi = { zone: 'Africa/Nairobi' }
let house: TestHouse

beforeAll(async () => {
  house = await testHouse(anyNumberADay)
  await house.join(member, 'procurement')
  await house.says('expert-lima', 'help')
})
beforeEach(async () => {
  await house.until(plus(house.now(), 'PT10M'))
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
    expect(reads(messageOf(await house.presses(member, send)))).toContain("We're sending your question")
    expect(await questions().find({})).toHaveLength(1)
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

  test('goes to the secretariat where nobody else leads the group', async () => {
    const preview = reads(await says('ask procurement who reads this', leader))
    expect(preview).toContain('No one else leads Procurement here.\nAsk the secretariat (U4SSC Secretariat) this?')
    expect(preview).toContain('[Send to U4SSC Secretariat]')
  })

  test('says so where the group has no leader yet', async () => {
    expect(reads(await says('ask monitoring who reads this'))).toContain('Monitoring has no leader here yet.')
  })

  test('with the same words is asked once, also from another preview', async () => {
    await asksAndSends('ask procurement whether tea is served')
    expect(reads(messageOf(await asksAndSends('ask procurement whether tea is served')))).toContain("We're sending")
    expect(await questions().find({})).toHaveLength(1)
  })

  test('is changed in a form, which sends it', async () => {
    const preview = await says('ask procurement whether this works')
    const form = formOf(await house.presses(member, actOf(preview, 'Change')))
    expect(form.values).toEqual({ group: 'procurement', question: 'whether this works' })
    const done = await house.submits(member, form, { question: 'Does this work?' })
    expect(reads(messageOf(done))).toContain("We're sending your question to Leader of Procurement.")
    expect(await questions().find({})).toMatchObject([{ text: 'Does this work?' }])
    const again = messageOf(await house.presses(member, actOf(preview, 'Send to')))
    expect(reads(again)).toMatch(/^You sent this question already:\n“Does this work\?”/)
    expect(await questions().find({})).toHaveLength(1)
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

describe('a question to one of several leaders', () => {
  const store = () => house.house.store(officeTermStore)
  const by = { by: 'secretariat', at: '2020-03-02T09:00:00Z', what: 'test' }
  const term = { office: 'leader', group: 'procurement', state: 'accepted' } as const

  beforeEach(async () => {
    const [model] = await store().find({ group: 'procurement', office: 'leader', person: leader })
    if (!model) throw new Error('Procurement has no leader')
    await store().remove({ _id: 'second' })
    await store().insert({ ...model, ...term, _id: 'second', person: 'expert-lima' }, by)
  })
  afterAll(async () => {
    await store().remove({ _id: 'second' })
  })
  const stepsDown = async () => {
    await store().change('second', by, (before) => ({ ...before, state: 'ended' }))
  }

  test('says that there are others, and goes to that one only', async () => {
    const preview = await says('could you ask Expert in Lima if the bonds paper is out')
    expect(reads(preview)).toContain('Expert in Lima is one of the leaders of Procurement.')
    await house.presses(member, actOf(preview, 'Send to'))
    expect(await questions().find({})).toMatchObject([{ group: 'procurement', to: 'expert-lima' }])
    expect(await told(leader)).toEqual([])
  })

  test('stays with that one when it is changed', async () => {
    const preview = await says('ask Expert in Lima if the bonds paper is out')
    const form = formOf(await house.presses(member, actOf(preview, 'Change')))
    expect(wordsOf({ summary: [], blocks: form.intro ?? [] }, nairobi)).toContain('We send it to Expert in Lima only')
    await house.submits(member, form, { question: 'Is the bonds paper out?' })
    expect(await questions().find({})).toMatchObject([{ to: 'expert-lima', text: 'Is the bonds paper out?' }])
    expect(await told(leader)).toEqual([])
  })

  test('goes to nobody when that one steps down before it is sent; it is offered for the others', async () => {
    const preview = await says('ask Expert in Lima if the bonds paper is out')
    const change = formOf(await house.presses(member, actOf(preview, 'Change')))
    await stepsDown()
    const refused = messageOf(await house.presses(member, actOf(preview, 'Send to')))
    expect(reads(refused)).toContain('Expert in Lima no longer leads Procurement. We sent nothing.')
    const forAll = formOf(await house.submits(member, change))
    expect(forAll.problem).toContain('leads no more')
    expect(await questions().find({})).toEqual([])
    const form = formOf(await house.presses(member, actOf(refused, 'Ask the others')))
    await house.submits(member, form)
    expect(await questions().find({})).toMatchObject([{ to: null, text: 'the bonds paper is out' }])
  })

  test('is shown again where others than was shown would get it', async () => {
    const preview = await says('ask procurement if the bonds paper is out')
    expect(reads(preview)).toContain('[Send to 2 people]')
    await stepsDown()
    const again = messageOf(await house.presses(member, actOf(preview, 'Send to')))
    expect(reads(again)).toContain('Who leads this group has changed. We sent nothing yet.')
    expect(await questions().find({})).toEqual([])
    await house.presses(member, actOf(again, 'Send to Leader of Procurement'))
    await house.presses(member, actOf(preview, 'Send to'))
    expect(await questions().find({})).toHaveLength(1)
  })

  test('is dropped when that one steps down before they answer, and the person who asked is told', async () => {
    await asksAndSends('ask Expert in Lima if the bonds paper is out')
    await later()
    await stepsDown()
    const messages = await later()
    expect(messages.map(({ to }) => to)).not.toContain(leader)
    const [dropped] = messages.filter(({ to }) => to === member)
    expect(dropped && reads(dropped.message)).toContain(
      'Expert in Lima no longer leads Procurement and gave no answer.',
    )
  })
})

describe('how much somebody may ask', () => {
  test('is held however much they ask at one moment', async () => {
    const previews = await Promise.all(
      Array.from({ length: 8 }, (_, at) => says(`ask procurement about chapter ${at + 1}`)),
    )
    await Promise.all(previews.map((preview) => house.presses(member, actOf(preview, 'Send to'))))
    expect(await questions().find({})).toHaveLength(3)
  })
})

describe('an answer', () => {
  test('that is sent again by the same person is theirs still', async () => {
    await asksAndSends('ask procurement whether tea is served')
    const [question] = await questions().find({})
    const ask = { question: question?._id ?? '', answer: 'Yes.' }
    const as = house.house.contextOf(leader)
    expect((await answerGroupQuestion(as, ask)).kind).toBe('answered')
    expect((await answerGroupQuestion(house.house.contextOf(leader), ask)).kind).toBe('answered')
    expect((await answerGroupQuestion(house.house.contextOf('secretariat'), ask)).kind).toBe('already')
  })
})

describe('what only others may do', () => {
  test('is refused with who may, and one press asks them', async () => {
    const refused = await says('schedule procurement 21 May 15:00 Geneva')
    expect(reads(refused)).toMatch(/^Only the leaders of .*\n+Leader of Procurement leads Procurement\./)
    expect(reads(refused)).toContain('“schedule procurement 21 May 15:00 Geneva”')
    await house.presses(member, actOf(refused, 'Send to'))
    expect((await told(leader)).map(({ text }) => text)).toEqual([
      'Expert in Nairobi has a question about Procurement: “schedule procurement 21 May 15:00 Geneva”',
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
