import fc from 'fast-check'
import type { Urgency } from '#outbox/notice-kind.ts'
import { hour, minute } from '../toy.ts'
import { type Press, type Script, type Step, type Stop, type Work, workers } from './run-script.ts'
import type { Fate } from './scripted-process.ts'
import type { Mood } from './toy-platform.ts'
import { startTimes } from './toy-world.ts'

const people = fc.constantFrom('ann', 'ben', 'cyd')

const happening: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ place: fc.constantFrom('A', 'B') }) },
  { weight: 1, arbitrary: fc.record({ starts: fc.constantFrom(...startTimes) }) },
  { weight: 3, arbitrary: fc.record({ on: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ join: people }) },
  { weight: 2, arbitrary: fc.record({ leave: people }) },
  { weight: 4, arbitrary: fc.record({ answers: people, no: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ lead: fc.constantFrom(hour, 2 * hour, 30 * minute) }) },
  { weight: 3, arbitrary: fc.record({ business: fc.constantFrom(3 * minute, 11 * minute, 2 * hour, 4 * hour) }) },
  { weight: 1, arbitrary: fc.record({ jump: fc.constantFrom(hour, -hour, 4 * hour, -4 * hour) }) },
  { weight: 2, arbitrary: fc.record({ real: fc.constantFrom(31_000, 100_000, 700_000) }) },
  { weight: 1, arbitrary: fc.record({ jump: fc.constantFrom(4 * hour, -4 * hour, 30_000, -30_000) }) },
)

/** Every call that changes something: what matters is what happens just before one, or just after. */
const writes = {
  plan: ['fence', 'insert', 'plan', 'dropUnwanted', 'finish', 'mark', 'markForPersons', 'replanned'],
  send: [
    ...['begin', 'drop', 'postpone', 'post', 'answer', 'settle'],
    ...['write', 'insert', 'merge', 'bind', 'unbind', 'dropLine', 'endLines', 'resumeLines', 'releaseLines'],
  ],
  probe: ['settle', 'loseLines', 'endLines', 'resumeLines', 'releaseLines', 'giveUpLines'],
  release: ['release'],
} as const

const fate: fc.Arbitrary<Fate> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Fate>('lives') },
  { weight: 1, arbitrary: fc.constantFrom<Fate>('dies before', 'dies after') },
)
const toTheEnd = { stop: { after: 100 }, fate: 'lives' } as const

const press: fc.Arbitrary<Step> = fc.record({
  sendAgain: fc.constantFrom<Press['sendAgain']>('listed now', 'pressed before'),
})

/** @returns steps of one process, which more often than not is stopped just before it writes. */
function work(worker: Work['worker']): fc.Arbitrary<Work> {
  const [first = ''] = worker.split(' ')
  const kind = first === 'plan' || first === 'send' || first === 'probe' ? first : 'release'
  const stop: fc.Arbitrary<Stop> = fc.oneof(
    { weight: 4, arbitrary: fc.record({ before: fc.constantFrom(...writes[kind]) }) },
    { weight: 2, arbitrary: fc.record({ after: fc.integer({ min: 1, max: 16 }) }) },
    { weight: 1, arbitrary: fc.constant(toTheEnd.stop) },
  )
  return fc.record({ worker: fc.constant(worker), stop, fate })
}

const urgency = fc.constantFrom<Urgency>('now', 'soon', 'soon', 'whenever')

const someWork: fc.Arbitrary<Work> = fc.constantFrom(...workers).chain(work)
const wholeRound: fc.Arbitrary<Work> = fc.constantFrom(...workers).map((worker) => ({ worker, ...toTheEnd }))

/** Two things that happen one after the other: any two, or there and back again. */
const twoHappenings: fc.Arbitrary<readonly [Step, Step]> = fc.oneof(
  fc.tuple(happening, happening),
  people.map((one) => [{ leave: one }, { join: one }] as const),
  fc.tuple(people, fc.boolean()).map(
    ([one, no]) =>
      [
        { answers: one, no },
        { answers: one, no: !no },
      ] as const,
  ),
  fc.constantFrom<readonly [Step, Step]>(
    [{ on: false }, { on: true }],
    [{ place: 'B' }, { place: 'A' }],
    [{ jump: 4 * hour }, { jump: -4 * hour }],
    [{ lead: 30 * minute }, { lead: 2 * hour }],
    [{ jump: 4 * hour }, { jump: -4 * hour }],
  ),
)

