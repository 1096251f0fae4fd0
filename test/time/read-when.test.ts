import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { wallTimeAt } from '#time/wall-time.ts'
import { asked, read, sessions } from './reading-words.ts'

describe('one session in words', () => {
  it.each([
    ['21 May 15:00', '2020-05-21 15:00 Geneva PT60M'],
    ['28 May 9:00', '2020-05-28 09:00 Geneva PT60M'],
    ['21 May 2021 15:00', '2021-05-21 15:00 Geneva PT60M'],
    ['1 Feb 15:00', '2021-02-01 15:00 Geneva PT60M'],
    ['Thu 21 May 15:00', '2020-05-21 15:00 Geneva PT60M'],
    ['Thursday 21 May 2020, 15:00 (Geneva time), 90 minutes', '2020-05-21 15:00 Geneva PT90M'],
    ['2021-05-21 15:00', '2021-05-21 15:00 Geneva PT60M'],
    ['2021-05-21T15:00Z', '2021-05-21 15:00 UTC PT60M'],
    ['tomorrow 15:00', '2020-03-03 15:00 Geneva PT60M'],
    ['tomorrow 1500', '2020-03-03 15:00 Geneva PT60M'],
    ['tomorrow 3pm', '2020-03-03 15:00 Geneva PT60M'],
    ['tomorrow 15h', '2020-03-03 15:00 Geneva PT60M'],
    ['tomorrow 15h30', '2020-03-03 15:30 Geneva PT60M'],
    ['tomorrow at 15', '2020-03-03 15:00 Geneva PT60M'],
    ['tomorrow at 9h30', '2020-03-03 09:30 Geneva PT60M'],
    ['tonight 20:00', '2020-03-02 20:00 Geneva PT60M'],
    ['in 2 hours', '2020-03-02 11:00 Geneva PT60M'],
    ['tomorrow noon', '2020-03-03 12:00 Geneva PT60M'],
    ['May 21, 2021 3:30 pm', '2021-05-21 15:30 Geneva PT60M'],
    ['the 21st of May at 3 in the afternoon', '2020-05-21 15:00 Geneva PT60M'],
    ['21/05/2021 15:00', '2021-05-21 15:00 Geneva PT60M'],
    ['21.5.2021 15:00', '2021-05-21 15:00 Geneva PT60M'],
    ['third Friday of June 15:00', '2020-06-19 15:00 Geneva PT60M'],
    ['Tuesday 10:00', '2020-03-03 10:00 Geneva PT60M'],
    ['Friday week 10:00', '2020-03-13 10:00 Geneva PT60M'],
    ['in two weeks 10:00', '2020-03-16 10:00 Geneva PT60M'],
    ['29 Feb 2024 10:00', '2024-02-29 10:00 Geneva PT60M'],
    ['21 May 15:00 Nairobi 1h30', '2020-05-21 15:00 Nairobi PT90M'],
    ['21 May 15:00 America/New_York 2 hours', '2020-05-21 15:00 New York PT120M'],
    ['21 May 15:00 UTC+3', '2020-05-21 15:00 UTC+3 PT60M'],
    ['21 May 15:00 W. Europe Standard Time', '2020-05-21 15:00 Berlin PT60M'],
    ['21 January 15:00 CET', '2021-01-21 15:00 Geneva PT60M'],
    ['21 May Nairobi 15:00', '2020-05-21 15:00 Nairobi PT60M'],
    ['21 May 15:00-16:30', '2020-05-21 15:00 Geneva PT90M'],
    ['21 May from 9 to 16', '2020-05-21 09:00 Geneva PT420M'],
    ['21 May 3 to 5pm', '2020-05-21 15:00 Geneva PT120M'],
    ['21 May 10-2pm', '2020-05-21 10:00 Geneva PT240M'],
    ['21 May 22:00 to 01:00', '2020-05-21 22:00 Geneva PT180M'],
    // The clocks go forward in this night.
    ['28 March 2020 22:00 to 04:00', '2020-03-28 22:00 Geneva PT300M'],
  ])('%s', (text, expected) => expect(sessions(read(text))).toEqual([expected]))

  it('has the instant of its wall time in its zone', () => {
    expect(read('21 May 15:00 Lima')).toMatchObject({
      kind: 'understood',
      sessions: [{ at: '2020-05-21T20:00:00Z' }],
    })
  })

  it('reads "tomorrow" in the speaker’s zone', () => {
    expect(
      read('tomorrow 9:00', { now: '2020-03-02T13:00:00Z', zone: 'Pacific/Auckland', said: 'Auckland' }),
    ).toMatchObject({
      sessions: [{ date: '2020-03-04' }],
    })
  })

  it('may be a day alone where the caller says so', () => {
    expect(read('21 May 2021', { dateOnly: true })).toMatchObject({
      kind: 'understood',
      sessions: [{ date: '2021-05-21', time: null, at: null }],
    })
  })
})

