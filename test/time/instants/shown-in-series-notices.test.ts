import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { noticeKinds } from '#app/features.ts'
import { newPerson } from '#features/people/person.ts'
import type { SeriesPart } from '#features/series/dates/series-parts.ts'
import type { MeetingSeries } from '#features/series/meeting-series.ts'
import type { SeriesFacts } from '#features/series/notified/series-facts.ts'
import type { Asked } from '#outbox/notice-kind.ts'
import { epochOf } from '#time/instant.ts'
import { occurrencesOf } from '#time/series/occurrences.ts'
import type { Series } from '#time/series/series.ts'
import { plusDays } from '#time/wall-time.ts'
import { u4ssc } from '../../app.ts'
import { said, wordsOf } from '../../context.ts'
import { allZones, asShown, clockShows, type ShownTime, timesShown } from './another-clock.ts'

/* Every time in every notice about a series is one of its meetings', as its reader's clock will show it. */

const runs = 60
const charter = u4ssc()
const [group] = charter.groups
const zone = fc.constantFrom(...allZones)
/** Clocks that change, so that notices of it are not rare. */
const changing = fc.constantFrom('Europe/Zurich', 'America/New_York', 'Australia/Sydney', 'America/Santiago')
const weekly: fc.Arbitrary<SeriesPart> = fc
  .record({
    from: fc.integer({ min: 0, max: 2000 }).map((days) => plusDays('2021-01-01', days)),
    hour: fc.integer({ min: 0, max: 23 }),
    zone: fc.oneof(zone, changing),
    on: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 2 }),
  })
  .map(({ hour, on, ...one }) => ({
    ...{ ...one, rhythm: { kind: 'weeks', every: 1, on }, end: null, said: 'There', lasts: 'PT60M', changes: [] },
    time: `${String(hour).padStart(2, '0')}:10`,
    ...{ title: 'Studies', agenda: '', link: null, place: null },
  }))

const stages = fc.constantFrom('new' as const, 'changed' as const, 'cancelled' as const, 'known' as const)

test(`${runs} series in any zone: new, changed, cancelled, shifted by clocks, no notice shows a wrong local time`, () => {
  const rendered = new Map<string, number>()
  fc.assert(
    fc.property(fc.tuple(weekly, weekly), fc.oneof(zone, changing), stages, ([one, other], reader, stage) => {
      const dates = [one, { ...other, from: one.from }].flatMap((part) =>
        occurrencesOf(part, { from: one.from, to: plusDays(one.from, 500) }),
      )
      const known = new Set(
        dates.map(({ instant, zone: there }) => keyOf(asShown(epochOf(instant ?? ''), { zone: there, reader }))),
      )
      const asked = askedOf(stage, { one, other: { ...other, from: one.from }, reader })
      for (const kind of noticeKinds('series')) {
        for (const wanted of kind.wanted(asked)) {
          const message = kind.message(asked, wanted)
          const summary = said(message.summary, { zone: reader })
          const shown = [...timesShown(summary), ...timesShown(wordsOf(message, { zone: reader }))]
          expect(timesShown(summary)).not.toEqual([])
          expect(shown.map(keyOf).filter((key) => !known.has(key))).toEqual([])
          const [, before] = /until now it was (\d\d:\d\d)/.exec(summary) ?? []
          if (before && stage !== 'changed') expect(before).toBe(clockBefore(one, wanted.slot, reader))
          rendered.set(kind.name, (rendered.get(kind.name) ?? 0) + 1)
        }
      }
    }),
    { numRuns: runs },
  )
  expect(
    noticeKinds('series')
      .filter(({ name }) => (rendered.get(name) ?? 0) < 1)
      .map(({ name }) => name),
  ).toEqual([])
})

function keyOf({ wall, aside }: ShownTime): string {
  return `${wall} (${aside})`
}

/** What a clock showed at the last meeting before a slot that was at an hour that exists once. */
function clockBefore(series: Series, slot: string, reader: string): string {
  const before = occurrencesOf(series, { from: series.from, to: plusDays(slot, -1) }).filter(
    ({ clock }) => clock === 'unique',
  )
  return clockShows(epochOf(before.at(-1)?.instant ?? ''), reader).slice(11)
}

function askedOf(
  stage: 'new' | 'changed' | 'cancelled' | 'known',
  { one, other, reader }: { one: SeriesPart; other: SeriesPart; reader: string },
): Asked<SeriesFacts> {
  if (!group) throw new Error('the charter has no group')
  const at = `${plusDays(one.from, -30)}T08:00:00Z`
  const first = {
    ...{ rev: 1, at, by: 'secretary', act: 'schedule' as const, state: 'scheduled' as const },
    ...{ parts: [one], cancelledBecause: null },
  }
  const second =
    stage === 'cancelled'
      ? { ...first, rev: 2, act: 'cancel' as const, state: 'cancelled' as const, parts: [] }
      : { ...first, rev: 2, act: 'change' as const, parts: [other] }
  const tellings = stage === 'changed' || stage === 'cancelled' ? [first, second] : [first]
  const { rev, state, parts } = tellings.at(-1) ?? first
  const series: MeetingSeries = {
    ...{ _id: 's', group: group.id },
    ...{ parts, state, rev, tellings, lastDay: null, cancelledBecause: null, changedAt: at },
    ...{ ledBy: null, scheduledBy: 'secretary', scheduledAt: at, made: { rev, until: plusDays(one.from, 60) } },
  }
  const told = {
    ...{ kind: 'series-scheduled', slot: '', to: 'expert', state: 'sent' as const, tellsRev: 1 },
    ...{ settledAt: epochOf(at), dueAt: epochOf(at) },
  }
  return {
    ...{ series, meetings: [], group, charter, rsvps: [], now: at, rows: stage === 'new' ? [] : [told] },
    people: new Map([['expert', newPerson('expert', '2020-01-01T00:00:00Z', { name: 'Expert', zone: reader })]]),
    roster: {
      ...{ group: group.id, leaders: [], secretariat: [] },
      members: [{ person: 'expert', since: '2020-04-01T00:00:00Z' }],
    },
  }
}
