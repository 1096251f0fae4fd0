import { beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { editMeeting } from '#features/meetings/edit-meeting.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import { cancelSeries } from '#features/series/cancel-series.ts'
import { changeSeries } from '#features/series/change-series.ts'
import { undoOccurrenceAct } from '#features/series/undo-occurrence-act.ts'
import { undoSeriesAct } from '#features/series/undo-series-act.ts'
import { plus } from '#time/instant.ts'
import { sayInstant } from '#time/say-instant.ts'
import { plusDays } from '#time/wall-time.ts'
import { UserError } from '#user-error.ts'
import { type Arrived, anyNumberADay, type TestHouse, testHouse, wordsOf } from '../../../context.ts'
import { cancelOne, leader, moveOne, scheduleIn, viewOf } from '../procurement-series.ts'

/*
 * Whatever a leader does to a series and to its meetings, and however long its readers sleep meanwhile: once it is quiet,
 * what each of them was last told of a date and of its link is what is true, and no reminder came before it.
 */

const readers = [
  { id: 'awake', zone: 'Africa/Nairobi', place: 'Nairobi' },
  { id: 'asleep', zone: 'Australia/Sydney', place: 'Sydney' },
]
const count = 4
let house: TestHouse

beforeAll(async () => {
  house = await testHouse((charter) => anyNumberADay({ ...charter, minutes: { ...charter.minutes, ladder: [] } }))
  await house.until('2021-01-04T09:00:00Z')
  for (const { id, place } of readers) {
    await house.says(id, `zone ${place}`)
    await house.join(id, 'procurement')
  }
})

const which = fc.nat(count - 1)
const act = fc.oneof(
  fc.record({
    kind: fc.constant('change' as const),
    which,
    to: fc.constantFrom({ time: '10:00' }, { time: '17:00' }, { shift: 1 }),
  }),
  fc.record({ kind: fc.constant('link' as const), to: fc.constantFrom('a', 'b') }),
  fc.record({ kind: fc.constant('end' as const), which }),
  fc.record({ kind: fc.constant('undo' as const) }),
  fc.record({ kind: fc.constant('move one' as const), which, days: fc.constantFrom(1, 2) }),
  fc.record({ kind: fc.constant('cancel one' as const), which }),
  fc.record({ kind: fc.constant('link of one' as const), which, to: fc.constantFrom('c', 'd') }),
  fc.record({ kind: fc.constant('undo of one' as const), which }),
)
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never
/** Within the holds, after them, and long enough to fall asleep and to wake up. */
const pause = fc.constantFrom('PT30S', 'PT3M', 'PT12M', 'PT10H')
const life = fc.record({
  /** Half past ten in the evening in Sydney, and noon. */
  begins: fc.constantFrom('12:30', '02:00'),
  days: fc.constantFrom(2, 8),
  acts: fc.array(fc.tuple(act, pause), { minLength: 1, maxLength: 7 }),
})

test('what somebody was last told is what is true, and no reminder came before it', async () => {
  await fc.assert(
    fc.asyncProperty(life, async ({ begins, days, acts }) => {
      const day = plusDays(house.now().slice(0, 10), 2)
      await house.until(`${day}T${begins}:00Z`)
      const words = `every week from ${plusDays(day, days)} 15:00 Geneva, ${count} times`
      const { series, meetings: made } = await scheduleIn(house, words)
      const arrived = await house.until(plus(house.now(), 'PT1M'))
      for (const [one, pause] of [...acts, [null, 'P1D'] as const]) {
        if (one) await done(series._id, one)
        arrived.push(...(await house.until(plus(house.now(), pause))))
      }
      const { meetings } = await viewOf(house, series._id)
      const ahead = meetings.filter(({ sessions: [session] }) => (session?.at ?? '') > house.now())
      await done(series._id, { kind: 'end', which: 0 })
      await house.until(plus(house.now(), 'P1D'))
      for (const { id, zone } of readers) {
        const knownRev = lastTold(
          arrived.filter(({ to, text }) => to === id && made.some((one) => text.startsWith(one.reference))),
          zone,
        )
        for (const meeting of ahead)
          expect([id, meeting.reference, knownRev.get(meeting.reference) ?? 'off']).toEqual([
            id,
            meeting.reference,
            readCurrentFacts(meeting, zone),
          ])
      }
    }),
    // The same lives in every run of the suite: to look for new ones, take the seed away.
    { numRuns: 12, seed: 1 },
  )
}, 120_000)

function readCurrentFacts({ state, sessions: [session], link }: Meeting, zone: string): string {
  if (state === 'cancelled') return 'off'
  return `${timeIn(sayInstant({ instant: session?.at ?? '', zone, show: 'both' }, { zone }))} ${link}`
}

/** The address of the button that joins, as a reminder has it. */
function joinIn({ blocks }: Arrived['message']): string | undefined {
  const all = blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []))
  return all.flatMap((button) => ('url' in button ? [button.url] : []))[0]
}

