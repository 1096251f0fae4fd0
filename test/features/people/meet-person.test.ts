import { beforeAll, expect, test } from '@jest/globals'
import { accountId } from '#features/people/account.ts'
import { meetPerson } from '#features/people/meet-person.ts'
import { accountStore } from '#features/people/person-store.ts'
import { type TestHouse, testHouse } from '../../context.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})

test('being seen again notes the hour, and adds nothing to the history', async () => {
  const account = { platform: 'slack', workspace: 'T1', user: 'U1' } as const
  const ask = { account, via: 'T1', address: 'U1', hint: {}, reachable: true }
  const meet = () => meetPerson(house.as('charter'), ask)
  const accounts = house.as('charter').store(accountStore)
  await meet()
  const [first, met] = [await accounts.get(accountId(account)), house.now()]
  house.skipTo('2020-03-04T10:30:00Z')
  await meet()
  const second = await accounts.get(accountId(account))
  expect([first?.lastAt, second?.lastAt]).toEqual([met, '2020-03-04T10:30:00Z'])
  house.skipTo('2020-03-04T10:59:00Z')
  await meet()
  expect((await accounts.get(accountId(account)))?.lastAt).toBe('2020-03-04T10:30:00Z')
  expect((await accounts.history(accountId(account))).map(({ what }) => what)).toEqual(['seen'])
})
