import { afterAll, expect, test } from '@jest/globals'
import { connect } from '#database/connection.ts'
import { handOnAnew } from '#database/migrations/003-hand-on-anew.ts'
import { testDatabase } from '../../database.ts'

const database = await connect(testDatabase().uri)
afterAll(() => database.close())

test('terms and people of an older program are handed on once more, and nothing else of them changes', async () => {
  const people = database.connection.collection<{ _id: string; name: string; replan?: boolean }>('people')
  await people.insertOne({ _id: 'ann', name: 'Ann' })
  await handOnAnew.run(database)
  expect(await people.findOne({ _id: 'ann' })).toEqual({ _id: 'ann', name: 'Ann', replan: true })
})
