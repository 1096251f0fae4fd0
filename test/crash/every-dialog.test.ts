import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { dialogs } from '#features.ts'
import { testDatabase } from '../database.ts'
import { type CrashRun, crashRun, type Scene } from './crash-run.ts'
import type { CrashPoint } from './one-process.ts'
import { applicationScenes } from './scenes/applications.ts'
import { groupScenes } from './scenes/groups.ts'
import { meetingScenes } from './scenes/meetings.ts'
import { minutesScenes } from './scenes/minutes.ts'
import { peopleScenes } from './scenes/people.ts'
import { pollScenes } from './scenes/polls.ts'
import { seriesScenes } from './scenes/series.ts'

/*
 * A process dies at a call to the database while it does what somebody asked, and another takes the incoming over: what
 * is stored, sent and answered in the end is what it is without the crash. `npm run prove -- crash` runs every dialog at
 * every call; the suite runs every fourth scene, and all that depend on what is true when they are read.
 */

const scenes = [
  ...[...meetingScenes, ...seriesScenes, ...minutesScenes],
  ...[...pollScenes, ...applicationScenes, ...groupScenes, ...peopleScenes],
]
const isWhole = process.env.PROVE_CRASH === 'whole'
const only = new RegExp(process.env.PROVE_ONLY ?? '')
const byWhatIsTrue = /undo|number|confirm-schedule|given|form commitments|words open/
const chosen = isWhole
  ? scenes.filter(({ does }) => only.test(does))
  : scenes.filter(({ does }, at) => at % 4 === 0 || byWhatIsTrue.test(does))

/** Where everything is done and the answer is not kept yet, and one more, another one for every scene. */
function someOf(scene: Scene): (points: CrashPoint[]) => CrashPoint[] {
  const seed = [...scene.does].reduce((sum, letter) => sum + letter.charCodeAt(0), 0)
  return (points) => [points.at(-2), points[seed % points.length]].filter((point) => point !== undefined)
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
      const run = await runs?.run(scene, isWhole ? (all) => all : someOf(scene))
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
