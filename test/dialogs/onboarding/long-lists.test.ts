import { expect, test } from '@jest/globals'
import { onboardingStore } from '#features/groups/onboarding-store.ts'
import { agreementStore } from '#features/onboarding/agreement-store.ts'
import { messageOf, testHouse, wordsOf } from '../../context.ts'

const secretariat = 'secretariat'
const reads = (message: Parameters<typeof wordsOf>[0]) => wordsOf(message, { zone: 'Europe/Zurich' })

test('a list that is cut off counts all the same', async () => {
  const many = await testHouse()
  const since = many.now()
  const people = Array.from({ length: 203 }, (_, at) => ({
    ...{ _id: `many-${at}`, groups: ['procurement'], since, open: ['website'], done: [] },
  }))
  const entry = { by: 'test', at: since, what: 'joined' }
  for (const one of people) await many.as('clock').store(onboardingStore).insert(one, entry)
  const first = messageOf(await many.says(secretariat, 'onboarding all'))
  expect(reads(first)).toContain('203 members have steps to do.')
  const last = { verb: 'more-open-steps', about: { from: '190' } }
  expect(reads(messageOf(await many.presses(secretariat, last)))).toContain('and 3 more')
  const asked = { edition: many.charter.organisation.terms.version, askedAt: since, left: false, settled: null }
  const silent = { ...asked, answer: null, answeredAt: null, hash: null, why: null }
  for (const { _id } of people)
    await many
      .as('clock')
      .store(agreementStore)
      .insert({ _id, ...silent }, entry)
  const unanswered = reads(messageOf(await many.says(secretariat, 'agreement all')))
  expect(unanswered).toContain('203 people have not answered')
  expect(unanswered).toContain('and 163 more')
})
