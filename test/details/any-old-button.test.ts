import { beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Act } from '#chat/incoming.ts'
import { leaveGroup } from '#features/applications/leave-group.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { meetingStore, rsvpStore } from '#features/meetings/meeting-store.ts'
import { undoMeetingAct } from '#features/meetings/undo-meeting-act.ts'
import { plus } from '#time/instant.ts'
import { UserError } from '#user-error.ts'
import { type Arrived, type TestHouse, testHouse } from '../context.ts'
import { leader, steering } from './steering.ts'

/*
 * Any old button is safe: whatever has happened to a meeting since its message was sent, pressing any button of it answers
 * with the truth, and nothing is stored for a time that is not true any more. What should happen is worked out here from
 * what the message told when it came, not from what the button carries.
 */

let house: TestHouse

beforeAll(async () => {
  house = await testHouse()
  await house.until('2020-03-03T09:00:00Z')
})

type Step =
  | { does: 'move'; day: number }
  | { does: 'cancel' | 'undo' }
  | { does: 'leave'; who: number }
  | { does: 'wait'; for: string }
  | { does: 'press'; message: number; button: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ does: fc.constant('move'), day: fc.integer({ min: 0, max: 4 }) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom('cancel', 'undo') }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('leave'), who: fc.nat(1) }) },
  {
    weight: 4,
    arbitrary: fc.record({ does: fc.constant('wait'), for: fc.constantFrom('PT3M', 'PT15M', 'P1D', 'P7D') }),
  },
  {
    weight: 8,
    arbitrary: fc.record({ does: fc.constant('press'), message: fc.nat(30), button: fc.nat(6) }),
  },
) as fc.Arbitrary<Step>

let runs = 0
let answersKept = 0
let answersRefused = 0

test('after any sequence of moves, cancellations and leaves', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 20 }), async (steps) => {
      const run = ++runs
      const people = [`expert-${run}-a`, `expert-${run}-b`]
      for (const person of people) {
        await house.says(person, 'zone Nairobi')
        await house.join(person, 'procurement')
      }
      await house.until(plus(house.now(), 'PT1M'))
      const first = Temporal.Instant.from(house.now()).toZonedDateTimeISO('UTC').add({ days: 12 })
      const steer = steering(house, first.toPlainDate().toString())
      const meeting = await steer.schedule(`meeting-${run}`)
      const messages: { message: Arrived; toldOf: string | null }[] = []
      const left = new Set<string>()
      const wait = async (duration: string) => {
        const { reference } = await steer.now(meeting)
        const arrived = await house.until(plus(house.now(), duration))
        for (const message of arrived.filter(({ text }) => text.startsWith(reference)))
          messages.push({ message, toldOf: (await steer.now(meeting)).sessions[0]?.at ?? null })
      }
      await wait('PT15M')
      // Each walk begins with an answer that counts, and one that does not any more.
      const yes = { does: 'press', message: 0, button: 0 } as const
      for (const one of [yes, { does: 'move', day: 1 } as const, yes, ...steps]) await take(one)
      // In the end everything is pressed once more.
      for (let message = 0; message < messages.length; message++)
        for (let button = 0; button < 4; button++) await take({ does: 'press', message, button })
      // The next meeting begins in a quiet house.
      for (const who of [0, 1]) await take({ does: 'leave', who })
      await steer.cancel(meeting).catch(ignoreMistake)

      async function take(one: Step): Promise<void> {
        switch (one.does) {
          case 'move':
            return steer.move(meeting, one.day).catch(ignoreMistake)
          case 'cancel':
            return steer.cancel(meeting).catch(ignoreMistake)
          case 'undo':
            return void (await undoMeetingAct(house.as(leader), { meeting }).catch(ignoreMistake))
          case 'leave': {
            const person = people[one.who] ?? ''
            left.add(person)
            await leaveGroup(house.as(person), { application: `${person}-procurement` })
            return
          }
          case 'wait':
            return wait(one.for)
          case 'press': {
            const found = messages[one.message % messages.length]
            const acts = found ? actsIn(found.message) : []
            const act = acts[one.button % acts.length]
            if (found && act) await press(found, act)
          }
        }
      }

      async function press({ message, toldOf }: (typeof messages)[number], act: Act): Promise<void> {
        const person = message.to
        const before = await stored(meeting)
        // A dialog that fails makes this throw.
        const outcome = await house.presses(person, act)
        const after = await stored(meeting)
        expect([act.verb, 'message' in outcome || outcome.kind === 'form']).toEqual([act.verb, true])
        expect(after.meeting).toEqual(before.meeting)
        expect(after.applications).toEqual(before.applications)
        const answer = /^answer-(.*)$/.exec(act.verb)?.[1]
        if (answer === undefined) return expect(after.rsvps).toEqual(before.rsvps)
        const { sessions, state } = await steer.now(meeting)
        const at = sessions[0]?.at ?? ''
        const ahead = plus(at, 'PT90M') > house.now()
        const counts = state === 'scheduled' && toldOf === at && ahead && !left.has(person)
        if (!counts) {
          answersRefused++
          return expect(after.rsvps).toEqual(before.rsvps)
        }
        answersKept++
        expect(after.rsvps.find((rsvp) => rsvp.person === person)).toMatchObject({ answer, forTime: at })
      }
    }),
    { numRuns: 5, endOnFailure: true },
  )
  // The walk went where it should.
  expect(answersKept).toBeGreaterThanOrEqual(runs)
  expect(answersRefused).toBeGreaterThanOrEqual(runs)
}, 120_000)

async function stored(id: string) {
  const meetings = house.house.store(meetingStore)
  const rsvps = house.house.store(rsvpStore)
  const applications = house.house.store(applicationStore)
  const meeting = await meetings.get(id)
  return {
    // Its minutes may be settled by a button: those who led it are asked.
    meeting: [meeting?.state, meeting?.sessions, meeting?.rev],
    rsvps: await rsvps.find({ meeting: id }),
    applications: (await applications.find({})).map(({ _id, state }) => ({ _id, state })),
  }
}

function actsIn({ message }: Arrived): Act[] {
  const buttons = message.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []))
  return buttons.flatMap((button) => ('act' in button ? [button.act] : []))
}

/** Too late, or to a time that is over: leaders are told so, and nothing happens. */
function ignoreMistake(error: unknown): void {
  if (!(error instanceof UserError)) throw error
}