/** What the messages to somebody say of each meeting, one after the other. @throws where a reminder says what was not told. */
function lastTold(arrived: readonly Arrived[], zone: string): Map<string, string> {
  const knownRev = new Map<string, string>()
  let usual = 'null'
  for (const { kind, message, text } of arrived) {
    const words = wordsOf(message, { zone })
    const join = joinIn(message) ?? /^Join: (\S+)$/m.exec(words)?.[1] ?? null
    const [, reference = ''] = /^(PROC-\d+)/.exec(text) ?? []
    if (kind === 'meeting-cancelled') knownRev.set(reference, 'off')
    if (kind === 'meeting-moved') knownRev.set(reference, `${timeIn(text)} ${join}`)
    if (kind === 'meeting-reminder')
      expect([kind, reference, knownRev.get(reference)]).toEqual([kind, reference, `${timeIn(text)} ${join}`])
    if (kind === 'series-scheduled' || kind === 'series-changed') {
      usual = join ?? (kind === 'series-changed' ? usual : 'null')
      for (const [, name = '', line = ''] of words.matchAll(/^(PROC-\d+): (\w{3} \d.*)$/gm))
        knownRev.set(name, `${timeIn(line)} ${/join at (\S+)/.exec(line)?.[1] ?? usual}`)
    }
    if (kind === 'series-cancelled') setOff(knownRev, { from: reference, later: text.includes('all later ones') })
    const [, ends] = /From (PROC-\d+), .* on they are cancelled/.exec(words) ?? []
    if (ends) setOff(knownRev, { from: ends, later: true })
  }
  return knownRev
}

function setOff(knownRev: Map<string, string>, { from, later }: { from: string; later: boolean }): void {
  for (const name of knownRev.keys())
    if (name === from || (later && numberOf(name) > numberOf(from))) knownRev.set(name, 'off')
}

const timeIn = (text: string) => /\w{3} \d+ \w{3}(?: \d{4})?, \d\d:\d\d/.exec(text)?.[0].replace(/ \d{4}(?=,)/, '')
const numberOf = (reference: string) => Number(reference.split('-')[1])

async function done(series: string, one: Act): Promise<void> {
  const view = await viewOf(house, series)
  const by = house.as(leader)
  const { rev: seen } = view.series
  const meeting = view.meetings[('which' in one && one.which) || 0]
  const from = meeting?.series?.slot ?? ''
  if (meeting === undefined) throw new Error('a series has meetings')
  try {
    if (one.kind === 'undo') await undoSeriesAct(by, { series })
    if (one.kind === 'end') await cancelSeries(by, { series, from, because: null, seen })
    if (one.kind === 'change') await changeSeries(by, { series, from, to: one.to, seen })
    if (one.kind === 'link') await changeSeries(by, { series, to: { link: `https://${one.to}.example` }, seen })
    if (one.kind === 'move one') await moveOne(house, meeting, plusDays(meeting.sessions[0]?.date ?? '', one.days))
    if (one.kind === 'cancel one') await cancelOne(house, meeting)
    if (one.kind === 'link of one')
      await editMeeting(by, { meeting: meeting._id, edit: { link: `https://${one.to}.example` } })
    if (one.kind === 'undo of one') await undoOccurrenceAct(by, { meeting: meeting._id })
  } catch (error) {
    // What is over or cancelled cannot be changed: then nothing is.
    if (!(error instanceof UserError)) throw error
  }
}
