import { describe, expect, test } from '@jest/globals'
import { readInWorker, sayCall } from './read-in-worker.ts'

/** Reading is measured on the processor; a machine that is busy may take long over all of it. In milliseconds. */
const patience = 600_000
/** As many as take about 40 s on a machine that is idle; `npm run prove -- fuzz` reads 200,000. */
const some = { seed: 1, count: 20_000 }

describe('whatever a stranger writes is read within 100 ms of the processor', () => {
  test(
    'the messages that once stopped a process',
    async () => {
      const texts = [
        `zone 15:00 Geneva ${'.'.repeat(30)}x`,
        `15:00 Geneva ${'.'.repeat(30)}x`,
        ...[1, 2, 5].map((spaces) => `Tuesday five past two pm ${`13.90mins${' '.repeat(spaces)}`.repeat(50)}`),
        '21 May 15:00 Geneva !!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!! urgent',
        `21 May 15:00 ${'a '.repeat(60)}1`,
        `21 May 15:00 this ${'the a these '.repeat(40)}/`,
        `https://example.org/${'.'.repeat(3900)}x`,
        ...[
          'h 5/3-T z ',
          'friday 3:00 and 3rd and ',
          'ma\u00f1ana.',
          'noviembre, ',
          '8h\t',
          '15:00 Geneva ',
          '1,2,3 May ',
          'a ',
        ].flatMap((part) => [600, 4000].map((length) => part.repeat(length).slice(0, length))),
      ]
      const { wrong } = await readInWorker({ texts })
      expect(wrong.map(sayCall)).toEqual([])
    },
    patience,
  )

  test(`${some.count} strings that were made, each by one of the readings in its turn`, async () => {
    const { wrong, strings, calls } = await readInWorker(some)
    expect(wrong.map(sayCall)).toEqual([])
    expect([strings, calls]).toEqual([some.count, some.count])
  }, 600_000)
})
