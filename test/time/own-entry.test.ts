import { expect, test } from '@jest/globals'
import { ownEntry } from '#time/own-entry.ts'
import { readZone } from '#time/zone.ts'

test.each(['constructor', '__proto__', 'toString', 'valueOf'])('a table holds nothing under "%s"', (word) => {
  expect(ownEntry({ nairobi: 1 }, word)).toBeUndefined()
})

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('no time zone is called "%s"', (word) => {
  expect(readZone(word)).toEqual({ kind: 'unknown', said: word })
})
