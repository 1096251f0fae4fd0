import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { testDatabase } from '../database.ts'
import { type Application, startApplication } from './application.ts'
import { localStage } from './local-stage.ts'
import { cast, procurementStory } from './procurement-story.ts'
import type { Stage } from './stage.ts'

/*
 * A process may die at any moment. The same story, told once in peace and once with three kills (after an application is
 * handed in, between two moves, and while time is passing), ends with the same messages: none twice, none lost.
 */

const inPeace = testDatabase()
const troubled = testDatabase()
const running: Application[] = []

beforeAll(async () => {
  for (const { uri } of [inPeace, troubled]) running.push(await startApplication({ MONGODB_URI: uri }))
}, 60_000)
afterAll(() => Promise.all(running.map((application) => application.end())))

describe('a process that is killed', () => {
  it('loses nothing and repeats nothing', async () => {
    const [calm, killed] = running
    if (!calm || !killed) throw new Error('the application did not start')
    const kills: string[] = []
    const crash = async (where: string) => {
      await killed.kill()
      kills.push(where)
      await killed.restart()
    }
    const expected = await tell(localStage(calm.url))
    const stage = localStage(killed.url)
    let moves = 0
    const actual = await tell(
      {
        ...stage,
        waitUntil: async (instant) => {
          // The eighth wait passes over the reminders and the first asks for minutes: the process dies on the way.
          if (++moves === 8) {
            const waiting = stage.waitUntil(instant).catch(() => {})
            await sleep(300)
            await crash('while time was passing')
            await waiting
          }
          await stage.waitUntil(instant)
        },
      },
      async (act) => {
        if (act === 'confirms the commitments' && kills.length === 0) await crash(act)
        if (act === 'confirms the move' && kills.length === 1) await crash(act)
      },
    )
    expect(kills).toEqual(['confirms the commitments', 'confirms the move', 'while time was passing'])
    expect(actual).toEqual(expected)
  }, 180_000)
})

/** The story's messages by person, as they read. References are the same in both: the databases are new. */
async function tell(stage: Stage, between?: (act: string) => Promise<void>): Promise<Record<string, string[]>> {
  await procurementStory(stage, between)
  const told = await Promise.all(
    cast.map(
      async (person) => [person, (await stage.arrived(person)).map(({ kind, text }) => `${kind}: ${text}`)] as const,
    ),
  )
  return Object.fromEntries(told)
}
