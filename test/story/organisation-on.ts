import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Charter } from '#charter/charter.ts'
import { readCharterFile } from '#charter/charter-file.ts'
import { testDatabase } from '../database.ts'
import { localHouse } from './local-house.ts'
import { type Act, organisationStory, type Script } from './organisation-story.ts'
import type { Arrived } from './stage.ts'
import type { Playhouse } from './story-on.ts'
import { transcript } from './transcript.ts'

/** What only the first organisation says. */
const foreign = /u4ssc|thematic|deliverable|smart sustainable|\bITU\b|UNECE|SharePoint|co-chair|vice-chair/i

/** What every person says once, to see each answer that needs nothing in particular. */
const everyday = [
  'hello',
  'help',
  'status',
  'groups',
  'calendar',
  'contact',
  'profile',
  'reminders',
  'news',
  'about',
  'desk',
]

export type Played = { stage: Playhouse; charter: Charter; acts: Act[]; arrived: Map<string, Arrived[]> }

/** Plays the story of an organisation once, and looks at all that anybody saw of it. */
export function organisationOn(name: string, script: Script, also: (played: () => Played) => void): void {
  const { uri } = testDatabase()
  const read = readCharterFile(`charters/${name}.yaml`)
  if (read.kind === 'faulty') throw new Error(JSON.stringify(read.errors, null, 2))
  const { charter } = read
  const arrived = new Map<string, Arrived[]>()
  let stage: Playhouse
  let acts: Act[]

  beforeAll(async () => {
    stage = await localHouse(uri, charter)
    acts = await organisationStory(stage, script)
    for (const { id } of charter.demo?.people ?? []) arrived.set(id, await stage.arrived(id))
  }, 120_000)
  afterAll(() => stage?.stop())

  describe(`the story of ${name}`, () => {
    it('is told in its own words, from the first form to the last message', () => {
      const told = [...acts.map(({ saw }) => saw), transcript(arrived)].join('\n')
      for (const words of script.itsWords) expect(told).toContain(words)
      expect(told.split('\n').filter((line) => foreign.test(line))).toEqual([])
    })

    it('tells each person of each thing once', async () => {
      const notices = await stage.notices()
      const counts = Map.groupBy(notices, ({ to, delivery }) => `${to}: ${delivery}`)
      expect([...counts].filter(([, all]) => all.length !== 1)).toEqual([])
      expect(stage.home.log).toEqual([])
    })

    it('says nothing anywhere that is only the first organisation’s', async () => {
      const seen: string[] = []
      for (const { id } of charter.demo?.people ?? [])
        for (const words of everyday) {
          const { text, buttons } = await stage.says(id, words)
          seen.push(text, ...buttons.map(({ label }) => label))
        }
      const pages = ['/groups', `/groups/${script.group}`, `/groups/${script.group}/apply`, '/about']
      for (const path of pages) seen.push(await (await fetch(`${stage.home.url}${path}`)).text())
      expect(seen.filter((words) => foreign.test(words))).toEqual([])
      expect(seen.join('\n')).toContain(charter.words.group.many)
    })

    also(() => ({ stage, charter, acts, arrived }))
  })
}
