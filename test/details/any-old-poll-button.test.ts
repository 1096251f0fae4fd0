import { beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Act } from '#chat/incoming.ts'
import { leaveGroup } from '#features/applications/leave-group.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { cancelPoll, closePoll } from '#features/polls/end-poll.ts'
import { readPoll } from '#features/polls/read-polls.ts'
import { plus } from '#time/instant.ts'
import { type Arrived, type TestHouse, testHouse } from '../context.ts'
import { leader, polling } from '../features/polls/polling.ts'

/*
 * Any old button of a poll is safe, and a poll is never noise: whatever happens to it, pressing any button of its messages
 * is answered, changes nothing once it has ended, and nobody has more than three messages of it, or one of them twice.
 */

let house: TestHouse
let polls: ReturnType<typeof polling>

beforeAll(async () => {
  house = await testHouse()
  polls = polling(house)
  await house.until('2020-03-03T09:00:00Z')
})

type Step =
  | { does: 'close' | 'cancel' | 'join' }
  | { does: 'leave'; who: number }
  | { does: 'wait'; for: string }
  | { does: 'press'; message: number; button: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom('close', 'cancel', 'join') }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('leave'), who: fc.nat(2) }) },
  {
    weight: 4,
    arbitrary: fc.record({ does: fc.constant('wait'), for: fc.constantFrom('PT1M', 'PT5H', 'P1D', 'P6D') }),
  },
  { weight: 6, arbitrary: fc.record({ does: fc.constant('press'), message: fc.nat(20), button: fc.nat(3) }) },
) as fc.Arbitrary<Step>

let [runs, kept, refused] = [0, 0, 0]

test('after any sequence of answers, joining, leaving and ends', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 16 }), async (steps) => {
      await polls.clear()
      const run = ++runs
      const people = [0, 1].map((one) => `expert-${run}-${one}`)
      for (const person of people) await join(person)
      const poll = await polls.open()
      const inbox: Arrived[] = []
      const wait = async (duration: string) => {
        inbox.push(...(await house.until(plus(house.now(), duration))).filter(({ kind }) => kind.startsWith('poll-')))
      }
      await wait('P1D')
      // Each walk begins with an answer that counts, and ends when nothing more can.
      await take({ does: 'press', message: 0, button: 0 })
      for (const one of steps) await take(one)
      await wait('P12D')
      for (let message = 0; message < inbox.length; message++)
        for (let button = 0; button < 4; button++) await take({ does: 'press', message, button })
      const each = Map.groupBy(inbox, ({ to }) => to)
      for (const [person, messages] of each) {
        expect([person, messages.length <= 3]).toEqual([person, true])
        expect(new Set(messages.map(({ kind }) => kind)).size).toBe(messages.length)
      }
      for (const person of people) await leave(person)

      async function take(one: Step): Promise<void> {
        switch (one.does) {
          case 'close':
            return void (await closePoll(house.as(leader), { poll }))
          case 'cancel':
            return void (await cancelPoll(house.as('secretariat'), { poll }))
          case 'join': {
            const person = `expert-${run}-${people.length}`
            people.push(person)
            return join(person)
          }
          case 'leave':
            return leave(people[one.who] ?? '')
          case 'wait':
            return wait(one.for)
          case 'press': {
            const message = inbox[one.message % inbox.length]
            const acts = message ? actsIn(message) : []
            const act = acts[one.button % acts.length]
            if (message && act && act.verb !== 'schedule-choice') await press(message.to, act)
          }
        }
      }

      async function press(person: string, act: Act): Promise<void> {
        const { open } = await readPoll(house.as(leader), { poll })
        const before = await polls.votes(poll)
        // A dialog that fails makes this throw.
        const outcome = await house.presses(person, act)
        expect([act.verb, 'message' in outcome || outcome.kind === 'form']).toEqual([act.verb, true])
        const after = await polls.votes(poll)
        const counts = open && /-work/.test(act.verb) && (await isIn(person))
        if (!counts) {
          refused++
          return expect(after).toEqual(before)
        }
        kept++
        const said = act.verb === 'all-times-work' ? 'yes' : 'no'
        expect(Object.values(after.find((vote) => vote.person === person)?.answers ?? {})).toEqual([said, said, said])
      }
    }),
    { numRuns: 4, endOnFailure: true },
  )
  // The walk went where it should.
  expect(kept).toBeGreaterThanOrEqual(runs)
  expect(refused).toBeGreaterThanOrEqual(runs)
}, 120_000)

async function join(person: string): Promise<void> {
  await house.says(person, 'zone Nairobi')
  await house.join(person, 'procurement')
}

async function leave(person: string): Promise<void> {
  if (await isIn(person)) await leaveGroup(house.as(person), { application: `${person}-procurement` })
}

async function isIn(person: string): Promise<boolean> {
  return (await house.house.store(applicationStore).get(`${person}-procurement`))?.state === 'accepted'
}

function actsIn({ message }: Arrived): Act[] {
  const buttons = message.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []))
  return buttons.flatMap((button) => ('act' in button ? [button.act] : []))
}
