import { expect, test } from '@jest/globals'
import type { Message } from '#chat/message.ts'
import { modelNamed } from '#database/model.ts'
import { wordsOf } from '../../message-words.ts'
import { talkingHouse } from '../../talking-house.ts'
import { fillDeskWorld, monday } from './desk-world.ts'

const talking = await talkingHouse({ now: '2020-03-30T05:00:00Z' })
await fillDeskWorld(talking)
// As the migration does with what an older program wrote.
await modelNamed(talking.database, 'office-terms').updateMany({}, { replan: true }).exec()
const secretary = talking.person('secretariat', { name: 'Sam Secretary', zone: 'Europe/Zurich' })
const reader = { zone: 'Europe/Zurich', said: 'Geneva', now: monday }
const isDigest = (message: Message) => /^(?:Your week|Nothing needs you)/.test(wordsOf(message, reader))
const digests = () => secretary.told().filter(isDigest)

test('on Monday at nine the secretariat gets one digest, which says what status says', async () => {
  await talking.moveTo('2020-03-30T06:59:00Z')
  expect(digests()).toHaveLength(0)
  await talking.moveTo('2020-03-30T07:01:00Z')
  const [digest, ...others] = digests()
  expect(others).toEqual([])
  const [heading, ...lines] = wordsOf(digest ?? { summary: [], blocks: [] }, reader).split('\n')
  expect(heading).toBe('Your week')
  expect(lines[0]).toBe('Applications to decide')
  expect(lines.length).toBeGreaterThan(20)
  await secretary.says('status')
  expect(secretary.buttons()).toContain('Open my desk')
  await secretary.presses('Open my desk', digest)
  expect(secretary.shown()).toContain('Your desk is one page')
  await secretary.says('status')
  expect(secretary.shown()).toContain(`Waiting for you\n${lines.join('\n')}\n`)
})

test('the next one comes a week later, and says what is true then', async () => {
  await talking.moveTo('2020-04-06T06:59:00Z')
  expect(digests()).toHaveLength(1)
  await talking.moveTo('2020-04-07T06:59:00Z')
  expect(digests()).toHaveLength(2)
  expect(wordsOf(digests()[1] ?? { summary: [], blocks: [] }, reader)).toContain('PLAT-1: 25 days late.')
})
