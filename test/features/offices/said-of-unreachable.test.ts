import { expect, test } from '@jest/globals'
import { accountStore } from '#features/people/person-store.ts'
import { talkingHouse } from '../../talking-house.ts'
import { applicants } from '../applications/applicants.ts'

const house = await talkingHouse()
const { person, seat, context } = house
const { applies, applicationOf } = applicants(house)
await seat('secretary', 'secretariat')
await seat('lea', 'leader', 'procurement')
await seat('ann', 'leader', 'financing')
const lea = person('lea')
const secretary = person('secretary')
await applies(person('amina'))
await applies(person('ben'))
await applies(person('chen'))
for (const id of ['amina', 'ben', 'ann']) await block(id)

async function block(id: string): Promise<void> {
  const accounts = context('test').store(accountStore)
  const entry = { by: 'test', at: house.clock.now(), what: 'blocked' }
  await accounts.change(`local|local|${id}`, entry, (before) => ({ ...before, reachable: false }))
}

const application = async (id: string) => ({ application: (await applicationOf(id))?._id ?? '' })

test('whoever accepts somebody unreachable reads that we cannot reach them, and their address; of others, when we tell them', async () => {
  await lea.act('accept-application', await application('amina'))
  expect(lea.shown()).toContain("We can't reach them. Please tell them yourself: amina@example.org.")
  expect(lea.shown()).not.toContain("We'll tell them")
  await lea.act('accept-application', await application('chen'))
  expect(lea.shown()).toMatch(/We'll tell them in \d+ minutes?\. You can undo until then\./)
})

test('an office that is offered to somebody unreachable is not said to be told', async () => {
  await secretary.says('appoint ann leader procurement')
  await secretary.presses('Offer the role')
  expect(secretary.shown()).toContain(
    'We can\'t reach them. Please ask them to say "status" to Convenor: it shows them the offer.',
  )
  await secretary.presses('Take it back')
})

test('an application that is passed to a group whose leaders are unreachable says so', async () => {
  await lea.act('pass-application', await application('ben'))
  await lea.fills({ group: 'financing' })
  expect(lea.shown()).toContain("We can't reach the people who decide there. Please tell them yourself.")
})
