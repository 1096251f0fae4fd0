import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Message } from '#chat/message.ts'
import { entry } from '#context.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
import { plus } from '#time/instant.ts'
import { actOf, anyNumberADay, formOf, messageOf, type TestHouse, testHouse, wordsOf } from '../../context.ts'

const leader = 'leader-procurement'
const [itu, unece] = ['secretariat', 'expert-geneva']
const gala = { activity: 'Gala', date: '2020-04-20', donors: 'Two banks', text: 'A travel fund' }
let house: TestHouse

const reads = (message: Message) => wordsOf(message, { zone: 'Europe/Zurich' })
const says = async (who: string, words: string) => messageOf(await house.says(who, words))
const asks = async (who: string, words: string, answers: Record<string, string>) =>
  messageOf(await house.submits(who, formOf(await house.says(who, words)), answers))

beforeAll(async () => {
  house = await testHouse(anyNumberADay)
  const by = house.as('settings')
  const dates = { from: null, to: null, offeredAt: by.now, answeredAt: by.now, endedAt: null }
  const term = { _id: 'unece', person: unece, office: 'secretariat-unece', group: null, state: 'accepted' as const }
  const rest = { appointedBy: 'UNECE', onSuggestionOf: null, offeredBy: 'settings', receipts: [] }
  await by.store(officeTermStore).insert({ ...term, ...dates, ...rest }, entry(by, 'seated'))
})

describe('a request', () => {
  test('of the only person of a body says that a second one of it has to answer', async () => {
    expect(reads(await asks(unece, 'request fundraising', gala))).toContain('UNECE needs a second person to answer it.')
  })

  test('that was granted has no button for a person who does not answer any more', async () => {
    await asks(leader, 'request fundraising', gala)
    for (const who of [itu, unece]) await house.presses(who, actOf(await says(who, 'request 2'), 'Approve'))
    expect(reads(await says(unece, 'request 2'))).toContain('[Revoke PERM-2]')
    const ended = { state: 'ended' as const, endedAt: house.now() }
    await house.as('settings').store(officeTermStore).touch('unece', ended)
    await house.until(plus(house.now(), 'PT1M'))
    const card = reads(await says(unece, 'request 2'))
    expect(card).toContain('PERM-2: valid until')
    expect(card).not.toContain('Revoke')
    expect(card).not.toContain('See the page')
  })
})
