import { describe, expect, it } from '@jest/globals'
import { readDate } from '#time/read-date.ts'

const speaker = { now: '2020-03-02T08:00:00Z', zone: 'Europe/Zurich' }

describe('the day in a command', () => {
  it.each([
    ['procurement until 31 March', '2020-03-31', 'procurement'],
    ['until 29 Jan', '2021-01-29', ''],
    ['leader procurement from 1 May', '2020-05-01', 'leader procurement'],
    ['until 3 May, stand-in Bob', '2020-05-03', 'stand-in Bob'],
    ['2020-03-31', '2020-03-31', ''],
    ['tomorrow', '2020-03-03', ''],
  ])('%s is %s, and leaves "%s"', (text, date, rest) => {
    expect(readDate(text, speaker)).toEqual({ kind: 'date', date, rest })
  })

  it.each([
    ['until 1/2', ['2021-02-01', '2021-01-02']],
    ['next Friday', ['2020-03-06', '2020-03-13']],
    ['Fri 21 May', ['2020-05-21', '2020-05-22', '2021-05-21']],
    ['from 1 May until 3 May', ['2020-05-01', '2020-05-03']],
    ['31 June', []],
  ])('%s is asked about', (text, dates) => {
    const read = readDate(text, speaker)
    expect(read.kind === 'ask' && read.choices.map((choice) => choice.date)).toEqual(dates)
  })

  it('may be missing', () => expect(readDate('procurement', speaker)).toEqual({ kind: 'none', rest: 'procurement' }))
})