describe('several sessions', () => {
  it('reads the first meeting’s own words', () => {
    const words = 'from 1700 to 1900 hours on 21 July 2016 and from 9:00 to 16:00 hours on 22 July 2016'
    expect(sessions(read(words, { now: '2016-07-01T08:00:00Z' }))).toEqual([
      '2016-07-21 17:00 Geneva PT120M',
      '2016-07-22 09:00 Geneva PT420M',
    ])
  })

  it.each([
    ['21 July 17:00-19:00 and 22 July 9-16 Lima', ['2020-07-21 17:00 Lima PT120M', '2020-07-22 09:00 Lima PT420M']],
    ['26 April and 25 May 15:00 90m', ['2020-04-26 15:00 Geneva PT90M', '2020-05-25 15:00 Geneva PT90M']],
    ['21 May 9:00-11:00 and 14:00-16:00', ['2020-05-21 09:00 Geneva PT120M', '2020-05-21 14:00 Geneva PT120M']],
  ])('%s', (text, expected) => expect(sessions(read(text))).toEqual(expected))

  it.each(['21-22 July 9:00 to 16:00', '18/19/20 May 15:00', '17:00 and 19:00 on 21 May', '21 May 15:00 5 June'])(
    '%s has to be confirmed',
    (text) => {
      expect(asked(read(text)).map(([about]) => about)).toEqual(['words'])
    },
  )
})

describe('title and link', () => {
  it.each([
    ['21 May 15:00 Geneva 90m Case studies', 'Case studies'],
    ['Case studies and procurement 21 May 15:00', 'Case studies and procurement'],
    ['21 May 15:00 Case studies and procurement', 'Case studies and procurement'],
    ['21 May 15:00 Geneva time Review of the minutes', 'Review of the minutes'],
    ['21 May 15:00 Agenda 2030', 'Agenda 2030'],
    ['Agenda 2030 21 May 15:00', 'Agenda 2030'],
    ['21 May 15:00 “Minutes at 3 PM, Sydney”', 'Minutes at 3 PM, Sydney'],
    ['"Case studies 3:00" 15:00 21 May', 'Case studies 3:00'],
    ['21 May 15:00', null],
  ])('%s', (text, title) => {
    const when = read(text)
    expect(sessions(when)).toHaveLength(1)
    expect(when.title).toBe(title)
  })

  it('takes the join link wherever it stands, without the full stop behind it', () => {
    const when = read('21 May 15:00 https://zoom.us/j/123?pwd=at15:00. Case studies')
    expect(when).toMatchObject({ kind: 'understood', link: 'https://zoom.us/j/123?pwd=at15:00', title: 'Case studies' })
  })

  it('drops no word without asking', () => {
    expect(asked(read('21 May 15:00 "A" B'))).toEqual([['words', ['Leave it out']]])
    expect(asked(read('21 May 15:00 https://a.example https://b.example'))).toEqual([['words', ['Keep that one']]])
  })

  it('tells what each word meant', () => {
    expect(read('21 May 15:00 Nairobi 90m').meanings).toEqual([
      { words: '21 May', means: 'Thu 21 May 2020' },
      { words: '15:00', means: '15:00' },
      { words: '90m', means: '90 minutes' },
      { words: 'Nairobi', means: 'Nairobi (Africa/Nairobi)' },
    ])
  })
})

