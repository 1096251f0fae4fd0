import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { memoryStage } from '../model/stages.ts'
import { lives, liveThrough } from './lives.ts'

/** 2,000 of them in `npm run prove -- months`. */
const runs = Number(process.env.MONTHS ?? 40)

test('in random months nobody gets more than their day holds, nothing is lost, and what is urgent comes at once', async () => {
  const stage = await memoryStage()
  const ends = new Map<string, number>()
  let messages = 0
  const property = fc.asyncProperty(lives, async (life) => {
    const month = await liveThrough(stage, life)
    messages += month.messages
    for (const [end, count] of month.ends) ends.set(end, (ends.get(end) ?? 0) + count)
    expect(month.wrong).toEqual([])
  })
  await fc.assert(property, { numRuns: runs })
  if (process.env.MONTHS)
    process.stdout.write(`${runs} months, ${messages} messages; notices ${JSON.stringify(Object.fromEntries(ends))}\n`)
}, 3_600_000)
