import { test } from '@jest/globals'
import { countedHouse } from '../../bench/calls/counted-house.ts'
import { small } from '../../bench/calls/organisation.ts'
import { dearest } from '../../bench/calls/dearest.ts'
import { testDatabase } from '../database.ts'

const { uri } = testDatabase()
test('counts', async () => {
  for (const size of [small, { groups: 60, people: 1500 }]) {
    const house = await countedHouse(size === small ? uri : uri.replace(/(\/test-[0-9a-f]+)/, '$1-large'), size)
    for (const who of ['secretariat', 'leader-procurement', 'member-4']) {
      const one = house.actor(who)
      for (const words of ['status', 'late', 'terms', 'people nairobi', 'people procurement', 'nudge', 'nudge proc139', 'review procurement']) {
        const said = await one.says(words)
        if (who === 'secretariat' && words.startsWith('nudge p')) console.log(JSON.stringify(said).slice(0, 300))
      }
    }
    const counted = await house.counted()
    const all = counted as unknown as { what: string; who?: string }[]
    console.log(size, [...dearest(counted)].map(([what, one]) => `${what} ${JSON.stringify(one)}`).join('\n'))
    await house.database.connection.dropDatabase()
    await house.close()
  }
}, 600_000)
