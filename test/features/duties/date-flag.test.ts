import { expect, test } from '@jest/globals'
import { flagDates, readDateFlag } from '#features/duties/flag-dates.ts'
import { importMeetings } from '#features/meetings/import-meetings.ts'
import { wordsOf } from '../../message-words.ts'
import { talkingHouse } from '../../talking-house.ts'

const talking = await talkingHouse({ now: '2020-03-05T08:00:00Z' })
await talking.seat('secretariat', 'secretariat')
await talking.seat('leader', 'leader', 'procurement')
const secretary = talking.person('secretariat')
const leader = talking.person('leader')
// As each start does.
const imports = async () => {
  await importMeetings(talking.context('charter'), {})
  await flagDates(talking.context('charter'), {})
}
await imports()
const flag = '3 listed thematic groups publish no dates: City Platforms, Recovery and resilience and AI in cities.'
const digests = () =>
  secretary
    .told()
    .map((one) => wordsOf(one))
    .filter((words) => words.startsWith('Your week'))

test('the import flags exactly the three of the five listed groups that publish no dates', async () => {
  expect(await readDateFlag(talking.context('secretariat'))).toEqual(['platforms', 'recovery', 'ai'])
  await secretary.says('status')
  expect(secretary.shown()).toContain(flag)
  expect(secretary.shown()).not.toMatch(/publish no dates.*Monitoring/)
})

test('only the secretariat is shown it', async () => {
  await leader.says('status')
  expect(leader.shown()).not.toContain('publish no dates')
  await leader.act('see-date-flag', {})
  expect(leader.shown()).toBe('Only the secretariat can do this.')
})

test('the digest has it once, and another start does not bring it back', async () => {
  await talking.moveTo('2020-03-10T08:00:00Z')
  expect(digests().filter((words) => words.includes(flag))).toHaveLength(1)
  await talking.moveTo('2020-03-18T08:00:00Z')
  await imports()
  await talking.moveTo('2020-03-25T08:00:00Z')
  expect(digests().length).toBeGreaterThan(1)
  expect(digests().filter((words) => words.includes('publish no dates'))).toHaveLength(1)
  await secretary.says('status')
  expect(secretary.shown()).not.toContain('publish no dates')
})
