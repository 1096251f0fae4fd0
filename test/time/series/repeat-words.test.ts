import { describe, expect, test } from '@jest/globals'
import { understandWhen } from '#time/read-when.ts'
import { resolveWhen } from '#time/resolve-when.ts'
import { occurrencesOf } from '#time/series/occurrences.ts'
import { repeatWords } from '#time/series/repeat-words.ts'
import { plusDays } from '#time/wall-time.ts'
import type { When, WhenOptions } from '#time/when.ts'
import { phrases } from '../words/phrases.ts'

const lasts = 'PT60M'
const daysOf = (when: When) =>
  when.kind === 'understood' && when.series
    ? occurrencesOf(when.series, { from: when.series.from, to: plusDays(when.series.from, 800) }).map(
        ({ date, time }) => `${date} ${time}`,
      )
    : null

/** Two dates may be one meeting with two sessions: what stands in a form's field of repeats is meetings. */
function asMeetings(when: When, options: WhenOptions): When {
  const [choice] = when.kind === 'gap' ? when.asks[0].choices : []
  return choice?.label === '2 meetings' ? resolveWhen(choice.draft, options) : when
}

const series = phrases()
  .filter(({ reads }) => reads === 'series')
  .map((row) => ({
    ...row,
    when: understandWhen(row.phrase, { now: row.now, zone: row.zone, lasts, reads: 'series' }),
  }))
  .filter(({ when }) => daysOf(when) !== null && when.draft.repeat !== undefined)

describe('how something repeats, said in words', () => {
  test('there are many ways to say it', () => expect(series.length).toBeGreaterThan(60))

  test.each(series)('$phrase', ({ when, now, zone }) => {
    const [first] = when.kind === 'understood' ? when.sessions : []
    const { repeat } = when.draft
    if (!repeat || !first) throw new Error('it repeats')
    const said = `${repeatWords(repeat)} from ${first.date} ${first.time}`
    const dates = repeat.rhythms[0]?.rhythm.kind === 'dates'
    const words = dates ? `${repeatWords(repeat)} ${first.time}` : said
    const again = asMeetings(understandWhen(words, { now, zone, lasts, reads: 'series' }), { now, zone, lasts })
    expect({ words, days: daysOf(again) }).toEqual({ words, days: daysOf(when) })
  })
})

test('words with two readings stay as they were said', () => {
  const when = understandWhen('every second Tuesday 15:00, 6 times', {
    now: '2020-03-02T08:00:00Z',
    zone: 'Europe/Zurich',
    lasts,
    reads: 'series',
  })
  expect(when.draft.repeat && repeatWords(when.draft.repeat)).toBe('every second Tuesday 6 times')
})
