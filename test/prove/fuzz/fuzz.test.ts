import { describe, expect, test } from '@jest/globals'
import { readInWorker, sayCall } from './read-in-worker.ts'

describe('whatever a stranger writes is read within 100 ms', () => {
  test('the messages that once stopped a process', async () => {
    const texts = [
      `zone 15:00 Geneva ${'.'.repeat(30)}x`,
      `15:00 Geneva ${'.'.repeat(30)}x`,
      '21 May 15:00 Geneva !!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!! urgent',
      `21 May 15:00 ${'a '.repeat(60)}1`,
      `21 May 15:00 this ${'the a these '.repeat(40)}/`,
      `https://example.org/${'.'.repeat(3900)}x`,
    ]
    const { wrong } = await readInWorker({ texts })
    expect(wrong.map(sayCall)).toEqual([])
  })
})
