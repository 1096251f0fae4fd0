import { hour, minute } from '../toy.ts'
import type { Script, Step, Work } from './run-script.ts'
import { startTimes } from './toy-world.ts'

const stopped = (worker: Work['worker'], before: string): Work => ({ worker, stop: { before }, fate: 'lives' })
const toTheEnd = (worker: Work['worker']): Work => ({ worker, stop: { after: 100 }, fate: 'lives' })
const oneCall = (worker: Work['worker']): Work => ({ worker, stop: { after: 1 }, fate: 'lives' })

/** The invitations are rows, and due. */
const opening: Step[] = [toTheEnd('plan 1'), { business: 3 * minute }]
/** A claim on a root has run out. */
const claimLost: Step = { real: 31_000 }
/** Whoever knew more of an attempt has given up. */
const settled: Step = { real: 100_000 }
/** Every pause before a repetition is over. */
const paused: Step = { real: 700_000 }
/** As often as anything repeats by itself, and once more to find that nobody can tell. */
const givenUp: Step[] = [1, 2, 3].flatMap(() => [toTheEnd('send 1'), paused, toTheEnd('probe')])
const sendAgain: Step = { sendAgain: 'listed now' }
const pressedTwice: Step[] = [sendAgain, { sendAgain: 'pressed before' }]
/** Every post is of unknown fate, however often. */
const neverKnown = { moods: Array.from({ length: 40 }, () => 'posted, answer lost' as const) }

/** There is time enough for what can wait. */
const inThreeDays: Step = { starts: startTimes[2] ?? 0 }
/** All of it can wait for the morning. */
const patient: Script['day'] = {
  most: 1,
  urgency: { invitation: 'whenever', change: 'whenever', reminder: 'whenever', nudge: 'whenever' },
}
/** The invitations wait as lines, and the message that they are lines of is due. */
const waiting: Step[] = [
  ...[inThreeDays, ...opening, toTheEnd('send 1'), toTheEnd('send 1')],
  { business: 3 * hour - 2 * minute },
]

function race(steps: Step[], chat: Partial<Omit<Script, 'steps'>> = {}): Script {
  return { steps, moods: [], canTell: false, day: null, ...chat }
}

