import { expect, test } from '@jest/globals'
import { cityNames } from '#time/tables.ts'
import { readZone } from '#time/zone.ts'
import { plainWords } from '#time/zones/zone-reading.ts'

const rows = Object.entries(cityNames()).flatMap(([zone, byCity]) =>
  Object.entries(byCity).map(([city, names]) => ({ zone, city, names: names.split(', ') })),
)

/*
 * The file is made by city-names.py from data of CLDR, which take 95 MB and are no dependency: so it is not made anew here.
 * What its maker holds to can be told from the file all the same.
 */
test('the names are as they are compared, in order, and other than the English one', () => {
  const all = rows.flatMap(({ names }) => names)
  expect(all.filter((name) => plainWords(name) !== name)).toEqual([])
  expect(rows.filter(({ names }) => [...names].sort().join() !== names.join())).toEqual([])
  expect(rows.filter(({ city, names }) => names.includes(plainWords(city)))).toEqual([])
})

test('each name is read as a place', () => {
  const unread = rows.flatMap(({ names }) => names.filter((name) => readZone(name).kind === 'unknown'))
  expect(unread).toEqual([])
})
