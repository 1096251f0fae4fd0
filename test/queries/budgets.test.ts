import { beforeAll, describe, expect, test } from '@jest/globals'
import { dialogs } from '#app/features.ts'
import { countedHouse } from '../../bench/calls/counted-house.ts'
import { type Dearest, dearest } from '../../bench/calls/dearest.ts'
import { type Size, small } from '../../bench/calls/organisation.ts'
import { playScenes } from '../../bench/calls/scenes.ts'
import { testDatabase } from '../database.ts'

/** Large enough that whatever grows with groups or with people shows; `npm run bench -- calls` takes a larger one. */
const large: Size = { groups: 60, people: 1500 }

/** How many commands the server may be sent for one incoming of somebody who is known. */
const budgets: Record<string, number> = { 'says help': 6, 'says next': 10 }
const usual = 15
/** Scheduling writes more documents; and one act moves or makes many meetings. */
const scheduling: Record<string, number> = Object.fromEntries(
  [
    ...['preview-series-move', 'undo-series', 'rotate-times', 'confirm-poll', 'schedule-choice'],
    ...['edit-meeting', 'move-meeting'],
  ].flatMap((what) => [`presses ${what}`, `fills ${what}`].map((one) => [one, 20])),
)
/** What is dearer than its budget today, and how dear. None of it grows with groups or people. */
const dearer: Record<string, number> = {
  ...{ 'says help': 7, 'says next': 12, 'says status': 17, 'fills minutes-link': 16, 'presses calendar-off': 17 },
  ...{ 'presses confirm-series': 21, 'presses confirm-series-move': 23, 'presses confirm-series-edit': 22 },
  ...{ 'presses confirm-cancel-series': 22, 'drops a file': 24, 'fills about-you': 21 },
  ...{ 'presses why': 19, 'presses fewer-of-these': 18, 'fills pass-application': 18, 'fills appoint-person': 17 },
}

const { uri } = testDatabase()
let few: Map<string, Dearest>
let many: Map<string, Dearest>

beforeAll(async () => {
  few = await costsOf(uri, small)
  many = await costsOf(uri.replace(/(\/test-[0-9a-f]+)/, '$1-large'), large)
}, 600_000)

async function costsOf(address: string, size: Size): Promise<Map<string, Dearest>> {
  const house = await countedHouse(address, size)
  await playScenes(house)
  const counted = await house.counted()
  await house.database.connection.dropDatabase()
  await house.close()
  return dearest(counted)
}

function differing(is: (what: string, one: Dearest, other: Dearest) => boolean): string[] {
  return [...many].flatMap(([what, other]) => {
    const one = few.get(what)
    return one && is(what, one, other) ? [`${what}: ${JSON.stringify(one)} -> ${JSON.stringify(other)}`] : []
  })
}

describe('what a person does, in an organisation of 6 groups and in one of 60', () => {
  test('sends the server as many commands in both, but for one', () => {
    expect(differing((_what, one, other) => Math.abs(one.calls - other.calls) > 1)).toEqual([])
  })

  test('sends the server no more commands than its budget', () => {
    const most = (what: string) => dearer[what] ?? budgets[what] ?? scheduling[what] ?? usual
    expect(differing((what, one, other) => Math.max(one.calls, other.calls) > most(what))).toEqual([])
  })

  test('has the server look at three documents or keys for each that it gives, and 50 besides', () => {
    // To tell everybody something it is looked at who that is: each person, their accounts and their groups.
    const ofAll = ['says announce']
    expect(differing((what, one, other) => Math.max(one.excess, other.excess) > 0 && !ofAll.includes(what))).toEqual([])
  })

  test('is given no more than 300 kB by the server, whatever it asks', () => {
    // What goes to everybody looks who that is.
    // The form of an appointment offers everybody who is known; duties are judged by the records of all groups.
    const ofWhole = [
      ...['presses offer-suggested', 'fills appoint-person', 'says duties', 'says duty'],
      ...['says status', 'says minutes', 'drops a file', 'says announce'],
    ]
    expect(differing((what, _one, other) => other.bytes > 300_000 && !ofWhole.includes(what))).toEqual([])
  })

  test('is every command there is', () => {
    const verbs = dialogs.flatMap(({ words }) => (words ? [`says ${words.verb}`] : []))
    expect(verbs.filter((what) => !few.has(what) || !many.has(what))).toEqual([])
  })
})
