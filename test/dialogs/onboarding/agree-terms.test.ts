import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Charter } from '#charter/charter.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
import { agreementStore } from '#features/onboarding/agreement-store.ts'
import { followTerms, followTermsOf } from '#features/onboarding/follow-terms.ts'
import { actOf, formOf, messageOf, type TestHouse, testHouse, wordsOf } from '../../context.ts'

const [nairobi, lima, sydney] = ['expert-nairobi', 'expert-lima', 'expert-sydney']
const [leader, secretariat] = ['leader-procurement', 'secretariat']
const geneva = { zone: 'Europe/Zurich' }

const newTerms = ({ organisation, ...charter }: Charter): Charter => ({
  ...charter,
  organisation: {
    ...organisation,
    terms: { ...organisation.terms, version: '2', changes: ['Drafts may be read by partner entities.'] },
  },
})

let old: TestHouse
let house: TestHouse

beforeAll(async () => {
  old = await testHouse()
  for (const person of [nairobi, lima, sydney]) await old.join(person, 'procurement')
  await followTerms(old.as('clock'))
  await old.until('2020-03-03T08:00:00Z')
  // The same database, with the charter of the next version.
  house = await testHouse(newTerms)
  house.skipTo('2020-03-04T08:00:00Z')
})

const says = async (who: string, words: string) => messageOf(await house.says(who, words))
const reads = (message: Parameters<typeof wordsOf>[0]) => wordsOf(message, geneva)
const kinds = ['terms-asked', 'terms-waiting', 'terms-settled']
const until = async (instant: string) =>
  (await house.until(instant)).filter(({ kind, text }) => kinds.includes(kind) || text.includes('do you agree'))
const agreement = (person: string) => house.as('clock').store(agreementStore).get(person)