/** One for each rule that random scripts seldom meet: left out, its race ends badly, every time. */
export const races: Record<string, Script> = {
  'a sender that saw a cancellation does not drop what a pass has found to be wanted again (fence)': race([
    ...opening,
    { on: false },
    stopped('send 1', 'drop'),
    { on: true },
    toTheEnd('plan 1'),
    toTheEnd('send 1'),
  ]),
  'a pass that saw somebody leave does not drop what a newer one has found to be wanted (epoch)': race([
    ...opening,
    { leave: 'ann' },
    stopped('plan 1', 'dropUnwanted'),
    { join: 'ann' },
    claimLost,
    toTheEnd('plan 2'),
    toTheEnd('plan 1'),
  ]),
  'an overtaken pass does not bring back the old time of a reminder (epoch)': race([
    ...opening,
    { lead: 2 * hour },
    stopped('plan 1', 'plan'),
    { lead: hour / 2 },
    claimLost,
    toTheEnd('plan 2'),
    toTheEnd('plan 1'),
  ]),
  'what an overtaken pass has inserted meanwhile is brought up to date (duplicates)': race([
    { lead: 2 * hour },
    stopped('plan 1', 'insert'),
    { lead: hour / 2 },
    claimLost,
    stopped('plan 2', 'insert'),
    toTheEnd('plan 1'),
    toTheEnd('plan 2'),
  ]),
  'a change while a pass is reading leaves the root to be planned again (planRev)': race([
    ...opening,
    stopped('plan 1', 'finish'),
    { lead: 2 * hour },
    stopped('plan 1', 'finish'),
    { on: false },
    toTheEnd('plan 1'),
  ]),
  'what another process hands on while a pass is about to finish leaves the root to be planned again (planRev)': race([
    ...opening,
    { lead: 2 * hour },
    stopped('plan 1', 'finish'),
    { join: 'cyd' },
    toTheEnd('plan 2'),
    toTheEnd('plan 1'),
  ]),
  'what somebody answers while a pass for them alone is under way is planned, too (replanRev)': race([
    ...opening,
    { answers: 'ann', no: true },
    stopped('plan 1', 'finish'),
    { answers: 'ann', no: false },
    toTheEnd('plan 2'),
    toTheEnd('plan 1'),
  ]),
  'a sender that saw a No does not drop what a pass for that person has found to be wanted again (fence)': race([
    ...opening,
    toTheEnd('send 1'),
    { business: 118 * minute },
    toTheEnd('release'),
    { answers: 'ann', no: true },
    stopped('send 1', 'drop'),
    { answers: 'ann', no: false },
    toTheEnd('plan 1'),
    toTheEnd('send 1'),
  ]),
  'a sender does not tell what was true before a pass that found nothing else to do (v)': race([
    ...opening,
    stopped('send 1', 'begin'),
    { place: 'B' },
    toTheEnd('plan 1'),
    toTheEnd('send 1'),
  ]),
  'a late answer to an earlier attempt says nothing of the present one (attempt)': race(
    [
      ...opening,
      stopped('send 1', 'answer'),
      { place: 'B' },
      settled,
      toTheEnd('probe'),
      toTheEnd('send 2'),
      toTheEnd('send 1'),
    ],
    { moods: ['late', 'late', 'lost', 'lost'] },
  ),
  'an attempt that took long to mark is not posted once others may have taken it for dead': race(
    [
      ...opening,
      stopped('send 1', 'begin'),
      settled,
      oneCall('send 1'),
      toTheEnd('probe'),
      toTheEnd('send 2'),
      toTheEnd('send 1'),
    ],
    { canTell: true },
  ),
  'whoever may have had an invitation hears of the cancellation': race(
    [...opening, toTheEnd('send 1'), { on: false }, settled, toTheEnd('probe')],
    { moods: ['posted, answer lost', 'posted, answer lost'] },
  ),
  'what nobody can tell the fate of is posted three times at most': race(
    [...opening, toTheEnd('send 1'), ...[1, 2, 3, 4, 5].flatMap(() => [paused, toTheEnd('probe'), toTheEnd('send 1')])],
    { moods: Array.from({ length: 12 }, () => 'posted, answer lost' as const) },
  ),
  'whoever may have had all three copies of an invitation hears of the cancellation': race(
    [
      ...opening,
      toTheEnd('send 1'),
      ...[1, 2, 3].flatMap(() => [paused, toTheEnd('probe'), toTheEnd('send 1')]),
      { on: false },
    ],
    { moods: Array.from({ length: 6 }, () => 'posted, answer lost' as const) },
  ),
  'a rung that was dropped and is planned again takes the next one back': race([
    toTheEnd('plan 1'),
    { on: false },
    toTheEnd('plan 1'),
    { on: true },
  ]),
  'what was dropped as late by a clock that was ahead is told once it is set right (clock)': race([
    ...opening,
    { jump: 4 * hour },
    toTheEnd('send 1'),
    { jump: -4 * hour },
    toTheEnd('send 1'),
  ]),
  'what was planned by a clock that was ahead is planned again once it is set right, though whoever planned it died (clock)':
    race([
      { jump: 4 * hour },
      { worker: 'plan 1', stop: { after: 100 }, fate: 'dies after' },
      { jump: -4 * hour },
      toTheEnd('plan 2'),
    ]),
  'a lease, an attempt and a pause of a time that is still to come hold nobody up (clock)': race(
    [
      ...opening,
      { jump: 4 * hour },
      { place: 'B' },
      stopped('plan 1', 'finish'),
      toTheEnd('send 1'),
      { jump: -4 * hour },
      toTheEnd('send 2'),
    ],
    { moods: ['slow down', 'posted, answer lost'], canTell: true },
  ),
  'what was decided by a clock that was ahead is not posted once it is set right (clock)': race([
    toTheEnd('plan 1'),
    { jump: 4 * hour },
    stopped('send 1', 'begin'),
    { jump: -4 * hour },
    toTheEnd('send 1'),
  ]),
  'a process that dies before, or after, it has marked the roots leaves the source to be handed on again': race([
    ...opening,
    { join: 'cyd' },
    { worker: 'plan 1', stop: { before: 'mark' }, fate: 'dies before' },
    { worker: 'plan 1', stop: { before: 'replanned' }, fate: 'dies before' },
  ]),
  'what a person has sent again has one more life, however often they press': race(
    [
      ...opening,
      ...givenUp,
      ...pressedTwice,
      ...givenUp,
      { sendAgain: 'pressed before' },
      ...givenUp,
      { sendAgain: 'pressed before' },
      ...givenUp,
    ],
    neverKnown,
  ),
  'what is sent again is not sent where a pass, which had seen it ended, missed that it is wanted no more': race(
    [
      ...opening,
      ...givenUp,
      { leave: 'ann' },
      stopped('plan 1', 'finish'),
      sendAgain,
      toTheEnd('plan 1'),
      toTheEnd('send 2'),
    ],
    neverKnown,
  ),
  'a reminder that is sent again says so': race(
    [...opening, toTheEnd('send 1'), { business: 2 * hour }, ...givenUp, sendAgain, toTheEnd('send 1')],
    { moods: ['ok', 'ok', ...neverKnown.moods.slice(0, 2)] },
  ),
  'a rung that is sent again takes the next one back until it has gone out': race(
    [
      ...[...opening, toTheEnd('send 1'), { business: 4 * hour }, toTheEnd('plan 1'), ...givenUp],
      ...[toTheEnd('plan 1'), { business: 23 * hour }, toTheEnd('plan 1'), sendAgain, stopped('plan 2', 'finish')],
      ...[toTheEnd('send 1'), toTheEnd('plan 2')],
    ],
    { moods: ['ok', 'ok', ...neverKnown.moods.slice(0, 3)] },
  ),
  'an attempt that ends as unknown by a clock that was ahead is looked for in its time (deadline)': race(
    [...opening, stopped('send 1', 'settle'), { jump: -4 * hour }, toTheEnd('plan 1'), toTheEnd('send 1')],
    { moods: ['posted, answer lost'] },
  ),
  'what a clock that was ahead called late is looked at again by the right one (late)': race([
    toTheEnd('plan 1'),
    { business: 3 * minute },
    { real: 62_000 },
    { jump: 4 * hour },
    stopped('send 2', 'drop'),
    { jump: -4 * hour },
    toTheEnd('plan 1'),
    toTheEnd('send 2'),
  ]),
  'a line that was dropped and planned again meanwhile is not told with its carrier (bind by v)': race(
    [
      ...[...waiting, stopped('send 1', 'bind')],
      ...[{ on: false }, toTheEnd('plan 1'), { on: true }, toTheEnd('plan 1')],
      ...[toTheEnd('send 2'), toTheEnd('send 1')],
    ],
    { day: patient },
  ),
  'lines that were bound by one that died before it marked their carrier are told with it': race(
    [...waiting, { worker: 'send 1', stop: { before: 'begin' }, fate: 'dies before' }, settled, toTheEnd('probe')],
    { day: patient },
  ),
  'what is counted for a person by two at once is all counted (v of the day)': race(
    [
      ...[inThreeDays, ...opening, toTheEnd('send 1'), toTheEnd('send 1')],
      ...[{ business: 4 * hour }, toTheEnd('plan 1'), toTheEnd('release'), stopped('send 1', 'write')],
      ...[{ place: 'B' }, { business: 11 * minute }, toTheEnd('plan 2'), toTheEnd('send 2')],
      toTheEnd('send 1'),
    ],
    { day: { most: 3, urgency: { invitation: 'now', change: 'now', reminder: 'soon', nudge: 'soon' } } },
  ),
  'what joins a carrier that has just gone is not left behind': race(
    [
      ...[inThreeDays, ...opening],
      stopped('send 1', 'merge'),
      { business: 4 * hour },
      toTheEnd('send 2'),
      toTheEnd('send 1'),
    ],
    { day: patient },
  ),
  'lines whose carrier was sent by one that died at once are not told again': race(
    [
      ...waiting,
      { worker: 'send 1', stop: { before: 'endLines' }, fate: 'dies before' },
      settled,
      toTheEnd('probe'),
      toTheEnd('send 2'),
    ],
    { day: patient },
  ),
  'a meeting that moved to a later day just before its invitation went waits for the morning (the facts, not the row)':
    race(
      [
        toTheEnd('plan 1'),
        { business: 3 * minute },
        { on: false },
        { worker: 'plan 1', stop: { after: 4 }, fate: 'lives' },
        { on: true },
        ...[toTheEnd('send 1'), toTheEnd('plan 1'), inThreeDays],
        toTheEnd('send 1'),
      ],
      { day: { most: 1, urgency: { invitation: 'soon', change: 'now', reminder: 'now', nudge: 'now' } } },
    ),
}