/**
 * While one process has stopped, the world goes on, and others work; then the first goes on. In real time so
 * much may pass meanwhile that its claim on a root has run out, or that what it posted is looked for by others.
 */
const interruption: fc.Arbitrary<Step[]> = fc
  .record({
    happenings: twoHappenings,
    stopped: someWork,
    pause: fc.constantFrom<Step[]>([], [{ real: 31_000 }], [{ real: 100_000 }]),
    others: fc.array(fc.oneof(someWork, wholeRound), { minLength: 1, maxLength: 3 }),
  })
  .map(({ happenings: [before, meanwhile], stopped, pause, others }) => [
    before,
    stopped,
    meanwhile,
    ...pause,
    ...others,
    { ...stopped, ...toTheEnd },
  ])

/** Everybody is about to be invited. */
const opening: Step[] = [{ worker: 'plan 1', ...toTheEnd }, { business: 3 * minute }]

const mood: fc.Arbitrary<Mood> = fc.oneof(
  { weight: 12, arbitrary: fc.constant<Mood>('ok') },
  { weight: 8, arbitrary: fc.constantFrom<Mood>('late', 'posted, answer lost', 'lost', 'slow down') },
  { weight: 1, arbitrary: fc.constant<Mood>('never') },
)

/**
 * What was posted is of unknown fate, and is looked for, as often as it takes for it to end; then somebody has it sent
 * again, perhaps while another process has stopped in the middle of something.
 */
const sentAgain: fc.Arbitrary<Step[]> = fc
  .record({
    stopped: fc.option(someWork, { nil: null }),
    attempts: fc.constantFrom(1, 3),
    meanwhile: fc.option(happening, { nil: null }),
    presses: fc.array(press, { minLength: 1, maxLength: 3 }),
    others: fc.array(fc.oneof(someWork, wholeRound), { maxLength: 3 }),
  })
  .map(({ stopped, attempts, meanwhile, presses, others }) => [
    ...Array.from({ length: attempts }, (): Step[] => [
      { worker: 'send 1', ...toTheEnd },
      { real: 700_000 },
      { worker: 'probe', ...toTheEnd },
    ]).flat(),
    ...(meanwhile ? [meanwhile] : []),
    ...(stopped ? [stopped] : []),
    ...presses,
    ...others,
    ...(stopped ? [{ ...stopped, ...toTheEnd }] : []),
    ...presses.slice(1),
  ])

/**
 * A post is answered late, when others have looked for it, given up, and posted again what is true by then: the answer
 * says nothing of the second attempt.
 */
const answeredLate: fc.Arbitrary<Step[]> = fc
  .record({
    worker: fc.constantFrom<Work['worker']>('send 1', 'send 2'),
    meanwhile: happening,
    others: fc.array(fc.oneof(someWork, wholeRound), { maxLength: 2 }),
  })
  .map(({ worker, meanwhile, others }) => [
    { worker, stop: { before: 'answer' }, fate: 'lives' },
    meanwhile,
    { real: 100_000 },
    { worker: 'probe', ...toTheEnd },
    { worker: worker === 'send 1' ? 'send 2' : 'send 1', ...toTheEnd },
    ...others,
    { worker, ...toTheEnd },
  ])

const single = fc.oneof(happening, someWork, press).map((step) => [step])
const scenes = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: single },
    { weight: 4, arbitrary: interruption },
    { weight: 1, arbitrary: sentAgain },
    { weight: 1, arbitrary: answeredLate },
  ),
  {
    maxLength: 6,
    size: 'max',
  },
)

/** Everything that may come together, made by chance. */
export const scripts: fc.Arbitrary<Script> = fc.record({
  steps: fc.tuple(fc.boolean(), scenes).map(([opened, rest]) => [...(opened ? opening : []), ...rest.flat()]),
  moods: fc.oneof(
    fc.array(mood, { maxLength: 6 }),
    // A platform that is unwell for long: nobody can tell what became of one attempt after the other.
    fc.array(fc.constantFrom<Mood>('late', 'posted, answer lost', 'lost'), { minLength: 4, maxLength: 12 }),
  ),
  canTell: fc.boolean(),
  day: fc.option(
    fc.record({
      most: fc.constantFrom(1, 2, 3),
      urgency: fc.record({ invitation: urgency, change: urgency, reminder: urgency, nudge: urgency }),
    }),
    { nil: null },
  ),
})
