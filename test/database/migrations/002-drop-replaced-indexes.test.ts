import { afterAll, expect, test } from '@jest/globals'
import { connect } from '#database/connection.ts'
import { dropReplacedIndexes } from '#database/migrations/002-drop-replaced-indexes.ts'
import { testDatabase } from '../../database.ts'

const database = await connect(testDatabase().uri)
afterAll(() => database.close())
const deliveries = database.connection.collection('deliveries')
const namesOf = async () => (await deliveries.indexes()).map(({ name }) => name)

test('a database without any collections is brought up too', async () => {
  await dropReplacedIndexes.run(database)
})

test('what another index has replaced goes, and nothing else; a second run finds nothing to do', async () => {
  await deliveries.createIndexes([{ key: { root: 1, kind: 1 } }, { key: { root: 1, to: 1 } }])
  await dropReplacedIndexes.run(database)
  await dropReplacedIndexes.run(database)
  expect(await namesOf()).toEqual(['_id_', 'root_1_to_1'])
})