describe('a new version of the Terms', () => {
  test('asks nobody while it is the first one', async () => {
    expect(await old.as('clock').store(agreementStore).find({})).toEqual([])
    expect(reads(messageOf(await old.says(nairobi, 'agreement')))).toContain('Members agree to them as they apply')
  })

  test('the application form says which version it agrees to', async () => {
    const form = formOf(await house.says('expert-geneva', 'apply monitoring'))
    const answers = { name: 'G', capacity: 'r', country: 'CH', email: 'g@example.org', expertise: 'x', zone: 'Geneva' }
    const commitments = formOf(await house.submits('expert-geneva', form, answers))
    expect(JSON.stringify(commitments.intro)).toContain('Terms of Reference (version 2)')
  })

  test('asks everybody who belongs once, with what is new, and no one of the secretariat', async () => {
    await followTerms(house.as('clock'))
    await followTerms(house.as('clock'))
    const arrived = await until('2020-03-04T20:00:00Z')
    const asked = arrived.map(({ to }) => to).toSorted()
    expect(asked).toContain(nairobi)
    expect(asked).toContain(leader)
    expect(asked).not.toContain(secretariat)
    expect(new Set(asked).size).toBe(asked.length)
    const [one] = arrived.filter(({ to }) => to === nairobi)
    expect(one && reads(one.message)).toBe(
      [
        'The Terms of Reference have changed: version 2. Do you agree?',
        'What is new:',
        'Drafts may be read by partner entities.',
        'Please read them: Terms of Reference.',
        "[I agree] [I don't agree] [Why me?]",
      ].join('\n'),
    )
  })

  test('is agreed to with one press, which is kept with the hash of its text', async () => {
    const status = await says(nairobi, 'status')
    expect(reads(status)).toContain('The Terms of Reference have changed. Do you agree?')
    const thanks = messageOf(await house.presses(nairobi, actOf(status, 'I agree')))
    expect(reads(thanks)).toBe('Thank you. You agreed to the Terms of Reference (version 2).')
    expect(await agreement(nairobi)).toMatchObject({
      answer: 'agreed',
      edition: '2',
      hash: house.charter.organisation.terms.hash,
    })
    expect(reads(await says(nairobi, 'agreement'))).toContain('You agreed to this version on Wed 4 Mar.')
  })

  test('who does not agree stays a member, and is a case for the secretariat, who answers', async () => {
    const form = formOf(await house.presses(lima, actOf(await says(lima, 'agreement'), "I don't agree")))
    const told = messageOf(await house.submits(lima, form, { why: 'My drafts are not public.' }))
    expect(reads(told)).toContain('You stay a member until then.')
    const status = await says(secretariat, 'status')
    expect(reads(status)).toContain('Expert in Lima does not agree, since Wed 4 Mar. “My drafts are not public.”')
    const [answer, other] = [
      formOf(await house.presses(secretariat, actOf(status, 'Answer Expert in Lima'))),
      formOf(await house.presses(secretariat, actOf(status, 'Answer Expert in Lima'))),
    ]
    const sent = await house.submits(secretariat, answer, { text: 'Partner entities will not read your drafts.' })
    expect(reads(messageOf(sent))).toBe("We're sending your answer to Expert in Lima.")
    const [arrived] = await until('2020-03-05T08:00:00Z')
    expect(arrived && `${arrived.to}: ${reads(arrived.message)}`).toContain(
      'expert-lima: U4SSC Secretariat answered you about the Terms of Reference.\nPartner entities will not read your drafts.',
    )
    expect(reads(await says(secretariat, 'status'))).not.toContain('Expert in Lima does not agree')
    const kept = await house.as('clock').store(applicationStore).get('expert-lima-procurement')
    expect(kept?.state).toBe('accepted')
    const again = await house.submits(secretariat, other, { text: 'Something else.' })
    expect(reads(messageOf(again))).toContain('has answered Expert in Lima already. We sent nothing.')
  })

  test('reminds once who has not answered, and then counts them on the desk', async () => {
    const arrived = await until('2020-04-20T20:00:00Z')
    expect(arrived.filter(({ to }) => to === sydney)).toHaveLength(1)
    expect(arrived.filter(({ to }) => to === nairobi || to === lima)).toEqual([])
    const status = reads(await says(secretariat, 'status'))
    expect(status).toMatch(/\d people have not answered. We reminded them once./)
    expect(reads(await says(secretariat, 'agreement all'))).toContain('Expert in Sydney: asked on Wed 4 Mar.')
    expect(reads(await says(nairobi, 'agreement all'))).toContain('Only the secretariat sees the answers of others.')
  })

  test('asks nobody any more who has left, and nobody who joined with it', async () => {
    await house.says(sydney, 'leave procurement')
    const store = house.as('clock').store(applicationStore)
    await store.change('expert-sydney-procurement', { by: 'test', at: house.now(), what: 'left' }, (before) => ({
      ...before,
      state: 'ended',
      endedAt: house.now(),
    }))
    await house.house.outbox.sweepUntilQuiet()
    expect(await agreement(sydney)).toMatchObject({ left: true, answer: null })
    await house.join('expert-geneva', 'procurement')
    await store.change('expert-geneva-procurement', { by: 'test', at: house.now(), what: 'agreed' }, (before) => ({
      ...before,
      terms: '2',
    }))
    await house.house.outbox.sweepUntilQuiet()
    expect((await agreement('expert-geneva'))?.answer ?? 'agreed').toBe('agreed')
  })

  test('is not agreed to by the button of a message that spoke of an older one', async () => {
    const store = house.as('clock').store(agreementStore)
    const shown = reads(messageOf(await house.says(leader, 'agreement')))
    expect(shown).toContain('[I agree]')
    const pressed = await house.presses(leader, { verb: 'agree-terms', about: { version: '1' } })
    expect(reads(messageOf(pressed))).toContain('have changed again. Please read version 2 first.')
    expect((await store.get(leader))?.answer).toBeNull()
  })

  test('asks who accepted an office under older Terms, also before its first day', async () => {
    const person = 'expert-hanoi'
    const entry = { by: 'test', at: house.now(), what: 'accepted' }
    await house
      .as('clock')
      .store(officeTermStore)
      .insert(
        {
          ...{ _id: 'later', person, office: 'leader', group: 'procurement', state: 'accepted', terms: '1' },
          ...{ from: '2020-09-01', to: null, appointedBy: 'the Secretariat', onSuggestionOf: null, receipts: [] },
          ...{ offeredBy: secretariat, offeredAt: house.now(), answeredAt: house.now(), endedAt: null },
        },
        entry,
      )
    await followTermsOf(house.as('clock'), person)
    expect(await agreement(person)).toMatchObject({ edition: '2', answer: null, left: false })
  })
})