describe('a line that is too long to be read to its end', () => {
  const doubtsOf = (text: string) => read(text).draft.doubts.map(({ question }) => question)

  it('is read up to 600 characters, and said so', () => {
    const title = 'word '.repeat(200)
    expect(doubtsOf(`21 May 15:00 Geneva ${title}`)).toEqual(['This is long. I read only its first 600 characters.'])
    expect(doubtsOf(`21 May 15:00 Geneva ${'word '.repeat(100)}`)).toEqual([])
  })

  it('is not counted by the length of its links', () => {
    const link = `https://meet.example/${'a'.repeat(900)}`
    const when = read(`${link} 21 May 15:00 Geneva Case studies`)
    expect(when.link).toBe(link)
    expect(sessions(when)).toEqual(['2020-05-21 15:00 Geneva PT60M'])
  })

  it('is not counted by what stands in quotes', () => {
    const title = 'Case studies '.repeat(250).trim()
    const when = read(`21 May 15:00 Geneva "${title}"`)
    expect(when.title).toBe(title)
    expect(sessions(when)).toEqual(['2020-05-21 15:00 Geneva PT60M'])
  })

  it('with more than 30 sessions is read up to the thirtieth, and said so', () => {
    const days = Array.from({ length: 28 }, (_, day) => [`${day + 1} June`, `${day + 1} July`]).flat()
    const when = read(`${days.slice(0, 31).join(' and ')} 15:00`)
    expect(when.draft.sessions).toHaveLength(30)
    expect(when.draft.doubts.map(({ question }) => question)).toContain('These are 31 times. I read only the first 30.')
  })
})

describe('any text', () => {
  const places = {
    Geneva: 'Europe/Zurich',
    Nairobi: 'Africa/Nairobi',
    Sydney: 'Australia/Sydney',
    Lima: 'America/Lima',
    'New York': 'America/New_York',
  }
  const months = ['Jan', 'February', 'Mar', 'April', 'May', 'june', 'Jul', 'AUGUST', 'Sep', 'October', 'Nov', 'dec']
  const part = fc.record({
    day: fc.integer({ min: 1, max: 28 }),
    month: fc.integer({ min: 0, max: 11 }),
    year: fc.integer({ min: 2021, max: 2031 }),
    hour: fc.integer({ min: 8, max: 23 }),
    minute: fc.constantFrom(0, 15, 30, 45),
    place: fc.constantFrom(...Object.keys(places)),
    order: fc.integer({ min: 0, max: 3 }),
  })

  it('that says day, time and place in any usual order is that wall time there', () => {
    fc.assert(
      fc.property(part, ({ day, month, year, hour, minute, place, order }) => {
        const two = (number: number) => String(number).padStart(2, '0')
        const date = `${day} ${months[month]} ${year}`
        const time = `${hour}:${two(minute)} ${place}`
        const text =
          [
            `${date} ${time} 90m`,
            `${time} on ${date} 90m`,
            `90m ${date}, ${time}`,
            `${year}-${two(month + 1)}-${two(day)} ${time} for 90 minutes`,
          ][order] ?? ''
        const when = read(text)
        if (when.kind === 'gap') throw new Error(`${text}: ${sessions(when)}`)
        const [session] = when.sessions
        const zone = Object.entries(places).find(([name]) => name === place)?.[1] ?? ''
        expect(session).toMatchObject({ zone, said: place, lasts: 'PT90M' })
        expect(wallTimeAt(session?.at ?? '', zone)).toBe(
          `${year}-${two(month + 1)}-${two(day)}T${two(hour)}:${two(minute)}`,
        )
      }),
      { numRuns: 500 },
    )
  })

  it('is read without failing, quickly', () => {
    const words = fc.constantFrom(
      '21',
      'May',
      '15:00',
      'and',
      'at',
      '3',
      'pm',
      'Friday',
      'next',
      'Geneva',
      'IST',
      '90m',
      '"',
      '“',
      '2021',
      '-',
      'to',
      '/',
      '02:30',
      '31',
      'Feb',
      'https://',
      'time',
      '’',
      '',
      'UTC+',
      '1500',
      'half',
      'past',
      '\uE000',
      '🎉',
      'المادة',
      '<!channel>',
    )
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), (list) => {
        const when = read(list.join(' '))
        expect(when.kind === 'understood' ? when.sessions.length : when.asks.length).toBeGreaterThan(0)
      }),
      { numRuns: 1000 },
    )
    expect(read('a'.repeat(10_000)).kind).toBe('gap')
    expect(read('21 May '.repeat(1_400)).kind).toBe('gap')
  })
})
