import { afterAll, expect, test } from '@jest/globals'
import { connect } from '#database/connection.ts'
import { handOnSteps } from '#database/migrations/004-hand-on-steps.ts'
import { testDatabase } from '../../database.ts'

const database = await connect(testDatabase().uri)
afterAll(() => database.close())

test('what members had done stands in one document a person, and their applications are handed on once more', async () => {
  const applications = database.connection.collection<{ _id: string } & Record<string, unknown>>('applications')
  const touchedAt = '2020-03-05T08:00:00Z'
  await applications.insertMany([
    { _id: 'a', person: 'ann', state: 'accepted', onboarded: ['sharepoint'], touchedAt },
    { _id: 'b', person: 'ben', state: 'accepted', onboarded: [], touchedAt },
    { _id: 'c', person: 'cas', state: 'draft', onboarded: [], touchedAt },
  ])
  await handOnSteps.run(database)
  await handOnSteps.run(database)
  const onboardings = await database.connection.collection('onboardings').find({}).toArray()
  expect(onboardings).toEqual([
    { _id: 'ann', version: 1, done: [{ step: 'sharepoint', at: touchedAt, by: 'migration' }] },
  ])
  expect(await applications.find({}).toArray()).toEqual([
    { _id: 'a', person: 'ann', state: 'accepted', replan: true, touchedAt },
    { _id: 'b', person: 'ben', state: 'accepted', replan: true, touchedAt },
    { _id: 'c', person: 'cas', state: 'draft', touchedAt },
  ])
})
