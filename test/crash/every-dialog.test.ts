import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { dialogs } from '#app/features.ts'
import { testDatabase } from '../database.ts'
import { type CrashRun, crashRun, type Scene } from './crash-run.ts'
import type { CrashPoint } from './one-process.ts'
import { absenceScenes } from './scenes/absences.ts'
import { announcementScenes, exportScenes } from './scenes/announcements.ts'
import { applicationScenes } from './scenes/applications.ts'
import { decisionScenes, nominationScenes, warningScenes, yearlyScenes } from './scenes/decisions.ts'
import { deskScenes } from './scenes/desk.ts'
import { dutyScenes } from './scenes/duties.ts'
import { groupScenes } from './scenes/groups.ts'
import { meetingScenes } from './scenes/meetings.ts'
import { minutesScenes } from './scenes/minutes.ts'
import { onboardingScenes } from './scenes/onboarding.ts'
import { peopleScenes } from './scenes/people.ts'
import { planScenes } from './scenes/plans.ts'
import { pollScenes } from './scenes/polls.ts'
import { requestScenes } from './scenes/requests.ts'
import { seriesScenes } from './scenes/series.ts'

/*
 * A process dies at a call to the database while it does what somebody asked, and another takes the incoming over: what
 * is stored, sent and answered in the end is what it is without the crash. `npm run prove -- crash` runs every dialog at
 * every call (`PROVE_ONLY` says by a pattern which scenes); the suite runs a part of the scenes (others by `PROVE_SEED`), and
 * some of those that depend on what is true when they are read.
 */

const scenes = [
  ...[...meetingScenes, ...seriesScenes, ...minutesScenes],
  ...[...pollScenes, ...applicationScenes, ...deskScenes, ...groupScenes, ...peopleScenes],
  ...[...announcementScenes, ...exportScenes, ...absenceScenes],
  ...[...onboardingScenes, ...planScenes],
  ...dutyScenes,
  ...decisionScenes,
  ...[...nominationScenes, ...warningScenes],
  ...yearlyScenes,
  ...requestScenes,
]
const isWhole = process.env.PROVE_CRASH === 'whole'
const only = new RegExp(process.env.PROVE_ONLY ?? '')
const seed = Number(process.env.PROVE_SEED ?? 0)
const byWhatIsTrue = /undo: a move|number:|confirm-schedule|confirm-series$|send-again|given: a file/
const chosen = isWhole
  ? scenes.filter(({ does }) => only.test(does))
  : scenes.filter(({ does }, at) => at % 20 === seed % 20 || byWhatIsTrue.test(does))

/** So many points of a scene are run, in a sample of the whole. */
const sampled = Number(process.env.PROVE_POINTS ?? Number.POSITIVE_INFINITY)

/** Where everything is done and the answer is not kept yet, and others, spread from another one on for every scene. */
function someOf({ does }: Scene, count: number): (points: CrashPoint[]) => CrashPoint[] {
  const from = [...does].reduce((sum, letter) => sum + letter.charCodeAt(0), seed)
  return (points) => {
    if (count >= points.length) return points
    const others = Array.from(
      { length: count - 1 },
      (_, at) => points[(from + Math.floor((at * points.length) / (count - 1))) % points.length],
    )
    return [...new Set([points.at(-2), ...others])].filter((point) => point !== undefined)
  }
}

const { uri } = testDatabase()
let runs: CrashRun | undefined
beforeAll(async () => {
  runs = await crashRun(uri)
}, 300_000)
afterAll(() => runs?.stop())

const count = { scenes: 0, changing: 0, points: 0, already: 0, differences: 0 }

describe('a process that dies over what somebody asked', () => {
  test.each(chosen)(
    '$does: ends as without the crash',
    async (scene) => {
      const run = await runs?.run(scene, someOf(scene, isWhole ? sampled : 2))
      if (run === undefined) throw new Error('the processes did not start')
      count.scenes++
      if (run.changes) count.changing++
      count.points += run.points.length
      count.already += run.already
      count.differences += run.faults.length
      expect(run.points.length).toBeGreaterThan(0)
      expect(run.faults).toEqual([])
    },
    600_000,
  )
})

describe('a process that dies with nothing else in hand', () => {
  const scene = scenes.find(({ does }) => does === 'press confirm-move')

  test.each([
    { when: 'before', outcome: 'nothing was done, and nothing is', done: false },
    { when: 'after', outcome: 'what was done stays, and is told once', done: true },
  ] as const)(
    '$when it writes: the incoming is given up, its sender is told, and $outcome',
    async ({ when, done }) => {
      const run = scene && (await runs?.alone(scene, when, 'meetings.update'))
      if (!run) throw new Error('the processes did not start')
      expect(run.answer).toContain("We stopped in the middle of this, and we won't try it again.")
      expect(run.inPeace).not.toEqual([])
      expect(run.changes).toEqual(done ? run.inPeace : [])
      expect(run.logged).toEqual([expect.objectContaining({ broken: 'alone' })])
    },
    120_000,
  )
})

test('every command, press and form of the house has a scene', () => {
  const all = dialogs.flatMap(({ words, presses = {}, forms = {} }) => [
    ...(words ? [`words ${words.verb}`] : []),
    ...Object.keys(presses).map((verb) => `press ${verb}`),
    ...Object.keys(forms).map((form) => `form ${form}`),
  ])
  const shown = new Set(scenes.map(({ does }) => does.split(':')[0]))
  expect(all.filter((one) => !shown.has(one))).toEqual([])
})

afterAll(() => {
  if (isWhole)
    process.stdout.write(
      `${count.scenes} scenes (${count.changing} that change something) x crash points: ${count.points} runs, answered as done already in ${count.already}; differences: ${count.differences}\n`,
    )
})
