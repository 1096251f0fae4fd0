import { expect, test } from '@jest/globals'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { pollStore, voteStore } from '#features/polls/poll-store.ts'
import { talkingHouse } from '../../talking-house.ts'
import { applicants } from '../applications/applicants.ts'

/* A process that dies between two writes: doing it again finishes it, once, and everybody is told once. */

/** The next call to the database of this name fails, as though the process had died before it. */
let dies: string | null = null
const house = await talkingHouse({
  gate: async (what, work) => {
    if (what !== dies) return work()
    dies = null
    throw new Error(`died before ${what}`)
  },
})
const { person, seat, context, moveTo } = house
const { applies, applicationOf } = applicants(house)
await seat('lea', 'leader', 'procurement')
const [lea, ann] = [person('lea'), person('ann')]
await applies(ann)
await lea.act('accept-application', { application: (await applicationOf('ann'))?._id ?? '' })
await moveTo('2020-03-02T09:00:00Z')

const polls = context('clock').store(pollStore)
const votes = context('clock').store(voteStore)
const meetings = context('clock').store(meetingStore)
const words = 'poll procurement 18/19/20 May 15:00 Geneva 90m Case studies'
const lastTold = () => ann.told().at(-1)

test('while a poll is opened, after the one before was written down as ended', async () => {
  await lea.says(words)
  await lea.presses('Ask 1 person')
  const [before] = await polls.find({ state: 'open' })
  await moveTo('2020-03-10T09:00:00Z')
  const preview = await lea.says(words.replace('18/19/20', '25/26/27'))
  dies = 'polls.insert'
  await lea.presses('Ask 1 person')
  expect(lea.shown()).toContain('Something broke')
  expect(await polls.find({ state: 'open' })).toEqual([])
  await lea.presses('Ask 1 person', 'message' in preview ? preview.message : undefined)
  expect(lea.shown()).toContain("We'll ask 1 person of Procurement")
  expect((await polls.find({})).map(({ _id, state }) => [_id === before?._id, state]).toSorted()).toEqual([
    [false, 'open'],
    [true, 'closed'],
  ])
  const heard = ann.told().length
  await moveTo('2020-03-10T10:00:00Z')
  expect(ann.told().length).toBe(heard + 1)
})

test('while somebody votes: nothing is kept, and the same press keeps it once', async () => {
  const opened = lastTold()
  dies = 'votes.insert'
  await ann.presses('All work', opened)
  expect(ann.shown()).toContain('Something broke')
  expect(await votes.find({})).toEqual([])
  await ann.presses('All work', opened)
  expect(ann.shown()).toContain('Your answer is kept.')
  expect(await votes.find({})).toHaveLength(1)
})

test('while a vote is handed on to its poll: the end comes all the same, and is told once', async () => {
  dies = 'polls.mark'
  const heard = lea.told().length
  await house.house.outbox.sweepUntilQuiet().catch(() => {})
  expect(dies).toBeNull()
  await moveTo('2020-03-11T12:00:00Z')
  expect(lea.told().length).toBe(heard + 1)
})

test('while the best becomes a meeting: the same press makes it one, and it is told once', async () => {
  const ended = lea.told().at(-1)
  dies = 'meetings.insert'
  const label = 'Schedule Mon 25 May 15:00'
  await lea.presses(label, ended)
  expect(lea.shown()).toContain('Something broke')
  expect(await meetings.find({ group: 'procurement' })).toEqual([])
  await lea.presses(label, ended)
  await lea.presses(label, ended)
  expect(lea.shown()).toContain('This is done already')
  expect(await meetings.find({ group: 'procurement' })).toHaveLength(1)
  const heard = ann.told().length
  await moveTo('2020-03-12T12:00:00Z')
  expect(ann.told().length).toBe(heard + 1)
})
