import { expect, test } from '@jest/globals'
import { refuseLostIds } from '#app/refuse-lost-ids.ts'
import { talkingHouse } from '../talking-house.ts'

const { house, charter, seat } = await talkingHouse()

test('a charter that knows all that is kept is taken', async () => {
  await seat('lea', 'leader', 'procurement')
  await expect(refuseLostIds(house.store, charter)).resolves.toBeUndefined()
})

test('one that lost a group, or an office, is refused with the id and a way out', async () => {
  const groups = charter.groups.filter(({ id }) => id !== 'procurement')
  await expect(refuseLostIds(house.store, { ...charter, groups })).rejects.toThrow(
    'The charter has no group procurement, but this database has records of it. Put the group back',
  )
  const offices = charter.offices.filter(({ id }) => id !== 'leader')
  await expect(refuseLostIds(house.store, { ...charter, offices })).rejects.toThrow('The charter has no office leader')
})
