import { expect, test } from '@jest/globals'
import { mailedBy } from '#app/page-parts.ts'
import type { Sent } from '#chat/platform.ts'

const ref = { via: 'email', place: { kind: 'direct', id: 'a' }, id: 'm' } as const

test.each<[string, Sent | 'late', string]>([
  ['taken', { sent: ref }, 'on its way'],
  ['that the server is still taking', 'late', 'on its way'],
  ['that may have been sent', { unknown: true }, 'on its way'],
  ['to a mailbox that is not there', { unreachable: 'gone' }, 'no such mailbox'],
  ['that one mailbox takes later', { notYet: 1000 }, 'not now'],
  ['that the server takes later', { slowDown: 1000 }, 'not now'],
  ['that the server refuses', { failed: 'no' }, 'not now'],
])('a letter %s: the public form never says that it was not sent where it may have been', (_, sent, told) => {
  expect(mailedBy(sent)).toBe(told)
})
