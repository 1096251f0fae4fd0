import { describe, expect, test } from '@jest/globals'
import type { Mentioned } from '#chat/incoming.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
import { accountId } from '#features/people/account.ts'
import { accountStore } from '#features/people/person-store.ts'
import { talkingHouse } from '../../talking-house.ts'

const { person, seat, context } = await talkingHouse()
await seat('secretary', 'secretariat')
await seat('lea', 'leader', 'procurement')
await person('ada').says('help')

const slackAccount = (user: string): Mentioned => ({ platform: 'slack', workspace: 'T1', user })
const known: Mentioned = { platform: 'local', workspace: 'local', user: 'ada' }
const unknown = slackAccount('U404')
const newcomer: Mentioned = { ...slackAccount('U7'), address: 'U7', hint: { name: 'Noor New' } }
const noTeam: Mentioned = { ...slackAccount('U8'), address: 'U8', hint: { name: 'Pat Passive' } }

describe('appointing somebody who is mentioned', () => {
  test.each(['stranger', 'ada', 'lea'])(
    'tells %s, who may not appoint, nothing about who has spoken to the bot',
    async (id) => {
      const answers: string[] = []
      for (const words of ['appoint @x leader financing', 'appoint @x', 'leader @x procurement'])
        for (const mentioned of [known, unknown, noTeam]) {
          await person(id).says(words, { mentions: [mentioned] })
          answers.push(person(id).shown())
        }
      expect([...new Set(answers)]).toEqual([expect.stringContaining('Only the people in charge can do this.')])
      expect(await context('clock').store(accountStore).get(accountId(noTeam))).toBeNull()
    },
  )

  test('tells those who may appoint that somebody cannot be written to yet', async () => {
    await person('secretary').says('appoint @x leader financing', { mentions: [unknown] })
    expect(person('secretary').shown()).toContain('They have not used')
  })

  test('reaches a newcomer where the platform lets us write to them first', async () => {
    const secretary = person('secretary')
    await secretary.says('appoint @noor leader financing', { mentions: [newcomer] })
    expect(secretary.shown()).toContain('Offer Noor New the role of leader of Financing?')
    await secretary.presses('Offer the role')
    expect(secretary.shown()).toContain('We offered Noor New the role of')
    const account = await context('clock').store(accountStore).get(accountId(newcomer))
    expect(account).toMatchObject({ via: 'local', address: 'U7', reachable: true })
    const terms = await context('clock')
      .store(officeTermStore)
      .find({ person: account?.person ?? '' })
    expect(terms).toMatchObject([{ office: 'leader', group: 'financing', state: 'offered' }])
  })
})

test('whoever ends a term of their own is told that it ended', async () => {
  await seat('gus', 'leader', 'ai')
  const [term] = await context('clock').store(officeTermStore).find({ person: 'gus' })
  await person('gus').act('end-term', { term: term?._id ?? '' })
  expect(person('gus').shown()).toContain('is no longer')
})
