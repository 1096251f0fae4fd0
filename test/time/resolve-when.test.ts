import { describe, expect, it } from '@jest/globals'
import { draftOfForm, resolveWhen } from '#time/resolve-when.ts'
import { asked, options, read, sessions } from './reading-words.ts'

describe('what has two readings is asked about', () => {
  it.each([
    ['21 May at 3', 'am-pm', ['15:00', '03:00']],
    ['21 May 3:30', 'am-pm', ['15:30', '03:30']],
    ['21 May half past three', 'am-pm', ['15:30', '03:30']],
    ['21 May 12am', 'am-pm', ['12:00', '00:00']],
    ['21 May midnight', 'time', ['00:00', 'At its end']],
    ['21 May 15:00 or 16:00', 'time', ['15:00', '16:00']],
    ['Fri 21 May 15:00', 'weekday', ['Thu 21 May 2020', 'Fri 22 May 2020', 'Fri 21 May 2021']],
    ['Friday, 15:00, 21 May', 'weekday', ['Thu 21 May 2020', 'Fri 22 May 2020']],
    ['2 March 8:00', 'year', ['Mon 2 Mar 2020', 'Tue 2 Mar 2021']],
    ['01/02/2021 15:00', 'date', ['Mon 1 Feb 2021', 'Sat 2 Jan 2021']],
    ['Monday 10:00', 'date', ['Mon 2 Mar 2020', 'Mon 9 Mar 2020']],
    ['next Tuesday 10:00', 'date', ['Tue 3 Mar 2020', 'Tue 10 Mar 2020']],
    ['21 May 15:00 IST', 'zone', ['Kolkata (India)', 'Jerusalem (Israel)', 'Dublin (Ireland)']],
    ['21 May 15:00 CET', 'zone', ['Geneva clocks (UTC+2)', 'UTC+1']],
    ['21 May 15:00 GMT', 'zone', ['London clocks (UTC+1)', 'UTC']],
    ['21 May 15:00 Nice work', 'zone', ['Nice', 'Geneva (your zone)']],
    ['21 May 15:00 London calling', 'zone', ['London', 'Geneva (your zone)']],
    ['21 May 15:00 reading', 'zone', ['Reading', 'Geneva (your zone)']],
    ['21 May 15:00 Congo', 'zone', ['Brazzaville', 'Kinshasa', 'Lubumbashi']],
    ['29 Feb 10:00', 'year', ['Thu 29 Feb 2024']],
    ['Workshop Nairobi 21 May 15:00', 'zone', ['Nairobi', 'Geneva (your zone)']],
    ['29 March 2020 02:30', 'skipped', ['01:30', '03:30']],
    ['4 Oct 2020 2:30 am Sydney', 'skipped', ['01:30', '03:30']],
    ['25 October 2020 02:30', 'repeated', ['The first 02:30 (UTC+02:00)', 'The second 02:30 (UTC+01:00)']],
    ['5 April 2020 02:30 Sydney', 'repeated', ['The first 02:30 (UTC+11:00)', 'The second 02:30 (UTC+10:00)']],
  ])('%s', (...row) => {
    const [text, about, choices] = row
    expect(asked(read(text))[0]).toEqual([about, choices])
  })

  it('asks which day "tomorrow" is where it is not the same day in both places', () => {
    const evening = read('tomorrow 9:00 Auckland', { now: '2020-03-02T18:00:00Z' })
    expect(asked(evening)).toEqual([['date', ['Tue 3 Mar 2020', 'Wed 4 Mar 2020']]])
  })

  it('asks only for what is missing and keeps the rest', () => {
    const when = read('21 May Geneva 90m Case studies')
    expect(asked(when)).toEqual([['time', []]])
    expect(when).toMatchObject({
      title: 'Case studies',
      draft: { sessions: [{ date: { options: ['2020-05-21'] }, lasts: { options: ['PT90M'] } }] },
    })
  })

  it('asks for day and time where neither is said', () => {
    expect(asked(read('Case studies')).map(([about]) => about)).toEqual(['date', 'time'])
    expect(asked(read('')).map(([about]) => about)).toEqual(['date', 'time'])
  })

  it.each([
    'every second Tuesday 15:00',
    'before 15:00 21 May',
    '21 May around 15:00',
    'end of May 15:00',
    '21 May 15:00 local time',
    '21 May 15:00 March plan',
    '21 May 25:00',
    '21 May 15',
    '31 June 10:00',
    '29 February 2021 10:00',
    '21 May 15:00 to 14:00',
    '21 May 2030',
    'last Friday 15:00',
    'Fridays 15:00',
    '21 May not 15:00',
    '21 May 15:00 16:00',
    'Case studies on 21 May at 15:00 with annexes',
    '21 May 15:00 dataset Nairobi',
    '15:00',
  ])('%s is never guessed', (text) => expect(read(text, { dateOnly: true }).kind).toBe('gap'))
})

describe('a question’s choices', () => {
  it('lead to a session, one after the other', () => {
    let when = read('Fri 21 May at 3 IST')
    for (const pick of [2, 0, 0]) {
      const choice = when.kind === 'gap' ? when.asks[0].choices[pick] : undefined
      if (choice) when = resolveWhen(JSON.parse(JSON.stringify(choice.draft)), options)
    }
    expect(sessions(when)).toEqual(['2021-05-21 15:00 Kolkata PT60M'])
  })

  it('choose one of a repeated hour', () => {
    const when = read('25 October 2020 02:30')
    const second = when.kind === 'gap' ? when.asks[0].choices[1] : undefined
    expect(second && resolveWhen(second.draft, options)).toMatchObject({
      sessions: [{ at: '2020-10-25T01:30:00Z' }],
    })
  })

  it('decide whether a place is the time’s or the title’s', () => {
    const when = read('21 May 15:00 Nairobi Case studies')
    expect(sessions(when)).toBe('zone: "Nairobi": the time zone, or words of the title?')
    const chosen = when.kind === 'gap' ? when.asks[0].choices : []
    const settled = chosen.map(({ draft }) => resolveWhen(draft, options))
    expect(settled.map((one) => [sessions(one), one.title])).toEqual([
      [['2020-05-21 15:00 Nairobi PT60M'], 'Case studies'],
      [['2020-05-21 15:00 Geneva PT60M'], 'Nairobi Case studies'],
    ])
  })

  it('confirm words that were doubted', () => {
    const when = read('21-22 July 9:00 to 16:00')
    const yes = when.kind === 'gap' ? when.asks[0].choices[0] : undefined
    expect(yes && sessions(resolveWhen(yes.draft, options))).toEqual([
      '2020-07-21 09:00 Geneva PT420M',
      '2020-07-22 09:00 Geneva PT420M',
    ])
  })

  it('also come from a form', () => {
    const session = draftOfForm({
      date: '2020-10-25',
      time: '02:30',
      zone: { zone: 'Europe/Zurich', said: 'Geneva' },
      lasts: 'PT60M',
    })
    const when = resolveWhen({ sessions: [session], title: 'T', link: null, meanings: [], doubts: [] }, options)
    expect(asked(when)[0]?.[0]).toBe('repeated')
  })
})
