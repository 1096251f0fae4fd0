import { expect, test } from '@jest/globals'
import { endedLockScreen, heldLockScreen } from '#features/meetings/cards/meeting-spans.ts'

const session = { id: '1', date: '2021-05-21', time: null, zone: 'Europe/Zurich', lasts: 'PT90M', at: null }
const meeting = { reference: 'PROC-1', sessions: [session] }

test('a meeting that was held on a day, at a time nobody ever set, has that day, and waits for no time', () => {
  expect(endedLockScreen(meeting, ['.']).join('')).toBe('PROC-1 (Fri 21 May 2021) has ended.')
  expect(heldLockScreen(meeting, ['.']).join('')).toBe('PROC-1: Fri 21 May 2021.')
})
