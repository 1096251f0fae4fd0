import { beforeAll, describe, expect, test } from '@jest/globals'
import { warningSpans } from '#features/meetings/cards/preview-card.ts'
import { daysOff, type PlaceOff } from '#features/meetings/preview/days-off.ts'
import { derivedSessions } from '#features/meetings/session-times.ts'
import { messageOf, said, type TestHouse, testHouse, wordsOf } from '../../../context.ts'

const nairobi = { zone: 'Africa/Nairobi' }
const riyadh = { zone: 'Asia/Riyadh' }
const auckland = { zone: 'Pacific/Auckland' }
const geneva = { zone: 'Europe/Zurich', said: 'Geneva' }

const session = (date: string, time: string | null = '15:00') => ({ date, time, zone: 'Europe/Zurich', lasts: 'PT60M' })
const off = (dates: ReturnType<typeof session>[], people: { zone: string | null }[]) =>
  daysOff(derivedSessions(dates), people).map(({ country, holiday, people: there }) => [country, holiday, there])

describe('where members have the day off', () => {
  test('holidays come first, then the weekend, each with how many are there', () => {
    expect(off([session('2021-10-20')], [nairobi, nairobi, riyadh])).toEqual([['Kenya', 'Mashujaa Day', 2]])
    expect(off([session('2021-10-22')], [nairobi, riyadh, riyadh])).toEqual([['Saudi Arabia', null, 2]])
  })

  test('the day is the one that they have: Friday afternoon in Geneva is Saturday in Auckland', () => {
    expect(off([session('2021-05-21')], [auckland, geneva])).toEqual([['New Zealand', null, 1]])
    expect(off([session('2021-05-21', '09:00')], [auckland, geneva])).toEqual([])
  })

  test('a day without a time is the same day for all', () => {
    expect(off([session('2021-05-21', null)], [auckland, riyadh])).toEqual([['Saudi Arabia', null, 1]])
  })

  test('zones of one country are counted together, and who has said no zone is not', () => {
    const people = [{ zone: 'America/New_York' }, { zone: 'America/Los_Angeles' }, { zone: null }]
    expect(off([session('2021-07-05')], people)).toEqual([['United States', 'Independence Day', 2]])
  })

  test('what is so for two sessions is said once', () => {
    expect(off([session('2021-05-22'), session('2021-05-23')], [nairobi])).toEqual([['Kenya', null, 1]])
  })
})

describe('it is one line', () => {
  const line = (places: PlaceOff[]) => said(warningSpans({ kind: 'places-off', places, of: 24 }), geneva)
  const weekend = (country: string, people = 1): PlaceOff => ({ country, holiday: null, people })

  test('with the name of the holiday', () => {
    expect(line([{ country: 'Kenya', holiday: 'Madaraka Day', people: 3 }, weekend('Saudi Arabia', 2)])).toBe(
      'Public holiday in Kenya (Madaraka Day), 3 of 24. Weekend in Saudi Arabia, 2 of 24.',
    )
  })

  test('where two countries have the same holiday, it is said once', () => {
    const christmas = (country: string): PlaceOff => ({ country, holiday: 'Christmas Day', people: 2 })
    expect(line([christmas('Kenya'), christmas('Norway')])).toBe(
      'Public holiday in Kenya and Norway (Christmas Day), 4 of 24.',
    )
  })

  test('of three holidays, and a count of the others', () => {
    const places = ['One', 'Two', 'Three', 'Four'].map((holiday) => ({ country: `${holiday}land`, holiday, people: 1 }))
    expect(line(places)).toMatch(/\(Three\), 1 of 24\. And 1 more public holiday\.$/)
  })

  test('with its day, where there are several', () => {
    const places = daysOff(derivedSessions([session('2021-06-01'), session('2021-06-08')]), [nairobi])
    expect(places.map((place) => line([place]))).toEqual([
      'Public holiday in Kenya on Tue 1 Jun 2021 (Madaraka Day), 1 of 24.',
    ])
  })

  test('of days in their order, where there are several holidays: many of them in one sentence', () => {
    const sessions = ['2021-12-25', '2021-06-01', '2021-10-20', '2021-12-13'].map((date) => session(date))
    const places = daysOff(derivedSessions(sessions), [nairobi, nairobi, { zone: 'America/Toronto' }])
    expect(line(places)).toBe(
      'Public holidays: Tue 1 Jun 2021 in Kenya (2 of 24), Wed 20 Oct 2021 in Kenya (2 of 24), Sat 25 Dec 2021 in Kenya and Canada (3 of 24) and 1 more.',
    )
  })

  test('that names three countries at most', () => {
    expect(line([weekend('Egypt', 4), weekend('Qatar')])).toBe('Weekend in Egypt and Qatar, 5 of 24.')
    expect(line([weekend('Egypt'), weekend('Qatar'), weekend('Oman')])).toBe(
      'Weekend in Egypt, Qatar and Oman, 3 of 24.',
    )
    expect(line([weekend('Egypt'), weekend('Qatar'), weekend('Oman'), weekend('Iran'), weekend('Iraq')])).toBe(
      'Weekend in Egypt, Qatar, Oman and 2 more countries, 5 of 24.',
    )
  })
})

describe('a preview', () => {
  let house: TestHouse
  const preview = async (words: string) =>
    wordsOf(messageOf(await house.says('leader-procurement', words)), geneva).split('\n')

  beforeAll(async () => {
    house = await testHouse()
    for (const expert of ['expert-nairobi', 'expert-sydney']) await house.join(expert, 'procurement')
  })

  test('warns of a public holiday where members are, in a line of its own', async () => {
    const lines = await preview('schedule procurement Mon 1 June 10:00 Geneva https://meet.example/1')
    expect(lines.filter((line) => line.includes('holiday'))).toEqual([
      'Public holiday in Kenya (Madaraka Day), 1 of 3.',
    ])
  })

  test('has one line each for a day that is no working day, and for short notice', async () => {
    const lines = await preview('schedule procurement Sat 7 March 10:00 Geneva https://meet.example/1')
    expect(lines.slice(-4, -1)).toEqual([
      'Weekend in Australia, Kenya and Switzerland, 3 of 3.',
      'Sat 7 Mar 2020 is not a working day.',
      'Short notice: less than 7 days.',
    ])
  })

  test('says nothing of days off where there are none', async () => {
    const lines = await preview('schedule procurement Wed 6 May 10:00 Geneva https://meet.example/1')
    expect(lines.join('\n')).not.toMatch(/holiday|[Ww]eekend|working day|notice/)
  })

  test('of a time that is over is refused in one sentence, with the day asked again', async () => {
    const lines = await preview('schedule procurement 1 March 2020 15:00 Geneva')
    expect(lines[0]).toMatch(/^Sun 1 Mar(?: 2020)?, 15:00 Geneva is over\. Which day do you mean\?/)
  })
})
