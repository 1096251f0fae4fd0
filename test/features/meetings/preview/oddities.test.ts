import { describe, expect, it } from '@jest/globals'
import { oddities, oddLabel } from '#features/meetings/preview/oddities.ts'

const night = { from: '22:00', to: '07:00' }
const session = (at: string, lasts: string) => ({
  ...{ id: at, date: at.slice(0, 10), time: at.slice(11, 16), zone: 'UTC', said: 'UTC' },
  ...{ at, lasts },
})

describe('what is odd about the times of a meeting', () => {
  it.each([
    ['nothing, by day', [session('2020-05-21T13:00:00Z', 'PT60M')], [], ' 1'],
    ['a session of ten hours', [session('2020-05-21T08:00:00Z', 'PT600M')], ['long'], ' a 10-hour meeting'],
    [
      'two sessions at once',
      [session('2020-05-21T13:00:00Z', 'PT90M'), session('2020-05-21T14:00:00Z', 'PT60M')],
      ['overlap'],
      ' overlapping sessions',
    ],
    ['a night for its own leader', [session('2020-05-21T23:00:00Z', 'PT60M')], ['own-night'], ' at night for you'],
  ])('%s', (...[, sessions, kinds, label]) => {
    const found = oddities(sessions, { zone: 'Europe/Zurich', night })
    expect(found.map(({ kind }) => kind)).toEqual(kinds)
    expect(oddLabel(found, ' 1')).toBe(label)
  })

  it('a leader whose zone nobody knows has no night', () => {
    expect(oddities([session('2020-05-21T23:00:00Z', 'PT60M')], { zone: null, night })).toEqual([])
  })

  it('a series without an end is said on its button', () => {
    expect(oddLabel([{ kind: 'endless' }], ' these meetings')).toBe(' meetings without an end')
  })
})
